"""One name of an author: what is none, what stands around it, and its usual spelling."""

from __future__ import annotations

import re

from crawler.core.phrasebook import labels
from crawler.core.phrasebook.labelled_lines import is_about_author
from crawler.core.text.month_names import month_of

_LONGEST_NAME = 70
"""Characters of a name, with its titles."""
_MOST_WORDS = 6
"""Words of a name, with its titles."""
_LONGEST_DAY = 4
"""Letters of a shortened month, which alone is no name."""
_NOT_A_NAME = re.compile(
    r"https?:|www\.|\.com\b|@|[<>{}=:]|(?<!\w)\d|\b(?:follow|comments?|\d+ min|min\b|read|share|shares|subscribe|"
    r"updated|published|publiziert|posted|veröffentlicht|profile?|copyright|rights reserved|cookies?|quelle|"
    r"uhr|ago|no author|archive|rss|orcid|(?:full|email) bio|e-?mail|learn more|"
    r"(?:more|stories|posts|articles?|illustrations?) (?:from|by)|"
    r"foto|photo|image|bild|stunden|minuten|hours|minutes|übersicht|artikelübersicht|license|cc)\b|©",
    re.IGNORECASE,
)
_ROLE_WORDS = "|".join(re.escape(role.strip()) for line in labels.ROLES.split("\n") for role in line.split("|") if role)
_KINDS = (
    "staff|senior|junior|chief|lead|special|contributing|guest|freelance|deputy|assistant|associate|managing|executive|"
    "political|sports?|news|business|crime|court|our|unsere[mrn]?|notre|nostr[oa]|nuestr[oa]|nosso|nossa|onze|vår"
)
_ROLE = (
    rf"^(?:[\w-]+\s+){{0,3}}(?:{_ROLE_WORDS}|staff|newsroom|news service reports|agenc(?:y|ies)|agenturen|agences?|"
    r"agencias|agências|agenzie|(?:guest|contributing|featured) author|gastautor(?:in)?)"
    r"(?:s|-at-large)?(?:\s+(?:at|for|in|of|bei|für|de|du|da|do|di|del|von|voor|van)\b.*)?$|"
    r"^(?:head|director|chief|vp|professor|lecturer) of\b"
)
_ROLE_LINE = re.compile(_ROLE, re.IGNORECASE)
_ROLES = re.compile(
    rf"{_ROLE}|^(?:view|show|see|read) (?:all|more|author|staff)\b|^(?:about|from) |"
    r"^(?:ph\.?\s?d|m\.?d|jr|sr|esq)\.?$",
    re.IGNORECASE,
)
_ROLE_BEFORE = re.compile(rf"^(?:(?:{_KINDS})\s+){{0,3}}(?:{_ROLE_WORDS}):?\s+(?=\S+\s+\S)", re.IGNORECASE)
_ROLE_BEHIND = re.compile(rf"(?:\s+(?:{_KINDS})){{1,3}}\s+(?:{_ROLE_WORDS})$", re.IGNORECASE)
_EMPTY = frozenset(
    """admin administrator author authors editor editors unknown anonymous anonym none null staff guest user webmaster
    redaktion redaction root wordpress redacción redação redazione editorial byline by von par por undefined na n/a red
    frontpage content import bio team autor auteur me администратор mon tue tues wed thu thur thurs fri sat sun
    未知 佚名 匿名 суперпользователь""".split()  # noqa: SIM905
) | {f"super {who}" for who in ("user", "administrator", "benutzer", "usuario", "utilisateur", "gebruiker")}
_JOINED = re.compile(r"^(?:and|und|et|og|och|en|oraz|ve)\s+(?=[^\W\d_]\S*\s)", re.IGNORECASE)
"""What ties the last name of a list to those before it."""
_JOINED_LAST = re.compile(r"(?:and|und|et|og|och|en|oraz|ve)\s+(\S+)$", re.IGNORECASE)
_SUFFIX = re.compile(r"\s+(?:기자|記者|记者|특파원)$")
_ACCOUNT = re.compile(r"[a-z0-9][a-z0-9._-]*|\w*[\d_]\w*", re.ASCII)
_AGENCIES = frozenset(labels.AGENCIES.split())
_PARTICLES = frozenset(
    "de del della der den di da das do dos du el la las le les van von zu bin bint e y i af av ten ter".split()  # noqa: SIM905
)
_NO_VOWEL = re.compile(r"[B-DF-HJ-NP-TV-XZ]{2,3}|[IVX]{2,4}")
_FAMILY_FIRST = re.compile(r"([^\W\d_][\w'’.-]*(?:\s[\w'’-]+){0,2}),\s([^\W\d_][\w'’.-]*(?:\s[\w'’.-]+){0,2})")


def name_of(text: str) -> str | None:
    """Return a name as people write it, without a role before or behind it; None for what names nobody."""
    text = _SUFFIX.sub("", _JOINED.sub("", text))
    if (last := _JOINED_LAST.match(text)) and is_agency(last[1]):
        text = last[1]
    text = _ROLE_BEFORE.sub("", text)
    behind = _ROLE_BEHIND.search(text)
    if behind and " " in text[: behind.start()]:
        text = text[: behind.start()]
    if re.search(r"\s(?:\w|Jr|Sr)$", text):
        text += "."
    if _names_nobody(text):
        return None
    return _from_capitals(text) if text.isupper() and " " in text else text


def _names_nobody(text: str) -> bool:
    words = len(text.split())
    if not 2 <= len(text) <= _LONGEST_NAME or words > _MOST_WORDS or not any(map(str.isalpha, text)):
        return True
    return (
        text.casefold() in _EMPTY
        or (len(text) <= _LONGEST_DAY and month_of(text.casefold(), None) is not None)
        or _NOT_A_NAME.search(text) is not None
        or is_about_author(text)
        or _ROLES.match(text) is not None
        or (text.islower() and text.isascii() and words > 2)
    )


def is_role(text: str) -> bool:
    """Return whether a line says what somebody is, as "Health correspondent" does, and names nobody."""
    return len(text) <= _LONGEST_NAME and _ROLE_LINE.match(text) is not None


def is_account(name: str) -> bool:
    """Return whether a name is that of an account or a slug: `mikecasson`, `m.casson`, `casson84`; no agency's."""
    return _ACCOUNT.fullmatch(name) is not None and name not in _AGENCIES


def is_person(name: str) -> bool:
    """Return whether a name looks like a person's: two to five words with capitals, or one without case."""
    words = name.split()
    if len(words) == 1:
        return not (name[0].isupper() or name[0].islower())
    capitals = sum(not word[0].islower() for word in words)
    return (
        len(words) <= 5
        and not (words[0][0].islower() or words[-1][0].islower())
        and (capitals == len(words) or capitals >= 2)
    )


def is_agency(name: str) -> bool:
    """Return whether a name is that of a news agency."""
    return name.casefold() in _AGENCIES


def given_first(text: str, *, always: bool) -> str:
    """Return `Gillmore, Steve` as `Steve Gillmore`, for one name or several with semicolons or "and" between them.

    One word on either side of the only comma is a name; more of them only where the source has them `always` so.
    """
    if "," not in text:
        return text
    parts = re.split(r"\s*;\s*|\s+(?:and|und|et|y|e|&)\s+", text[:400].strip())
    turned = [_turned(part, always=always) for part in parts]
    return "; ".join(turned) if turned != parts else text


def _turned(text: str, *, always: bool) -> str:
    match = _FAMILY_FIRST.fullmatch(text)
    if match is None or is_agency(match[1]) or is_agency(match[2]) or match[2].isupper():
        return text
    is_short = " " not in match[1] and " " not in match[2]
    return f"{match[2]} {match[1]}" if always or is_short else text


def _from_capitals(text: str) -> str:
    """Spell a name in capitals as it is spelled elsewhere: `RUBY O'BYRNE-MCLEAN` as `Ruby O'Byrne-McLean`."""
    is_turkish = re.search("[İŞĞ]", text) is not None
    return " ".join(_word(word, index, is_turkish) for index, word in enumerate(text.split()))


def _word(word: str, index: int, is_turkish: bool) -> str:
    bare = word.strip(".,")
    if len(bare) == 1 or "." in bare or _NO_VOWEL.fullmatch(bare):
        return word  # initials, "JR", "III"
    low = word.replace("I", "ı").replace("İ", "i").lower() if is_turkish else word.lower()
    if index and low in _PARTICLES:
        return low
    low = re.sub(r"(?:^|(?<=['’-]))\w", lambda match: match[0].upper(), low)
    low = re.sub(r"(?<=['’])S$", "s", low)
    return re.sub(r"\bMc(\w)(?=\w)", lambda match: "Mc" + match[1].upper(), low)
