from __future__ import annotations

from crawler.core.page.segment import Segment
from crawler.core.segmentation.repeated_text import without_copies
from tests.core.outlines import outline_of

_TITLE = "The keeper's book"
_LINES = [
    f"The keeper of the swing bridge wrote of night {i} that no ship had come and the lamps were out." for i in range(9)
]
_REFRAIN = "And the bridge, the old bridge, it turns for the tide and for nobody else in the town of Ellery."


def _text(*paragraphs: str) -> str:
    """Return the text of an article in these pieces without what it says again."""
    outline = outline_of(f"<h1>{_TITLE}</h1>{''.join(f'<div>{each}</div>' for each in paragraphs)}")
    blocks = outline.tree.blocks
    segment = Segment(first_block=0, last_block=len(blocks), title=_TITLE, title_block=0)
    return "\n".join(blocks[index].text for index in without_copies(outline, segment, list(range(1, len(blocks)))))


def _paragraphs(lines: list[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def test_a_copy_of_the_text_for_small_screens_counts_once() -> None:
    assert _text(_paragraphs(_LINES), f"<p>Short</p>{_paragraphs(_LINES)}").count("night 3") == 1


def test_a_refrain_stays() -> None:
    verses = [line for i, verse in enumerate(_LINES) for line in ((verse, _REFRAIN) if i % 5 == 0 else (verse,))]

    assert _text(_paragraphs(verses)).count(_REFRAIN) == 2


def test_a_copy_below_the_headline_said_again_counts_once_though_it_is_cut_otherwise() -> None:
    glued = f"<h2>The keeper's book</h2><p>{''.join(_LINES[:5])}</p><p>{' '.join(_LINES[5:])}</p>"

    assert _text(_paragraphs(_LINES), glued).count("night 3") == 1


def test_another_text_below_the_headline_said_again_stays() -> None:
    other = _paragraphs([line.replace("keeper", "captain").replace("no ship", "a ferry") for line in _LINES])

    assert "captain" in _text(_paragraphs(_LINES), f"<h2>{_TITLE}</h2>{other}")


def test_a_few_lines_said_again_in_a_long_text_stay() -> None:
    assert _text(_paragraphs(_LINES), _paragraphs(_LINES[:2])).count("night 1") == 2
