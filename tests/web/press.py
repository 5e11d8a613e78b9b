"""A small archive as crawls leave it: two papers with the same story, a revision, odd texts, runs and sources."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from crawler.archive.harvest import Harvest
from crawler.archive.pages import archive
from crawler.core.dedup.fingerprint import fingerprint
from crawler.core.types import Article, Candidate, Origin
from storage.control import set_paused
from storage.database import Database
from storage.records import PageFetch
from storage.run_pages import add_pages
from storage.run_records import EmptyPages, NewSource, RunCounts, RunError, RunLeft, RunPage
from storage.runs import finish_run, start_run
from storage.sources import find_source, set_sources

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
FERRY = "\n\n".join(
    (
        "The harbour council voted on Tuesday evening to keep the old ferry line running for another two winters.",
        "Its chair, Ilse Maartens, said the boats carry four hundred people a day whom no bus could take.",
        "The vote was seven to two, and both members who opposed it named the price of diesel as their reason.",
        "A petition against the closure had gathered three thousand names since the first frost in October.",
        "The ferry crosses the sound in eleven minutes; by road the same way takes the better part of an hour.",
    )
)
FERRY_LATER = FERRY.replace("two winters", "three winters").replace("seven to two", "eight to one")
FERRY_NEAR = FERRY_LATER + "\n\nThe line was opened in 1931, and has been closed by ice four times since then."
TIDE = "\n\n".join(
    (
        "Low water on Saturday bares the wreck of the barque Marten for the first time in nineteen years.",
        "The harbour office asks walkers to be back on the dyke an hour before the water turns at noon.",
        "Two guides of the museum wait at the slipway and lead groups of twelve out to the keel and back.",
    )
)
EVIL_TITLE = 'Fog <script>alert(1)</script> \u202eevil\u202c "><img src=x onerror=alert(2)> &amp; \x00 end'
EVIL_TEXT = "\n\n".join(
    (
        "</div></main><script>alert(3)</script><style>body{display:none}</style> Fog lay over the bay \x1b[2J.",
        "W" * 500,
        "\u2067\u202eright to left without end, and nobody closes it; javascript:alert(4)",
    )
)
ARABIC = "\n\n".join(("قرر مجلس الميناء مساء الثلاثاء إبقاء خط العبارة القديم شتاءين آخرين على الأقل.",) * 3)


def candidate(title: str, text: str, url: str | None, **said: object) -> Candidate:
    article = Article(title=title, text=text, url=url, **said)  # type: ignore[arg-type]
    return Candidate(article=article, fingerprint=fingerprint(title, text))


def show(
    database: Database,
    url: str,
    *candidates: Candidate,
    at: datetime = NOON,
    source: str = "harbour",
    own: bool = False,
) -> None:
    """Store what a page shows."""
    page = PageFetch(url=url, fetched_at=at, status=200, kind="page", etag='"v1"', publisher=url.split("/")[2])
    archive(database, Harvest(source=source, page=page, candidates=candidates, is_own_page=own), at)


def fill(database: Database) -> None:
    """Store what two papers showed, what the crawls did, and three sources."""
    ferry = candidate(
        "Ferry stays for two winters", FERRY, "https://harbour.example/2026/ferry", authors=("Ilse Maartens",),
        language="en", published_at=NOON - timedelta(hours=3), section="Harbour", tags=("ferry", "council"),
        origins=(Origin("published_at", "json-ld datePublished"), Origin("authors", "by-line")),
    )  # fmt: skip
    show(database, "https://harbour.example/2026/ferry", ferry, own=True)
    wreck = candidate("Wreck seen at low water", TIDE, None, language="en", position=1)
    show(database, "https://harbour.example/", ferry, wreck, at=NOON + timedelta(minutes=1))
    later = candidate("Ferry stays for three winters", FERRY_LATER, "https://harbour.example/2026/ferry", language="en")
    show(database, "https://harbour.example/2026/ferry", later, at=NOON + timedelta(hours=1), own=True)
    show(
        database, "https://bay.example/2026/ferry", candidate("Ferry saved", FERRY_LATER, "https://bay.example/2026/ferry"),
        at=NOON + timedelta(hours=2), source="bay", own=True,
    )  # fmt: skip
    show(
        database, "https://quay.example/2026/ferry", candidate("Old ferry stays", FERRY_NEAR, "https://quay.example/2026/ferry"),
        at=NOON + timedelta(hours=5), source="quay", own=True,
    )  # fmt: skip
    show(
        database, "https://evil.example/fog",
        candidate(EVIL_TITLE, EVIL_TEXT, "https://evil.example/fog", authors=("<b>Eve</b>",), tags=("<i>",)), own=True,
    )  # fmt: skip
    arabic = candidate("العبارة باقية", ARABIC, "https://mina.example/1", language="ar")
    show(database, "https://mina.example/1", arabic, own=True)
    _run(database, at=NOON, counts=RunCounts(pages=4, new=2, repeats=1, bytes=52_000))
    _run(database, at=NOON + timedelta(hours=7), counts=RunCounts(pages=3, revisions=1, repeats=9, bytes=40_000))
    with database.begin() as connection:
        names = ("harbour", "bay", "a name/with <b> & more")
        new = [
            NewSource(name=name, url=f"https://{index}.example/", every=timedelta(hours=1))
            for index, name in enumerate(names)
        ]
        set_sources(connection, new, lambda each, known: NOON + timedelta(hours=1))
        bay = find_source(connection, "bay")
        assert bay is not None
        set_paused(connection, bay.id, paused=True)


def _run(database: Database, *, at: datetime, counts: RunCounts) -> None:
    with database.begin() as connection:
        number = start_run(connection, "harbour", "https://harbour.example/", at)
        assert number is not None
        add_pages(
            connection,
            number,
            [
                RunPage(
                    number=1,
                    url="https://harbour.example/",
                    outcome="stored",
                    new=2,
                    repeats=1,
                    bytes=9_000,
                    milliseconds=12,
                ),
                RunPage(number=2, url="https://harbour.example/2026/ferry", outcome="unchanged"),
                RunPage(number=3, url="https://harbour.example/about", outcome="none", reason="site-page"),
                RunPage(
                    number=4,
                    url="https://harbour.example/<x>",
                    outcome="error",
                    reason="http-500",
                    message="it <failed>",
                ),
            ],
        )
        finish_run(
            connection, number, "done", counts,
            [RunError(kind="http-500", count=1, url="https://harbour.example/<x>", message="it <failed>")],
            at + timedelta(seconds=95),
            empty=[EmptyPages(reason="site-page", count=1, url="https://harbour.example/about")],
            left=[RunLeft(reason="depth", count=3, url="https://harbour.example/deep")],
            outcome="ok",
        )  # fmt: skip
