"""What a robots.txt says of the use of a page beside whether it may be fetched, which is decided elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from crawler.core.rights.words import signals_in
from crawler.core.types import Rights

AI_CRAWLERS = frozenset((
    "ai2bot", "amazonbot", "anthropic-ai", "applebot-extended", "bytespider", "ccbot", "chatgpt-user", "claude-web",
    "claudebot", "cohere-ai", "cohere-training-data-crawler", "diffbot", "facebookbot", "google-extended", "gptbot",
    "imagesiftbot", "meta-externalagent", "mistralai-user", "oai-searchbot", "omgili", "omgilibot", "perplexitybot",
    "timpibot", "youbot",
))  # fmt: skip
"""The names, in lower case, by which those are addressed who collect pages to train models, or to answer by them."""

_EVERYBODY = "*"
_LONGEST_RULE = 200
"""Characters of a rule that are kept."""
_MOST_GROUPS = 500
"""Groups of a robots.txt that are read; those that list each crawler by name have a hundred."""


@dataclass(slots=True)
class Group:
    """The lines that some crawlers are to keep to: (is allowed, path) in their order, and what is signalled."""

    agents: list[str] = field(default_factory=list)
    rules: list[tuple[bool, str]] = field(default_factory=list)
    signals: list[str] = field(default_factory=list)

    def deciding(self, path: str) -> tuple[bool, str] | None:
        """Return the rule that decides on an escaped path: the longest that matches, of two as long the milder."""
        matching = [(len(pattern), allows, pattern) for allows, pattern in self.rules if _matches(pattern, path)]
        return max(matching)[1:] if matching else None


@dataclass(frozen=True, slots=True)
class RobotsTxt:
    """What a robots.txt says: its groups by the name of the crawler, in lower case."""

    groups: dict[str, Group]

    def said_of(self, url: str, agent: str) -> Rights:
        """Return what it says of a page to a crawler of this name: by which rule it may be fetched, and what else."""
        parts = urlsplit(url)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        own = self.groups.get(agent.partition("/")[0].strip().lower()) or self.groups.get(_EVERYBODY)
        rule = own.deciding(path) if own is not None else None
        return Rights(
            rule=f"{'Allow' if rule[0] else 'Disallow'}: {rule[1]}"[:_LONGEST_RULE] if rule else None,
            signals=tuple(dict.fromkeys(own.signals)) if own is not None else (),
            barred=tuple(self._barred(path)),
        )

    def _barred(self, path: str) -> Iterator[str]:
        for name in sorted(AI_CRAWLERS & self.groups.keys()):
            rule = self.groups[name].deciding(path)
            if rule is not None and not rule[0]:
                yield name


def parse_robots(text: str) -> RobotsTxt:
    """Return what a robots.txt says; any text gives an answer. Groups for one crawler are one (RFC 9309, 2.2.1)."""
    groups: list[Group] = []
    opens = False  # names of crawlers may still follow
    for name, value in _lines(text):
        if name == "user-agent":
            if not opens:
                if len(groups) >= _MOST_GROUPS:
                    break
                groups.append(Group())
            groups[-1].agents.append(value.partition("/")[0].strip().lower())
            opens = True
            continue
        opens = False
        if not groups:
            continue
        if name in ("allow", "disallow") and value:
            groups[-1].rules.append((name == "allow", quote(value, safe="/?#[]@!$&'()*+,;=:%~")))
        elif name == "content-signal":
            groups[-1].signals.extend(signals_in(value))
    return RobotsTxt(_by_agent(groups))


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        name, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield name.strip().lower(), value.strip()


def _by_agent(groups: Iterable[Group]) -> dict[str, Group]:
    found: dict[str, Group] = {}
    for group in groups:
        for agent in group.agents:
            one = found.setdefault(agent, Group([agent]))
            one.rules.extend(group.rules)
            one.signals.extend(group.signals)
    return found


def _matches(pattern: str, path: str) -> bool:
    """Whether a pattern of robots.txt matches the beginning of a path; in time that is linear in both."""
    ends = pattern.endswith("$")
    first, *others = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    position = len(first)
    if not others:
        return not ends or position == len(path)
    for part in others[:-1]:
        position = path.find(part, position)
        if position < 0:
            return False
        position += len(part)
    last = others[-1]
    if ends:
        return len(path) - len(last) >= position and path.endswith(last)
    return path.find(last, position) >= 0
