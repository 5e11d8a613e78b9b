from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.html.dom import parse


def test_blocks_are_runs_of_text_between_block_borders() -> None:
    tree = parse("<body><h1>A  title</h1><div>One <b>bold</b>\n word<p>Two</p>three</div></body>")

    assert [(block.tag, block.text, block.heading) for block in tree.blocks] == [
        ("h1", "A title", 1),
        ("div", "One bold word", 0),
        ("p", "Two", 0),
        ("div", "three", 0),
    ]


def test_two_line_breaks_end_a_paragraph_but_no_heading_and_no_link() -> None:
    tree = parse("<h1>A<br><br>b</h1><div>One<br>\n&nbsp;<br>Two<br>2<br><br><br><i>3</i> <a href=/x>d<br><br>e</a>")

    assert [block.text for block in tree.blocks] == ["A b", "One", "Two 2", "3 d e"]
    assert [anchor.text for anchor in tree.blocks[-1].anchors] == ["d e"]


def test_a_heading_goes_on_behind_its_kicker() -> None:
    tree = parse("<h1><div><b>Harbour notes</b></div><i>: </i>The bridge stays open</h1><h2><div>A</div>B</h2>")

    assert [(block.text, block.heading) for block in tree.blocks] == [
        ("Harbour notes: The bridge stays open", 1),
        ("A", 0),
        ("B", 2),
    ]
    assert [element.last_block for element in tree.elements if element.tag == "h1"] == [1]


def test_a_headline_in_pieces_keeps_them_apart() -> None:
    tree = parse(
        "<h1><span>Harbour notes:</span><span>The <b>bridge</b>, <i>s</i>tays</span></h1><p><b>a</b><b>b</b></p>"
    )

    assert [block.text for block in tree.blocks] == ["Harbour notes: The bridge, stays", "ab"]


def test_an_element_knows_its_subtree_and_its_blocks() -> None:
    tree = parse("<body><div id=a><p>One</p><p>Two</p></div><p>Three</p></body>")
    division = next(element for element in tree.elements if element.attrs.get("id") == "a")

    assert [tree.elements[index].tag for index in range(division.index, division.end)] == ["div", "p", "p"]
    assert [block.text for block in tree.blocks[division.first_block : division.last_block]] == ["One", "Two"]
    assert [element.tag for element in tree.ancestors(division.index)] == ["div", "body"]


def test_links_are_counted_and_kept() -> None:
    block = parse('<p>See <a href="/x">the  old mill</a> there</p>').blocks[0]

    assert block.link_chars == len("the old mill") + 1
    assert [(anchor.text, anchor.href) for anchor in block.anchors] == [("the old mill", "/x")]


def test_scripts_and_styles_are_no_text() -> None:
    tree = parse("<p>One</p><script>var a = 'Two'</script><style>p {}</style><template><p>Three</p></template>")

    assert [block.text for block in tree.blocks] == ["One"]


def test_the_head_is_read_and_json_ld_wherever_it_stands() -> None:
    tree = parse(
        '<html lang=de><head><title> A  page </title><meta property="og:title" content="T"><base href="/b/">'
        '<link rel=canonical href="/c"></head><body><script type="application/ld+json">{"a": 1}</script></body>'
    )

    assert (tree.title, tree.language, tree.base) == ("A page", "de", "/b/")
    assert ("og:title", "T") in tree.metas
    assert tree.head_links[0]["href"] == "/c"
    assert tree.json_ld == ['{"a": 1}']


def test_text_below_the_deepest_level_stays_in_order() -> None:
    tree = parse("<div>" * 400 + "<p>Deep</p>" + "</div>" * 400 + "<p>After</p>")

    assert [block.text for block in tree.blocks] == ["Deep", "After"]
    assert max(element.depth for element in tree.elements) < 200
    assert tree.elements[tree.blocks[1].element].depth == 1


@given(st.text(alphabet="<>/=\"' abpdivh1rst&;#!-\x00é中", max_size=300))
def test_any_text_gives_a_sound_tree(html: str) -> None:
    tree = parse(html)

    for element in tree.elements:
        assert element.parent < element.index < element.end <= len(tree.elements)
        assert 0 <= element.first_block <= element.last_block <= len(tree.blocks)
    assert all(block.text for block in tree.blocks)


def test_signs_that_only_break_words_are_no_text_and_those_that_join_letters_are() -> None:
    (block,) = parse(
        "<p>Der Bun&shy;des&#8203;tag\ufeff <a href=/x>ge\u00addachte</a> \u0645\u06cc\u200c\u0631\u0648\u0645</p>"
    ).blocks

    assert block.text == "Der Bundestag gedachte \u0645\u06cc\u200c\u0631\u0648\u0645"
    assert block.anchors[0].text == "gedachte"


def test_a_paragraph_within_a_heading_is_the_heading() -> None:
    blocks = parse("<h1><p>Swing bridge stays open</p></h1><div><p>Not this one.</p></div>").blocks

    assert [(block.text, block.heading) for block in blocks] == [("Swing bridge stays open", 1), ("Not this one.", 0)]


@pytest.mark.parametrize("space", ["\u00a0", "\u2028", "\x85", "\u3000"])
def test_a_break_that_is_written_with_a_space_of_text_is_a_break(space: str) -> None:
    tree = parse(f"<body><p>The ferry sails<br{space}/>at noon</p><p>Rain</p>")

    assert [block.text for block in tree.blocks] == ["The ferry sails at noon", "Rain"]


def test_a_number_in_a_button_of_code_is_none_of_a_line() -> None:
    button = "<button><b>2</b></button>"
    tree = parse(f"<body><pre>{button}tie up\nlet go</pre><pre>{button}</pre><p>Rain</p>")

    assert [block.text for block in tree.blocks] == ["tie up\nlet go", "Rain"]


@pytest.mark.parametrize("sign", ["#", "¶", "🔗", "Permalink"])
@pytest.mark.parametrize("heading", ["How it came{0}", "How it came {0}", "{0} How it came"])
def test_the_sign_of_a_link_to_a_heading_itself_is_no_part_of_it(heading: str, sign: str) -> None:
    link = f'<a class="headerlink" href="#how">{sign}</a>'
    (block,) = parse(f"<h2>{heading.format(link)}</h2>").blocks

    assert (block.text, block.link_chars, block.anchors) == ("How it came", 0, [])


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ('<p>It rained. <a href="#p">#</a></p>', "It rained. #"),
        ('<h2>C<a href="/c">#</a></h2>', "C#"),
        ('<h2><a href="#how">How it came</a></h2>', "How it came"),
        ('<h2><a href="#how">#</a></h2>', "#"),
    ],
    ids=["in a text", "to another page", "the heading itself", "alone"],
)
def test_other_links_stay_as_they_are(markup: str, text: str) -> None:
    (block,) = parse(markup).blocks

    assert block.text == text
    assert len(block.anchors) == 1
