from __future__ import annotations

from crawler.core.plain_text.likelihood.peers import Peers, Place, letters_of_text
from crawler.core.plain_text.lines import Line, LineKind, read_lines
from tests.core.plain_text.test_cohesion import BAND, FERRY

TITLES = ("Ferry of Northport is late", "Orchestra plays trumpets")
LINES = ["Lantern", TITLES[0], "Large type", *FERRY, "Pier camera", TITLES[1], "Large type", *BAND, "Tides and moon"]


def _peers(*places: Place) -> Peers:
    lines: list[Line] = read_lines("\n".join(LINES))
    return Peers(lines, [float(line.kind is LineKind.PROSE) for line in lines], places)


def _place(text: str, chance: float, proof: float | None = None) -> Place:
    return Place(LINES.index(text), chance, proof)


def test_letters_of_text_are_counted_by_their_chance() -> None:
    lines = read_lines("\n".join(FERRY[:2]))
    assert letters_of_text(lines, [1.0, 0.0]) == [0.0, len(FERRY[0]), len(FERRY[0])]
    (long,) = read_lines("The ferry was late again. " * 60)
    assert letters_of_text([long], [0.5])[-1] == 300


def test_headlines_that_are_set_alike_speak_for_each_other() -> None:
    first, second, menu = _place(TITLES[0], 0.9), _place(TITLES[1], 0.5), _place("Tides and moon", 0.5)
    peers = _peers(first, second, menu)
    assert dict(peers.of(second))["alike"] > dict(peers.of(menu))["alike"]
    assert dict(peers.of(second))["alike ones"] > dict(peers.of(menu))["alike ones"]
    assert dict(_peers(second).of(second))["alike"] == 0


def test_the_better_of_two_lines_over_one_text_is_the_rival() -> None:
    title, label = _place(TITLES[1], 0.9), _place("Pier camera", 0.2)
    seen = _peers(title, label)
    assert (
        dict(seen.of(label))["rival below"] > dict(seen.of(title))["rival above"] > dict(seen.of(title))["rival below"]
    )
    assert dict(seen.of(label))["behind the best"] < dict(seen.of(title))["behind the best"]


def test_text_below_counts_up_to_the_next_likely_headline() -> None:
    first, second = _place(TITLES[0], 0.9), _place(TITLES[1], 0.9)
    unlikely = _place(TITLES[1], 0.2)
    assert dict(_peers(first, second).of(first))["text below"] < dict(_peers(first, unlikely).of(first))["text below"]
    assert dict(_peers(first, second).of(second))["first likely"] is False
    assert dict(_peers(first, second).of(first))["first likely"] is True


def test_proven_starts_are_told_apart() -> None:
    proven, other = _place(TITLES[0], 0.9, 3.0), _place(TITLES[1], 0.9)
    seen, beside = dict(_peers(proven, other).of(proven)), dict(_peers(proven, other).of(other))
    assert (seen["first proven"], beside["first proven"]) == (True, False)
    assert beside["proof"] == 0 < seen["proof"]
    for name in ("starts", "agreement", "alike", "alike ones"):
        assert seen[name] > beside[name]


def test_chances_at_their_ends_are_no_fault() -> None:
    sure, never = _place(TITLES[0], 1.0), _place(TITLES[1], 0.0)
    assert _peers(sure, never).of(never)
    assert _peers().of(sure)
