"""`newsfold completion`: what makes a shell complete the commands and options."""

from __future__ import annotations

import click

EXAMPLES = """\b
Examples:
  newsfold completion bash > ~/.local/share/bash-completion/completions/newsfold
  newsfold completion zsh > ~/.zfunc/_newsfold      # with `fpath+=~/.zfunc` before `compinit` in ~/.zshrc
  newsfold completion fish > ~/.config/fish/completions/newsfold.fish
"""


@click.command(short_help="Print what makes a shell complete newsfold.", epilog=EXAMPLES)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print the script that makes a shell complete the commands and options of newsfold.

    Put it where the shell looks for such scripts; a new shell then completes.
    """
    from click.shell_completion import get_completion_class

    from newsfold.__main__ import cli

    found = get_completion_class(shell)
    assert found is not None  # click knows all three
    click.echo(found(cli, {}, "newsfold", "_NEWSFOLD_COMPLETE").source())
