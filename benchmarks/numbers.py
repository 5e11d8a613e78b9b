"""The numbers that stand by name in the core: its weights and thresholds, and the core with one of them changed."""

from __future__ import annotations

import ast
import importlib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType
from typing import cast

_ROOT = Path(__file__).parents[1]
_CORE = "crawler/core"
_WEIGHTS = "weights"
"""The name of the modules in which weights stand, and what is weighed against them; other numbers are thresholds."""
_ELSEWHERE = ("archiving", "dedup", "explain", "search")
_WRAPPERS = {"MappingProxyType", "dict", "frozenset", "tuple"}
"""Calls in which the numbers of a table may stand."""
_FACTS = {
    *("_ZONES", "_DEFAULT_PORTS", "_MARK_RANGES", "NORM_VERSION", "LEVEL", "BOILERPLATE", "TEASER"),
    *("EARLIEST", "LATEST", "_EARLIEST", "_LATEST", "_EARLIEST_PERSIAN", "_LATEST_PERSIAN"),
    *(
        "dated_blocks._LAST",
        "AFTER_TEXT",
        "_MOST_HOURS_EAST",
        "LEADS_ON",
        "AUTHOR",
        "DATE",
        "UPDATED",
        "ASIDE",
        "_NO_NAME",
        "_PERIODS",
    ),
    *("_OPENS", "_ASKS", "_CHANNEL", "_LINE_WITHIN", "_LOWEST"),
    *("stock_lines._MAX_NAME_WORDS", "_LEAST_HEADLINE", "_MOST_NUMBERS", "_MAX_TAG_WORDS"),
}
"""Flags, ranks, years, zones: another number would be an error and no other judgement. The last four serve the
comparison of articles alone."""
_BOUNDS = {
    *("MAX_BODY", "MAX_SITEMAP", "MAX_ENTRIES", "MAX_URLS", "MAX_LINKS", "MAX_URL_CHARS", "_LONGEST_QUERY"),
    *("_MANY_LINES", "_LONGEST_PERSON", "xml_repair._LONGEST_NAME", "xml_repair._MOST_TAGS", "_MOST_ATTRIBUTES"),
    *("_MANY_TAGS", "_DEEPEST", "_LONGEST_TAG", "_AT_ONCE", "_LONGEST_KEPT", "lexer._WORTH", "_MOST_METAS"),
    *("_MAX_NAME", "_LONGEST_BLOCK", "_MOST_NODES", "_MOST_ARTICLES", "_MOST_HEADINGS", "_SCANNED", "_SAMPLE"),
    *("_HEAD_CHARS", "_MOST_KNOWN", "sniffing._JUNK_CHARS", "topics._MOST_TAGS", "_LIST_CHARS"),
    *("images._MOST", "time_elements._MOST", "_MOST_LINES", "_MOST_BEHIND", "_FARTHEST", "teasers._FAR"),
    "listings._ENOUGH",
    *("titles.LONGEST", "authors._MOST", "_MOST_KEPT", "charsets._HEAD", "_MOST_CONTAINERS", "_MOST_PROPERTIES"),
}
"""What holds hostile pages within time and memory; `tests` judge it elsewhere."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number that stands by name in a module; `line` and `column` say where."""

    path: Path
    name: str
    value: float
    line: int
    column: int
    is_weight: bool

    @property
    def label(self) -> str:
        """The module within the core, and the name."""
        return f"{self.path.relative_to(_ROOT / _CORE).with_suffix('')} {self.name}"

    @property
    def part(self) -> str:
        """The package of the core that holds the module, or the module of its first floor."""
        return self.path.relative_to(_ROOT / _CORE).with_suffix("").parts[0]

    def times(self, factor: float) -> float:
        """Return the number multiplied: moved by one at least if it is whole, by a half if it is 0.0."""
        if isinstance(self.value, float):
            return self.value * factor if self.value else (0.5 if factor > 1 else -0.5)
        moved = round(self.value * factor)
        return max(self.value + 1, moved) if factor > 1 else min(self.value - 1, moved)

    def instead(self, value: float) -> float:
        """Return another value of the same type."""
        return type(self.value)(value)


def numbers() -> list[Number]:
    """Return the weights and thresholds of the core."""
    found: list[Number] = []
    for path in sorted((_ROOT / _CORE).rglob("*.py")):
        if path.relative_to(_ROOT / _CORE).parts[0] not in _ELSEWHERE:
            for statement in ast.parse(path.read_text("utf-8")).body:
                found += _of_statement(path, statement)
    return found


def _of_statement(path: Path, statement: ast.stmt) -> Iterator[Number]:
    if isinstance(statement, ast.Assign):
        target, value = statement.targets[0], statement.value
    elif isinstance(statement, ast.AnnAssign) and statement.value is not None:
        target, value = statement.target, statement.value
    else:
        return
    pairs = [(target, value)]
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        pairs = list(zip(target.elts, value.elts, strict=True))
    for each, given in pairs:
        name = ast.unparse(each)
        for label, node, number in _literals(given, name):
            if (_FACTS | _BOUNDS).isdisjoint((name, f"{path.stem}.{name}")):
                yield Number(path, label, number, node.lineno, node.col_offset, path.stem == _WEIGHTS)


def _literals(node: ast.expr, name: str) -> Iterator[tuple[str, ast.expr, float]]:
    """Yield the numbers of an expression, in tables as well, each with its name and where it stands."""
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool):
        yield name, node, node.value
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Constant):
        yield name, node, -cast("float", node.operand.value)
    elif isinstance(node, ast.Tuple | ast.List | ast.Set):
        for place, item in enumerate(node.elts):
            yield from _literals(item, f"{name}[{place}]")
    elif isinstance(node, ast.Dict):
        for key, item in zip(node.keys, node.values, strict=True):
            yield from _literals(item, f"{name}[{ast.unparse(key) if key else ''}]")
    elif isinstance(node, ast.Call) and ast.unparse(node.func) in _WRAPPERS:
        for item in node.args:
            yield from _literals(item, name)


class _Loader(SourceFileLoader):
    """Compiles a module with one number changed."""

    def __init__(self, name: str, number: Number, value: float) -> None:
        super().__init__(name, str(number.path))
        self._number, self._value = number, value

    def get_code(self, fullname: str) -> CodeType:
        """Return the code of the changed module; a packed copy is neither read nor written."""
        tree = ast.parse(self._number.path.read_text("utf-8"))
        changed = cast("ast.Module", _Change(self._number, self._value).visit(tree))
        return compile(ast.fix_missing_locations(changed), str(self._number.path), "exec")


class _Change(ast.NodeTransformer):
    def __init__(self, number: Number, value: float) -> None:
        self._number, self._value = number, value

    def visit(self, node: ast.AST) -> ast.AST:
        place = getattr(node, "lineno", 0), getattr(node, "col_offset", 0)
        if isinstance(node, ast.Constant | ast.UnaryOp) and place == (self._number.line, self._number.column):
            return ast.copy_location(ast.Constant(self._value), node)
        return cast("ast.AST", super().visit(node))


class _Finder:
    """Finds the one module that is changed before anybody else does."""

    def __init__(self, number: Number, value: float) -> None:
        module = number.path.relative_to(_ROOT).with_suffix("")
        self._name = ".".join(module.parts).removesuffix(".__init__")
        self._number, self._value = number, value

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """Return the changed module under its name."""
        if name != self._name:
            return None
        return spec_from_file_location(name, self._number.path, loader=_Loader(name, self._number, self._value))


def import_changed(name: str, number: Number | None = None, value: float = 0) -> ModuleType:
    """Return a module that was imported anew, with all of the product as it would be if a number had another value."""
    for loaded in [each for each in sys.modules if each.split(".")[0] in ("crawler", "newsfold", name.split(".")[0])]:
        del sys.modules[loaded]
    finder = None if number is None else _Finder(number, value)
    if finder is not None:
        sys.meta_path.insert(0, finder)
    try:
        return importlib.import_module(name)
    finally:
        if finder is not None:
            sys.meta_path.remove(finder)
