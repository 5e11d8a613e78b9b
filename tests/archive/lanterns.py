"""Texts on towns that differ in every word, their copies, and pages that show them."""

from __future__ import annotations

from datetime import UTC, datetime

from crawler.archive.harvest import Harvest
from crawler.archive.pages import archive
from crawler.core.dedup.fingerprint import fingerprint
from crawler.core.types import Article, Candidate
from storage.database import Database
from storage.records import PageFetch

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
LINE = "Members of the reading circle get our evening letter with two stories more."
PLACES = ("harbour", "tannery", "mill", "quarry", "orchard", "viaduct", "granary", "lighthouse")


def text(subject: str, changed: str = "") -> str:
    """Return a text whose words only texts of the same subject have."""
    words = ("keepers", "counted", "lanterns", "along", "walls", "ledgers", "name", "boats", "before", "last", "winter")
    paragraphs = [" ".join(f"{word}{place}{subject}" for word in words) + "." for place in PLACES]
    return "\n\n".join([*paragraphs, *([changed] if changed else [])])


def page(title: str, body: str, place: str, site: str = "harbour.example") -> Harvest:
    url = f"https://{site}/{place}"
    candidate = Candidate(article=Article(title=title, text=body, url=url), fingerprint=fingerprint(title, body))
    fetch = PageFetch(url=url, fetched_at=NOON, status=200, kind="page")
    return Harvest(source=site, page=fetch, candidates=(candidate,), is_own_page=True)


ORIGINAL = page("Lanterns counted in Vellmar", text("Vellmar"), "a")
EDITED = page(
    "Lanterns counted in Vellmar", text("Vellmar", "A second count found that nine more of them had sunk."), "b",
    "bay.example",
)  # fmt: skip


def teach(database: Database, site: str, towns: tuple[str, ...] = ("Oberrode", "Kirchau", "Steinbek")) -> None:
    """Let a site show a line under headlines enough to be furniture."""
    for town in towns:
        title = f"{town} {town}burg {town}dorf"
        archive(database, page(title, f"{text(town)}\n\n{LINE}", town, site), NOON)
