"""The version of the code that reads pages: a page that another version has read is fetched whole once more.

It covers what `read` uses and no more: the modules of the core that `crawler.core.reading` imports, by whatever way,
without their comments and docstrings, and the installed versions of the libraries that these import.
"""

from __future__ import annotations

import re
import sys
import zlib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import crawler.core

_CORE = "crawler.core"
_READER = "crawler.core.reading"
_IMPORT = re.compile(r"^[ \t]*(?:from ([\w.]+) import (\([^)]*\)|[^\n]+)|import ([^\n]+))", re.MULTILINE)
_LEXEME = re.compile(
    r'(?P<text>"""(?:\\.|[^\\])*?"""|' + r"'''(?:\\.|[^\\])*?'''" + r'|"(?:\\.|[^"\\\n])*"|' + r"'(?:\\.|[^'\\\n])*')"
    r"|(?P<comment>#[^\n]*)|(?P<open>[(\[{])|(?P<close>[)\]}])",
    re.DOTALL,
)
"""What may hide a bracket or a comment, and both; a pattern, since parsing it all takes three times as long."""


@cache
def reader_version() -> int:
    """Return a number of 31 bits for the code that reads pages: the same wherever that code and its libraries are."""
    code = reader_code(Path(crawler.core.__path__[0]))
    return number_of(code, {name: _installed(name) for name in libraries(code.values())})


def reader_code(core: Path) -> dict[str, str]:
    """Return the code of each module that reads pages, by its name; `core` is the folder of `crawler.core`."""
    found: dict[str, str] = {}
    waiting = [_READER]
    while waiting:
        module = waiting.pop()
        file = _file_of(core, module)
        if module not in found and file is not None:
            found[module] = code_of(file.read_text("utf-8"))
            waiting += _imports(found[module])
    return found


def code_of(source: str) -> str:
    """Return the lines of a module without comments, docstrings and blank lines."""
    kept: list[str] = []
    depth = end = 0
    for lexeme in _LEXEME.finditer(source):
        if lexeme.lastgroup == "open":
            depth += 1
        elif lexeme.lastgroup == "close":
            depth -= 1
        elif lexeme.lastgroup == "comment" or (depth == 0 and _is_alone(source, lexeme.start(), lexeme.end())):
            kept.append(source[end : lexeme.start()])
            end = lexeme.end()
    kept.append(source[end:])
    return "\n".join(line for line in map(str.rstrip, "".join(kept).split("\n")) if line)


def libraries(code: Iterable[str]) -> list[str]:
    """Return the names under which modules import what is neither theirs nor Python's, in alphabetical order."""
    tops = {name.partition(".")[0] for each in code for name in _imports(each)}
    return sorted(tops - sys.stdlib_module_names - {_CORE.partition(".")[0]})


def number_of(code: Mapping[str, str], versions: Mapping[str, str]) -> int:
    """Return a number of 31 bits for some modules and the versions of their libraries, in whatever order."""
    parts = [f"{name}\0{text}" for each in (code, versions) for name, text in sorted(each.items())]
    return zlib.crc32("\0".join(parts).encode()) & 0x7FFF_FFFF


def _imports(code: str) -> list[str]:
    """Return the dotted names that a module imports; whether the last part is a module is not known."""
    names: list[str] = []
    for package, members, modules in _IMPORT.findall(code):
        listed = [each.split()[0] for each in (members or modules).strip("()").split(",") if each.strip()]
        names += [package, *(f"{package}.{each}" for each in listed)] if package else listed
    return names


def _is_alone(source: str, start: int, end: int) -> bool:
    """Whether a text is a statement of its own, as a docstring is."""
    line = source.rfind("\n", 0, start) + 1
    goes_on = source[line - 2 : line - 1] == "\\"
    return not (goes_on or source[line:start].strip() or source[end : end + 1].strip())


def _file_of(core: Path, name: str) -> Path | None:
    """Return the file of a module or package of the core, None for any other name."""
    if name != _CORE and not name.startswith(f"{_CORE}."):
        return None
    path = core.joinpath(*name.split(".")[2:])
    return next((file for file in (path.with_suffix(".py"), path / "__init__.py") if file.is_file()), None)


def _installed(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:  # a copy without its metadata has no version that could be told
        return ""
