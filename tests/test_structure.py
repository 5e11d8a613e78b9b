"""The rules of the house that no linter can say; docs/architecture.md lists them."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDERS = ("crawler", "storage", "newsfold", "migrations", "benchmarks", "docs", "tests")
CODE = (ROOT / "scheduler.py", *(file for folder in FOLDERS for file in sorted((ROOT / folder).rglob("*.py"))))
LISTS = ("newsfold", "storage", "benchmarks", "migrations/versions")
"""Folders that are lists: one file a command, a table concern, a benchmark, a step of the tables."""

MOST_LINES = 250
MOST_LINES_OF_A_FUNCTION = 50
MOST_BRANCHES = 15
"""McCabe's cyclomatic complexity, as radon counts it."""
MOST_MODULES = 14

Function = ast.FunctionDef | ast.AsyncFunctionDef
BRANCHES = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler, ast.Assert, ast.IfExp, ast.match_case)


@cache
def tree_of(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


def functions() -> Iterator[tuple[str, Function]]:
    for file in CODE:
        for node in ast.walk(tree_of(file)):
            if isinstance(node, Function):
                yield f"{file.relative_to(ROOT)}:{node.lineno} {node.name}", node


def branches(function: Function) -> int:
    count = 1
    for node in ast.walk(function):
        if isinstance(node, BRANCHES):
            count += 1
        elif isinstance(node, ast.BoolOp):
            count += len(node.values) - 1
        elif isinstance(node, ast.comprehension):
            count += 1 + len(node.ifs)
    return count


def test_no_module_is_long() -> None:
    lengths = {str(file.relative_to(ROOT)): len(file.read_text("utf-8").splitlines()) for file in CODE}
    assert {name: length for name, length in lengths.items() if length > MOST_LINES} == {}


def test_no_function_is_long() -> None:
    lengths = {name: node.end_lineno - node.lineno + 1 for name, node in functions() if node.end_lineno is not None}
    assert {name: length for name, length in lengths.items() if length > MOST_LINES_OF_A_FUNCTION} == {}


def test_no_function_branches_much() -> None:
    found = {name: branches(node) for name, node in functions()}
    assert {name: count for name, count in found.items() if count > MOST_BRANCHES} == {}


def test_no_folder_holds_many_modules() -> None:
    sizes = Counter(str(file.parent.relative_to(ROOT)) for file in CODE if file.name != "__init__.py")
    assert {name: size for name, size in sizes.items() if size > MOST_MODULES and name not in LISTS} == {}


def test_each_package_says_in_a_sentence_what_it_is() -> None:
    packages = {file.parent for file in CODE if file.is_relative_to(ROOT / "crawler")}
    said = {str(each.relative_to(ROOT)): _docstring(each / "__init__.py") for each in packages}
    assert {name: text for name, text in said.items() if not text.endswith(".")} == {}


def _docstring(file: Path) -> str:
    return (ast.get_docstring(tree_of(file)) or "").partition("\n\n")[0] if file.exists() else ""


def test_each_core_module_has_a_test_in_the_same_place() -> None:
    core = ROOT / "crawler" / "core"
    missing = []
    for file in sorted(core.rglob("*.py")):
        if file.name == "__init__.py" or not any(isinstance(node, Function) for node in ast.walk(tree_of(file))):
            continue  # values and words alone decide nothing
        test = ROOT / "tests" / "core" / file.relative_to(core).with_name(f"test_{file.name}")
        if not test.exists():
            missing.append(str(file.relative_to(ROOT)))
    assert missing == []


def test_each_named_number_of_the_core_says_what_it_is() -> None:
    silent = []
    for file in sorted((ROOT / "crawler" / "core").rglob("*.py")):
        body, lines = tree_of(file).body, file.read_text("utf-8").splitlines()
        for node, following in zip(body, [*body[1:], None], strict=True):
            if isinstance(node, ast.Assign) and _is_number(node.value) and not _is_text(following):
                above, own = lines[node.lineno - 2].lstrip(), lines[(node.end_lineno or node.lineno) - 1]
                if "#" not in own and not above.startswith("#"):
                    silent.append(f"{file.relative_to(ROOT)}: {ast.unparse(node)}")
    assert silent == []


def _is_number(node: ast.expr) -> bool:
    if isinstance(node, ast.Tuple):
        return all(map(_is_number, node.elts))
    if isinstance(node, ast.BinOp):
        return _is_number(node.left) and _is_number(node.right)
    if isinstance(node, ast.UnaryOp):
        return _is_number(node.operand)
    return isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool)


def _is_text(node: ast.stmt | None) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
