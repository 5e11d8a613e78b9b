"""How a check tells what it found: a table a site with examples, or a line of JSON a site."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import Any

import click

from crawler.core.checking.values import Example, Finding, ObservedSite
from crawler.logs import printable
from newsfold.cli.render import plural
from newsfold.cli.terminal.lines import say
from newsfold.cli.terminal.tables import print_table


def site_json(site: ObservedSite, findings: Sequence[Finding], examples: int) -> dict[str, Any]:
    """Return what `check --json` prints of a site."""
    return {
        "site": site.name,
        "articles": len(site.articles),
        "pages_without_article": len(site.bare_pages),
        "signs": [
            {
                "sign": each.sign.name,
                "count": each.count,
                "of": each.of,
                "meaning": each.sign.meaning,
                "advice": each.sign.advice,
                "examples": [
                    {"explain": example.place, "url": example.url, "note": example.note}
                    for example in each.examples[:examples]
                ],
            }
            for each in findings
        ],
    }


def print_site(site: ObservedSite, findings: Sequence[Finding], examples: int, options: str) -> None:
    """Print what was found of a site; `options` are those that `newsfold explain` needs for its examples."""
    bare = f", {plural(len(site.bare_pages), 'page')} without one" if site.bare_pages else ""
    say(f"{printable(site.name)}: {plural(len(site.articles), 'article')}{bare}")
    if not findings:
        say("  no sign of a fault\n")
        return
    rows = [(each.sign.name, each.count, _share(each), each.sign.meaning) for each in findings]
    print_table(("sign", "count", "share", "meaning"), rows, numbers=frozenset({"count", "share"}))
    for each in findings if examples else ():
        say(f"\n{each.sign.name}: {each.sign.advice}")
        for example in each.examples[:examples]:
            say(f"  {_command(example, options)}\n      {printable(example.note or example.url or '')}")
        if each.count > examples:
            say(f"  and {each.count - examples:,} more; --examples shows them")
    click.echo("")


def _share(finding: Finding) -> str:
    return f"{finding.count / finding.of:.0%}" if finding.of else "-"


def _command(example: Example, options: str) -> str:
    """Return the command that explains an example; of a version, `12.1`, that of its article."""
    number = example.place.partition(".")[0]
    place = number if number.isdecimal() and example.place.replace(".", "").isdecimal() else example.place
    if place.isdecimal() and options:
        return f"newsfold explain {place} {options}"
    url = f" --url {shlex.quote(example.url)}" if example.url and not place.isdecimal() and place != example.url else ""
    return f"newsfold explain {shlex.quote(printable(place))}{printable(url)}"
