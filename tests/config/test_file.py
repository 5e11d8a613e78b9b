"""newsfold.toml: what it gives, and that every fault is told at once with its line."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from crawler.config.file import load_config, parse_config
from crawler.config.model import Config, Fetch, Log, LogFormat, Metrics, Scope, Source
from crawler.core.errors import ConfigError

SOURCE_TABLE = '[[source]]\nname = "gazette"\nurl = "https://gazette.example/"\nevery = "15m"\n'


def faults_of(text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        parse_config(text, "n.toml")
    return list(caught.value.faults)


def test_a_whole_file() -> None:
    config = parse_config(
        'database = "sqlite:///x.db"\n'
        '[fetch]\nallow_private = ["127.0.0.1:8000", "[::1]:80"]\ntimeout = 5\ndelay = 0\nworkers = 2\n'
        '[log]\nformat = "json"\n[metrics]\nlisten = "[::1]:9469"\n'
        '[[source]]\nname = "gazette"\nurl = "gazette.example/news"\nevery = "1h30m"\nlimit = 50\nscope = "page"\n'
    )
    assert config == Config(
        database="sqlite:///x.db",
        fetch=Fetch(allow_private=("127.0.0.1:8000", "[::1]:80"), timeout=5.0, delay=0.0, workers=2),
        log=Log(format=LogFormat.JSON),
        metrics=Metrics(listen="[::1]:9469"),
        sources=(
            Source(
                name="gazette",
                url="https://gazette.example/news",
                every=timedelta(minutes=90),
                limit=50,
                scope=Scope.PAGE,
            ),
        ),
    )


def test_defaults() -> None:
    config = parse_config(SOURCE_TABLE)
    assert config.fetch == Fetch()
    assert config.metrics.listen is None
    assert config.database == Config().database


def test_every_fault_is_told_with_its_line() -> None:
    faults = faults_of(
        'databse = "x"\n'
        "[fetch]\n"
        "allow_private = [\n"
        '  "127.0.0.1:80",  # fine\n'
        '  "nowhere",\n'
        "]\n"
        'timeout = "long"\n'
        "[[source]]\n"
        'name = "a"\n'
        'url = "ftp://a.example/"\n'
        'every = "4s"\n'
        "[[source]]\n"
        'name = "a"\n'
        "limit = 0\n"
    )
    assert [
        (fault.split(":")[1], word in fault)
        for fault, word in zip(
            faults,
            ('did you mean "database"', '"nowhere"', "timeout", "ftp", "5s", "no url and no every", "line 9", "limit"),
            strict=True,
        )
    ] == [(line, True) for line in ("1", "3", "7", "10", "11", "12", "13", "14")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "there is no source"),
        ("x = ", "n.toml:1: "),
        ("a = 1\nb = = 2\n", "n.toml:2: "),
        ("[fetch]\ndelay = 1\ndelay = 2\n" + SOURCE_TABLE, "n.toml"),
        ("fetch = 3\n" + SOURCE_TABLE, "n.toml:1: fetch must be a table"),
        ("log = true\n" + SOURCE_TABLE, "n.toml:1: log must be a table"),
        ('[log]\nformat = "xml"\n' + SOURCE_TABLE, 'n.toml:2: format: "xml" is no format of log lines; it is plain or'),
        ('[metrics]\nlisten = ":9469"\n' + SOURCE_TABLE, 'n.toml:2: listen: ":9469" is not HOST:PORT'),
        ("[metrics]\nlisten = 9469\n" + SOURCE_TABLE, "n.toml:2: listen: must be a text in quotes"),
        ("[metrics]\nport = 1\n" + SOURCE_TABLE, 'n.toml:2: unknown key "port"; known here: listen'),
        ('source = "x"', "n.toml:1: source must be a list of tables"),
        ("database = 3\n" + SOURCE_TABLE, "n.toml:1: database: must be a text"),
        ("fetch = {delay = -1}\n" + SOURCE_TABLE, "n.toml:1: delay: must be between 0 and 3600, not -1"),
        ("[fetch]\nworkers = true\n" + SOURCE_TABLE, "n.toml:2: workers: must be a whole number, not true"),
        ("[fetch]\ndelay = nan\n" + SOURCE_TABLE, "n.toml:2: delay: must be between"),
        ('[fetch]\ncontact = "me"\n' + SOURCE_TABLE, 'n.toml:2: contact: "me" is neither a mail address nor a URL'),
        ('[fetch]\nuser_agent = "a\\nb"\n' + SOURCE_TABLE, "n.toml:2: user_agent: holds a control character"),
        (SOURCE_TABLE + "evry = 3\n", 'n.toml:5: unknown key "evry"; did you mean "every"?'),
        (SOURCE_TABLE + 'kind = "rss"\n', 'n.toml:5: kind: "rss" is no kind of source; it is feed, sitemap or page'),
        (SOURCE_TABLE + 'kind = "feed"\nscope = "site"\n', 'n.toml:6: scope does not go with kind = "feed"'),
        (SOURCE_TABLE + 'include = ["news"]\n', 'n.toml:5: include: "news" begins neither with / nor with a host'),
        (SOURCE_TABLE + "depth = -1\n", "n.toml:5: depth: must be between 0 and 1000, not -1"),
        ('database = "mysql://h/n"\n' + SOURCE_TABLE, "n.toml:1: database: mysql is not supported"),
        (SOURCE_TABLE + "[source.deep]\nx = 1\n", 'n.toml:5: unknown key "deep"'),
        ("a = " + "[" * 3000 + "]" * 3000, "n.toml"),
    ],
)
def test_faults(text: str, said: str) -> None:
    (fault,) = faults_of(text)
    assert said in fault


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no such file"):
        load_config(tmp_path / "none.toml")
    with pytest.raises(ConfigError, match="cannot be read"):
        load_config(tmp_path)
    latin = tmp_path / "latin.toml"
    latin.write_bytes(b"# ok\nname = 'Z\xfcri'\n")
    with pytest.raises(ConfigError, match=r"latin.toml:2: is not UTF-8"):
        load_config(latin)
    large = tmp_path / "large.toml"
    large.write_bytes(b"#" * (1024 * 1024 + 1))
    with pytest.raises(ConfigError, match="over 1048576 bytes"):
        load_config(large)


def test_a_byte_order_mark_and_carriage_returns_do_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "windows.toml"
    path.write_bytes(b"\xef\xbb\xbf" + SOURCE_TABLE.replace("\n", "\r\n").encode())
    assert load_config(path).sources[0].name == "gazette"


def test_a_worker_needs_no_source() -> None:
    config = parse_config('database = "postgresql://news@quay.example/news"\n', needs_sources=False)
    assert (config.sources, config.database) == ((), "postgresql://news@quay.example/news")
