"""Who may come in: nobody is asked unless ``FAZHI_LOGIN`` names a file of OpenID Connect settings.

The file is TOML: the table ``[auth]`` as Streamlit reads it (OpenID Connect Core 1.0; one provider, its metadata found
by OpenID Connect Discovery 1.0), and ``allow``, addresses or ``@domains`` that may enter; without ``allow`` everyone
whom the provider knows may.  While the variable is set no page runs for a stranger, also when the file cannot be read.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from search_app.errors import LoginSettingsError
from search_app.language import Language
from search_app.text import t

VARIABLE = "FAZHI_LOGIN"
CALLBACK = "/oauth2callback"  # the address that Streamlit answers at
SECRET_LENGTH = 32  # characters; RFC 7518, 3.2 asks 256 bits of a key for HS256
REQUIRED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")


@dataclass(frozen=True, slots=True)
class LoginSettings:
    """Where Streamlit finds the provider, and whom to let in."""

    file: Path
    allow: tuple[str, ...]  # folded; addresses, or domains beginning with @; empty: everyone the provider knows

    def admits(self, user: Mapping[str, object]) -> bool:
        """Tell whether someone whom the provider has identified may enter; an unconfirmed address does not count."""
        if not self.allow:
            return True
        address = str(user.get("email") or "").casefold()
        if not address or user.get("email_verified") is False:
            return False
        return address in self.allow or address[address.rfind("@") :] in self.allow


def login_settings(lang: Language) -> LoginSettings | None:
    """Return the settings that the environment names, or None when nobody is to be asked.

    Args:
        lang: of the message, should they be of no use

    Raises:
        LoginSettingsError: the file cannot be read, lacks something, or has a secret that is too short.
    """
    name = os.environ.get(VARIABLE, "")
    if not name:
        return None
    file = Path(name)
    try:
        content = tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LoginSettingsError(t("login.unreadable", lang, file=name, reason=error)) from error
    if fault := _fault(content, lang):
        raise LoginSettingsError(t("login.unusable", lang, file=name, fault=fault))
    return LoginSettings(file, tuple(entry.strip().casefold() for entry in content.get("allow", ())))


def _fault(content: Mapping[str, object], lang: Language) -> str | None:
    """Return what is wrong with the settings, or None."""
    auth, allow = content.get("auth"), content.get("allow", [])
    table = auth if isinstance(auth, dict) else {}
    if missing := [key for key in REQUIRED if not (isinstance(table.get(key), str) and table[key].strip())]:
        return t("login.missing", lang, keys=", ".join(missing))
    if not urlsplit(table["redirect_uri"]).path.endswith(CALLBACK):
        return t("login.callback", lang, path=CALLBACK)
    if len(table["cookie_secret"]) < SECRET_LENGTH:
        return t("login.secret", lang, length=SECRET_LENGTH)
    if not isinstance(allow, list) or not all(isinstance(entry, str) and "@" in entry for entry in allow):
        return t("login.allow", lang)
    if find_spec("authlib") is None or find_spec("httpx") is None:
        return t("login.packages", lang)
    return None
