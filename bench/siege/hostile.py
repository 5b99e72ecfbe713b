"""Generated requests that no browser would send: methods, addresses, headers and bytes."""

# ruff: noqa: SIM905 -- words that are split are easier to read than lists of strings
from __future__ import annotations

import random
import socket
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field

METHODS = (*"GET HEAD POST PUT PATCH DELETE OPTIONS TRACE CONNECT PROPFIND get".split(), "X" * 40)
PATHS = (
    *"/ /statements/ /statements.json /statements.atom /articles/ /people/john-kerry/ /search/ /compare/".split(),
    *"/positions/ /statements/facets/speaker/ /admin/ /admin/login/ /healthz /readyz /static/css/site.css".split(),
    *"/sitemap.xml /no-such-page /%00 //evil.example/ /../../etc/passwd *".split(),
    "",
)
PARAMETERS = "q page sort speaker topic from to party view person id next _changelist_filters".split()
VALUES = (
    *"1 -1 0 %00 %ff%fe %F0%9F%95%8A '\"><script> 2014-13-45 ~ - {} %22unfinished (((( %E2%80%AE john-kerry".split(),
    *"null NaN 1e999 %0d%0aSet-Cookie:x=y ../..".split(),
    *("", "9" * 30, "a" * 3000, "-" * 500),
)
HEADERS = (
    *"Host Content-Length Transfer-Encoding Cookie Range If-None-Match If-Modified-Since Accept".split(),
    *"Accept-Encoding Accept-Language X-Forwarded-For X-Forwarded-Host X-Request-ID Expect Upgrade".split(),
    *"Content-Type Authorization HX-Request Referer Origin SCRIPT_NAME X-HTTP-Method-Override TE".split(),
)
HEADER_VALUES = (
    *'0 -1 chunked bytes=0-18446744073709551616 * W/"x" é€ \x01\x02 gzip;q=9,br;q=x 127.0.0.1'.split(),
    *"evil.example 100-continue h2c application/json".split(),
    *("", "xx-" * 50, "a" * 7000, "sessionid=x; csrftoken=y", "multipart/form-data; boundary="),
    *("Thu, 99 Foo 9999 99:99:99 GMT", "application/x-www-form-urlencoded; charset=utf-7"),
)
PATIENCE = 30.0
CLIENTS = 4
# What a server says of a coding or a version of HTTP that it does not know: the fault is the client's.
NOT_SUPPORTED = (501, 505)


@dataclass
class Answers:
    """How often which status was answered (0: the connection was closed), and what took longest."""

    statuses: Counter[int] = field(default_factory=Counter)
    slowest: float = 0.0
    faults: list[bytes] = field(default_factory=list)  # requests answered with 5xx, or not at all in time

    @property
    def number(self) -> int:
        return self.statuses.total()


def hostile_request(chance: random.Random) -> bytes:
    """Mostly a request that can be read as one, now and then only bytes."""
    if chance.random() < 0.05:
        return chance.randbytes(chance.randrange(1, 400))
    query = "&".join(
        f"{chance.choice(PARAMETERS)}={chance.choice(VALUES)}" for _ in range(chance.choice((0, 0, 1, 2, 5, 40)))
    )
    address = chance.choice(PATHS) + (f"?{query}" if query else "")
    lines = [f"{chance.choice(METHODS)} {address} HTTP/{chance.choice(('1.1', '1.1', '1.1', '1.0', '9.9'))}"]
    if chance.random() < 0.9:
        lines.append("Host: {host}")
    lines += [f"{chance.choice(HEADERS)}: {chance.choice(HEADER_VALUES)}" for _ in range(chance.choice((0, 1, 2, 6)))]
    body = chance.choice((b"", b"", b"username=x&password=y", chance.randbytes(200), b"0\r\n\r\n"))
    return "\r\n".join([*lines, "Connection: close", "", ""]).encode("utf-8", "replace") + body


def attack(port: int, number: int, seed: int, address: Callable[[], str]) -> Answers:
    """Sends so many generated requests, one after the other. The same seed makes the same requests.

    `address` says which address of this machine the next one comes from: nginx limits those of one.
    """
    chance, answers = random.Random(seed), Answers()  # noqa: S311
    for _ in range(number):
        request = hostile_request(chance).replace(b"{host}", b"127.0.0.1")
        started = time.monotonic()
        status = _status_of(port, request, address())
        taken = time.monotonic() - started
        answers.statuses[status] += 1
        answers.slowest = max(answers.slowest, taken)
        if status >= 500 and status not in NOT_SUPPORTED:
            answers.faults.append(request)
    return answers


def attack_at_once(port: int, number: int, seed: int, address: Callable[[], str]) -> Answers:
    """As `attack`, but CLIENTS send their share of the requests at the same time."""
    shares = [number // CLIENTS + (client < number % CLIENTS) for client in range(CLIENTS)]
    answers = Answers()
    with ThreadPoolExecutor(CLIENTS) as pool:
        for part in pool.map(lambda client: attack(port, shares[client], seed + client, address), range(CLIENTS)):
            answers.statuses += part.statuses
            answers.slowest = max(answers.slowest, part.slowest)
            answers.faults += part.faults
    return answers


def _status_of(port: int, request: bytes, source: str) -> int:
    """A client whose request has no end says that it sends no more, as otherwise the server would wait for it.

    Others keep their side open: nginx gives up a request whose client has closed it.
    """
    with closing(socket.socket()) as connection:
        connection.settimeout(PATIENCE)
        try:
            connection.bind((source, 0))
            connection.connect(("127.0.0.1", port))
            connection.sendall(request)
            if not _has_an_end(request):
                connection.shutdown(socket.SHUT_WR)
            beginning = connection.recv(64)
            while connection.recv(1 << 16):
                pass
        except TimeoutError:
            return 599
        except OSError:
            return 0
    words = beginning.split()
    return int(words[1]) if len(words) > 1 and beginning.startswith(b"HTTP/") and words[1].isdigit() else 0


def _has_an_end(request: bytes) -> bool:
    head, blank, _body = request.partition(b"\r\n\r\n")
    return bool(blank) and b"\r\nContent-Length:" not in head and b"\r\nTransfer-Encoding:" not in head
