"""Articles, narrowed and ordered or searched for, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from starlette.requests import Request

from crawler.archive.search.searching import Sort, filter_of, search
from crawler.core.links.named_sites import named_site
from crawler.core.search.query import Query, parse_query, written
from crawler.core.search.snippets import Part, marked, snippet
from newsfold.web.answers import BadRequest
from newsfold.web.context import Context
from newsfold.web.parameters import choice_of, day_of, text_of, words_of
from storage.articles import page_of_articles
from storage.records import Cursor, Order, StoredArticle

SORTS = {"best": "best match", "stored": "stored last", "published": "published last"}
"""The orders that may be asked for; the first only where there are words."""

_ON_A_PAGE = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a list was asked for, as it stands in its form."""

    q: str | None
    site: str | None
    source: str | None
    lang: str | None
    since: str | None
    until: str | None
    sort: str
    after: str | None

    @property
    def is_narrowed(self) -> bool:
        """Whether the list is of less than everything."""
        return any((self.q, self.site, self.source, self.lang, self.since, self.until))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article of the list; parts of its title and of the piece of its text are hits."""

    article: StoredArticle
    title: Sequence[Part]
    piece: Sequence[Part]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleList:
    """A page of a list; `following` is the place of the next one, `notes` are on what of the query was not read."""

    asked: Asked
    entries: Sequence[Entry]
    following: str | None
    notes: Sequence[str]
    unindexed: int = 0


def read_list(context: Context, request: Request) -> ArticleList:
    """Read a page of the list that an address asks for. Raises BadRequest, StorageError."""
    query, asked = _asked(request)
    try:
        if asked.sort == "best":
            return _found(context, query, asked)
        after = None if asked.after is None else Cursor.parse(asked.after)
    except ValueError as error:
        raise BadRequest(f"“after”: {error}.") from None
    order = Order.PUBLISHED if asked.sort == "published" else Order.STORED
    with context.read() as connection:
        page = page_of_articles(connection, filter_of(query), order=order, after=after, limit=_ON_A_PAGE)
    phrases = [phrase for phrase in query.wanted if not phrase.by_author]
    return ArticleList(
        asked=asked,
        entries=[
            Entry(article=each, title=marked(each.title, phrases), piece=snippet(each.text, phrases))
            for each in page.articles
        ],
        following=None if page.next is None else str(page.next),
        notes=query.notes,
    )


def _found(context: Context, query: Query, asked: Asked) -> ArticleList:
    with context.read() as connection:
        page = search(connection, written(query), limit=_ON_A_PAGE, after=asked.after, sort=Sort.RELEVANCE)
    return ArticleList(
        asked=asked,
        entries=[Entry(article=hit.article, title=hit.title, piece=hit.snippet) for hit in page.hits],
        following=page.next,
        notes=query.notes,
        unindexed=page.unindexed,
    )


def _asked(request: Request) -> tuple[Query, Asked]:
    text, site = words_of(request), text_of(request, "site")
    source, language = text_of(request, "source"), text_of(request, "lang")
    since, until = day_of(request, "from"), day_of(request, "to")
    query = parse_query(text or "")
    said = {
        "site": None if site is None else named_site(site),
        "source": source,
        "language": None if language is None else language.lower(),
        "published_from": since,
        "published_before": until,
    }
    query = replace(query, **{name: value for name, value in said.items() if value is not None})  # type: ignore[arg-type]
    sort = choice_of(request, "sort", tuple(SORTS), "best" if query.wanted else "stored")
    return query, Asked(
        q=text,
        site=site,
        source=source,
        lang=language,
        since=None if since is None else f"{since:%Y-%m-%d}",
        until=None if until is None else f"{until:%Y-%m-%d}",
        sort=sort if query.wanted or sort != "best" else "stored",
        after=text_of(request, "after"),
    )
