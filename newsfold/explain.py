"""`newsfold explain`: what was decided on a page or a stored article, and why."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from newsfold.cli.inputs import is_url
from newsfold.cli.options import (
    allow_private_option,
    check_page,
    check_url,
    database_option,
    json_option,
    render_pages_option,
)

EXAMPLES = """\b
Examples:
  newsfold explain https://example.com/news
  newsfold explain page.html --html explained.html
  newsfold explain page.html --json | jq '.blocks[] | select(.role == "dropped") | .why'
  newsfold explain 12
"""


@click.command(short_help="Tell what was decided on a page or a stored article, and why.", epilog=EXAMPLES)
@click.argument("subject", metavar="URL|FILE|ID|-", callback=check_page)
@click.option(
    "--url",
    metavar="URL",
    callback=check_url,
    help="The address that a file was saved from; its links become absolute.",
)
@click.option(
    "--html", "target", metavar="FILE", type=click.Path(dir_okay=False), help="Write a page that shows it in colour."
)
@render_pages_option
@allow_private_option
@database_option
@json_option
def command(
    subject: str,
    url: str | None,
    target: str | None,
    render: bool,
    allow_private: tuple[str, ...],
    database: str,
    as_json: bool,
) -> None:
    """Tell what was decided on a page or a stored article, and why.

    Of a page: where each article begins and ends and why it is one, where each of its facts came from, and for every
    block whether it is text or what keeps it out. `-` is the standard input. A number is that of a stored article, as
    `newsfold articles` lists them; a file of that name goes first.
    """
    if render and not is_url(subject):
        raise click.UsageError("--render lets a browser run the scripts of a page of the Internet; name its URL.")
    if subject.isdecimal() and not Path(subject).exists():
        if target is not None:
            raise click.UsageError("--html shows a page; a stored article is none. Name its file or URL.")
        _explain_stored(int(subject), database, as_json=as_json)
        return
    from crawler.config.model import Fetch
    from newsfold.cli.explanation.as_json import explanation_json
    from newsfold.cli.explanation.subject import explain_document
    from newsfold.cli.explanation.terminal import print_explanation
    from newsfold.cli.inputs import InputError
    from newsfold.cli.render import print_json

    try:
        explained = explain_document(subject, url, replace(Fetch(), allow_private=allow_private), render=render)
    except InputError as error:
        raise click.ClickException(str(error)) from None
    if target is not None:
        from newsfold.cli.explanation.as_html import explanation_html
        from newsfold.cli.files.written import written_to

        with written_to(Path(target)) as out:
            out.write(explanation_html(explained))
        click.echo(f"written to {target}; open it in a browser", err=True)
    if as_json:
        print_json(explanation_json(explained))
    elif target is None:
        print_explanation(explained)


def _explain_stored(number: int, database: str, *, as_json: bool) -> None:
    from newsfold.cli.explanation.stored import print_stored, stored_json
    from newsfold.cli.render import print_json
    from newsfold.cli.store import open_store, stored_article
    from storage.story_links import find_story

    with open_store(database) as store:
        article = stored_article(store, number)
        with store.read() as connection:
            links = find_story(connection, number)
    if as_json:
        print_json(stored_json(article, links))
    else:
        print_stored(article, links)
