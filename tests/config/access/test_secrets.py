from __future__ import annotations

from pathlib import Path

import pytest

from crawler.config.access.headers import Header
from crawler.config.access.secrets import filled
from crawler.config.file import parse_config
from crawler.core.errors import ConfigError

SECRET = "swordfish-7"
SOURCE = '[[source]]\nname = "a"\nurl = "https://a.example"\nevery = "1h"\n'


def test_secrets_come_from_variables_files_and_credentials(tmp_path: Path) -> None:
    (tmp_path / "key").write_text(f"{SECRET}\n")
    variables = {"NAME": "me", "CREDENTIALS_DIRECTORY": str(tmp_path)}
    assert filled(f"${{NAME}}:${{file:{tmp_path}/key}}/${{credential:key}} $ {{x}}", variables) == (
        f"me:{SECRET}/{SECRET} $ {{x}}"
    )


def test_what_is_missing_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "empty").write_text("\n")
    (tmp_path / "odd").write_bytes(b"\xff\xfe")
    (tmp_path / "long").write_text("x" * 100_000)
    for name, said in {
        "NO_KEY": "the environment has no variable NO_KEY",
        f"file:{tmp_path}/none": "cannot be read",
        f"file:{tmp_path}": "cannot be read",
        f"file:{tmp_path}/empty": "is empty",
        f"file:{tmp_path}/odd": "is not UTF-8",
        f"file:{tmp_path}/long": "is over",
        "credential:key": "systemd hands over none",
    }.items():
        with pytest.raises(ValueError, match=said):
            filled(f"a${{{name}}}b", {})


def test_cookies_and_a_login_become_headers_of_the_publisher(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSFOLD_TEST_KEY", SECRET)
    (tmp_path / "password").write_text("ü:x\n")
    config = parse_config(
        f'{SOURCE}headers = {{X-Key = "1"}}\ncookies = {{session = "${{NEWSFOLD_TEST_KEY}}", seen = "1"}}\n'
        f'auth = "me:${{file:{tmp_path}/password}}"\n'
    )
    assert config.sources[0].headers == (
        Header("X-Key", "1"),
        Header("Cookie", f"session={SECRET}; seen=1"),
        Header("Authorization", "Basic bWU6w7w6eA=="),
    )
    assert SECRET not in repr(config)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (f'cookies = "{SECRET}"', "must be a table"),
        ("cookies = {}", "must not be empty"),
        (f'cookies = {{"a b" = "{SECRET}"}}', "is no name of a cookie"),
        (f'cookies = {{a = "{SECRET}; b=c"}}', "plain characters without"),
        (f'cookies = {{a = "{SECRET * 1000}"}}', "over 4,096 characters"),
        ('cookies = {a = "${NO_SUCH_KEY}"}', "no variable NO_SUCH_KEY"),
        ("cookies = {a = 7}", "a text in quotes"),
        (f'auth = "{SECRET}"', "a name and a password"),
        (f'auth = "me:{SECRET}\\n"', "a name and a password"),
        ("auth = 7", "must be a text"),
        (f'headers = {{Cookie = "{SECRET}"}}\ncookies = {{a = "{SECRET}"}}', "say the same"),
        (f'headers = {{authorization = "{SECRET}"}}\nauth = "me:{SECRET}"', "say the same"),
        (f'proxy = "ftp://{SECRET}@h"', "must be of http, socks5, socks5h"),
        ('consent = "Agree"', "goes with render = true only"),
    ],
)
def test_faults_are_told_without_secrets(line: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said) as caught:
        parse_config(f"{SOURCE}{line}\n", "n.toml")
    assert len(caught.value.faults) == 1
    assert SECRET not in str(caught.value)
