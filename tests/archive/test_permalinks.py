"""Articles that are told by their permalinks: what another text or another page of the same address does to them."""

from __future__ import annotations

from dataclasses import replace

from crawler.archive.pages import archive, store_page
from crawler.core.dedup.fingerprint import fingerprint
from crawler.core.types import Article, Candidate, Claim, Image, Origin, Verdict
from storage.articles import get_article
from storage.database import Database
from tests.archive import lanterns
from tests.archive.ferry import BAKERY, FERRY, HOUR, LISTING, NOON, OWN, TEASER, made, only, page, stored, verdicts


def test_an_unrelated_text_under_a_used_permalink_is_another_article(database: Database) -> None:
    archive(database, page(made(FERRY), url=OWN, own=True), NOON)
    assert verdicts(database, page(made(BAKERY, "Rye prize"), url=OWN, own=True)) == [Verdict.NEW]
    assert [article.text for article in stored(database)] == [FERRY, BAKERY]


def test_a_text_that_a_list_gave_to_another_article_is_kept_when_its_own_page_comes(database: Database) -> None:
    title, bakery = "Rye prize goes to the tannery quarter once more", LISTING + "bakery"
    archive(database, page(made(FERRY, title, url=bakery)), NOON)
    own = page(made(BAKERY, title, url=bakery), url=bakery, own=True)
    assert verdicts(database, own, NOON + HOUR) == [Verdict.REVISION]
    (verdict,) = verdicts(database, page(made(FERRY), url=OWN, own=True), NOON + 2 * HOUR)
    assert verdict is not Verdict.REPEAT
    assert [(article.title, article.text) for article in stored(database)] == [
        (title, BAKERY),
        ("Night ferry returns", FERRY),
    ]


def test_many_articles_that_share_a_wrong_permalink_are_all_kept(database: Database) -> None:
    texts = [" ".join(f"{word}{number}" for word in ("rain", "snow", "hail", "fog", "sun") * 12) for number in range(9)]
    harvest = page(*(made(text, f"Report {number}", number) for number, text in enumerate(texts)))
    assert set(verdicts(database, harvest)) == {Verdict.NEW}
    assert set(verdicts(database, harvest)) == {Verdict.REPEAT}
    assert [article.text for article in stored(database)] == texts


def test_a_repeat_names_the_permalink_that_was_missing(database: Database) -> None:
    archive(database, page(made(FERRY, url=None)), NOON)
    assert verdicts(database, page(made(FERRY), url=LISTING + "2")) == [Verdict.REPEAT]
    assert only(database).url == OWN
    assert verdicts(database, page(made(FERRY + " More.", url=OWN), url=OWN, own=True)) == [Verdict.REVISION]


def test_the_own_page_completes_what_a_listing_knew(database: Database) -> None:
    archive(database, page(made(FERRY)), NOON)
    article = Article(title="Night ferry returns", text=FERRY, url=OWN, published_at=NOON, authors=("Ida Sand",))
    own = Candidate(article=article, fingerprint=fingerprint(article.title, article.text))
    archive(database, page(own, url=OWN, own=True), NOON + HOUR)
    found = only(database)
    assert (found.published_at, found.authors, found.revisions) == (NOON, ("Ida Sand",), ())


def test_a_repeat_at_its_address_says_what_the_own_page_did_not(database: Database) -> None:
    archive(database, page(made(FERRY), url=OWN, own=True), NOON)
    listed = made(FERRY)
    variant = OWN.replace("https://", "http://www.")
    said = replace(listed.article, authors=("Ana Lopez",), published_at=NOON, title="Ferry", url=variant)
    signed = replace(listed, article=said)
    for _ in range(2):
        assert verdicts(database, page(signed), NOON + HOUR) == [Verdict.REPEAT]
    assert (only(database).authors, only(database).published_at) == (("Ana Lopez",), NOON)
    assert (only(database).title, only(database).url) == ("Night ferry returns", OWN)
    other = replace(listed, article=replace(listed.article, authors=("Jan Beck",), published_at=NOON + HOUR))
    archive(database, page(other), NOON + HOUR)
    assert (only(database).authors, only(database).published_at) == (("Ana Lopez",), NOON)


def test_the_own_page_brings_back_its_text_from_the_revisions(database: Database) -> None:
    feed = FERRY + " Words that only the feed has."
    archive(database, page(made(FERRY)), NOON)
    archive(database, page(made(feed)), NOON + HOUR)
    assert only(database).text == feed
    assert verdicts(database, page(made(FERRY), url=OWN, own=True), NOON + 2 * HOUR) == [Verdict.REPEAT]
    article = only(database)
    assert article.text == FERRY
    assert [(r.text, r.seen_at) for r in article.revisions] == [(feed, NOON + HOUR)]
    assert verdicts(database, page(made(feed)), NOON + 3 * HOUR) == [Verdict.REPEAT]
    assert only(database).text == FERRY
    assert verdicts(database, page(made(BAKERY + TEASER), url=OWN, own=True), NOON + 4 * HOUR) == [Verdict.REVISION]
    assert [(r.text, r.seen_at) for r in only(database).revisions] == [(feed, NOON + HOUR), (FERRY, NOON)]


CLAIM = Claim(
    url="http://harbour.example/a/", published_at=NOON, authors=("Ada Bright",), tags=("Lanterns",), title="Counted",
    language="en", image=Image("https://harbour.example/a.jpg"),
)  # fmt: skip


def test_a_feed_that_is_read_after_a_page_tells_its_article_what_it_lacks(database: Database) -> None:
    store_page(database, lanterns.ORIGINAL, NOON)
    feed = replace(
        lanterns.ORIGINAL, candidates=(), is_own_page=False, claims=(CLAIM, Claim(url="https://harbour.example/z"))
    )
    store_page(database, replace(feed, page=replace(feed.page, url="https://harbour.example/feed")), NOON)
    with database.read() as connection:
        stored = get_article(connection, 1)
    assert (stored.published_at, stored.authors, stored.tags) == (NOON, ("Ada Bright",), ("Lanterns",))
    assert (stored.title, stored.language) == ("Lanterns counted in Vellmar", "en")
    assert (stored.image_url, stored.image_caption) == ("https://harbour.example/a.jpg", None)
    assert not stored.revisions
    told = dict.fromkeys(("published_at", "authors", "language", "tags", "image"), "feed entry")
    assert stored.origins == told


def test_what_a_page_says_later_is_its_own_word_and_the_rest_stays_the_feeds(database: Database) -> None:
    store_page(database, lanterns.ORIGINAL, NOON)
    feed = replace(lanterns.ORIGINAL, candidates=(), is_own_page=False, claims=(CLAIM,))
    store_page(database, replace(feed, page=replace(feed.page, url="https://harbour.example/feed")), NOON)
    later = lanterns.page("Lanterns counted in Vellmar", lanterns.text("Vellmar", "Nine of them sank."), "a")
    (candidate,) = later.candidates
    origins = (Origin("authors", "json-ld author"), Origin("title", "heading"), Origin("url", "canonical"))
    own = replace(candidate, article=replace(candidate.article, authors=("Bo Lind",), origins=origins))
    store_page(database, replace(later, candidates=(own,)), NOON + HOUR)
    with database.read() as connection:
        stored = get_article(connection, 1)
    assert (stored.authors, stored.published_at, stored.revision_count) == (("Bo Lind",), NOON, 1)
    assert stored.origins == {
        "title": "heading",
        "published_at": "feed entry",
        "authors": "json-ld author",
        "language": "feed entry",
        "tags": "feed entry",
        "image": "feed entry",
    }


def test_a_repeat_that_says_what_is_lacking_is_named_as_its_origin(database: Database) -> None:
    archive(database, page(made(FERRY), url=OWN, own=True), NOON)
    (candidate,) = page(made(FERRY)).candidates
    signed = replace(
        candidate.article, authors=("Bo Lind",), origins=(Origin("authors", "by-line"), Origin("title", "heading"))
    )
    archive(database, page(replace(candidate, article=signed)), NOON + HOUR)
    assert (only(database).authors, only(database).origins) == (("Bo Lind",), {"authors": "by-line"})


def test_what_an_article_says_itself_stays(database: Database) -> None:
    signed = lanterns.page("Lanterns counted in Vellmar", lanterns.text("Vellmar"), "a")
    (candidate,) = signed.candidates
    own = replace(candidate, article=replace(candidate.article, authors=("Bo Lind",), tags=("Harbour",)))
    store_page(database, replace(signed, candidates=(own,)), NOON)
    feed = replace(signed, candidates=(), is_own_page=False, claims=(CLAIM,))
    feed = replace(feed, page=replace(feed.page, url="https://harbour.example/feed"))
    for _ in range(2):
        store_page(database, feed, NOON)
    store_page(database, signed, NOON)
    with database.read() as connection:
        stored = get_article(connection, 1)
    assert (stored.published_at, stored.authors, stored.tags) == (NOON, ("Bo Lind",), ("Harbour",))
    assert not stored.revisions


def test_a_list_names_an_article_whose_own_page_names_only_the_site(database: Database) -> None:
    archive(database, page(made(FERRY, "The Harbour"), url=OWN, own=True), NOON)
    archive(database, page(made(FERRY)), NOON + HOUR)
    assert only(database).title == "Night ferry returns"
    archive(database, page(made(FERRY, "The Harbour"), url=OWN, own=True), NOON + 2 * HOUR)
    found = only(database)
    assert (found.title, found.revisions) == ("Night ferry returns", ())


def test_a_page_without_a_headline_takes_none_away(database: Database) -> None:
    archive(database, page(made(FERRY)), NOON)
    archive(database, page(made(FERRY, ""), url=OWN, own=True), NOON + HOUR)
    assert only(database).title == "Night ferry returns"


def test_another_source_names_dates_and_signs_no_article_of_a_site(database: Database) -> None:
    archive(database, page(made(FERRY, ""), url=OWN, own=True), NOON)
    elsewhere = page(made(FERRY), made(TEASER, "The ferry sank"), url="https://stranger.example/list")
    archive(database, replace(elsewhere, source="stranger"), NOON + HOUR)
    claim = Claim(url=OWN, published_at=NOON, authors=("Nobody",), tags=("Lies",))
    feed = page(url="https://harbour.example/other/feed")
    store_page(database, replace(feed, source="stranger", claims=(claim,)), NOON + HOUR)
    found = stored(database)[0]
    assert (found.title, found.published_at, found.authors, found.tags) == ("", None, (), ())
