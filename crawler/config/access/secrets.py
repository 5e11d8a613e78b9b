"""Secrets that the configuration names and does not hold: variables of the environment, files, credentials."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

MAX_BYTES = 64 * 1024
"""Of a file with a secret."""

_NAMED = re.compile(r"\$\{(?:([A-Za-z_][A-Za-z0-9_]*)|file:([^}]{1,4096})|credential:([A-Za-z0-9_.-]{1,255}))\}")


def filled(text: str, variables: Mapping[str, str] = os.environ) -> str:
    """Return a text with each `${NAME}`, `${file:PATH}` and `${credential:NAME}` replaced by what it names.

    ValueError says what is missing; no sentence holds a secret.
    """
    missing = []

    def secret(found: re.Match[str]) -> str:
        try:
            return _secret(found, variables)
        except ValueError as error:
            if str(error) not in missing:
                missing.append(str(error))
            return ""

    said = _NAMED.sub(secret, text)
    if missing:
        raise ValueError("; ".join(missing))
    return said


def _secret(found: re.Match[str], variables: Mapping[str, str]) -> str:
    variable, file, credential = found.groups()
    if variable is not None:
        if not variables.get(variable):
            raise ValueError(f"the environment has no variable {variable}")
        return variables[variable]
    if file is not None:
        return _content(Path(file))
    folder = variables.get("CREDENTIALS_DIRECTORY")
    if not folder:
        raise ValueError(f"there is no credential {credential}: systemd hands over none (LoadCredential=)")
    return _content(Path(folder) / credential)


def _content(path: Path) -> str:
    """Return what a file holds, without the end of its line."""
    try:
        with path.open("rb") as file:
            body = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise ValueError(f"the file of a secret, {path}, cannot be read ({error.strerror})") from None
    if len(body) > MAX_BYTES:
        raise ValueError(f"the file of a secret, {path}, is over {MAX_BYTES:,} bytes")
    try:
        text = body.decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError:
        raise ValueError(f"the file of a secret, {path}, is not UTF-8") from None
    if not text:
        raise ValueError(f"the file of a secret, {path}, is empty")
    return text
