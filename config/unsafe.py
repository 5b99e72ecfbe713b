"""Settings that would be unsafe in public. Parley does not start with them and says why."""

from __future__ import annotations

from collections.abc import Collection
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from django.core.exceptions import ImproperlyConfigured

# Everybody can read it here. Only for a developer's own machine.
KNOWN_KEY = "development-only-" + "parley" * 8
SHORTEST_KEY = 50
FEWEST_CHARACTERS = 10  # different ones


def refuse_unsafe(*, development: bool, debug: bool, key: str, hosts: Collection[str], behind_proxy: bool) -> None:
    """Raises ImproperlyConfigured, with a sentence for the operator, if these settings are unsafe together."""
    if addresses := [host for host in hosts if "/" in host]:
        raise ImproperlyConfigured(f"ALLOWED_HOSTS names {addresses[0]}: write the host name alone, as parley.example.")
    problem = _unsafe_in_development(hosts, behind_proxy) if development else _unsafe_in_public(debug, key, hosts)
    if problem:
        raise ImproperlyConfigured(problem)


def _unsafe_in_development(hosts: Collection[str], behind_proxy: bool) -> str:
    if behind_proxy:
        return "DEVELOPMENT and BEHIND_PROXY are both on: turn one of them off. Without DEVELOPMENT, set SECRET_KEY."
    public = [host for host in hosts if not _is_this_machine(host)]
    if public:
        return (
            f"DEVELOPMENT is on, but ALLOWED_HOSTS names {public[0]}: turn DEVELOPMENT off and set SECRET_KEY, "
            "or allow no other hosts than this machine."
        )
    return ""


def _unsafe_in_public(debug: bool, key: str, hosts: Collection[str]) -> str:
    advice = 'Make one with: python3 -c "import secrets; print(secrets.token_urlsafe(60))"'
    if not key:
        return (
            "SECRET_KEY is not set. Set it to a long random text, or set DEVELOPMENT=1 on your own machine. " + advice
        )
    if key == KNOWN_KEY:
        return f"SECRET_KEY is the key for development, which everybody knows. {advice}"
    if len(key) < SHORTEST_KEY or len(set(key)) < FEWEST_CHARACTERS:
        return f"SECRET_KEY is too short or too simple: it needs at least {SHORTEST_KEY} random characters. {advice}"
    if debug:
        return "DEBUG shows code and settings to everybody: turn it off, or set DEVELOPMENT=1 on your own machine."
    if "*" in hosts:
        return "ALLOWED_HOSTS allows every host name: name those of the site."
    return ""


def refuse_unknown(name: str, value: str, known: Collection[str]) -> None:
    """Raises ImproperlyConfigured for a value that a setting cannot have, because it was misspelt."""
    if value not in known:
        raise ImproperlyConfigured(f"{name} is {value!r}, but must be one of: {', '.join(known)}.")


def networks(name: str, what: str, addresses: Collection[str]) -> list[IPv4Network | IPv6Network]:
    """The addresses and networks of a setting. Raises ImproperlyConfigured for anything else, such as "*"."""
    try:
        return [ip_network(address.strip()) for address in addresses]
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} must list the addresses or networks of {what}: {error}.") from error


def _is_this_machine(host: str) -> bool:
    name = host.strip().strip("[]").lower()
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return name.lstrip(".") == "localhost" or name.endswith(".localhost")
