from __future__ import annotations

from crawler.core.html.runs import Run
from crawler.core.html.tree import Element, Tree


def _run(*tags: str) -> Run:
    """Return a run on a tree of elements, each within the one before."""
    return Run(Tree([Element(i, tag, i - 1, i, {}) for i, tag in enumerate(tags)], [], []))


def test_text_is_gathered_into_one_line() -> None:
    run = _run("p")
    run.add("The ferry\n ", 0, None)
    run.add(" made its last trip", 0, None)
    run.end()
    (block,) = run.tree.blocks
    assert (block.text, block.tag, block.heading) == ("The ferry made its last trip", "p", 0)


def test_nothing_but_space_makes_no_block() -> None:
    run = _run("p")
    run.add("  \n", 0, None)
    run.end()
    run.end()
    assert run.tree.blocks == []


def test_links_are_counted_in_characters() -> None:
    run = _run("p")
    anchor = run.link(Element(1, "a", 0, 1, {"href": "/bridge"}), None)
    run.add("Bridge ", 0, anchor)
    run.add("opens", 0, None)
    run.end()
    (block,) = run.tree.blocks
    assert (block.text, block.link_chars) == ("Bridge opens", 6)
    assert [(link.text, link.href) for link in block.anchors] == [("Bridge", "/bridge")]


def test_a_link_that_leads_nowhere_leaves_the_one_around_it() -> None:
    run = _run("p")
    outer = run.link(Element(1, "a", 0, 1, {"href": "/bridge"}), None)
    assert run.link(Element(2, "a", 1, 2, {"name": "top"}), outer) is outer


def test_two_breaks_begin_a_paragraph_and_one_does_not() -> None:
    run = _run("div")
    for piece in ("One", "", "two", "", "", "three"):
        if piece:
            run.add(piece, 0, None)
        else:
            run.add_break(0, None)
    run.end()
    assert [block.text for block in run.tree.blocks] == ["One two", "three"]


def test_breaks_part_no_heading() -> None:
    run = _run("h1")
    run.add("Bridge", 0, None)
    run.add_break(0, None)
    run.add_break(0, None)
    run.add("opens", 0, None)
    run.end()
    assert [(block.text, block.heading) for block in run.tree.blocks] == [("Bridge opens", 1)]


def test_a_short_paragraph_within_a_heading_is_the_heading() -> None:
    run = _run("h2", "p")
    run.add("Bridge opens", 1, None)
    run.end()
    run.add("The ferry made its last trip. " * 20, 1, None)
    run.end()
    assert [block.heading for block in run.tree.blocks] == [2, 0]


def test_a_heading_goes_on_behind_its_kicker() -> None:
    run = _run("h1", "div")
    run.add("Harbour", 1, None)
    run.end()
    run.add(": Bridge opens", 0, None)
    run.end()
    assert [(block.text, block.heading) for block in run.tree.blocks] == [("Harbour: Bridge opens", 1)]


def test_a_run_of_signs_that_are_not_seen_makes_no_block() -> None:
    run = _run("p")
    for filling in ("\u200d", "\ufeff\u00ad"):
        run.add(filling, 0, None)
        run.end()
    assert run.tree.blocks == []
