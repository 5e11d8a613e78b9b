from __future__ import annotations

from crawler.core import extract

_LINES = [
    f"The keeper of the swing bridge wrote of night {i} that no ship had come and the lamps were out." for i in range(9)
]
_REFRAIN = "And the bridge, the old bridge, it turns for the tide and for nobody else in the town of Ellery."


def _text(*paragraphs: str) -> str:
    (article,) = extract(f"<h1>The keeper's book</h1>{''.join(f'<div>{each}</div>' for each in paragraphs)}")
    return article.text


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
