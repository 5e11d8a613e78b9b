"""A folder that appears only when all is written."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click


@contextmanager
def folder_to(path: Path) -> Iterator[Path]:
    """Give a folder that becomes `path` at the end; raises ClickException where it cannot, or something is there."""
    try:
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise click.ClickException(f"{path}: is there already; name a folder that is new or empty")
        working = Path(tempfile.mkdtemp(prefix=".newsfold-", dir=path.parent))
        try:
            yield working
            working.chmod(0o755)
            working.replace(path)
        except BaseException:
            shutil.rmtree(working, ignore_errors=True)
            raise
    except OSError as error:
        raise click.ClickException(f"{path}: cannot be written ({error.strerror or error})") from None
