from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.plain_text.split import segment_text
from tests.corpus.answers import PAGES

HIKERS = "Two missing hikers found alive on Mount Corven"
HIKERS_TEXT = [
    "Two hikers who were missing since Friday were found alive on the slope of Mount Corven, the rescue said.",
    "They had left the path in thick fog and waited two nights under a rock, cold and hungry but not hurt.",
    "The slope of Mount Corven is closed to hikers until the end of the month, and the path will get new signs.",
]
TREES = "Gardeners plant trees in the burnt hills of Ostrand"
TREES_TEXT = [
    "Several dozen gardeners came to Ostrand on Saturday to plant the first of many thousand trees in the hills.",
    "Fire destroyed the pine woods of Ostrand two years ago, after a dry spring that had emptied the wells.",
    "Oaks will take the place of the pines, since they burn less easily, and gardeners will tend the trees for years.",
]
BELLS_TEXT = [
    "Both bells of the chapel rang on Sunday morning, for the first time since lightning cracked the smaller one.",
    "A founder from the coast melted it down, cast it anew, and hung the two of them on beams of larch.",
]


def page(*lines: str, gap: int = 1) -> str:
    return ("\n" * (gap + 1)).join(lines)


def titles(text: str) -> list[str]:
    return [article.title for article in segment_text(text).articles]


@pytest.mark.parametrize("gap", [0, 1])
@pytest.mark.parametrize(
    "between",
    [
        ("Continue Reading",),
        ("Weiterlesen",),
        ("Read more:", "Fog closes the coastal road", "Why dogs retire early"),
        ("Related", "- Fog closes the coastal road"),
        ("* * *",),
        ("Share", "Leave a Reply", "Your email address will not be published. Required fields are marked *"),
        ("", ""),
    ],
)
def test_two_articles_whatever_stands_between(between: tuple[str, ...], gap: int) -> None:
    extraction = segment_text(page(HIKERS, *HIKERS_TEXT, *between, TREES, *TREES_TEXT, gap=gap))
    assert [article.title for article in extraction.articles] == [HIKERS, TREES]
    assert [article.text.split("\n\n") for article in extraction.articles] == [HIKERS_TEXT, TREES_TEXT]
    assert [article.position for article in extraction.articles] == [0, 1]


def test_a_dash_before_a_headline_is_of_speech() -> None:
    quoted = f"- {TREES}"
    assert titles(page(HIKERS, *HIKERS_TEXT, "Advertisement", quoted, *TREES_TEXT)) == [HIKERS, quoted]
    assert titles(page(quoted, *TREES_TEXT)) == [quoted]


@pytest.mark.parametrize(
    "headline", ["Hope for the burnt north of the country", "Fire and water in the north of the land"]
)
def test_a_headline_below_the_signature_of_the_text_above(headline: str) -> None:
    signed = [*HIKERS_TEXT, "By Ana Lopez, 3 May 2024"]
    assert titles(page(HIKERS, *signed, headline, *TREES_TEXT, "By Jan Beck, 2 May 2024")) == [HIKERS, headline]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"# {HIKERS}", f"# {TREES}"),
        (f"{HIKERS}\n{'-' * len(HIKERS)}", f"{TREES}\n{'-' * len(TREES)}"),
        (f"{HIKERS}\n\nBy Ana Lopez\n\n3 May 2024", f"{TREES}\n\nBy Jan Beck\n\n2 May 2024"),
    ],
)
def test_headlines_in_every_style(first: str, second: str) -> None:
    assert titles(page(first, *HIKERS_TEXT, second, *TREES_TEXT)) == [HIKERS, TREES]


def test_by_line_and_date_are_taken_from_between_headline_and_text() -> None:
    (article,) = segment_text(page(HIKERS, "By Ana Lopez and Jan Beck", "3 May 2024, 14:05 UTC", *HIKERS_TEXT)).articles
    assert article.authors == ("Ana Lopez", "Jan Beck")
    assert article.published_at is not None
    assert article.published_at.isoformat() == "2024-05-03T14:05:00+00:00"
    assert article.text.split("\n\n") == HIKERS_TEXT


def test_subheadings_and_decks_belong_to_the_text() -> None:
    deck = "The two had waited two nights in the fog"
    (article,) = segment_text(page(HIKERS, deck, *HIKERS_TEXT[:2], "What comes next", *HIKERS_TEXT[2:])).articles
    assert article.title == HIKERS
    assert article.text.split("\n\n") == [deck, *HIKERS_TEXT[:2], "What comes next", *HIKERS_TEXT[2:]]


def test_what_repeats_is_furniture_in_any_language() -> None:
    promo = "Yskar wen kolo na Zulabok un minta oker tage"
    text = page(
        *(HIKERS, HIKERS_TEXT[0], promo, *HIKERS_TEXT[1:], "Vorda zelt"),
        *(TREES, TREES_TEXT[0], promo, *TREES_TEXT[1:], "Vorda zelt"),
    )
    extraction = segment_text(text)
    assert [article.text.split("\n\n") for article in extraction.articles] == [HIKERS_TEXT, TREES_TEXT]


def test_a_related_headline_amid_the_text_starts_no_article() -> None:
    text = page(HIKERS, *HIKERS_TEXT[:2], "Read more:", "Fog closes the coastal road", *HIKERS_TEXT[2:])
    (article,) = segment_text(text).articles
    assert article.text.split("\n\n") == HIKERS_TEXT
    assert [link.text for link in article.related] == ["Fog closes the coastal road"]
    assert article.related[0].url is None


def test_a_headline_that_another_article_lists_is_still_a_headline() -> None:
    text = page(HIKERS, *HIKERS_TEXT, "Read more:", TREES, "Why dogs retire early", "", TREES, *TREES_TEXT)
    extraction = segment_text(text)
    assert [article.title for article in extraction.articles] == [HIKERS, TREES]
    assert [link.text for link in extraction.articles[0].related] == [TREES, "Why dogs retire early"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("\n \n\x00\n", "empty"),
        (page("Home", "Storm closes ports", "Mayor resigns", "Trees for Ostrand", "New bridge opens"), "listing"),
        (
            page(
                *[line for n in range(4) for line in (f"Headline number {n} of the day", "A sentence says more on it.")]
            ),
            "listing",
        ),
    ],
)
def test_pages_without_an_article(text: str, reason: str) -> None:
    extraction = segment_text(text)
    assert extraction.articles == ()
    assert extraction.nothing_because == reason


def test_windows_lines_and_blanks_do_not_matter() -> None:
    text = page(HIKERS, *HIKERS_TEXT, "Continue Reading", TREES, *TREES_TEXT)
    messy = text.replace("\n", " \r\n").replace(" the ", " \u00a0the  ")
    assert [a.text for a in segment_text(messy).articles] == [a.text for a in segment_text(text).articles]


def test_a_text_without_headline_is_an_article_without_title() -> None:
    (article,) = segment_text(page(*HIKERS_TEXT)).articles
    assert article.title == ""
    assert article.text.split("\n\n") == HIKERS_TEXT


def test_a_short_notice_between_menu_and_footer_is_an_article() -> None:
    menu = ("Harbour Post", "Home", "World", "Sport", "Culture", "Weather", "Letters")
    notice = "The office of the harbour is closed on Monday, since the ferry takes the clerks to the island."
    (article,) = segment_text(
        page(*menu, "Harbour office closed on Monday", notice, "Letters", "© 2024 Harbour Post")
    ).articles
    assert article.title == "Harbour office closed on Monday"
    assert article.text.startswith(notice)


PIECES = st.sampled_from(
    [HIKERS, TREES, *HIKERS_TEXT, *TREES_TEXT, "Read more:", "Continue Reading", "By Ana Lopez", "3 May 2024", "***",
     "- a", "# b", "", "x", "Share", "ok.", "===", "\ud800", "关注我们", "。"]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=30), max_size=25).map("\n".join))
def test_any_text_has_an_answer(text: str) -> None:
    extraction = segment_text(text)
    assert bool(extraction.articles) == (extraction.nothing_because is None)
    assert [article.position for article in extraction.articles] == list(range(len(extraction.articles)))
    assert all(article.text and 0 < article.confidence <= 1 for article in extraction.articles)


def test_a_list_without_a_sentence_is_an_article_where_all_end_alike() -> None:
    winners = ["Choir prizes of the coast", *(f"Choir of the {place}" for place in "abcdefghijklmno")]
    end = ("Read more:", "Fog closes the coastal road", "Continue Reading")
    last = segment_text(page(HIKERS, *HIKERS_TEXT, *end, TREES, *TREES_TEXT, *end, *winners, *end)).articles[-1]
    assert (last.title, last.text.split("\n\n")) == (winners[0], winners[1:])
    assert [link.text for link in last.related] == ["Fog closes the coastal road"]

    few = page(HIKERS, *HIKERS_TEXT, *end, TREES, *TREES_TEXT, *end, *winners[:6], *end)
    assert titles(few) == [HIKERS, TREES]


@pytest.mark.parametrize("kept", [1, 2])
def test_single_paragraphs_that_lead_on_are_a_listing(kept: int) -> None:
    entries = [(HIKERS, HIKERS_TEXT), (TREES, TREES_TEXT), ("Bells ring again in the chapel", BELLS_TEXT)]
    long = [(title, [text[0] * 3, *text[1:]]) for title, text in entries]
    lines = [line for title, text in long for line in (title, "16 May 2024", *text[:kept], "Read more")]

    assert titles(page(*lines)) == [title for title, _ in entries if kept > 1]
    assert titles(page(*(line for line in lines if line != "Read more"))) == [title for title, _ in entries]


def test_the_headline_is_below_a_menu_and_glued_to_its_date() -> None:
    menu = "Market days in May", "Festival of lanterns", "Places to stay", "Bus and boat times", "Letters to us"
    date = "16 May 2024"

    assert titles(page("Ostrand and its hills in the news", *menu, TREES, *TREES_TEXT)) == [TREES]
    motto = "The independent paper of Ostrand and its hills"
    assert titles(f"{motto}\n\n{TREES}\n{date}\n\n" + page(*TREES_TEXT)) == [TREES]
    assert titles(f"{TREES}\n\nAda de la Marsh\n{date}\n\n" + page(*TREES_TEXT)) == [TREES]


@pytest.mark.parametrize(
    "above",
    [
        ("By Ann Holm", "16 May 2024"),
        ("The slope on Monday. Credit: Tom Fell/Quayside", "16 May 2024"),
        ("The slope on Monday. (Photo: Tom Fell)", "By Ann Holm", "Share", "16 May 2024"),
    ],
)
def test_sentences_below_a_headline_and_above_its_date_are_its_deck(above: tuple[str, ...]) -> None:
    deck = "The rescue looked for three days in thick fog. It was a dog that barked at the right rock in the end."
    other = "Trees are back in the hills of Ostrand after a fire that took two of three woods. Oaks come first now."
    first, second = (HIKERS, deck, *above, *HIKERS_TEXT), (TREES, other, *above, *TREES_TEXT)
    found = segment_text(page(*first, *second)).articles

    assert [article.title for article in found] == [HIKERS, TREES]
    assert [article.text.startswith(text) for article, text in zip(found, (deck, other), strict=True)] == [True, True]


def test_a_teaser_above_the_date_of_its_own_is_no_deck() -> None:
    rows = [(title, text[0], "16 May 2024") for title, text in ((HIKERS, HIKERS_TEXT), (TREES, TREES_TEXT))]

    assert titles(page(*(line for row in rows * 3 for line in row))) == []


def test_on_a_page_of_unknown_furniture_weights_have_the_word() -> None:
    articles = segment_text((PAGES / "text-en-unknown-furniture.txt").read_text("utf-8")).articles

    assert [article.title.split()[0] for article in articles] == ["Whalebone", "Inside", "Pupils'", "Cookery"]
    assert not [line for article in articles for line in article.text.split("\n\n") if line == "Large type"]
    assert all("likely by all that is seen at it" in article.reasons for article in articles)
    assert all(0.5 < article.confidence <= 1 for article in articles)
