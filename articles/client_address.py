"""The address that a request comes from, also if it comes by way of proxies that are known."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

UNKNOWN = "unknown"
IPV6_PREFIX = 64  # the part that a provider gives to one customer


def client_address(request: HttpRequest) -> str:
    """The address of the client. An IPv6 address is returned as its network, because one client has all of that."""
    return _network(full_address(request))


def full_address(request: HttpRequest) -> str:
    """Of the forwarded addresses the last that is no proxy of ours. What stands before it a client may invent."""
    address = _spelled(request.META.get("REMOTE_ADDR", ""))
    if settings.BEHIND_PROXY:
        forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        while _is_proxy(address) and forwarded and (before := forwarded.pop().strip()):
            address = _spelled(before)
    return address


def _spelled(text: str) -> str:
    try:
        address = ip_address(text)
    except ValueError:
        return UNKNOWN
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(address)


def _is_proxy(address: str) -> bool:
    return address != UNKNOWN and any(ip_address(address) in network for network in settings.PROXIES)


def _network(address: str) -> str:
    return str(ip_network(f"{address}/{IPV6_PREFIX}", strict=False)) if ":" in address else address
