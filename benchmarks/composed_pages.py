"""Pages of several articles on sites that no rule was made on: `python -m benchmarks.composed_pages DIR [--list]`.

DIR is a checkout of flairNLP/fundus, whose tests hold pages of some 160 newspapers and the texts that its own parser of
each finds, or of WCXB (as for `page_types`), to whose texts the weights of plain texts are fitted. What holds the
article on a page is set below it again, with the headline and the paragraphs of others of its country, as sites do that
load the next story. Each page is read in four forms: as it is; without one semantic tag, its class names hashed; as
plain text without menus and asides, and with them. Left out are pages that are not read right by themselves. F90:
articles of which F1 of the words is .9 or more.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import lxml.html

from benchmarks.line_pages import wcxb_pages
from benchmarks.several_articles import f1
from benchmarks.spliced_pages import Page, Told, as_text, compose, plain, read_pages, without_tags
from crawler.core import extract
from crawler.core.text.normalise import tokens
from crawler.core.types import Article

PAGES = Path("tests/resources/parser/test_data")
FORMS = ("as it is", "without tags", "plain text", "with menus")
RIGHT = 0.9


@dataclass
class Tally:
    """What was found of pages in one form."""

    pages: int = 0
    counts: int = 0
    articles: int = 0
    right: int = 0
    titles: int = 0
    perfect: int = 0
    bodies: list[float] = field(default_factory=list)


def tally(found: Sequence[Article], told: Sequence[Told], to: Tally) -> bool:
    """Add what was found of a page; return whether all of it is right."""
    words = [(Counter(tokens(one.text)), one.title) for one in found]
    best = [
        max(((f1(Counter(tokens(each.text)), of), title) for of, title in words), default=(0.0, "")) for each in told
    ]
    right = [body >= RIGHT for body, _ in best]
    titled = [plain(title) == plain(each.title) for (_, title), each in zip(best, told, strict=True)]
    is_perfect = len(found) == len(told) and all(right) and all(titled)
    to.pages += 1
    to.counts += len(found) == len(told)
    to.articles += len(told)
    to.right += sum(right)
    to.titles += sum(titled)
    to.bodies += [body for body, _ in best]
    to.perfect += is_perfect
    return is_perfect


def main() -> None:
    """Compose the pages, read them, and print a table by form."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--articles", type=int, default=3, metavar="N", help="on each page")
    parser.add_argument("--list", action="store_true", help="name the pages that are not perfect")
    options = parser.parse_args()
    if options.articles < 1:
        parser.error("--articles: a page has one article at least")
    pages = list(read_pages(options.folder / PAGES)) or list(wcxb_pages(options.folder))
    if not pages:
        raise SystemExit(f"{options.folder} holds no pages; name a checkout of flairNLP/fundus or of WCXB.")
    tallies = {form: Tally() for form in FORMS}
    left = sum(not _read(page, _others(page, pages, options.articles), tallies, options.list) for page in pages)
    print(f"{'':14}{'pages':>6}{'count':>7}{'F90':>7}{'body':>7}{'title':>7}{'perfect':>9}")
    for form, each in tallies.items():
        shares = (each.right, sum(each.bodies), each.titles)
        row = "".join(f"{share / max(each.articles, 1):7.3f}" for share in shares)
        pages_right = each.counts / max(each.pages, 1), each.perfect / max(each.pages, 1)
        print(f"{form:14}{each.pages:6}{pages_right[0]:7.3f}{row}{pages_right[1]:9.3f}")
    print(f"left out: {left} pages of which the article is not found, or not read right by itself")


def _others(page: Page, pages: Sequence[Page], articles: int) -> list[Told]:
    """Draw the articles that are set below that of a page, of its country if this has enough."""
    others = [each.told for each in pages if each.country == page.country and each.told.title != page.told.title]
    others = others if len(others) >= articles else [each.told for each in pages if each is not page]
    return random.Random(page.name).sample(others, min(articles - 1, len(others)))


def _read(page: Page, others: Sequence[Told], tallies: dict[str, Tally], is_listed: bool) -> bool:
    """Compose a page, and add what is found of it in each form; return whether it is read right by itself."""
    composed = compose(page, others)
    if composed is None or not tally(extract(page.body, page.url), composed[1][:1], Tally()):
        return False
    document, told = composed
    html = [lxml.html.tostring(each, encoding="unicode") for each in (document, without_tags(document))]
    texts = as_text(html[0]), as_text(html[0], has_menus=True)
    for form, text in zip(FORMS, (*html, *texts), strict=True):
        found = extract(text.encode("utf-8", "replace"), page.url, plain_text=text in texts)
        if not tally(found, told, tallies[form]) and is_listed:
            print(f"    {page.name} {form}: {len(found)} of {len(told)} articles")
    return True


if __name__ == "__main__":
    main()
