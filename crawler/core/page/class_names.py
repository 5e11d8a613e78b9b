"""The words of class names and ids that say what an element is: phrases of up to three words, parted by bars."""

from __future__ import annotations


class Hint:
    """What the names of an element say about it: bits of a plain int, since an IntFlag costs a call an operation."""

    NONE = 0
    BOILERPLATE = 1
    BYLINE = 2
    TITLE = 4
    EMBED = 8
    COMMENT = 16
    LIVE = 32
    CAPTION = 64
    SITE = 128
    BODY = 256
    HARD = 512  # boilerplate however much prose it holds
    MENU = 2048
    TRAIL = 4096  # leads to the page or through its parts: in no menu of the site
    AUTHOR = 8192  # of who wrote the article
    MEDIA = 16384  # what plays: a video, a podcast
    DECLARED = 1024  # an article by tag, microdata, microformat or plain class name


PATTERNS = {
    Hint.BOILERPLATE: """
        share | shares | sharing | sharer | sharebar | social | socials | addtoany | sharedaddy | jp
        relatedposts | related | relateds | recirc | recirculation | recommended | recommendation |
        recommendations | newsletter | newsletters | signup | sign up | subscribe | subscription | subscriptions
        | promo | promos | promotion | promobox | advert | adverts | advertisement | advertising | ad | ads |
        adslot | adsbygoogle | sponsor | sponsored | breadcrumb | breadcrumbs | pagination | pager | paging |
        navigation | nav | navbar | menu | submenu | toolbar | sidebar | footer | masthead | cookie | cookies |
        consent | gdpr | popup | modal | overlay | lightbox | login | outbrain | taboola | read more | readmore
        | more stories | more from | more news | most popular | most read | trending | latest from | also like |
        also read | up next | next up | next article | prev next | post nav | tag links | tags links | tag list
        | taglist | tags list | tagcloud | post tags | entry tags | article tags | cat links | author bio |
        author box | author info | author card | about author | post author box | donate | donation | donations
        | skip link | screen reader text | sr only | visually hidden | visuallyhidden | print only | noprint |
        toc | table of contents | follow us | app download | cta | callout cta | feedback | rating | ratings |
        poll | quiz | survey | banner | teaser | teasers | autor info | widget area | widget title | mvp related
        | tooltip | edit link | post edit link | topic description | template notice
    """,
    Hint.HARD: """
        cookie | cookies | consent | gdpr | popup | modal | lightbox | login | footer | navigation | navbar |
        menu | sidebar | newsletter | related | recommended | recirc | recirculation | share | sharing | social
        | breadcrumb | breadcrumbs | teaser | teasers | screen reader text | sr only
    """,
    Hint.MENU: """
        menu | navigation | nav | navbar | submenu | menubar | page item
    """,
    Hint.TRAIL: """
        breadcrumb | breadcrumbs | crumbs | toc | table of contents | pagination | tabs
    """,
    Hint.COMMENT: """
        comment | comments | commentlist | comment list | comment body | respond | disqus | disqus thread |
        livefyre | kommentare | reply | trackback | trackbacks | trackback body | trackback list | pingback |
        pingbacks | pinglist | commentaires | comentarios | kommentarer | reacties
    """,
    Hint.BYLINE: """
        byline | bylines | author | authors | dateline | timestamp | date | datetime | published | pubdate |
        posted on | post meta | entry meta | article meta | meta | postmetadata | publish | updated | reading
        time | read time | writer | contributor | contributors | autor | fecha | datum | postinfo | post info |
        entry info | posted
    """,
    Hint.AUTHOR: """
        author | authors | autor | autores | autora | autorin | auteur | auteurs | autore | autori | yazar | byline
    """,
    Hint.TITLE: """
        title | headline | heading | hed | titel | titulo | titre | entry title | post title | article title | p
        name | titolo
    """,
    Hint.SITE: """
        site title | site logo | site name | site branding | site header | logo | brand | branding | masthead |
        sitename | blog title
    """,
    Hint.BODY: """
        entry content | post content | post body | postbody | e content | article body | articlebody | article
        content | story body | post text | body text | content body | entry body | text body
    """,
    Hint.LIVE: """
        live | liveblog | live blog | live entry | liveticker | ticker
    """,
    Hint.EMBED: """
        twitter tweet | twitter video | instagram media | bluesky embed | mastodon embed | tiktok embed
        | reddit embed | reddit card | fb post | facebook post | telegram post | text post media | tumblr post
    """,
    Hint.MEDIA: """
        video | videos | player | audio | podcast
    """,
    Hint.CAPTION: """
        caption | captions | credit | credits | wp caption text | wp caption | photo credit | image credit |
        imagecaption | bildunterschrift | legend | figcaption | copyright
    """,
}
"""What the words say, a pattern for each hint.

The words are those that `layout.traits.hints` takes names apart into, in lower case; a phrase is found within longer
names, as `entry title` in `site-entry-title`. A phrase may stand in several patterns, and then says all of it.
"""


def bits_by_phrase() -> dict[str, int]:
    """Return what each phrase says, as bits of `Hint`."""
    bits: dict[str, int] = {}
    for hint, phrases in PATTERNS.items():
        for phrase in phrases.split("|"):
            key = " ".join(phrase.split())
            bits[key] = bits.get(key, 0) | hint
    return bits
