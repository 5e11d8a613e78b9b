"""The site's feeds, sitemaps and robots.txt."""

from __future__ import annotations

from email.utils import format_datetime
from xml.sax.saxutils import escape

from newsfold.demo_site.pages import opening
from newsfold.demo_site.plan import pages, permalink, printed
from newsfold.demo_site.stories import Paper, papers
from newsfold.demo_site.themes import Print, body

_SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def rss(paper: Paper, base: str) -> str:
    """Return the paper's RSS feed: titles and openings only."""
    items = "".join(
        f"<item><title>{escape(story.title)}</title><link>{base}{permalink(paper, story)}</link>"
        f"<guid>{base}{permalink(paper, story)}</guid><pubDate>{format_datetime(story.published_at)}</pubDate>"
        f"<description>{escape(opening(story))}</description></item>\n"
        for story in printed(paper)
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>{escape(paper.name)}</title>'
        f"<link>{base}{paper.prefix}</link><description>{escape(paper.name)}</description>"
        f"<language>{paper.language}</language>\n{items}</channel></rss>\n"
    )


def atom(paper: Paper, base: str, revision: int) -> str:
    """Return the paper's Atom feed: every story in full."""
    entries = []
    for story in printed(paper):
        path = permalink(paper, story)
        print_ = Print(story=story, paper=paper, parts=story.text(revision), path=path, level=2, is_linked=True)
        html = body(print_, promo="")
        url = base + path
        authors = "".join(f"<author><name>{escape(name)}</name></author>" for name in story.authors)
        entries.append(
            f'<entry><title>{escape(story.title)}</title><id>{url}</id><link href="{url}"/>{authors}'
            f"<published>{story.published_at.isoformat()}</published><updated>{story.published_at.isoformat()}</updated>"
            f'<content type="html">{escape(html)}</content></entry>\n'
        )
    newest = printed(paper)[0].published_at.isoformat()
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{paper.language}">'
        f"\n<title>{escape(paper.name)}</title><id>{base}{paper.prefix}atom.xml</id><updated>{newest}</updated>"
        f'<link href="{base}{paper.prefix}"/>\n{"".join(entries)}</feed>\n'
    )


def sitemap_index(base: str) -> str:
    """Return `/sitemap.xml`, which leads to the other two."""
    names = ("sitemap-pages.xml", "sitemap-news.xml")
    maps = "".join(f"<sitemap><loc>{base}/{name}</loc></sitemap>" for name in names)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex {_SITEMAP}>{maps}</sitemapindex>\n'


def sitemap_pages(base: str) -> str:
    """Return the sitemap of all own pages."""
    urls = "".join(f"<url><loc>{base}{page.path}</loc></url>\n" for page in pages().values() if page.kind == "own")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {_SITEMAP}>\n{urls}</urlset>\n'


def sitemap_news(base: str) -> str:
    """Return the news sitemap: each paper's three newest stories with titles and dates."""
    urls = "".join(
        f"<url><loc>{base}{permalink(paper, story)}</loc><news:news><news:publication><news:name>{escape(paper.name)}"
        f"</news:name><news:language>{paper.language}</news:language></news:publication><news:publication_date>"
        f"{story.published_at.isoformat()}</news:publication_date><news:title>{escape(story.title)}</news:title>"
        "</news:news></url>\n"
        for paper in papers()
        for story in printed(paper)[:3]
    )
    news = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {_SITEMAP} {news}>\n{urls}</urlset>\n'


def robots(base: str) -> str:
    """Return robots.txt: everything but the members' folder is open."""
    return f"User-agent: *\nDisallow: /members/\n\nSitemap: {base}/sitemap.xml\n"
