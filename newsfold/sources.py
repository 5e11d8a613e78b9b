"""`newsfold sources`: how each source is; sources found, tried, added, changed, taken in and given out."""

from __future__ import annotations

from pathlib import Path

import click

from crawler.config.checks import SOURCE
from newsfold.cli.options import Whole, allow_private_option, check_url, checked, database_option, json_option
from newsfold.cli.sources.options import dry_run_option, every_option, named_config_option, yes_option
from newsfold.cli.terminal.lines import say

EXAMPLES = """\b
Examples:
  newsfold sources
  newsfold sources add gazette.example
  newsfold sources test gazette
  newsfold sources import feeds.opml --every 30m
  newsfold sources --json | jq 'select(.needs_a_look) | .name'
\b
Exit codes:
  0    all sources are well, rest, or are only in passing trouble
  1    a source needs a look, or the database cannot be used
"""

_FILE = click.Path(dir_okay=False, path_type=Path)
_NAME = click.argument("name", metavar="NAME")


@click.group(short_help="Show how sources are; find and change them.", epilog=EXAMPLES, invoke_without_command=True)
@database_option
@json_option
@click.pass_context
def command(ctx: click.Context, database: str, as_json: bool) -> None:
    """Show each source: its state, its last success, its next run, what its last runs gave, and what is wrong with it.

    The bar has a sign for each of the last twelve runs, as high as it gave new articles; a × is a run that failed.
    """
    ctx.default_map = {each: {"database": database, "as_json": as_json} for each in ("list", "show")}
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_them, database=database, as_json=as_json, config=Path("newsfold.toml"))


@command.command("list")
@database_option
@json_option
@named_config_option
@click.pass_context
def list_them(ctx: click.Context, database: str, as_json: bool, config: Path) -> None:
    """Show each source, as `newsfold sources` does, and tell where the configuration and the database differ."""
    from crawler.logs import printable
    from newsfold.cli.render import print_json
    from newsfold.cli.sources.listing import print_states, state_json
    from newsfold.cli.sources.standing import differing, standing_in

    states, known = standing_in(database)
    if as_json:
        for state in states:
            print_json(state_json(state))
    else:
        print_states(states)
        for name, clause in differing(config, database, known):
            say(printable(f"{name} {clause}"), err=True)
    if any(state.needs_a_look for state in states):
        ctx.exit(1)


@command.command()
@_NAME
@named_config_option
@database_option
@json_option
def show(name: str, config: Path, database: str, as_json: bool) -> None:
    """Show the source NAME: what the configuration says of it, how it is, and where file and database differ.

    Addresses that answer its crawls again and again that there is nothing are told, too, with when they are tried next.
    """
    from newsfold.cli.render import print_json
    from newsfold.cli.sources.listing import state_json
    from newsfold.cli.sources.showing import gone_json, print_source
    from newsfold.cli.sources.standing import gone_of, one_of

    said, state, differences = one_of(name, config, database)
    gone = gone_of(name, database)
    if as_json:
        shown = None if state is None else state_json(state)
        print_json({"name": name, "file": said, "database": shown, "gone": gone_json(gone), "differences": differences})
    else:
        print_source(said, state, gone, differences)


@command.command()
@click.argument("name", metavar="NAME|URL")
@click.option("--pages", metavar="N", type=Whole(0, 50), default=3, show_default=True, help="Articles to look at.")
@named_config_option
@allow_private_option
@json_option
@click.pass_context
def test(
    ctx: click.Context, name: str, pages: int, config: Path, allow_private: tuple[str, ...], as_json: bool
) -> None:
    """Try a source of the configuration, or any URL: what would be found, and what its first pages would give.

    Nothing is stored. Exit code 1 where no article was found.
    """
    from crawler.discovery.trial import try_out
    from newsfold.cli.reading_pool import run_to_end
    from newsfold.cli.render import print_json
    from newsfold.cli.sources.file import with_private
    from newsfold.cli.sources.showing import print_trial, trial_json
    from newsfold.cli.sources.standing import source_or_url

    source, fetch = source_or_url(name, config)
    trial = run_to_end(try_out(source, with_private(fetch, allow_private), pages))
    if as_json:
        print_json(trial_json(trial))
    else:
        print_trial(trial)
    if not trial.leads and not any(page.articles for page in trial.pages):
        ctx.exit(1)


@command.command()
@click.argument("url", metavar="URL", callback=check_url)
@click.option("--name", metavar="NAME", callback=checked(SOURCE["name"]), help="What to call the source.")
@every_option("How often to ask what tells soon, in place of what is proposed.")
@yes_option
@dry_run_option
@named_config_option
@allow_private_option
@json_option
def add(
    url: str,
    name: str | None,
    every: str | None,
    yes: bool,
    dry_run: bool,
    config: Path,
    allow_private: tuple[str, ...],
    as_json: bool,
) -> None:
    """Look at the site of URL, show each way in with what it would give, and add the best to the configuration.

    It looks at what the page and robots.txt name and at the usual places, with some ten requests and the pauses of a
    crawl, and asks before it writes. The file is made where it is missing; comments and order stay.
    """
    from crawler.config.model import Source
    from crawler.discovery.looking import look_at
    from newsfold.cli.reading_pool import run_to_end
    from newsfold.cli.render import print_json
    from newsfold.cli.sources.adding import look_json, print_look, tables_of, without_twins
    from newsfold.cli.sources.file import all_sources, read_file, with_private, write_sources

    text, loaded = read_file(config, may_be_missing=True)
    if name is not None and name in all_sources(loaded):
        raise click.ClickException(f'{config}: the name "{name}" is taken; give another with --name')
    found = run_to_end(look_at(Source(name=url, url=url), with_private(loaded.fetch, allow_private)))
    tables, known = without_twins(tables_of(found, all_sources(loaded), name, every), loaded)
    is_writing = bool(tables) and not dry_run and (yes or not as_json)
    if not as_json:
        print_look(found, tables)
    for address, there in known.items():
        say(f'{address} is the source "{there}" already.', err=True)
    if is_writing:
        write_sources(config, text, tables, ask=not yes)
    if as_json:
        print_json(look_json(found, tables, written=is_writing))
    if not found.choices:
        raise click.ClickException(f"{url}: no feed, no sitemap and no page there leads to an article")


@command.command()
@_NAME
@named_config_option
def enable(name: str, config: Path) -> None:
    """Crawl the source NAME again that was disabled."""
    from newsfold.cli.sources.file import set_enabled

    set_enabled(config, name, enabled=True)


@command.command()
@_NAME
@named_config_option
def disable(name: str, config: Path) -> None:
    """Let the source NAME rest: `enabled = false` in the configuration; its articles stay."""
    from newsfold.cli.sources.file import set_enabled

    set_enabled(config, name, enabled=False)


@command.command()
@_NAME
@yes_option
@named_config_option
def remove(name: str, yes: bool, config: Path) -> None:
    """Take the source NAME out of the configuration, with the comment right above it; its articles stay."""
    from crawler.config.edits import without_source
    from newsfold.cli.sources.file import read_file, write_file

    text, _ = read_file(config)
    after = without_source(text, name, str(config))
    if not yes:
        click.confirm(f'Take the source "{name}" out of {config}?', abort=True, err=True)
    write_file(config, text, after)
    say(f"{name} is no longer a source; its articles stay.")


@command.command("import")
@click.argument("file", metavar="FILE", type=_FILE)
@every_option("How often to ask each feed.", default="1h", show_default=True)
@dry_run_option
@named_config_option
def import_list(file: Path, every: str, dry_run: bool, config: Path) -> None:
    """Add the feeds of the OPML file FILE to the configuration; a folder becomes a part of the name, before a slash."""
    from newsfold.cli.sources.exchanging import read_list, tables_of_list, tell_import
    from newsfold.cli.sources.file import all_sources, read_file, write_sources

    text, loaded = read_file(config, may_be_missing=True)
    tables, twice, faults = tables_of_list(read_list(file), all_sources(loaded), every)
    if tables and not dry_run:
        write_sources(config, text, tables, ask=False)
    tell_import(tables, twice, faults, written=not dry_run)


@command.command("export")
@click.option("-o", "--output", metavar="FILE", type=_FILE, help="Write to FILE, not to the standard output.")
@named_config_option
def export_list(output: Path | None, config: Path) -> None:
    """Write the sources as OPML: feeds as such, others as links; what stands before a slash in a name is a folder."""
    from newsfold.cli.sources.exchanging import give_out
    from newsfold.cli.sources.file import all_sources, read_file

    give_out(all_sources(read_file(config)[1]).values(), output)
