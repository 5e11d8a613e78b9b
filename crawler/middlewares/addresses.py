"""Which network addresses a crawl may connect to."""

from __future__ import annotations

from ipaddress import AddressValueError, IPv4Address, IPv4Network, IPv6Address, IPv6Network

_IPV4_SPECIAL = tuple(
    IPv4Network(block)
    for block in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24",
        "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
    )
)  # fmt: skip
"""IANA's registry of IPv4 special-purpose addresses, joined, and multicast: 224.0.0.0/3 with what is reserved."""

_IPV6_UNICAST = IPv6Network("2000::/3")
"""All that IANA gives out: loopback, mapped, local, site-local, multicast and reserved addresses lie outside."""
_IPV6_SPECIAL = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")))
"""What the registry of IPv6 special-purpose addresses takes out of that: protocols with Teredo, documentation, 6to4."""
_IPV6_RETURNED = IPv6Network("3ffe::/16")
"""The test network 6bone, given back (RFC 3701)."""
_NAT64 = IPv6Network("64:ff9b::/96")
"""Addresses that end in an IPv4 address, which a gateway connects to (RFC 6052)."""


def is_public(address: str) -> bool:
    """Whether a numeric IP address is one of the public Internet.

    No address of a block with a special purpose is: the list is that of IANA, not of the `ipaddress` module, which
    differs from one Python to the next. The IPv4 address in a mapped address and in one of NAT64 decides for it;
    whatever else wraps an IPv4 address is refused, and what names a zone. What is no numeric address, in its plain
    form, is not public either.
    """
    try:
        if ":" not in address:
            return _is_public_ipv4(IPv4Address(address))
        parsed = IPv6Address(address)
    except AddressValueError:
        return False
    if parsed.scope_id is not None:
        return False
    if parsed.ipv4_mapped is not None:
        return _is_public_ipv4(parsed.ipv4_mapped)
    if parsed in _NAT64:
        return _is_public_ipv4(IPv4Address(int(parsed) & 0xFFFF_FFFF))
    return parsed in _IPV6_UNICAST and not any(parsed in block for block in (*_IPV6_SPECIAL, _IPV6_RETURNED))


def _is_public_ipv4(address: IPv4Address) -> bool:
    return not any(address in block for block in _IPV4_SPECIAL)
