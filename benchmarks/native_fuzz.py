"""Whether native code and the Python beside it differ: `python -m benchmarks.native_fuzz [DIR…] [--seconds 60]`.

Pages of the folders, or a few lines of markup, are cut, glued, repeated and spoilt by chance, and both read them: as
they are, as markup that nobody has made sound, and as lines. Ends at the first difference and shows it. With
`python native/build.py --sanitize` before it, it looks for faults of memory, too.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

from selectolax.lexbor import LexborHTMLParser

from crawler.core.accelerator import native
from crawler.core.dedup.similarity import holds_in_python
from crawler.core.html import building
from crawler.core.html.hardening import harden
from crawler.core.html.lexer import read_attributes, shown
from crawler.core.html.tree import Tree
from crawler.core.page.layout.traits import traits_in_python
from crawler.core.text import decoding
from crawler.core.text.alignment import RUN, pairs_in_python, shared_in_python
from crawler.core.text.decoding import decode
from crawler.core.text.normalise import folded, tokens, unwrapped, words
from tests.core.html.built import built

_SEEDS = (
    '<div class="a b"><h2>A: <a href="/b?c&amp;d">b</a></h2><p>c<br><br>d &nbsp;&lt;e&gt;</p>',
    "<div><pre>1\n<b>2</b></pre><p>a</p></div>",
    "<table><tr><td>1</td><td>2</td></tr></table><!-- -- --><p>“Ça va” — l’été -5 $6</p><button>x</button>\u2028\u200b",
)
_SPOILS = (
    "<",
    ">",
    "/",
    '"',
    "=",
    "&",
    "&amp;",
    "\n",
    "\u00a0",
    "\u2028",
    "\x00",
    "\ud800",
    "<pre>",
    "</pre>",
    "<br>",
    "<a>",
    "é",
    "\x85",
    "\ufeff",
    ' class="post nav d-none"',
    ' id="comments"',
)
_LONGEST = 5_000
"""Characters of a case: small ones are many, and a difference in them is found by eye."""


def main() -> None:
    """Compare both until the time is over."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="*", metavar="DIR")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    if native is None:
        raise SystemExit("There is no native code here: python native/build.py builds it.")
    seeds = [decode(path.read_bytes()) for folder in given.folders for path in sorted(folder.rglob("*.html"))]
    ends, count = time.monotonic() + given.seconds, 0
    for case in _cases(random.Random(given.seed), seeds or list(_SEEDS)):
        _compare(case)
        count += 1
        if time.monotonic() > ends:
            break
    print(f"{count} cases, no difference.")


def _cases(chance: random.Random, seeds: list[str]) -> Iterator[str]:
    while True:
        parts = []
        for _ in range(chance.randint(1, 4)):
            seed = chance.choice(seeds)
            start = chance.randrange(len(seed) + 1)
            parts.append(seed[start : start + chance.randint(1, _LONGEST // 4)])
        case = list("".join(parts))
        for _ in range(chance.choice((0, 1, 3, 10))):
            case.insert(chance.randrange(len(case) + 1), chance.choice(_SPOILS))
        yield "".join(case)


def _compare(case: str) -> None:
    assert native is not None
    markup = shown(LexborHTMLParser(harden(case.encode("utf-8", "replace").decode())))
    pairs: list[tuple[str, object, object]] = [
        (name, built(building.build, text), built(building.build_in_python, text))
        for name, text in (("page", markup), ("markup", case))
    ]
    tree = Tree([], [], [])
    building.build(markup, tree)
    told = native.traits(tree.elements)
    pairs.append(("traits", told, told if told is None else traits_in_python(tree.elements)))
    body = case.encode("utf-8", "surrogatepass")
    with patch.object(decoding, "native", None):
        plain = decode(body)
    pairs.append(("text", decode(body), plain))
    attributes = native.attributes(case)
    pairs.append(("attributes", attributes, attributes if attributes is None else read_attributes(case)))
    one, other = tokens(case), tokens(case[len(case) // 3 :] + case[: len(case) // 2])
    pairs.append(("runs", native.runs(one, other, RUN), shared_in_python(one, other)))
    pairs.append(("pairs", native.pairs_shared(one, other), pairs_in_python(one, other)))
    probes = [word for word in case.split() if len(word) >= 6][:128]
    for needed in {len(probes) // 2, len(probes)}:
        held = native.holds_probes(case[len(case) // 3 :], probes, needed)
        pairs.append(
            ("probes", held, held if held is None else holds_in_python(case[len(case) // 3 :], probes, needed))
        )
    for line in case.split("\n"):
        found = native.fold(line)
        pairs.append(("line", found, found if found is None else " ".join(words(folded(unwrapped(line))))))
    for name, found, expected in pairs:
        if found != expected:
            raise SystemExit(f"The {name} of {case!r} differs:\n{found!r}\n{expected!r}")


if __name__ == "__main__":
    main()
