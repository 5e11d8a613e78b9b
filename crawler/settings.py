"""Scrapy's settings: what differs from its defaults, and why."""

from __future__ import annotations

from typing import Any

from crawler.config.model import DEFAULT_DATABASE, Fetch

_FETCH = Fetch()

BOT_NAME = "newsfold"
SPIDER_MODULES = ["crawler.spiders"]

# Ours, for `scrapy crawl`: where to store, and which "HOST:PORT"s may be private addresses.
DATABASE = DEFAULT_DATABASE
ALLOW_PRIVATE: list[str] = []
# The proxy of a source, a `crawler.config.access.proxies.Proxy`.
PROXY = None

# Honest, so that a site can see who asks and say no; where a contact is configured it stands behind.
USER_AGENT = _FETCH.user_agent
ROBOTSTXT_USER_AGENT = _FETCH.user_agent

# robots.txt is obeyed by our own middleware below: Scrapy's crawls on where robots.txt cannot be reached.
ROBOTSTXT_OBEY = True

# Polite by default: a request at a time, with a pause between; robots.txt can only lengthen it.
DOWNLOAD_DELAY = _FETCH.delay
CONCURRENT_REQUESTS = 16
CONCURRENT_REQUESTS_PER_DOMAIN = _FETCH.concurrency

# Scrapy's lets more through at once than that where there is no pause, mistakes the host behind a redirect, and knows
# no pause that a host asks for. Its AutoThrottle forgets the pauses of robots.txt, time-outs and pages unchanged.
DOWNLOADER = "crawler.middlewares.downloader.PoliteDownloader"

# Scrapy's 3 minutes and 1 GiB let one bad page hold or fill the process.
DOWNLOAD_TIMEOUT = _FETCH.timeout
DOWNLOAD_MAXSIZE = _FETCH.max_bytes
DOWNLOAD_WARNSIZE = 0
RETRY_TIMES = _FETCH.retries

# Off by default, which lets anyone on the way change the news.
DOWNLOAD_VERIFY_CERTIFICATES = True

# Every address is checked where the connection opens; other schemes (file, ftp, s3, data) are none of our business.
DOWNLOAD_HANDLERS = {
    "http": "crawler.middlewares.guard.GuardedDownloadHandler",
    "https": "crawler.middlewares.guard.GuardedDownloadHandler",
    "data": None,
    "file": None,
    "ftp": None,
    "s3": None,
}

# Behind a proxy named by the environment the guard could not see the address.
HTTPPROXY_ENABLED = False

# News need no cookies, and Scrapy's jar asks the network for a list of domains, in the loop.
COOKIES_ENABLED = False

# A site need not know what page led us to it.
REFERER_ENABLED = False
DEFAULT_REQUEST_HEADERS = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5"}

# It decodes and searches the page in the loop; the reader finds such links in its worker.
METAREFRESH_ENABLED = False

# Scrapy's 20 are a browser's; a page of news that moved has not moved so often.
REDIRECT_MAX_TIMES = 5

# Both execute code for whoever connects to their port.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False

# One URL is one page, whatever trackers it carries.
REQUEST_FINGERPRINTER_CLASS = "crawler.spiders.request_fingerprints.CanonicalFingerprinter"

# A page gives one item. Scrapy starts a task for each of these with each page: its 100 cost as much as the fetch.
CONCURRENT_ITEMS = 1

# Our stats counts.
DOWNLOADER_STATS = False
STATS_CLASS = "scrapy.statscollectors.DummyStatsCollector"

DOWNLOADER_MIDDLEWARES: dict[str, int | None] = {
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
    # The spider decides what is on its site, redirects included.
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    # In place of Scrapy's, at its place: see the modules.
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "crawler.middlewares.render.RenderMiddleware": 50,
    "crawler.middlewares.holds.HoldMiddleware": 90,
    "crawler.middlewares.robots.RobotsMiddleware": 100,
    "crawler.middlewares.introduction.IntroductionMiddleware": 110,
    "crawler.middlewares.revalidate.RevalidateMiddleware": 540,
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
    "crawler.middlewares.retry.RetryMiddleware": 550,
    # The guard decodes: Scrapy's takes a stream that breaks off for a page.
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
    "crawler.middlewares.redirect.RedirectMiddleware": 600,
    "crawler.middlewares.record.RecordMiddleware": 990,
}
SPIDER_MIDDLEWARES: dict[str, int | None] = {
    # Each is a step more for every answer; nobody asks which request was the first.
    "scrapy.spidermiddlewares.start.StartSpiderMiddleware": None,
    # The spider counts every answer, and bounds depth and length itself.
    "scrapy.spidermiddlewares.httperror.HttpErrorMiddleware": None,
    "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": None,
    "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
    "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware": None,
}
ITEM_PIPELINES = {"crawler.pipelines.store.StorePipeline": 500}
EXTENSIONS_BASE: dict[str, int] = {}
"""None of Scrapy's own: nobody reads their figures, and to import them brings the server of their remote control."""
EXTENSIONS = {"crawler.crawl.scrapy_extension.StandaloneRun": 0}
STATS_DUMP = False
LOG_LEVEL = "WARNING"


def for_fetch(fetch: Fetch) -> dict[str, Any]:
    """Return the settings of this module as a crawl with this configuration needs them."""
    settings = {name: value for name, value in globals().items() if name.isupper() and not name.startswith("_")}
    return settings | {
        "ALLOW_PRIVATE": list(fetch.allow_private),
        "PROXY": fetch.proxy,
        "USER_AGENT": with_contact(fetch.user_agent, fetch.contact),
        "ROBOTSTXT_USER_AGENT": fetch.user_agent,
        "DOWNLOAD_DELAY": fetch.delay,
        "CONCURRENT_REQUESTS_PER_DOMAIN": fetch.concurrency,
        "CONCURRENT_REQUESTS": max(fetch.concurrency, CONCURRENT_REQUESTS),
        "DOWNLOAD_TIMEOUT": fetch.timeout,
        "DOWNLOAD_MAXSIZE": fetch.max_bytes,
        "RETRY_TIMES": fetch.retries,
    }


def with_contact(user_agent: str, contact: str | None) -> str:
    """Return a user agent that says how to reach whoever runs it, if anything does, in its comment if it has one."""
    if contact is None:
        return user_agent
    if user_agent.endswith(")"):
        return f"{user_agent[:-1]}; +{contact})"
    return f"{user_agent} (+{contact})"
