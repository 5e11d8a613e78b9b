"""Boilerplate is what repeats: the lines that stand several times on a page, and what they are there."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from itertools import accumulate, pairwise

from crawler.core.plain_text.lines import BORDERS, Line, LineKind

_LABEL_WORDS = 5
"""Fewer words make a label; more may be a headline that a list of related articles repeats."""
_LISTS = 3
"""Lists in which a label stands that is none of their headlines: two may share one."""
_LEAST_PROMO_WIDTH = 25
"""Letters of a repeated line amid prose that is a promo; a shorter one may be a subheading."""
_NEAR = 2
"""Lines above and below a promo among which prose stands: a subheading may part them."""
_FARTHEST = 40
"""Lines looked at on each side for the neighbour that tells; keeps a hostile page bounded."""
_TEXTS, _BY, _LEAST_BLANKS = 3, 3, 2
"""Texts over which a line stands that heads none of them, lines from it to their headlines, and blanks in these."""
_OFTEN = 5
"""Places of a line, with texts between, that heads none of them: "Article content"."""
_MOST_LISTED = 12
"""Lines under a related heading that are its list; a longer one is the page's menu."""


def settle_repeats(lines: list[Line]) -> list[Line]:
    """Return the lines; those that stand on a page several times, with prose between, are what their places tell."""
    repeated = _repeated(lines)
    found = list(lines)
    for heads_list in (True, False):  # lists first: they explain why headlines stand on a page twice
        listed = listed_places(found)
        for where in repeated.values():
            is_listed = not listed.isdisjoint(where) and not (_closes_lists(found, where) and listed.issuperset(where))
            if found[where[0]].colon is heads_list and not is_listed:
                role = _common_role(found, where, repeated)
                if role is not None:
                    for i in where:
                        found[i] = found[i].of_kind(role)
                elif len(where) >= _OFTEN or _stands_by_headlines(found, where, repeated):
                    for i in where:
                        found[i] = replace(found[i], sentence=True)
    return found


def _repeated(lines: list[Line]) -> dict[str, list[int]]:
    """Return the places of the lines that stand on a page several times, with prose between most, by their keys."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        if line.key and not line.bullet and line.kind in (LineKind.SHORT, LineKind.PROSE):
            places[line.key].append(i)
    prose_before = list(accumulate(line.kind is LineKind.PROSE for line in lines))
    return {
        key: where
        for key, where in places.items()
        if len(where) > 1
        and sum(prose_before[a] < prose_before[b - 1] for a, b in pairwise(where)) * 4 >= (len(where) - 1) * 3
    }


def listed_places(lines: list[Line]) -> set[int]:
    """Return the places of the headlines under the related headings."""
    found: set[int] = set()
    for i, line in enumerate(lines):
        if line.kind is LineKind.RELATED:
            for k in range(i + 1, min(i + _MOST_LISTED, len(lines))):
                if lines[k].kind not in (LineKind.SHORT, LineKind.META):
                    break
                found.add(k)
    return found


def _common_role(lines: list[Line], where: list[int], repeated: dict[str, list[int]]) -> LineKind | None:
    """Return what a repeated line is at all of its places, or at nearly all if it is a label; None if they differ."""
    votes = Counter(_role(lines, i, repeated) for i in where)
    is_label = _is_label(lines, where)
    amid_prose = votes[LineKind.NOISE]
    if amid_prose > 1 and (amid_prose * 2 >= len(where) or not is_label):
        return LineKind.NOISE
    if _parts_articles(lines, where) or _closes_articles(lines, where):
        return LineKind.END
    role, count = votes.most_common(1)[0]
    if lines[where[0]].width >= _LEAST_PROMO_WIDTH and _stands_amid(lines, where):
        return LineKind.NOISE
    if is_label:
        return role if count * 4 >= len(where) * 3 else None
    maybe_headline = count < 3 and role in BORDERS and lines[where[0]].kind is LineKind.SHORT
    return role if count == len(where) and not maybe_headline else None


def _parts_articles(lines: list[Line], where: list[int]) -> bool:
    """Whether a repeated line stands behind prose and above the date of another headline each time, or ends a page."""
    heads = set[str]()
    for i in where:
        if i and lines[i - 1].kind is not LineKind.PROSE:
            return False
        below = next((line for line in lines[i + 1 : i + _FARTHEST] if line.kind is not LineKind.META), None)
        if below is not None and (lines[i + 1].kind is not LineKind.META or below.kind is not LineKind.SHORT):
            return False
        heads.add("" if below is None else below.key)
    return len(heads) == len(where)


def _closes_articles(lines: list[Line], where: list[int]) -> bool:
    """Whether a repeated line stands right behind the end of an article each time: it is part of that end."""
    return all(i and lines[i - 1].kind in BORDERS for i in where) and _is_above_others(lines, where)


def _stands_by_headlines(lines: list[Line], where: list[int], repeated: dict[str, list[int]]) -> bool:
    """Whether a line stands over three texts or more, a line or two from the headline of each: a caption, a button."""
    if len(where) < _TEXTS or lines[where[0]].kind is not LineKind.SHORT:
        return False
    return all(
        any(
            line.kind is LineKind.SHORT
            and line.key
            and line.key not in repeated
            and line.key.count(" ") >= _LEAST_BLANKS
            for line in (*lines[max(0, i - _BY) : i], *lines[i + 1 : i + 1 + _BY])
        )
        for i in where
    )


def _stands_amid(lines: list[Line], where: list[int]) -> bool:
    """Whether prose stands near above and below most places of a line, each time another: it may be by subheadings."""
    amid = sum(
        any(line.kind is LineKind.PROSE for line in lines[max(0, i - _NEAR) : i])
        and any(line.kind is LineKind.PROSE for line in lines[i + 1 : i + 1 + _NEAR])
        and all(line.kind in (LineKind.PROSE, LineKind.SHORT) for line in lines[i + 1 : i + 1 + _NEAR])
        for i in where
    )
    return amid * 4 >= len(where) * 3 and _is_above_others(lines, where)


def _is_above_others(lines: list[Line], where: list[int]) -> bool:
    """Whether other lines follow each of the places of a line: the headline of one text has the same below it."""
    below = [lines[i + 1].text for i in where if i + 1 < len(lines)]
    return len(set(below)) == len(below)


def _closes_lists(lines: list[Line], where: list[int]) -> bool:
    """Whether a line of a few words stands in so many lists that it is a button behind each, and no headline."""
    return _is_label(lines, where) and len(where) >= _LISTS


def _is_label(lines: list[Line], where: list[int]) -> bool:
    """Whether a repeated line has few words."""
    return lines[where[0]].key.count(" ") < _LABEL_WORDS


def _role(lines: list[Line], place: int, repeated: dict[str, list[int]]) -> LineKind | None:
    """Return what a repeated line is at one of its places, told by its neighbours."""
    before = _neighbour(lines, range(place - 1, max(-1, place - _FARTHEST), -1), repeated)
    after = _neighbour(lines, range(place + 1, min(len(lines), place + _FARTHEST)), repeated)
    if before is LineKind.PROSE and after is LineKind.PROSE:
        is_promo = lines[place].kind is LineKind.PROSE or lines[place].width >= _LEAST_PROMO_WIDTH
        return LineKind.NOISE if is_promo else None
    if before is LineKind.META or (before is LineKind.SHORT and after in (LineKind.META, LineKind.PROSE)):
        return LineKind.META
    if after in (LineKind.META, LineKind.PROSE) or before is None:
        return None
    return LineKind.RELATED if lines[place].colon else LineKind.END


def _neighbour(lines: list[Line], places: range, repeated: dict[str, list[int]]) -> LineKind | None:
    """Return the kind of the first line at the places that is no boilerplate; None at the page's end."""
    return next(
        (lines[i].kind for i in places if lines[i].kind is not LineKind.NOISE and lines[i].key not in repeated), None
    )
