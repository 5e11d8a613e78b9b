"""Lines of a label and what it is of: "Read more: Storm closes three ports", "Tags: harbour, bridges"."""

from __future__ import annotations

from collections.abc import Iterator

from crawler.core.phrasebook import labels, related
from crawler.core.phrasebook.matching import MAX_LINE_CHARS, folded_line, whole

RELATED = whole(related.RELATED)
"""What heads a list of other articles, folded."""
SENTENCE_ENDS = tuple(".!?。؟।")
"""What a line of text ends with, and a label or a list hardly ever."""
_PARTING_SIGNS = ":：|»>›→–—"
LABEL_SIGNS = f"{_PARTING_SIGNS}-"
"""What may part a label from what it is of; a hyphen stands within words, too, and parts none by itself."""

_ARROWS = (">>", "→", "▶", "►", "➤")
_CALLS = frozenset(("more", "read", "mehr", "watch", "listen", "a lire aussi", "a lire", "video"))
"""What calls for a look at a headline, and heads no list."""
_LEAST_HEADLINE, _MOST_NUMBERS = 4, 1
"""Words and numbers of a headline that holds a number: fewer or more are a telephone number or a date."""
_MOST_HEAD = 6
"""Words of a heading over a related list."""
_MAX_TAG_WORDS = 20
"""Words of a list of tags; more are a sentence."""
_TAGS = whole(labels.TAGS)
_ABOUT_AUTHOR = whole(labels.ABOUT_AUTHOR)
_DISCLAIMER = whole(labels.DISCLAIMER)


def related_in_line(line: str) -> str | None:
    """Return the headline of a line such as "Read more: Storm closes three ports", None where the line is none."""
    return next((rest for label, rest in _labelled(line) if label in RELATED), None)


def is_related_line(line: str) -> bool:
    """Whether the line names another article, and says so in two words or more: "Read next: Storm at sea".

    A telephone number or a date behind such a label ("Más información: 912 345 678") is none.
    """
    return any(" " in label and label in RELATED and _may_be_headline(rest) for label, rest in _labelled(line))


def leads_away(line: str) -> bool:
    """Whether a line that a copy of its text lacks leads to another article: "MORE: Storm at sea", ">> Storms"."""
    line = line.strip("[]() ")
    if line.endswith(SENTENCE_ENDS):
        return False
    if line.startswith(_ARROWS):
        return _may_be_headline(line) and line.count(" ") >= _LEAST_HEADLINE - 1
    return any((label in RELATED or label in _CALLS) and _may_be_headline(rest) for label, rest in _labelled(line))


def opens_related(text: str) -> bool:
    """Whether a text is a related list that lost its lines: a heading of two words or more, then no sentence."""
    words = text.split()
    if len(text) > MAX_LINE_CHARS or text.rstrip().endswith(SENTENCE_ENDS):
        return False
    return any(folded_line(" ".join(words[:size])) in RELATED for size in range(2, min(len(words), _MOST_HEAD) + 1))


def _may_be_headline(text: str) -> bool:
    words = folded_line(text).split()
    numbers = sum(word[0].isdigit() for word in words)
    return not numbers or (numbers <= _MOST_NUMBERS and len(words) - numbers >= _LEAST_HEADLINE)


def is_tag_line(line: str) -> bool:
    """Whether the line lists the topics of an article: "Tags: harbour, bridges", "Themen | Hafen", "#pier #bus"."""
    if line.startswith("#") and all(word[0] == "#" and not word[1:].isdigit() for word in line.split()):
        return True
    return any(
        label in _TAGS and rest.count(" ") < _MAX_TAG_WORDS and not rest.endswith(SENTENCE_ENDS)
        for label, rest in _labelled(line)
    )


def is_about_author(line: str) -> bool:
    """Whether the line heads what is said of the writer: "About the author", "Zur Autorin: Ada Marsh lives in …"."""
    return folded_line(line.partition(" / ")[0]) in _ABOUT_AUTHOR or any(
        label in _ABOUT_AUTHOR for label, _ in _labelled(line)
    )


def is_disclaimer(line: str) -> bool:
    """Whether the line heads what its publisher does not answer for: "Disclaimer", "Haftungsausschluss: Alle …"."""
    return folded_line(line) in _DISCLAIMER or any(label in _DISCLAIMER for label, _ in _labelled(line))


def _labelled(line: str) -> Iterator[tuple[str, str]]:
    """Yield the folded label of a line, and what stands behind it, for each sign that may part the two."""
    if len(line) > MAX_LINE_CHARS:
        return
    for sign in _PARTING_SIGNS:
        head, found, rest = line.partition(sign)
        rest = rest.strip(LABEL_SIGNS + " ")
        if found and rest:
            yield folded_line(head), rest
