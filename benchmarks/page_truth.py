"""Pages against what a person saw on them: `python -m benchmarks.page_truth DIR` prints a table by site and the faults.

DIR holds pages with a truth beside each: `NAME.html` (or `.txt`) and `NAME.json`, which says

    {"url": "https://…", "articles": [{"title": "…", "first": "…", "last": "…", "authors": []}]}

`first` and `last` are the words that the text begins and ends with; these two and `title` may be lists of what will do.
`authors` and the day, `published` as "2026-11-02", may be left out. A page without an article has `"articles": []`, and
one that nobody can decide has no truth. The site of a page is its name up to the last `-`.
"""

from __future__ import annotations

import argparse
import json
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from crawler.core.extraction import extract
from crawler.core.types import Article

_KINDS = (
    *("pages", "articles", "right", "missed", "spurious", "title"),
    *("start_cut", "start_extra", "end_cut", "end_extra", "date", "author"),
)


def main() -> None:
    """Score all pages of a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--quiet", action="store_true", help="do not name the faults")
    options = parser.parse_args()
    truths = sorted(options.folder.glob("*.json"))
    if not truths:
        parser.error(f"{options.folder} holds no truth; lay NAME.json beside each NAME.html")
    sites: dict[str, Counter[str]] = defaultdict(Counter)
    for path in truths:
        faults = _faults(path)
        site = sites[path.stem.rpartition("-")[0] or path.stem]
        site.update(kind for kind, _ in faults)
        if not options.quiet:
            for kind, what in faults:
                if kind not in _KINDS[:3]:
                    print(f"{path.stem}: {kind}: {what}")
    total: Counter[str] = sum(sites.values(), Counter())
    print(f"\n{'site':14}", *(f"{kind:>11}" for kind in _KINDS))
    for name, row in [("all", total), *sorted(sites.items())]:
        print(f"{name:14}", *(f"{row[kind]:>11}" for kind in _KINDS))


def _faults(path: Path) -> list[tuple[str, str]]:
    """Return what is counted of a page: each kind with what it was seen on."""
    truth = json.loads(path.read_text("utf-8"))
    page = next(each for each in (path.with_suffix(".html"), path.with_suffix(".txt")) if each.exists())
    found = list(extract(page.read_bytes(), truth.get("url"), plain_text=page.suffix == ".txt"))
    counted = [("pages", ""), *(("articles", "") for _ in truth["articles"])]
    right = len(found) == len(truth["articles"])
    for wanted in truth["articles"]:
        article = _match(wanted, found)
        if article is None:
            counted.append(("missed", str(wanted["title"])))
            right = False
            continue
        found.remove(article)
        counted += (faults := list(_differences(wanted, article)))
        right = right and not faults
    counted += [("spurious", f"{article.title!r}: {article.text[:60]!r}") for article in found]
    return [*counted, ("right", "")] if right else counted


def _match(wanted: dict[str, Any], found: list[Article]) -> Article | None:
    """Return the article that the truth means: by its first words, by its last, then by its title."""
    for key, text in (("first", "text"), ("last", "text"), ("title", "title")):
        for article in found:
            if any(each in _folded(getattr(article, text)) for each in _ways(wanted, key)):
                return article
    return None


def _differences(wanted: dict[str, Any], article: Article) -> list[tuple[str, str]]:
    text, title = _folded(article.text), _folded(article.title)
    faults = []
    if title not in _ways(wanted, "title"):
        faults.append(("title", f"{article.title!r} for {wanted['title']!r}"))
    faults += _ends(text, _ways(wanted, "first"), _ways(wanted, "last"))
    if "published" in wanted and not _is_day(article.published_at, wanted["published"]):
        faults.append(("date", f"{article.published_at} for {wanted['published']}"))
    if "authors" in wanted and wanted["authors"] != list(article.authors):
        faults.append(("author", f"{article.authors} for {wanted['authors']}"))
    return faults


def _ends(text: str, first: list[str], last: list[str]) -> Iterator[tuple[str, str]]:
    """Yield how a folded text begins and ends otherwise than it should."""
    if not text.startswith(tuple(first)):
        places = [at for each in first if (at := text.find(each)) >= 0]
        yield ("start_extra", text[: min(places)][:90]) if places else ("start_cut", text[:90])
    if not text.endswith(tuple(last)):
        places = [at + len(each) for each in last if (at := text.rfind(each)) >= 0]
        yield ("end_extra", text[max(places) :][-90:]) if places else ("end_cut", text[-90:])


def _is_day(moment: datetime | None, day: str) -> bool:
    """Whether it is that day somewhere on earth: a page rarely says in which time zone it counts."""
    if moment is None:
        return False
    return any((moment.astimezone(UTC) + timedelta(hours=zone)).date().isoformat() == day for zone in (-12, 0, 14))


def _ways(wanted: dict[str, Any], key: str) -> list[str]:
    value = wanted[key]
    return [_folded(each) for each in ([value] if isinstance(value, str) else value)]


def _folded(text: str) -> str:
    """Return a text without soft hyphens and blanks, in one form: what two people write alike."""
    return "".join(each for each in unicodedata.normalize("NFKC", text).casefold() if each.isalnum())


if __name__ == "__main__":
    main()
