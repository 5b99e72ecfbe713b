"""Clients by the socket: each has an address of its own in 127.0.0.0/8, as the limits count by address.

Those of attackers begin at 127.64.0.0: they are another process.
"""

from __future__ import annotations

import itertools
import json
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, field

from bench.times import Times

PATIENCE = 30.0
TOKEN = "a" * 32
LOGIN = f"csrfmiddlewaretoken={TOKEN}&username=nadia&password=a+wrong+password+{{}}"

_addresses, _attackers = itertools.count(1 << 8), itertools.count(1 << 22)


def new_address(numbers: Iterator[int] = _addresses) -> str:
    number = next(each for each in numbers if each & 255)  # an address that ends in 0 names a network
    return f"127.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"


@dataclass
class Tally:
    """What one kind of client was answered. Status 0 is a connection that ended without an answer."""

    statuses: Counter[int] = field(default_factory=Counter)
    times: Times = field(default_factory=Times)

    @property
    def failures(self) -> int:
        return sum(number for status, number in self.statuses.items() if status >= 500 or status == 0)


def connect(port: int, address: str, receive_buffer: int = 0) -> socket.socket:
    connection = socket.socket()
    connection.settimeout(PATIENCE)
    if receive_buffer:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
    connection.bind((address, 0))
    connection.connect(("127.0.0.1", port))
    return connection


def send(connection: socket.socket, method: str, path: str, body: str = "", *headers: str) -> None:
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", *headers, "Connection: close"]
    lines += [f"Content-Length: {len(body)}"] if body else []
    connection.sendall("\r\n".join([*lines, "", body]).encode())


def ask(port: int, address: str, path: str, tally: Tally, method: str = "GET", body: str = "", *headers: str) -> bytes:
    """The whole answer, which is also entered into the tally."""
    started, answer = time.perf_counter(), b""
    with suppress(OSError), closing(connect(port, address)) as connection:
        send(connection, method, path, body, *headers)
        while part := connection.recv(1 << 16):
            answer += part
    tally.times.milliseconds.append(1000 * (time.perf_counter() - started))
    tally.statuses[int(answer[9:12]) if answer.startswith(b"HTTP/") else 0] += 1
    return answer


def shown_by_speaker(port: int) -> dict[str, int]:
    """Statements by slug of the speaker, as the first list says that is answered with 200."""
    deadline, page = time.monotonic() + PATIENCE, b""
    while not page.startswith(b"HTTP/1.1 200") and time.monotonic() < deadline:
        page = ask(port, new_address(), f"/statements.json?q=-z{time.monotonic_ns()}", Tally())
    facets = json.loads(page.partition(b"\r\n\r\n")[2])["facets"]
    (shown,) = (facet["values"] for facet in facets if facet["name"] == "speaker")
    return {value["value"]: value["count"] for value in shown}


@contextmanager
def at_work(*people: Callable[[], object], pause: float) -> Iterator[None]:
    """Each does its work again and again, in a thread of its own, with a pause in between, until the block ends."""
    end = threading.Event()

    def work(one: Callable[[], object]) -> None:
        while not end.is_set():
            started = time.monotonic()
            one()
            end.wait(max(pause - (time.monotonic() - started), 0.001))

    threads = [threading.Thread(target=work, args=[one]) for one in people]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        end.set()
        for thread in threads:
            thread.join()


def reader(port: int, tally: Tally) -> Callable[[], object]:
    """Asks for pages that nobody has asked for before, so that neither Parley nor nginx has kept them."""
    address, numbers = new_address(), itertools.count(1)
    pages = itertools.cycle(("/statements/", "/articles/", "/people/", "/statements/?view=table&"))

    def read() -> None:
        page = next(pages)
        # No page knows this parameter.
        ask(port, address, f"{page}{'' if '?' in page else '?'}reader={next(numbers)}-{address}", tally)

    return read


def watcher(port: int, tally: Tally) -> Callable[[], object]:
    return lambda: ask(port, "127.0.0.1", "/healthz", tally)


def exporter(port: int, tally: Tally) -> Callable[[], object]:
    """Downloads the whole list, again and again."""
    address = new_address(_attackers)
    return lambda: ask(port, address, "/statements.csv", tally)


def intruder(port: int, tally: Tally) -> Callable[[], object]:
    """Tries a password each time from another address."""
    cookies = f"Cookie: __Host-csrftoken={TOKEN}; csrftoken={TOKEN}"
    form = "Content-Type: application/x-www-form-urlencoded"
    numbers = itertools.count()
    return lambda: ask(
        port, new_address(_attackers), "/admin/login/", tally, "POST", LOGIN.format(next(numbers)), cookies, form
    )


@contextmanager
def stalled(port: int, number: int) -> Iterator[None]:
    """So many clients that ask for a whole list and read nothing of it."""
    with ExitStack() as open_connections:
        for _ in range(number):
            connection = open_connections.enter_context(
                closing(connect(port, new_address(_attackers), receive_buffer=4096))
            )
            send(connection, "GET", "/statements.csv")
        yield
