"""Values in lists that one statement may bind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from sqlalchemy import ARRAY, JSON, Boolean, ColumnElement, Integer, any_, bindparam, func, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.sql.operators import OperatorType

T = TypeVar("T", int, str, bytes)

_CHUNK = 500
"""Bound values: far below what SQLite (32,766) and PostgreSQL (65,535) take, also in a query that binds them twice."""


def chunks(values: Iterable[T]) -> Iterator[list[T]]:
    """Yield different values in ascending order, in lists that one statement may bind."""
    ordered = sorted(set(values))
    for start in range(0, len(ordered), _CHUNK):
        yield ordered[start : start + _CHUNK]


class among(FunctionElement[bool]):
    """Whether a column is one of the values that are given by a name when a statement is executed.

    PostgreSQL takes them as one array and SQLite numbers as one text, so that the statement is the same for any number
    of them, and is written and planned once.
    """

    name = "among"
    type = Boolean()
    inherit_cache = True

    def __init__(self, column: ColumnElement[Any], name: str) -> None:
        """`name` is that of the values."""
        super().__init__(column, bindparam(name, expanding=True, type_=column.type))

    def self_group(self, against: OperatorType | None = None) -> among:
        """Stay as it is: SQLite would be asked whether it is 1, and use no index then."""
        return self


@compiles(among)
def _in_list(element: among, compiler: SQLCompiler, **options: Any) -> str:
    column, values = element.clauses
    return compiler.process(column.in_(values), **options)


@compiles(among, "sqlite")
def _in_json(element: among, compiler: SQLCompiler, **options: Any) -> str:
    column, values = element.clauses
    if not isinstance(column.type, Integer):
        return _in_list(element, compiler, **options)  # JSON has no bytes
    each = func.json_each(bindparam(values.key, type_=JSON)).table_valued("value")
    return compiler.process(column.in_(select(each.c.value)), **options)


@compiles(among, "postgresql")
def _in_array(element: among, compiler: SQLCompiler, **options: Any) -> str:
    column, values = element.clauses
    return compiler.process(column == any_(bindparam(values.key, type_=ARRAY(column.type))), **options)
