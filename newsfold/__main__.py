"""The `newsfold` command: finds the commands in this folder, and turns every expected error into one sentence."""

from __future__ import annotations

import contextlib
import importlib
import io
import os
import sys
from pathlib import Path
from typing import Any

import click

from newsfold.cli.terminal.lines import say

EXIT_INTERRUPTED = 130
EXIT_BROKEN_PIPE = 141


class Commands(click.Group):
    """Every module `newsfold/NAME.py` is the command NAME; its click command is called `command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, sorted; folders and `__main__` are none."""
        return sorted(path.stem for path in Path(__file__).parent.glob("[!_]*.py"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of one command, and of no other."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = importlib.import_module(f"newsfold.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is meant; of one that there is not, those that are written alike are told."""
        try:
            return super().resolve_command(ctx, args)
        except click.NoSuchCommand as error:
            raise click.NoSuchCommand(error.command_name, possibilities=self.list_commands(ctx), ctx=ctx) from None

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what a user can mend becomes a sentence on stderr and an exit code."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except click.ClickException as error:
            error.message = _without_logins(error.message)  # type: ignore[misc]  # meant to be final
            raise
        except UnicodeEncodeError as error:
            if "surrogates" not in error.reason:
                raise
            raise click.ClickException("a value of the command line is not UTF-8") from None
        except BrokenPipeError:  # the reader of a pipe has gone, as `| head` does
            _forget_output()
            raise click.exceptions.Exit(EXIT_BROKEN_PIPE) from None
        except OSError as error:
            _forget_output()
            name = f"{error.filename}: " if error.filename else ""
            raise click.ClickException(_without_logins(f"{name}{error.strerror or error}")) from error
        except Exception as error:
            if _is_expected(error):
                raise click.ClickException(_without_logins(str(error))) from None
            raise
        return result


def _forget_output() -> None:
    """Drop what still waits to be written: at the exit it would fail once more."""
    with contextlib.suppress(OSError):  # it may be no file
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _print_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        from crawler.core.accelerator import native
        from storage.exporting.program import program_version

        click.echo(f"newsfold {program_version()} ({'with' if native is not None else 'without'} native code)")
        ctx.exit()


def _without_logins(text: str) -> str:
    from crawler.logs import without_logins

    return without_logins(text)


def _is_expected(error: Exception) -> bool:
    """Whether the text of an error is a sentence for the user."""
    from crawler.core.errors import CrawlerError
    from storage.errors import StorageError

    return isinstance(error, CrawlerError | StorageError)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Begin with `newsfold demo`, or with `newsfold crawl URL`.",
)
@click.option(
    "--version", is_flag=True, expose_value=False, is_eager=True, callback=_print_version, help="Show the version."
)
def cli() -> None:
    """Collect news pages, split each into its articles and store every article once."""


def main() -> None:
    """Run the command line."""
    if sys.stdout is None:  # closed by the caller
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  open to the end
    try:
        code = cli.main(prog_name="newsfold", standalone_mode=False)
    except click.ClickException as error:
        shown = io.StringIO()
        error.show(shown)
        say(shown.getvalue().rstrip("\n"), err=True)
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        code = EXIT_INTERRUPTED
    sys.exit(code)


if __name__ == "__main__":
    main()
