"""Which network addresses a crawl may connect to."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

# Prefixes whose addresses carry an IPv4 address at the end that a gateway connects to: NAT64 (RFC 6052, RFC 8215),
# IPv4-compatible and IPv4-translated ones (RFC 4291, RFC 2765).
_IPV4_AT_THE_END = tuple(map(IPv6Network, ("64:ff9b::/96", "64:ff9b:1::/48", "::/96", "::ffff:0:0:0/96")))


def is_public(address: str) -> bool:
    """Whether a numeric IP address is one of the public Internet.

    Loopback, private, link-local, shared (carrier-grade NAT), multicast, unspecified, reserved and documentation
    addresses are not, nor is an IPv6 address that wraps one of them. What is no numeric address is not public either.
    """
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(_is_global(one) for one in _with_wrapped(parsed))


def _is_global(address: IPv4Address | IPv6Address) -> bool:
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _with_wrapped(address: IPv4Address | IPv6Address) -> Iterator[IPv4Address | IPv6Address]:
    """Yield what decides about an address: itself, or the IPv4 addresses that it stands for."""
    if isinstance(address, IPv4Address):
        yield address
        return
    if address.ipv4_mapped is not None:
        yield address.ipv4_mapped
        return
    if any(address in network for network in _IPV4_AT_THE_END):
        yield IPv4Address(int(address) & 0xFFFF_FFFF)
        return
    yield address
    if address.sixtofour is not None:
        yield address.sixtofour
    if address.teredo is not None:
        yield from address.teredo
