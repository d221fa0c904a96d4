"""What can go wrong on the command line and in the app."""

from __future__ import annotations


class AppError(Exception):
    """A fault that the person at the keyboard can mend; the message says what, where and what to do next."""


class UnknownText(AppError, KeyError):  # noqa: N818 - says what happened
    """A text key that no language has: a fault of the program, found by the tests."""

    def __str__(self) -> str:
        return f"no text for {self.args[0]!r}; add it to one of search_app/text_*.py in both languages"


class NotFound(AppError):  # noqa: N818 - says what happened
    """Something named by the person that is not in the graph, or is named by more than one thing."""


class BadRequest(AppError):  # noqa: N818 - says what happened
    """An option whose value cannot be understood."""


class AppServerError(AppError):
    """The web server of the app cannot start."""


class LoginSettingsError(AppError):
    """A login is asked for whose settings cannot be used; nobody is let in until they can."""
