from __future__ import annotations

import pytest

from tests.core.checking.sites import article, paragraphs, plain, seen

BODY = "\n\n".join(paragraphs("March"))
CODE = (
    "int tide = 0; for (int i = 0; i < hours; i++) { tide = next(tide); } if (tide > quay) { ring(bell); } return tide;"
)


@pytest.mark.parametrize(
    "line",
    [
        "<p>The ferry sails again.",
        "Fish &amp; chips",
        'See <a href="/tides">the tides</a>.',
        "The cafÃ© is open.",
        "It�s late.",
    ],
)
def test_residue_is_told(line: str) -> None:
    assert seen([*plain(), article("March", text=f"{BODY}\n\n{line}")]) == {"markup-in-text"}


@pytest.mark.parametrize(
    "line", ["Is 3 < 5 and 7 > 2?", "Marsh & Sons", "Use <b> or <div> for it.", "São Tomé, Ãrea", "a <- b"]
)
def test_signs_of_prose_are_left_alone(line: str) -> None:
    assert seen([*plain(), article("March", text=f"{BODY}\n\n{line}")]) == set()


def test_code_in_one_line_is_told_and_code_in_lines_is_not() -> None:
    assert seen([*plain(), article("March", text=f"{BODY}\n\n{CODE}")]) == {"code-in-one-line"}
    assert seen([*plain(), article("March", text=f"{BODY}\n\n" + CODE.replace("; ", ";\n"))]) == set()


def test_code_may_hold_tags() -> None:
    page = "<div> <script> var a = 1; var b = 2; show(a, b); } </script> <p> { x(); y(); } </p> </div> <br> { q(); }"
    assert "markup-in-text" not in seen([*plain(), article("March", text=f"{BODY}\n\n{page}")])
