"""`newsfold explain`: on a terminal, as JSON, and as a page that is as harmless as the page it shows is not."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsfold.__main__ import cli
from newsfold.demo_site.pages import render
from newsfold.demo_site.plan import pages
from storage.article_writes import keep_revision
from storage.database import Database
from storage.pages import record_fetch
from storage.records import NewArticle, NewLink, PageFetch, Why
from storage.sightings import see
from storage.story_links import set_links
from tests.stored import add_one

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
PROSE = [
    "The harbour council voted on Tuesday evening to keep the old ferry line running for another two winters.",
    "Its chair, Ilse Maartens, said the boats carry four hundred people a day whom no bus could take.",
    "The vote was seven to two, and both members who opposed it named the price of diesel as their reason.",
]
PAGE = (
    '<!doctype html><html lang="en"><head><title>Ferry stays</title></head><body><nav><a href="/">Home</a></nav>'
    "<article><h1>Ferry stays for two more winters</h1><p>By Ilse Marten</p>"
    + "".join(f"<p>{text}</p>" for text in PROSE)
    + "</article></body></html>"
)
EVIL = (
    "<h1>Ferry &lt;script&gt;alert(1)&lt;/script&gt; stays</h1><script>alert(2)</script>"
    '<nav class="&quot;><img src=x onerror=alert(3)>"><a href="javascript:alert(4)">Home &lt;img src=x&gt;</a></nav>'
    '<style>body { display: none }</style><iframe src="https://evil.example/"></iframe>'
    + "".join(f"<p onclick=alert(5)>{text} &lt;b&gt; \x1b[2J \u202e</p>" for text in PROSE)
)


def explain(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, ["explain", *arguments], input=stdin)


def test_a_page_on_a_terminal() -> None:
    result = explain("-", "--url", "https://post.example/ferry", stdin=PAGE.encode())

    assert result.exit_code == 0
    lines = [line.rstrip() for line in result.stdout.splitlines()]
    assert lines[0] == "-: page, 1 article, 6 blocks, 1 left out"
    assert any(line.split() == ["authors", "Ilse", "Marten", "by-line"] for line in lines)
    assert any("stands in boilerplate: nav, its tag says so" in line for line in lines)


def test_a_page_as_json() -> None:
    result = explain("-", "--json", "--url", "https://post.example/ferry", stdin=PAGE.encode())

    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert set(found) == {
        "file", "url", "kind", "nothing_because", "meaning", "articles", "blocks", "headings", "refused",
    }  # fmt: skip
    (article,) = found["articles"]
    assert article["origins"]["authors"] == "by-line"
    assert (article["first_block"], article["end_block"], article["title_block"]) == (1, 6, 1)
    assert [block["role"] for block in found["blocks"]] == ["dropped", "title", "label", "text", "text", "text"]
    assert found["headings"][0]["is_title"] is True


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"<!doctype html><title>News</title><ul><li><a href=/a>Ferry line stays</a></ul>", "no-article"),
        (b"<!doctype html><title>404 Not Found</title><h1>Not found</h1>", "error-page"),
        (b"<html></html>", "empty"),
        (b"", "empty"),
        (b"%PDF-1.7 and so on", "pdf"),
        (b"\x00\x01\x02\x03" * 99, "binary"),
    ],
)
def test_a_page_without_an_article_says_why(body: bytes, reason: str) -> None:
    for arguments in (["--json"], []):
        result = explain("-", *arguments, stdin=body)
        assert result.exit_code == 0
        assert reason in result.stdout
    assert json.loads(explain("-", "--json", stdin=body).stdout)["meaning"].endswith(".")


class _Tags(HTMLParser):
    """Collects what a page is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: list[str | None] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        self.addresses += [value for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_for_a_browser_takes_over_text_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "out.html"
    result = explain("-", "--html", str(target), stdin=EVIL.encode())

    assert (result.exit_code, result.stdout) == (0, "")
    page = target.read_text("utf-8")
    found = _Tags()
    found.feed(page)
    assert found.tags <= {
        "html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "p", "input", "label", "div", "main",
        "section", "span", "table", "tr", "td", "i", "a",
    }  # fmt: skip
    assert found.attributes <= {
        "lang", "charset", "http-equiv", "content", "name", "type", "id", "for", "class", "dir", "title", "href",
    }  # fmt: skip
    assert set(found.addresses) == {"#article-1"}
    assert "default-src 'none'" in page.replace("&#x27;", "'")
    assert "Ferry <script>alert(1)</script> stays" in found.text
    assert all(f"{text} <b>" in found.text for text in PROSE)
    assert "alert(2)" not in page
    assert "\x1b" not in page
    assert "\u202e" not in page


def test_header_and_menus_stand_outside_of_the_box_of_an_article_in_both_colour_schemes(tmp_path: Path) -> None:
    target = tmp_path / "out.html"
    page = render(pages()["/notices/"], "https://ledger.example", 1)
    assert explain("-", "--html", str(target), stdin=page.encode()).exit_code == 0

    written = target.read_text("utf-8")
    body = written[written.index("<main") :]
    assert body.index("The Tern Harbour Ledger") < body.index('<section class="article')
    assert body.index('<section class="article') < body.index("Fuller&#x27;s Yard")
    assert "prefers-color-scheme: dark" in written


def test_a_plain_text_has_its_page_too(tmp_path: Path) -> None:
    target = tmp_path / "out.html"
    result = explain("-", "--html", str(target), "--json", stdin="\n\n".join(["Ferry stays", *PROSE]).encode())

    assert len(json.loads(result.stdout)["articles"]) == 1
    assert all(text in target.read_text("utf-8") for text in PROSE)


def test_a_stored_article(sqlite_url: str) -> None:
    with Database(sqlite_url) as database, database.begin() as connection:
        new = NewArticle(
            digest_version=1, digest=bytes(16), tokens=4, title="Ferry stays", text="The old line runs on.",
            site="post.example", source="post", url="https://post.example/ferry",
        )  # fmt: skip
        number = add_one(database, connection, new, NOON)
        assert number is not None
        for name in ("ferry", "front"):
            fetched = PageFetch(url=f"https://post.example/{name}", fetched_at=NOON, status=200, kind="page")
            see(connection, record_fetch(database, connection, "post", fetched), {number: 0}, NOON)
        keep_revision(connection, number, new, NOON)
    result = explain(str(number), "--db", sqlite_url)

    assert result.exit_code == 0
    assert "a repeat:" in result.stdout
    found = json.loads(explain(str(number), "--json", "--db", sqlite_url).stdout)
    assert [sighting["page"] for sighting in found["sightings"]] == [
        "https://post.example/ferry",
        "https://post.example/front",
    ]
    assert len(found["revisions"]) == 1
    missing = explain("99", "--db", sqlite_url)
    assert (missing.exit_code, missing.stderr) == (
        1,
        "Error: no article has the number 99; `newsfold articles` lists them\n",
    )


def test_a_stored_article_names_its_near_copies(sqlite_url: str) -> None:
    with Database(sqlite_url) as database, database.begin() as connection:
        numbers = [
            add_one(
                database,
                connection,
                NewArticle(
                    digest_version=1, digest=bytes([place]) * 16, tokens=4, title=f"Ferry {place}", text="It runs on.",
                    site="post.example", source="post",
                ),
                NOON,
            )
            for place in range(2)
        ]  # fmt: skip
        why = Why(reasons=("most paragraphs are the same",), here=0.9, there=0.8, only_here=("Fares rise \x1b[2J.",))
        link = NewLink(article_id=numbers[1], of_id=numbers[0], verdict="near", why=why)
        set_links(database, connection, [link], [], NOON)
    for number in numbers:
        result = explain(str(number), "--db", sqlite_url)
        assert result.exit_code == 0
        assert (
            f"near copy:     {numbers[1]} of {numbers[0]}, 90% of its text stands there, 80% of that text here; "
            "most paragraphs are the same"
        ) in result.stdout
        assert f"  only in {numbers[1]}: Fares rise  [2J." in result.stdout
        (found,) = json.loads(explain(str(number), "--json", "--db", sqlite_url).stdout)["links"]
        assert found["why"]["reasons"] == ["most paragraphs are the same"]


def test_mistakes_are_sentences(tmp_path: Path) -> None:
    assert explain(str(tmp_path / "none.html")).stderr == f"Error: {tmp_path / 'none.html'}: there is no such file\n"
    assert explain("12", "--html", str(tmp_path / "x.html")).exit_code == 2


def test_a_page_that_cannot_be_fetched_is_a_sentence() -> None:
    # In a process of its own: a fetch needs the event loop that a process has once.
    command = [sys.executable, "-m", "newsfold", "explain", "https://127.0.0.1:1/x"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Error: https://127.0.0.1:1/x: ")
    assert "Traceback" not in done.stderr
