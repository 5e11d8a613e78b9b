"""Follows redirects: never to a URL that cannot be a page's, and a page's move within its own address is no repeat."""

from __future__ import annotations

from typing import Any

from scrapy import Request
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware as ScrapyRedirectMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from crawler.core.errors import FetchError
from crawler.core.links.urls import canonical_url
from crawler.logs import without_logins
from crawler.spiders.base import SourceSpider
from crawler.spiders.scope import Left

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({301, 308})


class RedirectMiddleware(ScrapyRedirectMiddleware):
    """Scrapy's middleware with more rules."""

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        """Return the request for the page's new address, or the response if it is no redirect."""
        try:
            result = super().process_response(request, response)
        except ValueError as error:
            raise FetchError(request.url, "bad-redirect", "the page redirects to an unusable address") from error
        except IgnoreRequest as error:
            raise FetchError(request.url, "redirect-loop", "the page redirects again and again") from error
        if result is response and b"Location" in response.headers and response.status in _REDIRECTS:
            raise FetchError(request.url, "bad-redirect", "the page redirects to what is neither http nor https")
        return result

    def handle_referer(self, request: Request, response: Response) -> None:
        """Send no Referer."""
        request.headers.pop(b"Referer", None)

    def _engine_started(self) -> None:
        """Look for no middleware that would set one."""

    def _redirect(self, redirected: Request, request: Request, reason: Any) -> Request:
        target = canonical_url(redirected.url)
        if target is None:
            raise ValueError
        if redirected.url == request.url:  # it would want a cookie
            raise IgnoreRequest
        spider = self.crawler.spider
        assert isinstance(spider, SourceSpider)
        if (why := spider.refuses_redirect(request, redirected.url)) is not None:
            where = "an address that the source leaves out" if why is Left.EXCLUDED else "another site"
            raise FetchError(request.url, str(why), f"the page redirects to {where}")
        if (asked := request.meta.get("target")) is not None and asked.is_start:
            spider.session.stats.moved(without_logins(redirected.url), for_good=reason in _FOR_GOOD)
        followed = super()._redirect(redirected, request, reason)
        # Otherwise the filter of requests would take the page for one already asked for.
        followed.dont_filter = request.dont_filter or target == canonical_url(request.url)
        return followed
