"""What others get of the library: its types, its start, its page of examples."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from crawler.archive.pages import archive
from storage.database import Database
from tests.archive.ferry import BAKERY, FERRY, NOON, OWN, made, page

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "python.md").read_text("utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


def test_the_examples_of_the_page_run(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Database(sqlite_url) as database:
        archive(database, page(made(FERRY), url=OWN, own=True), NOON)
        archive(database, page(made(BAKERY, "Rye prize", 1, None), url="https://gazette.example/"), NOON)
    (tmp_path / "news.db").rename(tmp_path / "newsfold.db")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for example in EXAMPLES:
        exec(compile(example, "docs/python.md", "exec"), names)
    said = capsys.readouterr().out
    assert "The late ferry sails again https://gazette.example/2026/05/late-ferry 2026-05-01 09:00:00+00:00" in said
    assert "2 articles, 1 of them of the Gazette" in said
    assert "no article has the number 999999" in said
    assert (tmp_path / "articles.csv").exists()
    assert (tmp_path / "feed.xml").exists()


def test_each_method_of_an_archive_is_on_the_page() -> None:
    import newsfold

    methods = [name for name in vars(newsfold.Archive) if not name.startswith("_")]
    assert [name for name in methods if f"`{name}(" not in PAGE] == []
    assert [name for name in newsfold.__all__ if name not in PAGE] == []


def test_each_field_of_an_article_is_on_the_page() -> None:
    from newsfold import Article

    assert [name for name in Article.__dataclass_fields__ if f"`{name}`" not in PAGE] == []


@pytest.mark.parametrize("package", ["crawler", "migrations", "newsfold", "storage"])
def test_each_package_says_that_it_is_typed(package: str) -> None:
    assert (ROOT / package / "py.typed").exists()


def test_a_type_checker_sees_the_types(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "from newsfold import extract, open_archive\n"
        "reveal_type(extract(''))\n"
        "with open_archive('a.db') as archive:\n"
        "    reveal_type(archive)\n"
        "    reveal_type(next(archive.articles(site='a')).title)\n"
        "extract(5)\n"
        "archive.articles(sight='a')\n"
        "from newsfold import nonsense\n"
    )
    checker = [sys.executable, "-m", "mypy", "--follow-imports=silent", "--cache-dir", str(tmp_path / "cache")]
    done = subprocess.run([*checker, str(program)], check=False, cwd=ROOT, capture_output=True, text=True)
    told = [line.split(": ", 1)[1] for line in done.stdout.splitlines() if "program.py" in line]
    assert 'note: Revealed type is "tuple[crawler.core.types.Article, ...]"' in told
    assert 'note: Revealed type is "newsfold.library.archive.Archive"' in told
    assert 'note: Revealed type is "str"' in told
    assert [line.rpartition("[")[2] for line in told if line.startswith("error")] == [
        "arg-type]",
        "call-arg]",
        "attr-defined]",
    ]


def test_the_names_cost_nothing_until_they_are_used() -> None:
    code = "import sys, json, newsfold, newsfold.__main__; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, capture_output=True, text=True)
    loaded = {name.partition(".")[0] for name in json.loads(done.stdout)}
    assert not loaded & {"crawler", "storage", "sqlalchemy", "scrapy", "lxml", "pyarrow"}
