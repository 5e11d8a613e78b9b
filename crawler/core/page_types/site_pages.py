"""Which pages are the site's own, such as About, Imprint or Membership: they hold text, but no article.

Publishing software says so in the class of the body or of a part of it, the page stands in the site's menu under its
own title, or its address is a word such as /about/. Either way nothing may date it: a story that a menu leads to has a
date in its markup. (What the head alone states at such an address is of the page.) A text as long as a guide is one,
but for the terms and policies, which are as long.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from crawler.core.html.dom import Anchor
from crawler.core.links.addresses import absolute, is_front, permalink_key
from crawler.core.metadata.date_lines import DatedBy
from crawler.core.metadata.describe import describe
from crawler.core.page.dated_lines import is_day
from crawler.core.page.headings import ROW
from crawler.core.page.json_ld import Statements
from crawler.core.page.outline import Outline
from crawler.core.page.rules import Rule
from crawler.core.page.segment import Refusal, Segment, Sifted, sift
from crawler.core.text.normalise import fold

_PAGE = re.compile(r"(?:^|\s)(?:page-id-\d+|page-template\S*|(?:page-)?node-type-page)(?=\s|$)")
"""Body classes of WordPress, Ghost and Drupal for what is a page and no post."""
_TYPE = re.compile(r"(?:^|\s)type-([\w-]+)(?=\s|$)")
"""The class by which WordPress tells what it shows of a page, `type-page`, from a post, `type-post`."""
_CURRENT = re.compile(r"(?:^|\s)current[-_](?:menu|page)[-_]item(?=\s|$)")
"""The class by which WordPress marks the item of a menu that leads to the page that is shown."""
_STATIC = re.compile(r"https?://[^/]+/p/[^/]+\.html")
"""Where Blogger keeps pages; its posts lie in folders of a year and a month."""
_OWN = re.compile(
    r"about(?:-(?:us|me|this-site))?|(?:contact|kontakt|contatti|contacto|contato)(?:-(?:us|me|form)|-(?:and|und|et|y|e|en|i|og|och|ja)-[a-z]+)?|imprint|impressum|ueber-(?:uns|mich)|acerca(?:-de)?"
    r"|sobre(?:-(?:mi|nosotros|nos))?|quienes-somos|quem-somos|qui-(?:sommes-nous|suis-je)|a-propos"
    r"|nous-contacter|chi-(?:siamo|sono)|over-(?:ons|mij)|colofon|om-oss|om-os|o-nas|hakkimizda|iletisim|tentang-kami"
    r"|disclaimer|haftungsausschluss|datenschutz(?:erklaerung|hinweise?)?|(?:privacy|cookies?)(?:-(?:policy|notice|statement))?"
    r"|terms(?:-(?:and-|of-)?(?:conditions?|use|service))?|legal(?:-notice)?|mentions-legales|aviso-(?:legal|de-privacidad)"
    r"|politica-(?:de-)?(?:privacidade?|cookies)|politique-de-confidentialite|agb|nutzungsbedingungen|note-legali"
    r"|gizlilik-politikasi|polityka-prywatnosci|integritetspolicy|editorial-policy|corrections-policy"
    r"|sample-page|beispiel-seite|pagina-de-ejemplo|page-d-exemple|pagina-di-esempio|pagina-exemplo|voorbeeld-pagina"
    r"|advertise(?:-with-us)?|newsletters?(?:-signup)?|subscribe|donate|membership|submission-guidelines|write-for-us"
    r"|(?:upcoming-)?events?(?:-calendar)?|calendar|kalender|veranstaltungen|termine|evenements|eventos|eventi|evenementen"
    r"|calendario|calendrier|etkinlikler|faqs?|site-?map|(?:our-)?team|jobs|careers|karriere|stellenangebote|links"
    r"|downloads?|search|suche|szukaj|recherche|buscar|cerca|zoeken|pricing|preise|anfahrt|oeffnungszeiten"
    r"|opening-hours|gallery|galerie|galeria|galleria|sponsor(?:s|en)?"
)
"""Names of pages, in many languages, that no story has; the sample pages are those that WordPress comes with."""
_ADDRESS = re.compile(
    rf"https?://[^/]+/(?:author|(?:(?:[a-z]{{2}}(?:-[a-z]{{2}})?|pages?)/)?(?:{_OWN.pattern})(?:-\d)?)(?:/amp)?(?:/|/index)?(?:\.(?:html?|php))?(?:\?amp(?:=1)?)?"
)
"""Addresses of such pages: right below the root of a site, of its part in a language, or of its pages.

A number tells a page from one of the same name that was deleted, and `amp` is the copy for telephones.
"""
_PEOPLE = (
    r"(?:(?:our|the|das|unser|nuestro|il-nostro|notre|nossa|o-nosso|ons|vart|vores|nasz|nas|nase)-)?"
    r"(?:team|staff|people|members|board|equipo|equipe|squadra|mitglieder|vorstand|mitarbeiter(?:innen)?|medlemmar"
    r"|styrelsen?|bestyrelsen?|medarbejdere|medarbetare|zespol|tym|ekip|ekibimiz|tim-kami|personal|redazione|redaktion"
    r"|about(?:-us)?|faqs?|sponsor(?:s|en)?|partner(?:s|i)?)"
)
"""Names of pages that tell of several people, one under each heading, or of questions."""
_ADDRESS_OF_PEOPLE = re.compile(rf"https?://[^/]+/(?:\S+/)?{_PEOPLE}(?:/|/index)?(?:\.(?:html?|php))?")
"""Addresses of such pages, wherever on a site."""
_LEGAL = re.compile(
    r"privacy|privacidad|privacidade|confidentialit|datenschutz|terms|conditions|condiciones|condizioni|termos|agb|cookie"
    r"|impressum|imprint|legal|rechtlich|disclaimer|policy|policies|politica|satzung|statut|nutzungsbedingungen|gdpr|dsgvo"
)
"""Words in titles and addresses of terms and policies, which no length makes an article."""
_GUIDE = 8000
"""Prose that no page about a site has, in characters of a spaced script."""
_PARAGRAPH = 160
"""The same for a paragraph of a text; the entries of a list of works are shorter."""
_LABEL = 30
"""Characters of a menu's link at most that names a page: such names are short."""
_HEADER = 6
"""Lines of the header of an article that are looked at: a rubric, the title, its date and its author."""
_MANY = 10
"""Teasers that make a page a list, as in `listings`."""
_OF_ARTICLES = frozenset((DatedBy.META, DatedBy.MICRODATA, DatedBy.TIME_ELEMENT, DatedBy.CLASS))
"""What dates an article; a date in the text may be one that the page tells of."""


def without_site_pages(outline: Outline, found: Sequence[Segment]) -> Sifted:
    """Refuse the page itself, where it is about the site, or such pages as parts of it."""
    found = tuple(found)
    if not found or (outline.facts.statements.articles and not _has_address_of_page(outline)):
        return Sifted(found)
    sole = len(found) == 1
    # Whether something is dated or signed is asked last: it costs as much as describing an article.
    if _is_page_itself(outline, found) and not any(_is_of_its_own(outline, segment, sole=sole) for segment in found):
        return Sifted((), tuple(Refusal(segment, Rule.SITE_PAGE) for segment in found))
    parts = Counter(_part_called_page(outline, segment) for segment in found)

    def is_site_page(segment: Segment) -> bool:
        part = _part_called_page(outline, segment)
        if part is None or parts[part] > 1:  # a page that holds several stories
            return False
        return not _is_guide(outline, segment) and not _is_of_its_own(outline, segment, sole=sole)

    return sift(found, is_site_page, Rule.SITE_PAGE)


def _is_page_itself(outline: Outline, found: Sequence[Segment]) -> bool:
    if len(found) > 1:
        is_front_page = bool(outline.facts.url and is_front(outline.facts.url))
        return (is_front_page and _is_called_page(outline)) or _has_address_of_people(outline)
    if _is_guide(outline, found[0]):
        return False
    return (
        _is_called_page(outline)
        or _welcomes(outline)
        or _has_address_of_page(outline)
        or _is_in_menu(outline, found[0])
    )


def _has_address_of_page(outline: Outline) -> bool:
    return any(_ADDRESS.fullmatch(each) or _STATIC.fullmatch(each) for each in outline.facts.addresses)


def _has_address_of_people(outline: Outline) -> bool:
    return any(_ADDRESS_OF_PEOPLE.fullmatch(each) for each in outline.facts.addresses)


def _welcomes(outline: Outline) -> bool:
    """Return whether a page is a site's front and no list: a text that stands there alone tells of the site."""
    return bool(outline.facts.url and is_front(outline.facts.url)) and len(outline.teasers) < _MANY


def _is_guide(outline: Outline, segment: Segment) -> bool:
    sizes = [size for index in segment.body if (size := outline.prose[index])]
    if sum(sizes) < max(_GUIDE, _PARAGRAPH * len(sizes)):
        return False
    return not any(_LEGAL.search(text) for text in (fold(segment.title), *outline.facts.addresses))


def _part_called_page(outline: Outline, segment: Segment) -> int | None:
    """Return the innermost part that holds a segment's text and says of what type it is, if that is a page."""
    first = segment.body[0] if segment.body else segment.first_block
    for element in outline.tree.ancestors(outline.tree.blocks[first].element):
        found = _TYPE.search(element.get("class") or "")
        if found is not None:
            return element.index if found[1] == "page" else None
    return None


def _is_called_page(outline: Outline) -> bool:
    names = outline.tree.elements[0].get("class") or ""
    return _PAGE.search(names) is not None


def _is_in_menu(outline: Outline, segment: Segment) -> bool:
    """Return whether a menu of the page leads to the page itself, or says that this is it, under its own title."""
    own = {permalink_key(address) for address in outline.facts.addresses if not is_front(address)}
    first = next((block.text for block in outline.tree.blocks if block.heading == 1), "")
    titles = {fold(segment.title), fold(outline.facts.own_title), fold(first), *outline.facts.names} - {""}
    for anchor in _menu_links(outline):
        if len(anchor.text) > _LABEL or fold(anchor.text) not in titles:
            continue
        if permalink_key(absolute(outline.facts.base, anchor.href)) in own or _is_current(outline, anchor.element):
            return outline.stands_in_menu(anchor.element)
    return False


def _menu_links(outline: Outline) -> Iterator[Anchor]:
    """Yield the links in boilerplate, among which those of the menus are."""
    for block in outline.tree.blocks:
        if block.anchors and outline.is_boilerplate(block.index):
            yield from block.anchors


def _is_current(outline: Outline, index: int) -> bool:
    """Return whether a link of a menu, or the item that it stands in, is marked as the page that is shown."""
    for element in outline.tree.ancestors(index):
        attrs = element.attrs
        if attrs.get("aria-current") == "page" or _CURRENT.search(attrs.get("class") or ""):
            return True
        if element.tag == "li":
            break
    return False


def _is_of_its_own(outline: Outline, segment: Segment, *, sole: bool) -> bool:
    """Return whether a segment is dated, signed or has an address other than the page's: then it is an article."""
    facts = replace(outline.facts, statements=Statements())  # JSON-LD dates and signs any page
    if _has_address_of_page(outline):
        facts = replace(facts, metas={})  # and so do the metas of some software
    known = describe(outline.tree, facts, segment, sole=sole)
    if known.authors or (known.url is not None and known.url not in facts.addresses):
        return True
    if _has_day_beside_title(outline, segment):
        return True
    if _lists_days(outline, segment):
        return known.dated_by is DatedBy.META
    return known.dated_by in _OF_ARTICLES


def _has_day_beside_title(outline: Outline, segment: Segment) -> bool:
    """Return whether the header of the article that holds its title says a day, and nothing else in that line."""
    title, tree = segment.title_block, outline.tree
    if title is None:
        return False
    header = next((each for each in tree.ancestors(tree.blocks[title].element) if each.tag == "header"), None)
    if header is None or not any(each.tag == "article" for each in tree.ancestors(header.index)):
        return False
    beside = tree.blocks[header.first_block : min(header.last_block, header.first_block + _HEADER)]
    return any(is_day(block.text) for block in beside if block.index != title)


def _lists_days(outline: Outline, segment: Segment) -> bool:
    """Return whether a text stands on the front page under the name of the site, below a list of dates."""
    if not (outline.facts.url and is_front(outline.facts.url)) or fold(segment.title) != fold(outline.facts.title):
        return False
    first = segment.body[0] if segment.body else segment.last_block
    return outline.dates[first] - outline.dates[segment.first_block] >= ROW
