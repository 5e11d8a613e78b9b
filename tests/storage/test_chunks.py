from __future__ import annotations

import pytest

from storage.chunks import chunks


@pytest.mark.parametrize("count", [0, 1, 500, 501, 1_700])
def test_each_value_stands_in_one_chunk_that_a_statement_may_bind(count: int) -> None:
    found = list(chunks([*reversed(range(count)), *range(count)]))
    assert [value for chunk in found for value in chunk] == list(range(count))
    assert all(0 < len(chunk) <= 500 for chunk in found)
