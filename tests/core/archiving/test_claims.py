from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from crawler.core.archiving.claims import claimed, claims_by_page, with_claims
from crawler.core.archiving.known import KnownArticle
from crawler.core.dedup.fingerprint import fingerprint
from crawler.core.reading import read
from crawler.core.types import Article, Candidate, Claim, Document, Image, Origin
from tests.core.feeds.written import PARAGRAPH, item, rss

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
CLAIM = Claim(url="https://paper.example/quay", published_at=NOON, authors=("Ada Bright",), tags=("Harbour",))
CLAIMS = claims_by_page([CLAIM, replace(CLAIM, authors=("Somebody else",)), Claim(url="mailto:x")])


def candidate(article: Article) -> Candidate:
    return Candidate(article=article, fingerprint=fingerprint(article.title, article.text))


QUAY = candidate(Article(title="Quay widened", text=PARAGRAPH, url="http://www.paper.example/quay/"))


def known(number: int, *, unsigned: bool = True, dated: bool = False, source: str = "paper") -> KnownArticle:
    return KnownArticle(
        article_id=number, text_key=(1, b"x"), text_seen_at=NOON, title="Quay", on_own_page=True, url_key=b"k",
        published_at=NOON if dated else None, is_unsigned=unsigned, source=source,
        site="paper.example", publisher="paper.example", lacks=frozenset({"tags", "language", "image_url"}),
    )  # fmt: skip


def test_an_entry_tells_what_its_page_does_not_say() -> None:
    (told,) = with_claims([QUAY], CLAIMS)
    assert (told.article.published_at, told.article.authors, told.article.tags) == (NOON, ("Ada Bright",), ("Harbour",))
    assert told.article.origins == tuple(Origin(field, "feed entry") for field in ("published_at", "authors", "tags"))
    assert told.fingerprint == QUAY.fingerprint


def test_what_a_page_says_stays_and_others_are_told_nothing() -> None:
    signed = candidate(replace(QUAY.article, authors=("Bo",), published_at=NOON, tags=("Quays",)))
    elsewhere = candidate(replace(QUAY.article, url="https://paper.example/mill"))
    for page in ([signed], [elsewhere], [candidate(replace(QUAY.article, url=None))], [QUAY, QUAY]):
        assert with_claims(page, CLAIMS) == tuple(page)
    assert with_claims([QUAY], {}) == (QUAY,)


def test_stored_articles_are_told_what_they_lack_unless_several_have_the_address() -> None:
    (key,) = CLAIMS
    assert claimed(CLAIMS, {key: [known(7)]}, "paper") == [(7, CLAIM)]
    assert claimed(CLAIMS, {key: [known(7, source="other")]}, "paper") == []
    only_tags = Claim(url=CLAIM.url, tags=("Harbour",))
    assert claimed(CLAIMS, {key: [known(7, unsigned=False, dated=True)]}, "paper") == [(7, only_tags)]
    assert claimed(CLAIMS, {key: [known(7), known(8)], b"other": [known(9)]}, "paper") == []
    assert claimed({key: Claim(url=CLAIM.url, published_at=NOON)}, {key: [known(7, dated=True)]}, "paper") == []


def test_a_feed_speaks_for_its_own_site_alone() -> None:
    date = "<pubDate>Mon, 02 Mar 2026 12:00:00 GMT</pubDate>"
    items = (
        item(more=f"{date}<dc:creator>Ada Bright</dc:creator><category>Harbour</category>")
        + item(link="https://other.example/1", more=date) + item(link="https://paper.example/quay#comment-1", more=date)
        + item(link="https://paper.example/bare")
    )  # fmt: skip
    feed = Document(url="https://www.paper.example/feed", body=rss(items).encode())
    assert read(feed).claims == (
        replace(CLAIM, title="Quay widened"),
        Claim(url="https://paper.example/bare", title="Quay widened"),
    )


def test_a_sitemap_speaks_for_its_own_site_alone() -> None:
    urls = "".join(
        f"<url><loc>{url}</loc><news><title>Quay</title></news></url>" for url in (CLAIM.url, "https://other.example/1")
    )
    sitemap = Document(url="https://www.paper.example/news.xml", body=f"<urlset>{urls}</urlset>".encode())
    assert read(sitemap).claims == (Claim(url=CLAIM.url, title="Quay", origin="sitemap entry"),)


def test_a_language_and_an_image_serve_where_the_page_has_none() -> None:
    claim = Claim(url=CLAIM.url, language="de", image=Image("https://paper.example/q.jpg"), origin="sitemap entry")
    (told,) = with_claims([QUAY], claims_by_page([claim]))
    assert (told.article.language, told.article.image) == ("de", claim.image)
    assert told.article.origins == (Origin("language", "sitemap entry"), Origin("image", "sitemap entry"))
    (key,) = CLAIMS
    assert claimed({key: claim}, {key: [known(7)]}, "paper") == [(7, claim)]
    assert claimed({key: claim}, {key: [replace(known(7), lacks=frozenset())]}, "paper") == []
