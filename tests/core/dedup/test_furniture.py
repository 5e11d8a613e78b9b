from __future__ import annotations

import pytest

from crawler.core.dedup.furniture import Shown, furniture_flags, is_furniture, is_learned, line_keys
from crawler.core.dedup.paragraphs import Paragraph, paragraph_key, paragraphs
from crawler.core.phrasebook import forms, labels, leads, related, stock_lines
from crawler.core.phrasebook.stock_words import may_be_stock
from crawler.core.text.normalise import tokens


def flags(*lines: str) -> list[bool]:
    return furniture_flags(paragraphs("\n\n".join(lines)), ())


@pytest.mark.parametrize(
    "line",
    [
        "By Kenji Sato, Staff writer",
        "Reporting by Maria Lopez; Editing by Ingrid Olsen",
        "Laura Bianchi contributed to this report.",
        "Updated 20 hours ago",
        "Published 28 March 2026, 12:10 GMT",
        "Stand: 12. Mai 2025, 14:05 Uhr",
        "Опубликовано 3 мая 2025",
        "(EFE) mra/jlp",
        "dpa xx yy",
        "Sign up for our daily newsletter and get the top stories delivered to your inbox.",
        "Folgen Sie uns auf Facebook und abonnieren Sie unseren Newsletter.",
        "© Harbour Gazette",
        "© 2026 Harbour Gazette. All rights reserved.",
        "Read next: 10 boats for the summer",
        "Mehr zum Thema: Der Rat stimmt über die Brücke ab",
        "Lire aussi : Le conseil vote sur le pont",
        "Tags: Harbour, Bridges",
        "Schlagworte | Hafen | Fähre",
        "Ana Lopez | 3 March 2026, 14:02",
        "Published 12/03/2026 at 14:02 GMT",
        "With material from dpa",
        "Par Ana Lopez avec agences",
        "(Additional reporting by Ana Lopez in Turin)",
        "Listen to this article",
        "- Reuters",
        "al/mr (afp, dpa)",
        "AFP, Reuters",
    ],
)
def test_lines_that_are_furniture_by_their_wording(line: str) -> None:
    assert flags(line) == [True]


@pytest.mark.parametrize(
    "line",
    [
        "Crown: 12.345",
        "Killed 12 hours ago",
        "The draw of 12 May 2025 had no winner in the region",
        "Labour hold",
        "By the time the ferry came in, the bread was gone.",
        "“Subscribe to our channel,” the player told his fans on Facebook.",
        "Subscribe today for just $1 a week.",
        "7 dead",
        "Recommended: the fish soup at the mill",
        "Attendance: 20,300",
        "Category: 4",
        "(c) the minister reports by 2 May",
        "Más información: 912 345 678",
        "Read more: 12 May 2026, 14 tables",
        "Goals: Lopez, Sato",
        "Correction: the ferry has 30 seats",
        "Tags: the dogs that wear them are let in.",
        "With material from the old bridge they built a wall.",
        "Copyright lasts 70 years",
    ],
)
def test_lines_that_may_tell_something_are_none(line: str) -> None:
    assert flags(line) == [False]


def test_headlines_at_the_end_belong_to_the_heading_that_the_site_repeats() -> None:
    learned = {paragraph_key(tokens("Elsewhere today"))}
    story = "The ferry to the northern quay has been running every ten minutes since Monday morning."
    lines = [story, "Elsewhere today", "Dollar gains", "Bread baked in a tower"]
    assert furniture_flags(paragraphs("\n\n".join(lines)), learned) == [False, True, True, True]
    assert furniture_flags(paragraphs("\n\n".join(lines)), ()) == [False] * 4
    assert furniture_flags(paragraphs("\n\n".join([*lines, story])), learned) == [False, True, False, False, False]


def test_a_related_list_ends_with_the_first_sentence() -> None:
    lines = (
        "Read more",
        "Dollar gains on 2 speeches",
        "Who do you think you are?",
        "The ferry sails on Monday.",
        "A subhead",
    )
    assert flags(*lines) == [True, True, True, False, False]
    assert flags("Read more", "10:48 Fire spreads") == [True, False]


def test_what_a_site_has_taught_counts_but_not_for_long_paragraphs() -> None:
    short, long = ["printed", "in", "the", "mill"], [f"word{n}" for n in range(80)]
    learned = {paragraph_key(short), paragraph_key(long)}
    assert is_furniture(Paragraph("Printed in the mill", short), learned)
    assert not is_furniture(Paragraph(" ".join(long), long), learned)


def test_a_time_with_words_heads_an_entry_of_a_ticker() -> None:
    for line in ("20:19 – Comments", "14:27 – Update 23 May 2012", "18:05 Uhr: Kommentare"):
        assert flags(line) == [False], line
    for line in ("14:27, 23 May 2012", "12:30 CET, 4 May 2021", "Updated 14:27, 23 May 2012"):
        assert flags(line) == [True], line


@pytest.mark.parametrize("line", ["Comments", "Comments 20:19", "23 May 2012", "Updated 20 hours ago"])
def test_dates_and_labels_within_a_text_head_entries_of_a_live_report(line: str) -> None:
    assert flags("The ferry sails.", line, "It is late.") == [False, False, False]


@pytest.mark.parametrize("line", ["Comments", "23 May 2012"])
def test_dates_and_labels_before_or_after_a_text_are_furniture(line: str) -> None:
    assert flags(line, "The ferry sails.", "It is late.", line) == [True, False, False, True]


def test_the_quick_no_is_never_wrong() -> None:
    for book in (
        related.RELATED,
        related.CONTINUE,
        leads.SHARE,
        leads.ADVERT,
        leads.COPYRIGHT,
        forms.COMMENT,
        forms.PAYWALL,
    ):
        for phrase in (phrase.strip(" …") for line in book.split("\n") for phrase in line.split("|")):
            if tokens(phrase) and stock_lines.is_stock_line(phrase):
                assert may_be_stock(tokens(phrase)), phrase
    for label in (label.strip() for line in (labels.BYLINE + labels.CREDIT).split("\n") for label in line.split("|")):
        assert not label or may_be_stock(tokens(f"{label}: Ana Lopez")), label


HEADLINES = ("Night ferry returns", "Bakery wins rye prize", "Council buys a crane", "Snow closes pass", "Choir tours")
LINE = tokens("Members of the reading circle get our letter.")


def shown(*titles: str) -> list[Shown]:
    return [Shown(title, f"https://harbour.example/{number}") for number, title in enumerate(titles)]


def test_three_headlines_at_three_addresses_teach() -> None:
    assert is_learned(LINE, shown(*HEADLINES[:3]))
    assert is_learned(LINE, shown("", *HEADLINES[:3]))
    assert not is_learned(LINE, shown(*HEADLINES[:2]))


def test_a_sentence_of_background_takes_more_headlines_than_one_that_asks_for_something() -> None:
    background = tokens(
        "The port of Vellmar was closed for eleven weeks after divers had found cracks in both shafts of the ferry."
    )
    asking = tokens("Subscribe to the Vellmar Gazette now and read every article of the day in our app for two crowns.")
    assert not is_learned(background, shown(*HEADLINES[:4]))
    assert is_learned(background, shown(*HEADLINES))
    assert is_learned(asking, shown(*HEADLINES[:3]))


def test_one_article_on_many_pages_teaches_nothing() -> None:
    assert not is_learned(LINE, shown(*[HEADLINES[0]] * 9))
    assert not is_learned(
        LINE, shown("Night ferry returns", "Night ferry returns on Monday", "LIVE: Night ferry returns late")
    )
    assert not is_learned(LINE, [Shown(title, "https://harbour.example/") for title in HEADLINES])
    assert not is_learned(LINE, shown("What the papers say", "What the papers say", "What the papers say"))


def test_the_lines_that_may_teach_are_the_short_ones_at_both_ends() -> None:
    parts = paragraphs("\n\n".join(("first", "second", "third", "fourth", "word " * 90, "last")))
    flags = [True, False, False, False, False, False]
    keys = {paragraph_key([word]) for word in ("second", "third", "last")}
    assert set(line_keys(parts, flags)) == keys


def words(count: int) -> str:
    return " ".join(f"word{chr(97 + n % 26)}{n // 26 * 'x'}" for n in range(count))


@pytest.mark.parametrize(("count", "expected"), [(60, True), (61, False)])
def test_a_learned_paragraph_of_more_than_sixty_tokens_is_text(count: int, expected: bool) -> None:
    part = Paragraph(words(count), tokens(words(count)))
    assert is_furniture(part, {paragraph_key(part.tokens)}) is expected


@pytest.mark.parametrize(("count", "expected"), [(36, True), (37, False)])
def test_a_wording_in_more_than_forty_tokens_is_text(count: int, expected: bool) -> None:
    assert flags(f"{words(count)} contributed to this report") == [expected]


@pytest.mark.parametrize(("count", "expected"), [(14, True), (15, False)])
def test_a_background_has_fifteen_tokens_at_least(count: int, expected: bool) -> None:
    assert is_learned(tokens(words(count)), shown(*HEADLINES[:3])) is expected


def test_a_related_list_has_eight_lines_of_a_hundred_and_sixty_characters_at_most() -> None:
    lines = [f"Headline {word}" for word in words(9).split()]
    assert flags("The ferry sails.", "Read more", *lines) == [False, True, *[True] * 8, False]
    assert flags("The ferry sails.", "Read more", "h" * 160) == [False, True, True]
    assert flags("The ferry sails.", "Read more", "h" * 161) == [False, True, False]


@pytest.mark.parametrize(("label", "listed", "expected"), [(6, 2, True), (7, 2, False), (6, 1, False)])
def test_a_learned_heading_has_six_words_at_most_and_two_lines_at_least(
    label: int, listed: int, expected: bool
) -> None:
    head = words(label)
    lines = [f"Headline {word}" for word in words(listed).split()]
    found = furniture_flags(paragraphs("\n\n".join(("The ferry sails.", head, *lines))), {paragraph_key(tokens(head))})
    assert found == [False, True, *[expected] * listed]


@pytest.mark.parametrize(("before", "expected"), [(2, True), (3, False)])
def test_a_learned_line_behind_a_dateline_counts_among_the_first_three(before: int, expected: bool) -> None:
    lines = [
        *(f"The ferry {word} sails." for word in words(before).split()),
        "LONDON — Printed in the mill.",
        "It is late.",
    ]
    learned = {paragraph_key(tokens("Printed in the mill."))}
    assert furniture_flags(paragraphs("\n\n".join(lines)), learned) == [*[False] * before, expected, False]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ana Lopez | Published 12 May 2026, 14:02 GMT | Updated 13 May 2026, 14:05 GMT", True),
        ("Ana Lopez | Published on 12 May 2026, 14:02 GMT | Updated 13 May 2026, 14:05 GMT", False),
        ("12 May 2026".ljust(119) + ".", True),
        ("12 May 2026".ljust(120) + ".", False),
    ],
)
def test_a_date_line_has_sixteen_tokens_and_a_hundred_and_twenty_characters_at_most(line: str, expected: bool) -> None:
    assert flags(line) == [expected]
