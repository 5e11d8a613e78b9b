"""Lines that hold a date and little else: `Published: 16 May 2024`, `16. Mai 2024 | Von …`, `NORTHPORT, May 16 —`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from crawler.core.text.dates import find_dates

LONGEST_LINE = 200
"""Characters of a line that may be one of dates; a longer one is text."""
_UPDATED = (
    r"updated?|modified|aktualisiert|änderung|geändert|mis(?:e)? à jour|modifié|actualizad|atualizad|aggiornat|"
    r"обновлен|güncelle|अपडेट|更新|수정"
)
_MORE_UPDATED = (
    r"edited|dernière modification|actualización|atualização|modificad[oa]|última modificación|última modificação|"
    r"aggiornamento|modificat[oa]?\b|darrera modificació|ultima modifica|actualitza|eguneratu|\bmaj le|bijgewerkt|"
    r"gewijzigd|uppdaterad|ändrad|opdateret|ændret|oppdatert|endret|uppfært|päivitetty|muokattu|zaktualizowan|"
    r"aktualizacja|ostatnia modyfikacja|zmieniono|aktualizováno|aktualizované|změněno|poslední změna|upraveno|"
    r"upravené|обновлён|изменен|изменён|редактирован|оновлен|змінен|обновен|променена|последна промяна|ажурирано|"
    r"ажурирана|измењено|ažurirano|ažurirana|izmijenjeno|zadnja izmjena|izmenjeno|poslednja izmena|posodobljen|"
    r"zadnja sprememba|atnaujint|pakeista|atjaunot|atjaunin|uuendatud|muudetud|actualizat|actualizare|frissítve|"
    r"módosítva|utolsó módosítás|ενημέρωση|ενημερώθηκε|τελευταία τροποποίηση|përditësuar|yenilən|değiştirilme|"
    r"diperbarui|diubah|dikemas ?kini|cập nhật|chỉnh sửa(?: lần| lúc|:)|تحديث|آخر تعديل|به.?روز|بروز.?رسان|ویرایش|"
    r"اپ ?ڈیٹ|עודכן|עדכון|अद्यतन|अद्यावधिक|আপডেট|হালনাগাদ|புதுப்பி|மாற்றம் செய்|അപ്ഡേറ്റ്|อัปเดต|อัพเดท|อัพเดต|"
    r"ปรับปรุงล่าสุด|แก้ไขล่าสุด|最后修改|修改[于時时:：]|最后编辑|最後編輯|최종편집|업데이트|განახლ|թարմաց|жаңарт"
)
"""What says so beside another date; alone it may be a word of the text."""
UPDATED_LABEL = re.compile(f"{_UPDATED}|{_MORE_UPDATED}", re.IGNORECASE)
_LABEL = re.compile(
    r"publish|posted|revision|gepostet|last edited|submitted|created|written|"
    r"veröffentlicht|erschienen|erstellt|eingestellt|"
    r"geschrieben|gespeichert|datum|stand\b|publi[éec]|posté|"
    r"mis(?:e)? en ligne|paru le|créé|"
    r"rédigé|enviado|fecha|creado|postado|criado|pubblicat|inserit|creato|gepubliceerd|geplaatst|publicerad|skapad|"
    r"udgivet|oprettet|julkaistu|opublikowan|dodano|utworzono|publikov|vydáno|zveřejn|zverejn|vloženo|vytvořen|vytvoren|"
    r"közzétéve|megjelent|létrehozva|опубликован|опубліковано|добавлен|додано|размещен|"
    r"дата|публикуван|објављен|objavljen|paskelbt|publicēt|avaldatud|lisatud|publicat|postat|δημοσι|αναρτ|ημερομηνία|"
    r"publikuar|yayın|eklenme|giriş|diterbitkan|dipublikasikan|diposting|tanggal|diunggah|ngày đăng|đăng (?:lúc|ngày)|"
    r"نشر|أضيف|بتاريخ|تاریخ|تاريخ|انتشار|شائع|פורסם|תאריך|נוצר|प्रकाशित|প্রকাশ|வெளியிட|பதிவு|പ്രസിദ്ധീകരി|เผยแพร่|โพสต์|วันที่|"
    rf"发布|發布|發佈|发表|發表|日期|投稿|公開|掲載|作成日|등록|입력|작성|승인|{_UPDATED}",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"\W*(?:this (?:entry|post|article|story) (?:was|is)|dieser (?:artikel|beitrag|eintrag) wurde|cet article a été|"
    r"cette entrée a été|est[ae] (?:entrada|artículo|noticia|artigo|post) (?:fue|foi)|questo articolo è stato|"
    r"dit bericht (?:is|werd)|bu yazı)\b",
    re.IGNORECASE,
)
_NO_LABEL = re.compile(r"©|\(c\)|copyright|comment|kommentar|version|born|geboren|due\b|event", re.IGNORECASE)
_NO_PUBLICATION = re.compile(
    r"(?:(?:received|accepted|expires?|expired|deadline|valid until|eingegangen|angenommen)(?: on)?[:：]?|"
    r"(?:event(?: date)?|date of (?:the )?event|when|starts?|ends?|beginn|ende|termin|veranstaltung|wann|quand|cuándo|"
    r"quando|wanneer|когда)\s?[:：])\s*$",
    re.IGNORECASE,
)
"""Labels right before a date that is none of publication."""
_YEAR = re.compile(r"\d{4}|\d[./-]\d\d\b")
_PLACE = re.compile(r"[(\[【]?\s*|[^\W\d_][^\d.;:!?]{1,40}[,|(–-]\s*")  # what may stand before the date of a dateline
# And what parts it from the text; a point with the capital of a sentence behind it: "16.8.2004. The ferry sails".
_BREAK = re.compile(
    r"\s*(?:uhr\b)?\s*(?:\([^()]{1,30}\))?\s*[-–—|:：•)\[\]】]|\.\s+(?-i:[^\W\d_a-zß-öø-ÿа-яёα-ωά-ώ])", re.IGNORECASE
)
_LONGEST_LABEL = 30
"""Characters of a line that is a label and nothing else."""
_EARLIEST = 1990
"""A date of a text that is older is of what it tells, since no page is."""
_REST_IN_TEXT, _REST, _REST_OF_SENTENCE = 20, 90, 45
"""Characters beside its dates that a date line may hold: within a text, elsewhere, and where it ends as sentences do.

Room for a label, a by-line and a place; found by measuring on development pages.
"""


class DatedBy(StrEnum):
    """What gives a moment; its value is the word for it in origins."""

    JSON_LD = "json-ld"
    META = "meta"
    MICRODATA = "microdata"
    TIME_ELEMENT = "time element"
    CLASS = "class of date"
    DATE_LINE = "date line"
    DATELINE = "dateline"
    URL = "url"


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment with what gave it, `name` of several of its kind; `updated` where its mark or label says so."""

    at: datetime
    dated_by: DatedBy
    updated: bool = False
    name: str = ""

    @property
    def source(self) -> str:
        """What gave it in words, as in origins: `meta article:published_time`."""
        return f"{self.dated_by.value} {self.name}" if self.name else self.dated_by.value


def dates_of_line(text: str, language: str | None, *, in_text: bool = False) -> list[Moment]:
    """Return the dates of a line, if it is a date line: little stands in it beside dates, a by-line and a place."""
    if len(text) > LONGEST_LINE or not _YEAR.search(text):
        return []
    found = find_dates(text, language=language)
    rest = len(text) - sum(item.end - item.start for item in found)
    is_sentence = text.rstrip().endswith((".", "!", "?", "…"))
    if rest > (_REST_IN_TEXT if in_text else _REST) or (rest > _REST_OF_SENTENCE and is_sentence):
        return []
    moments = []
    end = 0
    for item in found:
        label, end = text[end : item.start], item.end
        if item.at.year >= _EARLIEST and not is_no_publication(label):
            moments.append(Moment(item.at, DatedBy.DATE_LINE, UPDATED_LABEL.search(label) is not None))
    return moments


def may_hold_date(text: str) -> bool:
    """Return whether a line has the digits that all its dates have: asked first, as each block of a page is."""
    return _YEAR.search(text[:LONGEST_LINE]) is not None


def labelled_dates(text: str, language: str | None) -> Iterator[Moment]:
    """Give the dates of a date line that says what they are of; a copyright line or a comment's says another thing.

    A sentence such as "This entry was posted on …" gives its first date, however long it is.
    """
    head = text[:LONGEST_LINE]
    if not _YEAR.search(head):
        return
    if _SENTENCE.match(head):
        found = find_dates(head, language=language, most=1)
        yield from (Moment(each.at, DatedBy.DATE_LINE) for each in found)
    elif len(text) <= LONGEST_LINE and _LABEL.search(text):
        dates = dates_of_line(text, language)
        first = find_dates(text, language=language, most=1) if dates else ()
        if first and not _NO_LABEL.search(text[: first[0].start]):
            yield from dates


def is_label(text: str) -> bool:
    """Return whether a line is nothing but the label of a date, for the line below it."""
    return len(text) <= _LONGEST_LABEL and not any(map(str.isdigit, text)) and _LABEL.search(text) is not None


def is_of_another(text: str) -> bool:
    """Return whether a line says that its date is not an article's: a copyright, a comment, a birth."""
    return _NO_LABEL.search(text[:LONGEST_LINE]) is not None


def is_no_publication(label: str) -> bool:
    """Return whether what stands before a date says that it is of an event, of a deadline or of a paper's way."""
    return _NO_PUBLICATION.search(label) is not None


def is_labelled(text: str) -> bool:
    """Return whether a line says what its dates are of."""
    return _LABEL.search(text) is not None


def opening_date(text: str, language: str | None, *, ends: bool = False) -> Moment | None:
    """Return the date that opens a text as a dateline does: first or behind a place, and parted from what follows.

    With `ends` a date at the very end counts too, as in the titles of announcements.
    """
    head = text[:LONGEST_LINE]
    if not _YEAR.search(head):
        return None
    for item in find_dates(head, language=language):
        if item.at.year < _EARLIEST:
            return None
        opens = _PLACE.fullmatch(head[: item.start]) is not None and _BREAK.match(head, item.end) is not None
        if opens or (ends and len(text) <= LONGEST_LINE and not text[item.end :].strip(" •|)–-")):
            return Moment(item.at, DatedBy.DATELINE)
    return None
