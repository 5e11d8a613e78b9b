from __future__ import annotations

from ipaddress import ip_network

import pytest

from crawler.middlewares.addresses import is_public

IPV4_SPECIAL = """
0.0.0.0/8 0.0.0.0/32 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.0.0/29
192.0.0.8/32 192.0.0.9/32 192.0.0.10/32 192.0.0.170/32 192.0.0.171/32 192.0.2.0/24 192.31.196.0/24 192.52.193.0/24
192.88.99.0/24 192.88.99.2/32 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 240.0.0.0/4
255.255.255.255/32 224.0.0.0/4
"""
"""The rows of IANA's registry of IPv4 special-purpose addresses, and multicast, which has a registry of its own."""

IPV6_SPECIAL = """
::1/128 ::/128 64:ff9b:1::/48 100::/64 100:0:0:1::/64 2001::/23 2001::/32 2001:1::1/128 2001:1::2/128 2001:1::3/128
2001:2::/48 2001:3::/32 2001:4:112::/48 2001:10::/28 2001:20::/28 2001:30::/28 2001:db8::/32 2002::/16
2620:4f:8000::/48 3fff::/20 5f00::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8 ::/96 ::ffff:0:0:0/96 3ffe::/16
4000::/3 8000::/1
"""
"""The rows of the registry for IPv6, site-local and IPv4-compatible addresses, and what no registry has given out.

Mapped addresses and those of NAT64 (64:ff9b::/96) are left out: the IPv4 address in them decides.
"""

WRAPPED = [
    "::ffff:{}",
    "::{}",
    "::ffff:0:{}",
    "64:ff9b::{}",
    "64:ff9b:1::{}",
]
SPELLED_OTHERWISE = [
    "localhost",
    "2130706433",
    "0x7f.1",
    "127.1",
    "0177.0.0.1",
    "010.8.8.8",
    "8.8.8.8.",
    "１２７.0.0.1",
    "%31%32%37.0.0.1",
    "8.8.8.8 ",
    "8.8.8",
    "[2606:4700::1]",
    "fe80::1%eth0",
    "fe80::1%25eth0",
    "fec0::1%1",
    "2606:4700:4700::1111%eth0",
    "",
]
PUBLIC = [
    "8.8.8.8",
    "93.184.215.14",
    "9.255.255.255",
    "11.0.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "172.15.255.255",
    "172.32.0.0",
    "192.0.1.0",
    "192.88.98.255",
    "198.17.255.255",
    "198.20.0.0",
    "223.255.255.255",
    "2001:200::1",
    "2001:4860:4860::8888",
    "2003::1",
    "2606:4700:4700::1111",
    "2620:4f:8001::1",
    "2a00:1450:4001:80e::200e",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
]


@pytest.mark.parametrize("row", [*IPV4_SPECIAL.split(), *IPV6_SPECIAL.split()])
def test_no_range_with_a_special_purpose_is_public(row: str) -> None:
    network = ip_network(row)
    middle = network[network.num_addresses // 2]
    assert not any(is_public(str(address)) for address in (network[0], middle, network[-1]))


@pytest.mark.parametrize("wrap", WRAPPED)
@pytest.mark.parametrize("row", IPV4_SPECIAL.split())
def test_an_address_that_wraps_a_special_one_is_none_either(wrap: str, row: str) -> None:
    network = ip_network(row)
    assert not any(is_public(wrap.format(address)) for address in (network[0], network[-1]))


@pytest.mark.parametrize("address", ["2002:808:808::1", "2001:0:4136:e378:8000:63bf:f7f7:f7f7", "::8.8.8.8"])
def test_tunnels_that_nobody_runs_any_more_lead_nowhere(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", SPELLED_OTHERWISE)
def test_what_is_no_numeric_address_in_its_plain_form_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_addresses_of_the_public_internet_are(address: str) -> None:
    assert is_public(address)
