"""Pages that scripts fill, read by a real browser: what loads while one scrolls, what follows a story, a consent."""

from __future__ import annotations

import json

import pytest

from storage.database import Database
from tests.crawl.conftest import Collect
from tests.crawl.pages import kinds, titles
from tests.paper import Paper, send, story

FEED = """<!doctype html><html lang=en><head><title>The Quay</title></head><body><main id=feed></main><i id=end>.</i>
<script>
let next = 0, busy = false;
async function more() {
  if (busy || next >= COUNT) return;
  busy = true;
  const part = await (await fetch("/more?n=" + next++)).text();
  const box = document.createElement("div");
  box.style.minHeight = "900px";
  box.innerHTML = new DOMParser().parseFromString(part, "text/html").querySelector("main").innerHTML;
  document.getElementById("feed").append(box);
  busy = false;
}
new IntersectionObserver(seen => { if (seen[0].isIntersecting) more(); }).observe(document.getElementById("end"));
</script></body></html>"""


def endless(paper: Paper, count: int) -> None:
    """Make the paper a page that loads so many stories, one by one, as one scrolls."""
    paper.pages |= {"/live": FEED.replace("COUNT", str(count))}
    paper.pages |= {f"/more?n={number}": story(number) for number in range(count)}


def test_a_page_is_scrolled_until_nothing_new_comes(paper: Paper, store: Database, collect: Collect) -> None:
    endless(paper, 12)
    assert collect("/live", limit=1).new == 0
    report = collect("/live", limit=1, own={"render": True})
    assert (report.new, report.errors) == (12, ())
    assert len(titles(store)) == 12
    again = collect("/live", limit=1, own={"render": True})
    assert (again.new, again.errors) == (0, ())


def test_a_page_without_an_end_is_left_after_so_many_scrolls(paper: Paper, collect: Collect) -> None:
    endless(paper, 1_000)
    report = collect("/live", limit=1, own={"render": True, "scrolls": 3})
    assert 3 <= report.new <= 8
    assert report.errors == ()


def test_the_stories_that_follow_a_story_are_read_with_it(paper: Paper, store: Database, collect: Collect) -> None:
    """The next story stands below the first one, once a reader has come to its end."""
    script = """<script>
      let at = 0;
      const follow = new IntersectionObserver(async seen => {
        if (!seen.some(one => one.isIntersecting) || ++at > 3) return;
        const text = await (await fetch("/story/" + at)).text();
        const page = new DOMParser().parseFromString(text, "text/html");
        const article = document.adoptNode(page.querySelector("article"));
        article.style.minHeight = "900px";
        document.querySelector("main").append(article);
        follow.disconnect(); follow.observe(document.querySelector("footer"));
      });
      addEventListener("load", () => follow.observe(document.querySelector("footer")));
    </script>"""
    paper.pages = {f"/story/{number}": story(number) for number in range(4)}
    paper.pages["/story/0"] = story(0).replace("</body>", f"<footer>The Quay</footer>{script}</body>")
    report = collect("/story/0", limit=1, own={"render": True})
    assert (report.new, report.errors) == (4, ())


@pytest.mark.parametrize("consent", ["#agree", "Agree and go on"])
def test_a_consent_is_clicked_away_where_it_is_configured(paper: Paper, collect: Collect, consent: str) -> None:
    fill = "fetch('/text').then(r => r.text()).then(t => { document.body.innerHTML = t; })"
    paper.pages = {
        "/wall": f'<html><body><p>We value you.</p><button id=agree onclick="{fill}">Agree and go on</button></body>',
        "/text": story(1),
    }
    assert collect("/wall", limit=1, own={"render": True}).new == 0
    assert "/text" not in paper.paths
    assert collect("/wall", limit=1, own={"render": True, "consent": consent}).new == 1


def test_scripts_are_fetched_once_a_run_and_hear_what_the_publisher_hears(paper: Paper, collect: Collect) -> None:
    from crawler.config.access.headers import Header

    paper.answers["/app.js"] = lambda request: send(
        request,
        f"document.body.innerHTML = {json.dumps(story(1))} + location.pathname;",
        ("Content-Type", "text/javascript"),
        ("Set-Cookie", "seen=1"),
    )
    page = '<body><a href="/b">More of it here</a><script src="/app.js"></script></body>'
    paper.pages = {"/": page, "/b": page, "/robots.txt": ""}
    collect("/", own={"render": True, "headers": (Header("X-Key", "swordfish"),), "user_agent": "Reader of Ours"})
    asked = [headers for path, headers in paper.requests if path == "/app.js"]
    assert [(headers["x-key"], headers["user-agent"]) for headers in asked] == [("swordfish", "Reader of Ours")]
    assert {"cookie", "referer"}.isdisjoint(*(headers.keys() for headers in asked))


def test_robots_txt_holds_for_what_a_page_asks_for(paper: Paper, collect: Collect) -> None:
    endless(paper, 3)
    paper.pages["/robots.txt"] = "User-agent: *\nDisallow: /more"
    report = collect("/live", limit=1, own={"render": True})
    assert (report.new, kinds(report)) == (0, {})
    assert not any(path.startswith("/more") for path in paper.paths)


def test_a_browser_that_is_not_there_is_told_in_a_sentence(paper: Paper, collect: Collect) -> None:
    paper.pages = {"/": story(1)}
    report = collect("/", limit=1, own={"render": True}, browser="/no/such/browser")
    assert (report.new, kinds(report)) == (0, {"no-browser": 1})
    assert "/no/such/browser is no program that can be started" in (report.trouble or "")
