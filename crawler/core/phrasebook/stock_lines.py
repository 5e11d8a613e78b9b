"""Tell the stock lines of news pages from text: related headings, promos, comment forms, by-lines, dates.

Every function takes one line as it stands on the page, in any of the languages of `phrasebook`, and looks only at short
lines: a sentence of an article is not a stock line. All are linear in the length of the line.
"""

from __future__ import annotations

import re
from functools import lru_cache

from crawler.core.phrasebook import forms, labels, leads, promos, related
from crawler.core.phrasebook.embed_notices import is_embed_notice
from crawler.core.phrasebook.labelled_lines import LABEL_SIGNS, RELATED, SENTENCE_ENDS
from crawler.core.phrasebook.matching import MAX_LINE_CHARS, Anywhere, Openings, folded_line, stems, whole

# Tokens of a line of each kind, as measured; with more words of the kind it is text that speaks of such things.
_MAX_PROMO_TOKENS = 40
_MAX_PAYWALL_TOKENS = 25  # it asks for a subscription, for consent or for another browser
_MAX_BYLINE_TOKENS = 14  # names, with a house and a place
_MAX_CREDIT_TOKENS = 30  # captions may stand before the name
_MAX_SPAN_TOKENS = 8  # "3 hours and 20 minutes ago"
_MAX_NAME_TOKENS = 12
"""Tokens behind the label of a by-line: three names, or one with a house and a place."""
_MAX_NAME_WORDS = 4  # of one person
_MAX_SENTENCE_CHARS = 40
"""Characters of a by-line that ends as a sentence does."""
_QUOTES = frozenset('"“”„«»‟「」『』')
_DATED = re.compile(r"\b(?:19|20)\d\d\b.*(?<=\d)(?: [ap]m)?$")
"""A date with its year at the end of a line, mostly with the time."""
_COUNT = re.compile(r"\d{1,3}(?:[.,]\d{1,3})?\s?[km]?\+?", re.IGNORECASE)
_COLON = re.compile(r":(?!\d\d)")  # one of a time is none

_CONTINUE = whole(related.CONTINUE)
_COMMENT, _COMMENT_OPENINGS = whole(forms.COMMENT), Openings.of(forms.COMMENT)
_COMMENTS = whole(forms.COMMENTS)
_ADVERT, _ADVERT_OPENINGS = whole(leads.ADVERT), Openings.of(leads.ADVERT)
_SHARE, _SHARE_OPENINGS, _SHARED = whole(leads.SHARE), Openings.of(leads.SHARE), whole(leads.SHARED)
_COPYRIGHT, _COPYRIGHT_OPENINGS = whole(leads.COPYRIGHT), Openings.of(leads.COPYRIGHT)
_LONGEST_CLAIM = 100  # characters: a longer line tells something beside it
_CLAIM = re.compile(r"©\s?(?:19|20)\d\d")  # anywhere in a line: "All content is ©1994-2017 by Ann Beck"
_PAYWALL = Anywhere(forms.PAYWALL)
_APPEAL = Anywhere(forms.APPEAL)
_BACK = Openings.of(leads.BACK)
_BYLINE = Openings(stem.lstrip() for stem in stems(labels.BYLINE))
_CREDIT = Openings(stem.lstrip() for stem in stems(labels.CREDIT))
_DATE_LABELS = whole(labels.DATE_LABELS)
_WEEKDAYS = whole(labels.WEEKDAYS)
_DATE_WORDS = frozenset(word for label in _DATE_LABELS for word in label.split())
_TIME_UNITS = Anywhere(labels.TIME_UNITS)
# What stands in lower case within and between names.
_NAME_LINKS = whole(
    "and|und|et|y|e|i|и|va|ve|og|och|en|&|de|del|della|di|da|do|dos|van|von|der|den|la|le|el|al|bin|ibn|zu|for|in|für"
    "|of|the|at|staff|with|avec|con|com|mit|agencies|agences|agencias|agências|agenturen|agenzie"
) | frozenset(labels.AGENCIES.split())
_PROMO = tuple(
    (Anywhere(verbs), Anywhere(channels), Anywhere(owners), stems(openings))
    for verbs, channels, owners, openings in promos.PROMO
)
_ASKING = Anywhere("\n".join(verbs for verbs, _, _, _ in promos.PROMO))
"""What any of the rows asks for: looked for first, since hardly a line asks for something."""


def is_related_heading(line: str) -> bool:
    """Whether the line heads a list of other articles: "Read more:", "Lesen Sie auch", "اقرأ أيضا".

    "Read more" is also a link to the rest of an article (`is_continue_reading`): what follows decides.
    """
    return folded_line(line) in RELATED


def is_continue_reading(line: str) -> bool:
    """Whether the line only leads on: "Continue Reading", "Weiterlesen", "Читать далее", "続きを読む"."""
    return folded_line(line) in _CONTINUE


def leads_back(line: str) -> bool:
    """Whether the line begins as one that leads back does: "Back to Events", "Torna alla pagina delle FAQ"."""
    return _BACK.open(folded_line(line))


def is_comment_form(line: str) -> bool:
    """Whether the line belongs to a comment form: "Leave a Reply", "Your email address will not be published."."""
    folded = folded_line(line)
    if folded in _COMMENT:
        return True
    first, _, rest = folded.partition(" ")
    label, _, last = folded.rpartition(" ")
    if (first.isdigit() and rest in _COMMENT) or (last.isdigit() and label in _COMMENTS):  # "12 Comments"
        return True
    return _COMMENT_OPENINGS.open(folded)


def is_promo(line: str) -> bool:
    """Whether the line asks the reader to follow, subscribe, join or download: verb, channel and "our" or "your".

    A quotation is never a promo: people are quoted asking for such things.
    """
    folded = folded_line(line)
    padded = f" {folded} "
    if folded.count(" ") >= _MAX_PROMO_TOKENS or not _ASKING.found_in(padded) or not _QUOTES.isdisjoint(line):
        return False
    return any(
        verbs.found_in(padded)
        and channels.found_in(padded)
        and owners.found_in(padded)
        and (not openings or padded.startswith((*verbs.stems, *openings)))
        for verbs, channels, owners, openings in _PROMO
    )


def is_byline(line: str) -> bool:
    """Whether the line only names who wrote: "By Ana Lopez", "Von Jan Beck, dpa", "记者 王小明".

    The name is checked by shape alone: a few words, most of them capitalised where the script has capitals, and no
    sentence end. The name of an account may have none, where a date follows: "Posted by ana at 3 May 2004 05:12 PM".
    """
    folded = folded_line(line)
    if folded.count(" ") >= _MAX_BYLINE_TOKENS or not _BYLINE.open(folded):
        return False
    label = _BYLINE.longest(folded)
    if not 0 < len(folded[len(label) :].split()) <= _MAX_NAME_TOKENS or _COLON.search(line, len(label) + 2):
        return False
    if line.rstrip().endswith(SENTENCE_ENDS) and len(folded) > _MAX_SENTENCE_CHARS:
        return False
    if label.count(" ") > 1 and (_DATED.search(folded) or folded.count(" ") == label.count(" ")):
        return True  # "Posted by admin"
    return _opens_with_name(line.replace(":", " ").split()[label.count(" ") :])


def _opens_with_name(words: list[str]) -> bool:
    """Whether words up to the first comma or dash have capitals as names have, where their script has capitals."""
    end = next((i for i, word in enumerate(words) if word[-1] == "," or word[0] in LABEL_SIGNS), len(words))
    name = [word for word in words[: end + 1] if word[0].lower() != word[0].upper()]
    return all(word[0].isupper() or word.lower() in _NAME_LINKS for word in name)


def is_name(line: str) -> bool:
    """Whether the line has the shape of a person's name, beside a date: two to four words in capitals, and no more."""
    words = line.split()
    return 1 < len(words) <= _MAX_NAME_WORDS and all(
        word[0].isupper() and word.replace(".", "").replace("-", "").replace("'", "").isalpha() for word in words
    )


def is_credit(line: str) -> bool:
    """Whether the line credits a picture or names its source: "Photo: Reuters", "Bild: dpa", "图片来源：新华社"."""
    folded = folded_line(line)
    if folded.count(" ") >= _MAX_CREDIT_TOKENS or not _CREDIT.open(folded):
        return False
    return any(colon in line[:40] for colon in ":：/©|(") or folded.count(" ") <= 4


def is_advert_label(line: str) -> bool:
    """Whether the line labels an advertisement: "Advertisement", "Anzeige", "広告"."""
    folded = folded_line(line)
    return folded in _ADVERT or (folded.count(" ") <= 6 and _ADVERT_OPENINGS.open(folded))


def is_share_label(line: str) -> bool:
    """Whether the line is a button or heading of sharing or the site's menu: "Share", "Share 12", "Connect with us"."""
    folded = folded_line(line)
    label, _, number = folded.rpartition(" ")
    if folded in _SHARE or (label in _SHARED and number.isdigit()):
        return True
    return folded.count(" ") <= 5 and _SHARE_OPENINGS.open(folded)


def is_copyright(line: str) -> bool:
    """Whether the line claims copyright or leads to the site's terms."""
    if line.lstrip().startswith("©") and len(line) <= MAX_LINE_CHARS:
        return True
    if "©" in line and len(line) <= _LONGEST_CLAIM and _CLAIM.search(line):
        return True
    folded = folded_line(line)
    return folded in _COPYRIGHT or _COPYRIGHT_OPENINGS.open(folded)


def is_paywall(line: str) -> bool:
    """Whether the line asks for a subscription, for consent to cookies or for another browser."""
    folded = folded_line(line)
    return folded.count(" ") < _MAX_PAYWALL_TOKENS and _PAYWALL.found_in(f" {folded} ")


def is_appeal(line: str) -> bool:
    """Whether a line before or after all text asks to share, comment or subscribe, or says who earns by its links.

    Within a text the same words may be its own.
    """
    folded = folded_line(line)
    return _APPEAL.found_in(f" {folded} ") and _QUOTES.isdisjoint(line)


def is_date_label(line: str) -> bool:
    """Whether the line is a label of a date ("Published", "Aktualisiert am") or a span of time ("3 hours ago")."""
    folded = folded_line(line)
    if folded in _DATE_LABELS:
        return True
    words = folded.split()
    if len(words) > _MAX_SPAN_TOKENS or not any(map(str.isdigit, folded)):
        return False
    units = sum(_TIME_UNITS.found_in(f" {word} ") for word in words)
    numbers = sum(word[0].isdigit() or word in _DATE_LABELS for word in words)
    return units > 0 and units + numbers >= len(words) - 1


def is_count(line: str) -> bool:
    """Whether the line is but a number, as a button of sharing shows it: "0", "1+", "2.4K"."""
    return _COUNT.fullmatch(line) is not None


def is_weekday(text: str) -> bool:
    """Whether a folded text is the name of a day of the week."""
    return text in _WEEKDAYS


def is_time_word(word: str) -> bool:
    """Whether a folded word is a label of a date or a unit of time."""
    return word in _DATE_WORDS or _TIME_UNITS.found_in(f" {word} ")


_STOCK_LINES = (
    ("comment form", is_comment_form),
    ("link to the rest", is_continue_reading),
    ("heading of related articles", is_related_heading),
    ("sharing or menu", is_share_label),
    ("advertisement", is_advert_label),
    ("copyright", is_copyright),
    ("paywall or consent", is_paywall),
    ("notice of embedded content", is_embed_notice),
    ("promo", is_promo),
)


def stock_kind(line: str) -> str | None:
    """Return what kind of stock line a line is, whatever stands around it; None for text, by-lines and dates."""
    return _stock_kind(line) if len(line) <= MAX_LINE_CHARS else None


@lru_cache(maxsize=4096)
def _stock_kind(line: str) -> str | None:
    for kind, is_kind in _STOCK_LINES:
        if is_kind(line):
            return kind
    return None


def is_stock_line(line: str) -> bool:
    """Whether the line belongs to no article, whatever stands around it; by-lines, credits and dates do."""
    return stock_kind(line) is not None
