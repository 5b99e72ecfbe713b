"""How long somebody waits before the next login after failures. No account is ever locked.

Failures are counted for a name at an address, for a name, for an address, and in all. The delay grows with each one.
A browser that has logged in to the account before is counted by itself: it has a signed cookie. So nobody can keep an
editor out by failing under the editor's name.
https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies
"""

from __future__ import annotations

import secrets
import unicodedata
from dataclasses import dataclass
from math import ceil

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.crypto import salted_hmac

from articles.client_address import client_address
from articles.models.login_counter import LoginCounter

COOKIE = "desk_browser"
COOKIE_SECONDS = 180 * 24 * 3600
COOKIE_PATH = "/admin/login/"


@dataclass(frozen=True)
class Limit:
    """After `free` failures each further one doubles the delay, from two seconds to `longest`."""

    free: int
    longest: int

    def delay(self, failures: int) -> int:
        return 0 if failures < self.free else int(min(2 ** min(failures - self.free + 1, 20), self.longest))


SAME_NAME_AND_ADDRESS = Limit(free=5, longest=300)
SAME_NAME = Limit(free=20, longest=60)
SAME_ADDRESS = Limit(free=20, longest=900)
IN_ALL = Limit(free=500, longest=10)
KNOWN_BROWSER = Limit(free=5, longest=300)


def _digest(*parts: str) -> str:
    return salted_hmac("articles.login", "\n".join(parts)).hexdigest()


@dataclass(frozen=True)
class Attempt:
    """A login that is tried: key of the counter -> its limit."""

    name: str
    address: str
    limits: dict[str, Limit]

    @classmethod
    def of(cls, request: HttpRequest, name: str, what: str = "") -> Attempt:
        """What is tried: the password, or something else that has counters of its own."""
        name, address, kind = _as_read(name), client_address(request), f"{what} " if what else ""
        if number := _number_of_known_browser(request, name):
            return cls(name, address, {_digest(f"{kind}browser", number): KNOWN_BROWSER})
        return cls(
            name,
            address,
            {
                _digest(f"{kind}name and address", name, address): SAME_NAME_AND_ADDRESS,
                _digest(f"{kind}name", name): SAME_NAME,
                _digest(f"{kind}address", address): SAME_ADDRESS,
                _digest(f"{kind}all"): IN_ALL,
            },
        )

    def seconds_to_wait(self) -> int:
        """Seconds until the next login may be tried, 0 for none."""
        now = timezone.now()
        failures = LoginCounter.objects.failures(self.limits)
        waits = (
            self.limits[key].delay(number) - (now - last_at).total_seconds()
            for key, (number, last_at) in failures.items()
        )
        return max(0, ceil(max(waits, default=0)))

    def has_failed(self) -> None:
        LoginCounter.objects.add_failure(self.limits)

    def has_succeeded(self, response: HttpResponseBase) -> None:
        """The failures of this name from here are forgotten, and the browser is known from now on."""
        own = [key for key, limit in self.limits.items() if limit in (SAME_NAME_AND_ADDRESS, KNOWN_BROWSER)]
        LoginCounter.objects.forget(own)
        response.set_signed_cookie(
            COOKIE,
            f"{secrets.token_urlsafe(16)}:{_digest('cookie', self.name)}",
            max_age=COOKIE_SECONDS,
            path=COOKIE_PATH,
            httponly=True,
            samesite="Strict",
            secure=settings.SESSION_COOKIE_SECURE,
        )


def _as_read(name: str) -> str:
    """The name as Django's form reads it, without regard to case: all spellings of one account share its counters."""
    return unicodedata.normalize("NFKC", name.strip()).casefold()


def _number_of_known_browser(request: HttpRequest, name: str) -> str:
    """The random number of a browser that has logged in under this name, or "" for any other."""
    cookie = request.get_signed_cookie(COOKIE, default="", max_age=COOKIE_SECONDS) or ""
    number, _, of_name = cookie.partition(":")
    return number if secrets.compare_digest(of_name, _digest("cookie", name)) else ""
