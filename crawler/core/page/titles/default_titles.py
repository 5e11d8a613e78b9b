"""The titles that programs give to new documents: a page that is still called so has no title."""

from __future__ import annotations

from crawler.core.phrasebook.matching import whole
from crawler.core.text.normalise import fold

_DEFAULTS = whole("""
untitled|untitled document|untitled page|new page|new document|document|no title|title|unbenannt
documento sin título|sin título|página nueva
nueva página|document sans titre|document sans nom|sans titre|nouvelle page|unbenanntes dokument|ohne titel|neue seite
documento senza titolo|senza titolo|nuova pagina|documento sem título|sem título|nova página|naamloos document
naamloos|nieuwe pagina|namnlöst dokument|namnlös|ny sida|dokument uten navn|uten tittel|ny side|ikke navngivet dokument
unavngivet dokument|nimetön asiakirja|nimetön|uusi sivu|dokument bez tytułu|bez tytułu|nowa strona|dokument bez názvu
bez názvu|nepojmenovaný dokument|nová stránka|névtelen dokumentum|névtelen|új oldal|document fără titlu|fără titlu
dokument bez naslova|bez naslova|dokument brez naslova|brez naslova|pavadinimo nėra|be pavadinimo|bez nosaukuma
документ без названия|без названия|безымянный документ|новая страница|документ без назви|без назви|нова сторінка
документ без заглавие|без заглавие|без наслова|έγγραφο χωρίς τίτλο|χωρίς τίτλο|νέα σελίδα|adsız belge|başlıksız belge
isimsiz belge|adsız|başlıksız|yeni sayfa|مستند بدون عنوان|مستند بلا عنوان|بدون عنوان|صفحة جديدة|سند بدون عنوان
صفحه جدید|מסמך ללא שם|מסמך ללא כותרת|ללא כותרת|ללא שם|דף חדש|无标题文档|无标题页|无标题|新建网页|新网页
無標題文件|無標題頁面|未命名文件|未命名文档|無標題|新網頁|無題ドキュメント|名称未設定ドキュメント|無題
無題のページ|新しいページ|제목 없음|제목없음|제목 없는 문서|새 페이지
tài liệu không có tiêu đề|không có tiêu đề|trang mới|dokumen tanpa judul|tanpa judul|เอกสารไม่มีชื่อ|ไม่มีชื่อ
""")
"""What web editors and word processors call a document that nobody has named, in the languages they speak."""
_LONGEST = 100
"""Characters of a document's title from which on somebody gave it."""


def given_title(title: str) -> str:
    """Return the title of a document, "" where a program gave it: "Untitled Document", "New Page 3"."""
    return "" if len(title) < _LONGEST and fold(title).rstrip("0123456789 ") in _DEFAULTS else title
