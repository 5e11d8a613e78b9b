from __future__ import annotations

import logging

import pytest

from crawler.logs import log_to_stderr, without_logins

HIDDEN = [
    ("https://me:s3cret@gazette.example/", "https://***@gazette.example/"),
    ("http://s3cret@gazette.example/a?b#c", "http://***@gazette.example/a?b#c"),
    ("see https://me:s3c/ret@gazette.example/news for more", "see https://***@gazette.example/news for more"),
    ("https://me:s3c?r#et@gazette.example:80/", "https://***@gazette.example:80/"),
    ("https://me:s3@c/ret@gazette.example/", "https://***@gazette.example/"),
    ('https://me:s3c"ret@gazette.example/', "https://***@gazette.example/"),
    ("https://me:s3cret%40gazette.example/", "https://me:***/"),
    ("https://me:s3cret＠gazette.example/", "https://me:***/"),
    (r"https:\\me:s3cret@gazette.example/", r"https:\\***@gazette.example/"),
    ("https:/me:s3cret@gazette.example/", "https:/***@gazette.example/"),
    ("//me:s3cret@gazette.example/", "//***@gazette.example/"),
    ("me:s3cret@gazette.example: no file", "***@gazette.example: no file"),
    ("me:s3c/ret@gazette.example", "***@gazette.example"),
    ('"me:s3cret@gazette.example:80" is none', '"***@gazette.example:80" is none'),
    ("postgresql://me:s3cret@db.example/news?sslmode=require", "postgresql://***@db.example/news?sslmode=require"),
    ("postgresql://db.example/news?user=me&password=s3cret&a=1", "postgresql://db.example/news?user=me&password=***&a=1"),
    ("https://a:s3cret@a.example/ https://b:s3cret@b.example/", "https://***@a.example/ https://***@b.example/"),
]  # fmt: skip
SHOWN = [
    "https://gazette.example/@harbour/1",
    "https://gazette.example:8080/map/@53.1,9.9",
    "https://gazette.example:8080: the server answers 404",
    "http://[::1]:8000/@x and http://[::ffff:7f00:1]/",
    "12:30 at the quay",
    "database postgresql://me:***@db.example/news: gone",
    "database postgresql://me@db.example/news: gone",
    "sqlite:////var/lib/news@home.db",
    "mailto:desk@gazette.example",
    "desk@gazette.example",
    "tests/url.py:12: a@b",
]


@pytest.mark.parametrize(("text", "shown"), HIDDEN)
def test_no_text_shows_the_login_of_a_url(text: str, shown: str) -> None:
    assert without_logins(text) == shown


@pytest.mark.parametrize("text", SHOWN)
def test_what_is_no_login_is_shown(text: str) -> None:
    assert without_logins(text) == text


def test_a_long_text_is_read_once() -> None:
    for text in ("//" * 100_000, "//a:b" * 50_000, "a:" * 100_000, "x" * 200_000 + ":"):
        assert isinstance(without_logins(text), str)


def test_no_line_of_the_log_shows_a_login(capsys: pytest.CaptureFixture[str]) -> None:
    root = logging.getLogger()
    before, level = root.handlers, root.level
    try:
        log_to_stderr()
        try:
            raise ValueError("https://me:s3cret@gazette.example/ is lost")  # noqa: TRY301
        except ValueError:
            root.exception("%s failed", "https://me:s3cret@gazette.example/")
    finally:
        root.handlers = before
        root.setLevel(level)
    said = capsys.readouterr().err
    assert "s3cret" not in said
    assert said.count("https://***@gazette.example/") == 3
