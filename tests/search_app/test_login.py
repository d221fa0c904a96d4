"""Settings of the login: off unless asked for, and closed while they cannot be used."""

from pathlib import Path

import pytest

from search_app.commands.app import command
from search_app.errors import LoginSettingsError
from search_app.login import VARIABLE, LoginSettings, login_settings

AUTH = """
[auth]
redirect_uri = "http://127.0.0.1:8501/oauth2callback"
cookie_secret = "0123456789abcdef0123456789abcdef"
client_id = "fazhi"
client_secret = "secret"
server_metadata_url = "http://127.0.0.1:9/.well-known/openid-configuration"
"""


def written(folder: Path, text: str) -> Path:
    file = folder / "login.toml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize("value", [None, ""])
def test_nobody_is_asked_unless_a_file_is_named(monkeypatch: pytest.MonkeyPatch, value: str | None) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    if value is not None:
        monkeypatch.setenv(VARIABLE, value)
    assert login_settings("zh") is None
    assert "--secrets.files" not in command("127.0.0.1", 8501)


def test_the_file_reaches_the_server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = written(tmp_path, 'allow = ["Li@Example.org", "@uni.edu.cn"]\n' + AUTH)
    monkeypatch.setenv(VARIABLE, str(file))
    settings = login_settings("zh")
    assert settings == LoginSettings(file, ("li@example.org", "@uni.edu.cn"))
    assert command("127.0.0.1", 8501, settings)[-2:] == ["--secrets.files", str(file)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[auth", "login.toml"),
        ("", "redirect_uri, cookie_secret, client_id, client_secret, server_metadata_url"),
        (AUTH.replace('client_id = "fazhi"', "client_id = 7"), "client_id"),
        (AUTH.replace("/oauth2callback", "/"), "/oauth2callback"),
        (AUTH.replace("0123456789abcdef0123456789abcdef", "short"), "32"),
        ('allow = "li@example.org"\n' + AUTH, "allow"),
        ('allow = ["example.org"]\n' + AUTH, "allow"),
    ],
)
def test_settings_that_cannot_be_used_say_why(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str, said: str
) -> None:
    monkeypatch.setenv(VARIABLE, str(written(tmp_path, text)))
    for lang in ("zh", "en"):
        with pytest.raises(LoginSettingsError, match="FAZHI_LOGIN") as caught:
            login_settings(lang)  # type: ignore[arg-type]
        assert said in str(caught.value)


def test_a_file_that_is_not_there_lets_nobody_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "none.toml"))
    with pytest.raises(LoginSettingsError, match=r"none\.toml"):
        login_settings("en")


@pytest.mark.parametrize(
    ("user", "admitted"),
    [
        ({"email": "li@example.org"}, True),
        ({"email": "LI@EXAMPLE.ORG", "email_verified": True}, True),
        ({"email": "li@example.org", "email_verified": False}, False),
        ({"email": "wang@uni.edu.cn"}, True),
        ({"email": "wang@evil-uni.edu.cn"}, False),
        ({"email": "wang@uni.edu.cn@example.net"}, False),
        ({"email": "", "name": "li@example.org"}, False),
        ({}, False),
    ],
)
def test_only_the_listed_enter(user: dict[str, object], admitted: bool) -> None:
    assert LoginSettings(Path("x"), ("li@example.org", "@uni.edu.cn")).admits(user) is admitted


def test_without_a_list_everyone_the_provider_knows_enters() -> None:
    assert LoginSettings(Path("x"), ()).admits({"sub": "1"})
