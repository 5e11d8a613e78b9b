"""URLs as identities: the canonical form, links resolved against their page, and which pages are of one site."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urljoin, urlsplit

from w3lib.url import canonicalize_url, safe_url_string

MAX_URL_CHARS = 2_048
"""Longer addresses are traps or data, never permalinks."""


def _names(line: str) -> frozenset[str]:
    return frozenset(line.split())


_DEFAULT_PORTS = {"http": 80, "https": 443}
# What WHATWG's URL standard strips (blanks and controls at the ends) and removes (tab and line ends anywhere).
_EDGES = "".join(map(chr, range(0x21)))
_BEFORE_QUERY = re.compile(r"^[^?#]*")  # where browsers take a backslash for a slash
_LINE_ENDS = re.compile(r"[\t\r\n]")
_TRACKER_PREFIXES = (
    "utm_", "mtm_", "matomo_", "piwik_", "hsa_", "at_campaign", "at_custom", "at_medium", "at_link", "at_ptr", "at_bbc",
    "fb_action_", "guce_", "elqtrack", "ns_", "pk_campaign", "pk_cpn", "pk_kwd", "pk_keyword", "pk_medium", "pk_source",
    "wt_mc", "wt.mc", "oly_", "vero_", "trk_", "_branch_", "itm_", "wickedid",
)  # fmt: skip
_TRACKERS = _names(
    "fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid ysclid twclid ttclid igshid igsh li_fat_id epik rdt_cid "
    "srsltid mibextid sc_cid s_kwcid ef_id _ga _gl _gac _hsenc _hsmi __hssc __hstc __hsfp hsctatracking mc_cid mc_eid "
    "mkt_tok fb_source fb_ref fb_comment_id __twitter_impression _openstat cmpid ocid ncid icid smid xtor guccounter "
    "ref_src ref_url soc_src soc_trk sr_share replytocom ck_subscriber_id tblci obclid outbrainclickid "
    "action_object_map action_type_map action_ref_map cvid dicbo zanpid rb_clickid s_cid spm scm cndid esrc"
)
# Sessions a server puts into the address for visitors without cookies: another value each visit.
_SESSIONS = _names("phpsessid jsessionid")
_PATH_SESSION = re.compile(r";jsessionid=[^/?#;]*", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*|[0-9a-f:.]*:[0-9a-f:.]*")
_PLAIN_HOST = re.compile(r"https?://([a-z0-9-]+(?:\.[a-z0-9-]+)*)(?=[/?#]|\Z)")
"""The beginning of an address whose host needs no reading: nearly all of those that pages link to."""
_CANONICAL = re.compile(
    r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::(?!(?:80|443)/)(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}))?"
    r"(?:/|(?:/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+/?)"
)
"""The canonical form of most addresses: nothing in it is escaped, a parameter or a step upwards."""
_SITE_PREFIXES = ("www.", "m.", "mobile.", "amp.", "www2.", "www1.")


def canonical_url(url: str) -> str | None:
    """Return the form of a URL that stands for what it leads to, or None where it cannot identify a page.

    Host in lower case and IDNA, no default port, dot segments resolved, escapes in one form, no fragment, no tracker
    parameters, the other parameters sorted. None: not http(s), with user name or password, without a host, not
    parsable, or longer than `MAX_URL_CHARS`. `canonical_url(canonical_url(url)) == canonical_url(url)`.
    """
    if len(url) < MAX_URL_CHARS and _CANONICAL.fullmatch(url):
        return url
    parts = _split(url)
    if parts is None:
        return None
    try:
        clean = urlsplit(canonicalize_url(parts._replace(netloc=_netloc(parts)).geturl()))
    except ValueError:
        return None
    # Only now are the parameters' names readable, however they were escaped.
    query = "&".join(pair for pair in clean.query.split("&") if pair and not _is_tracker(pair))
    canonical = clean._replace(path=_PATH_SESSION.sub("", clean.path) or "/", query=query, fragment="").geturl()
    return canonical if _is_sound(canonical) else None


def resolve(base: str, href: str) -> str | None:
    """Return the absolute, escaped http(s) URL that a link leads to, without its fragment; None if there is none."""
    if len(href) > MAX_URL_CHARS:
        return None
    try:
        parts = _split(urljoin(base, _LINE_ENDS.sub("", href.strip(_EDGES))))
        if parts is None:
            return None
        resolved = safe_url_string(parts._replace(fragment="").geturl())
    except ValueError:
        return None
    return resolved if _is_sound(resolved) else None


def site_of(url: str) -> str:
    """Return the host of a URL without what only names the edition of the same site (www., m., amp.), or "".

    The scheme may be left out, as links do: `//host/page`.
    """
    plain = _PLAIN_HOST.match(url) if len(url) <= MAX_URL_CHARS else None
    if plain is not None:
        host = plain[1]
    else:
        parts = _split(f"http:{url}" if url.startswith("//") else url)
        host = _host(parts) if parts is not None else ""
    for prefix in _SITE_PREFIXES:
        if host.startswith(prefix) and "." in host[len(prefix) :]:
            return host[len(prefix) :]
    return host


def same_site(one: str, other: str) -> bool:
    """Whether two URLs are of one site: the same host, apart from www., m. or amp. before it."""
    site = site_of(one)
    return bool(site) and site == site_of(other)


def _split(url: str) -> SplitResult | None:
    """Return the parts of an http(s) URL with a host and no user, or None."""
    url = _LINE_ENDS.sub("", url.strip(_EDGES))
    if not 0 < len(url) <= MAX_URL_CHARS:
        return None
    try:
        if "\\" in url:
            url = _BEFORE_QUERY.sub(lambda head: head[0].replace("\\", "/"), url, count=1)
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in _DEFAULT_PORTS or "@" in parts.netloc or not parts.hostname or port == 0:
        return None
    return parts


def _host(parts: SplitResult) -> str:
    """Return the host in lower case and IDNA, without a final dot; as it stands where IDNA refuses it."""
    host = (parts.hostname or "").rstrip(".")
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode().lower().rstrip(".")
    except UnicodeError:
        return host


def _netloc(parts: SplitResult) -> str:
    """Return host and port; the default port of the scheme is left out."""
    host = _host(parts)
    if ":" in host:
        host = f"[{host}]"
    return host if parts.port in (None, _DEFAULT_PORTS[parts.scheme]) else f"{host}:{parts.port}"


def _is_tracker(pair: str) -> bool:
    name = pair.partition("=")[0].lower()
    return name in _TRACKERS or name in _SESSIONS or name.startswith(_TRACKER_PREFIXES)


def _is_sound(url: str) -> bool:
    """Whether a cleaned URL is still one: cleaning can uncover a user, spoil the host or lengthen the address."""
    parts = _split(url) if url.isascii() else None
    return parts is not None and _HOST.fullmatch((parts.hostname or "").rstrip(".")) is not None
