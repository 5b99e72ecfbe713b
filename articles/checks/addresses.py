"""When two addresses of web pages are the same, and whose host one is on."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

# Parameters that tell a site where its reader came from, and change nothing on the page.
TRACKING = frozenset({"fbclid", "gclid", "dclid", "msclkid", "igshid", "mc_cid", "mc_eid", "ref_src", "yclid"})
TRACKING_PREFIXES = ("utm_", "at_custom", "at_campaign", "at_medium")

# What names are registered below in many countries: co.uk, com.tr, org.sa.
SECOND_LEVEL = frozenset({"ac", "co", "com", "edu", "gob", "gov", "mil", "net", "org"})


def plain_address(url: str) -> str:
    """The address without scheme, `www`, tracking parameters, fragment and closing slash."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "") + (f":{parts.port}" if parts.port not in (None, 80, 443) else "")
    except ValueError:  # no address at all: the field itself says so
        return url
    asked = f"?{urlencode(sorted(query))}" if (query := _without_tracking(parts.query)) else ""
    return f"{host.removeprefix('www.')}{parts.path.rstrip('/')}{asked}"


def without_tracking(url: str) -> str:
    """The address without tracking parameters. Without any, it stays to the letter."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    kept = _without_tracking(parts.query)
    is_same = len(kept) == len(parse_qsl(parts.query, keep_blank_values=True))
    return url if is_same else urlunsplit(parts._replace(query=urlencode(kept)))


def _without_tracking(query: str) -> list[tuple[str, str]]:
    return [pair for pair in parse_qsl(query, keep_blank_values=True) if not _is_tracking(pair[0])]


def _is_tracking(name: str) -> bool:
    return name.lower() in TRACKING or name.lower().startswith(TRACKING_PREFIXES)


def variants(url: str) -> Iterator[str]:
    """The spellings in which the same address is most likely stored, for a look-up by the index of addresses."""
    address = plain_address(url)
    path, mark, query = address.partition("?")
    for scheme in ("https://", "http://"):
        for host in ("", "www."):
            for slash in ("", "/"):
                yield f"{scheme}{host}{path}{slash}{mark}{query}"


def site(url: str) -> str:
    """The registered part of the host: "inform.kz" of "https://en.inform.kz/…", "bbc.co.uk" of "https://www.bbc.co.uk/…"."""
    try:
        labels = (urlsplit(url).hostname or "").rstrip(".").split(".")
    except ValueError:
        return ""
    labels = labels[labels[0] == "www" :]
    of_country = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in SECOND_LEVEL
    return ".".join(labels[-3:] if of_country else labels[-2:])
