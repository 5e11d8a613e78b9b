from __future__ import annotations

import pytest

from crawler.core.dedup.fingerprint import fingerprint
from crawler.core.html.dom import parse
from crawler.core.segmentation.text_layout import text_of

LONG = "The harbour board met late on Monday and agreed to widen the eastern quay before the autumn storms come in. "


def laid_out(markup: str) -> str:
    tree = parse(f"<body>{markup}")
    return text_of(tree, range(len(tree.blocks)))


def rows(*rows: str) -> str:
    cells = ("".join(f"<td>{cell}</td>" for cell in row.split("|")) for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


def test_a_table_keeps_its_rows() -> None:
    table = rows("Boat|Berth", "Ida|7", "Mary|<p>9</p>", "Only one||")
    assert laid_out(f"<p>Before.</p>{table}<p>After.</p>") == (
        "Before.\n\nBoat\tBerth\nIda\t7\nMary\t9\nOnly one\n\nAfter."
    )


@pytest.mark.parametrize("table", [
    rows(f"{LONG * 2}|Menu", "One|Two"), rows("One", "Two", "Three"), rows("<h2>Quay</h2>|Two", "One|Two"),
    rows("<p>One.</p><p>Two.</p>|x", "One|Two"), rows(f"{rows('a|b', 'c|d')}|x", "One|Two").replace("a", LONG * 2),
])  # fmt: skip
def test_a_table_that_only_lays_a_page_out_is_prose(table: str) -> None:
    assert "\t" not in laid_out(table)
    assert "\n" not in laid_out(table).replace("\n\n", "")


def test_the_lines_of_a_code_in_one_cell_stay_together() -> None:
    gutter = "<td><div>1</div><div>2</div></td>"
    code = "<td><div>def ferry():</div><div>return 7</div></td>"
    assert laid_out(f"<p>Before.</p><table><tr>{gutter}{code}</tr></table>") == "Before.\n\ndef ferry():\nreturn 7"


def test_each_code_is_one_paragraph_also_in_a_table() -> None:
    assert laid_out("<table><tr><td>So:</td><td><pre>a\nb</pre></td></tr></table>") == "So:\n\na\nb"


def test_layout_changes_no_fingerprint() -> None:
    plain = "\n\n".join(["Boat", "Berth", "Ida", "7"])
    assert fingerprint("T", laid_out(rows("Boat|Berth", "Ida|7"))).digest == fingerprint("T", plain).digest
