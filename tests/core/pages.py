"""Small pages as a site could make them, for the laws that hold on every page."""

from __future__ import annotations

from hypothesis import strategies as st

_CLASSES = ("", "post", "entry-title", "title", "byline", "sidebar", "comment", "card", "liveticker", "article-body")
_BOXES = ("div", "article", "section", "aside", "nav", "ul", "main")
_LINE = "On night {} the council of the old harbour town voted to keep the swing bridge open for all ships."
_NAMES = tuple(f"{what} of the harbour" for what in ("The bridge", "A ferry", "The bell", "Notes", "Read more"))

_numbers = st.integers(0, 9)
_names = st.sampled_from(_NAMES)
_class = st.sampled_from(_CLASSES)


def _paragraph(first: int, sentences: int) -> str:
    return f"<p>{' '.join(_LINE.format(first + i) for i in range(sentences))}</p>"


def _heading(level: int, name: str, look: str, link: int) -> str:
    text = f"<a href='/news/{link}'>{name}</a>" if link > 5 else name
    return f"<h{level} class='{look}'>{text}</h{level}>"


def _box(tag: str, look: str, inside: list[str]) -> str:
    return f"<{tag} class='{look}'>{''.join(inside)}</{tag}>"


def _row(tag: str, look: str, inside: str, times: int) -> str:
    return _box(tag, look, [inside.replace("of the harbour", f"of quay {i}") for i in range(times)])


_pieces = st.one_of(
    st.builds(_paragraph, _numbers, st.integers(1, 9)),
    st.builds(_heading, st.integers(1, 4), _names, _class, _numbers),
    st.builds("<p><a href='/news/{0}'>The story of night {0} in the harbour</a></p>".format, _numbers),
    st.builds("<p><time>1{} March 2026</time></p>".format, _numbers),
    st.sampled_from(("<p>By Ada Marsh</p>", "<p>Read more:</p>", "<p>Advertisement</p>", "<li>Row</li>", "<hr>")),
)
_parts = st.recursive(
    _pieces,
    lambda inside: st.one_of(
        st.builds(_box, st.sampled_from(_BOXES), _class, st.lists(inside, max_size=5)),
        st.builds(_row, st.sampled_from(_BOXES), _class, inside, st.integers(2, 5)),
    ),
    max_leaves=12,
)

BODIES = st.lists(_parts, max_size=6).map("".join)
"""Bodies of pages: headings, paragraphs, links and dates in nested boxes, some of them in rows that are alike."""
TITLES = st.sampled_from(("", *_NAMES))
"""Titles of documents, most of them such as headings of the bodies have."""
