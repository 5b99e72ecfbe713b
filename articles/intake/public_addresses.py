"""Which addresses of the network are of the public internet.

`ipaddress.is_global` alone is not enough: on Python 3.11 it is true for multicast, for NAT64, 6to4 and IPv4-compatible
addresses that lead to private ones, and for site-local ones.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

# All that is assigned for the public internet (https://www.iana.org/assignments/ipv6-address-space), but for what
# carries an IPv4 address within it (6to4, Teredo) or is no place (ORCHID, documentation).
ASSIGNED = IPv6Network("2000::/3")
NOT_PLACES = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")))


def is_public(text: str) -> bool:
    """Whether an address, as the resolver returns it, is one of the public internet."""
    try:
        address = ip_address(text.split("%", 1)[0])
    except ValueError:
        return False
    if isinstance(address, IPv4Address):
        return address.is_global and not (address.is_multicast or address.is_reserved)
    return _is_public_v6(address)


def _is_public_v6(address: IPv6Address) -> bool:
    return address in ASSIGNED and address.is_global and not any(address in network for network in NOT_PLACES)
