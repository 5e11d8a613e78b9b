"""Lines on how an article was made: agencies that helped, addresses of its writers, minutes to read."""

from __future__ import annotations

import re

from crawler.core.phrasebook import labels
from crawler.core.phrasebook.matching import phrases

_AGENCY = "|".join(map(re.escape, labels.AGENCIES.split()))
_AGENCIES = rf"(?:{_AGENCY})(?:\s?[,/;]\s?(?:{_AGENCY})){{0,5}}"
_INITIALS = r"\w{2,4}(?:/\w{2,4}){0,4}"
_SIGN = re.compile(
    rf"[-–—]?\s*[(\[]?(?:{_AGENCY})[)\]]?(?:[/ -]\w{{2,8}}){{0,4}}[)\].]?|\w{{2,4}}(?:/\w{{2,4}}){{1,4}}"
    rf"|(?:{_INITIALS}\s)?[(\[]{_AGENCIES}[)\]]|{_AGENCIES}",
    re.IGNORECASE,
)
_AGENCY_NAME = (
    rf"(?:{_AGENCY}|agenc(?:y|ies)|agenturen?|agence france-presse|associated press|getty images|wire services?)"
)
_HELPED = re.compile(
    rf"[(\[]?(?:(?:with|mit|avec|con|com|met|med)\s)(?:\w+\s){{0,3}}{_AGENCY_NAME}(?:(?:\s?[,/]\s?|\s\w{{1,3}}\s){_AGENCY_NAME}){{0,4}}[)\]]?\.?"
    rf"|{_AGENCY_NAME}",
    re.IGNORECASE,
)
_WORD = r"[^\W\d_a-z][\w'’.-]*"
_NAME = rf"{_WORD}(?:\s{_WORD}){{1,3}}"
_OF_AGENCY = re.compile(rf"{_NAME}\s?[,/|]\s?(?i:{_AGENCY_NAME})\.?")
_NAMES = rf"{_NAME}(?:(?:\s(?i:and|und|et|y|e)\s|,\s){_NAME}){{0,3}}"
_PLACE = r"(?:\s(?i:in)\s[^\W\d_]\w+(?:\s[^\W\d_]\w+)?)?"
_MADE = r"(?i:(?:with\s)?(?:additional\s)?(?:reporting|writing|editing|research|production)(?:\sby|\sfrom|:))"
_ONE_WORK = rf"{_MADE}\s{_NAMES}{_PLACE}"
_WORK = re.compile(rf"\(?{_ONE_WORK}(?:[.;,]\s{_ONE_WORK}){{0,3}}[.)]{{0,2}}")
_MINUTES = (
    r"(?:min(?:ute[ns]?|uten|uti|uto|utos|ut[oi]|uut|uten|uter)?s?|мин(?:ут[аы]?)?|dk|dakika|分钟?|分鐘|分|분)\.?"
)
_READING = re.compile(
    rf"(?:(?:estimated\s|approx\.?\s)?(?:read(?:ing)?|listen(?:ing)?)[\s-]?time|lese(?:zeit|dauer)|temps de lecture"
    rf"|tiempo(?: estimado)? de lectura|tempo di lettura|tempo(?: estimado)? de leitura|leestijd|lästid|lesetid|læsetid"
    rf"|время (?:чтения|на чтение)|czas czytania|okuma süresi|阅读时间|閱讀時間)\s?[:：~]?\s?(?:ca\.?\s)?\d{{1,2}}"
    rf"\s?{_MINUTES}|\d{{1,2}}\s?{_MINUTES}\s(?:de lecture|de lectura|de leitura|di lettura|lesezeit|lästid|lesetid"
    rf"|leestijd|чтения|okuma)"
    rf"|读完需要\s?\d{{1,2}}\s?分钟?",
    re.IGNORECASE,
)
_ORIGIN = re.compile(
    r"[(\[*]{0,2}(?:this (?:report|story|article|post|piece)|dieser (?:artikel|beitrag|text)|cet article|este artículo"
    r"|este artigo|questo articolo)\s(?:by [\w .]{3,40} )?"
    rf"(?:{'|'.join(map(re.escape, phrases(labels.ORIGIN)))})\b(?:[^.!?]|\.(?=\S)){{0,100}}[.!?]?[)\]*]{{0,2}}",
    re.IGNORECASE,
)
_KINDS = (_HELPED, _OF_AGENCY, _READING, _WORK, _ORIGIN)
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}|(?<!\w)@\w{1,40}")
_CONTACT_WORDS = """
    a an and at author bluesky by contact e email follow her here him his instagram mail mastodon me my on or reach
    reporter the their them to twitter via write writer x kontakt schreiben sie an auf contacter suivez sur contacto
    sígueme en escribe
"""
_CONTACT = frozenset(_CONTACT_WORDS.split())
_MOST_WORDS = 12
"""Words of a line that gives an address of a writer: a label, a name, and where else to find her."""
_MOST_NAMES = 4
"""Words with a capital among them: two names."""


def is_agency_sign(line: str) -> bool:
    """Return whether a line is but the sign of an agency, with the initials of its writers: "(dpa/hb)"."""
    return _SIGN.fullmatch(line) is not None


def is_colophon(line: str) -> bool:
    """Return whether a line says who helped with an article, where it was, how its writer is reached, and the like."""
    return any(pattern.fullmatch(line) for pattern in _KINDS) or _is_contact(line)


def _is_contact(line: str) -> bool:
    """Return whether nothing but a name stands with an address of mail or a network: "Email: ada@paper.example"."""
    rest, count = _ADDRESS.subn(" ", line)
    words = re.findall(r"[\w'’-]+", rest)
    if not count or len(words) > _MOST_WORDS or any(char.isdigit() for char in rest):
        return False
    others = [word for word in words if word.lower() not in _CONTACT]
    return len(others) <= _MOST_NAMES and all(word[0].isupper() for word in others)
