from __future__ import annotations

import re
from pathlib import Path

import pytest

import crawler
from crawler.core.page import rules
from crawler.core.page.rules import Role, Rule

_CODE = "\n".join(
    path.read_text("utf-8")
    for path in sorted(Path(crawler.__file__).parent.rglob("*.py"))
    if path != Path(rules.__file__)
)


@pytest.mark.parametrize("rule", Rule, ids=lambda rule: rule.name)
def test_some_code_decides_by_the_rule(rule: Rule) -> None:
    assert re.search(rf"\bRule\.{rule.name}\b", _CODE)


@pytest.mark.parametrize("role", Role, ids=lambda role: role.name)
def test_some_code_gives_the_role(role: Role) -> None:
    assert re.search(rf"\bRole\.{role.name}\b", _CODE)


def test_each_rule_says_something_of_its_own_in_words() -> None:
    assert len({rule.value for rule in Rule}) == len(Rule)
    assert all(re.fullmatch(r"[a-z][^.]*[a-z]", rule.value) for rule in Rule)
