"""Furniture is what repeats: the lines that stand several times on a page, and what they are there."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import accumulate, pairwise

from crawler.core.segmenters.text_lines import BORDERS, Kind, Line

_LABEL_WORDS = 5


def find_repeats(lines: list[Line]) -> None:
    """Furniture is what repeats: give the lines that stand on the page several times the kind of their places."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        if line.key and line.kind in (Kind.SHORT, Kind.PROSE):
            places[line.key].append(i)
    prose_before = list(accumulate(line.kind is Kind.PROSE for line in lines))
    repeated = {
        key
        for key, where in places.items()
        if len(where) > 1 and all(prose_before[a] < prose_before[b - 1] for a, b in pairwise(where))
    }
    for key in sorted(repeated, key=lambda key: not lines[places[key][0]].colon):  # lists first: they explain repeats
        votes = Counter(_role(lines, i, repeated) for i in places[key])
        kind, count = votes.most_common(1)[0]
        if votes[Kind.NOISE] > 1 and votes[Kind.NOISE] * 2 >= len(places[key]):
            kind, count = Kind.NOISE, len(places[key])
        if (
            count < 3
            and kind in BORDERS
            and lines[places[key][0]].kind is Kind.SHORT
            and key.count(" ") >= _LABEL_WORDS
        ):
            continue  # as likely a headline that a list names, too
        sure = count == len(places[key]) or (count * 4 >= len(places[key]) * 3 and key.count(" ") < _LABEL_WORDS)
        if kind is None or not sure or _listed(lines).intersection(places[key]):
            continue
        for i in places[key]:
            lines[i].kind = kind


def listed_keys(lines: list[Line]) -> set[str]:
    """Return the folded headlines of the page's lists of related articles."""
    return {lines[i].key for i in _listed(lines)}


def _listed(lines: list[Line]) -> set[int]:
    """Return the places of the headlines under the related headings."""
    found: set[int] = set()
    for i, line in enumerate(lines):
        if line.kind is Kind.RELATED:
            for k in range(i + 1, min(i + 12, len(lines))):
                if lines[k].kind not in (Kind.SHORT, Kind.META):
                    break
                found.add(k)
    return found


def _role(lines: list[Line], place: int, repeated: set[str]) -> Kind | None:
    """Return what a repeated line is at one of its places, told by its neighbours."""
    before = _neighbour(lines, place, -1, repeated)
    after = _neighbour(lines, place, 1, repeated)
    if before is Kind.PROSE and after is Kind.PROSE:
        return Kind.NOISE if lines[place].kind is Kind.PROSE or lines[place].width >= 25 else None
    if before is Kind.META or (before is Kind.SHORT and after in (Kind.META, Kind.PROSE)):
        return Kind.META
    if after in (Kind.META, Kind.PROSE) or before is None:
        return None
    return Kind.RELATED if lines[place].colon else Kind.END


def _neighbour(lines: list[Line], place: int, step: int, repeated: set[str]) -> Kind | None:
    place += step
    while 0 <= place < len(lines):
        line = lines[place]
        if line.kind is not Kind.NOISE and line.key not in repeated:
            return line.kind
        place += step
    return None
