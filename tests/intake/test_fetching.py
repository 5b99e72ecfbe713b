"""Fetching pages: only of the public web, checked at each step, within limits. A server of our own plays the web."""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from articles.intake import fetching
from articles.intake.child import ReadingFailed
from articles.intake.public_addresses import is_public
from tests.intake.reading.pages import PAGE

PUBLIC = "93.184.215.14"


class Web(BaseHTTPRequestHandler):
    answers: dict[str, tuple[int, dict[str, str], bytes]] = {}

    def do_GET(self) -> None:
        status, headers, body = self.answers[self.path]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture
def web(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Any]]:
    """`names` says what a name resolves to; `connected` lists where connections went instead of to the server."""
    settings.INTAKE_FETCH = True
    server = ThreadingHTTPServer(("127.0.0.1", 0), Web)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    names: dict[str, list[str]] = {"courier.example": [PUBLIC]}
    connected: list[tuple[str, int]] = []

    def resolve(host: str, port: int, **options: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (place, port)) for place in names.get(host, [host])]

    def to_server(place: str, port: int, seconds: float) -> socket.socket:
        connected.append((place, port))
        return connect(server.server_port, seconds)

    monkeypatch.setattr(fetching.socket, "getaddrinfo", resolve)
    monkeypatch.setattr(fetching, "_connect", to_server)
    Web.answers = {"/": (200, {"Content-Type": "text/html"}, PAGE.encode())}
    yield {"names": names, "connected": connected, "answers": Web.answers}
    server.shutdown()
    server.server_close()
    thread.join()


def connect(port: int, seconds: float) -> socket.socket:
    """Without a look-up, which is played."""
    connection = socket.socket()
    connection.settimeout(seconds)
    connection.connect(("127.0.0.1", port))
    return connection


def fetch(address: str) -> bytes:
    with fetching.fetched(address) as page:
        return page.stream.read()


def refusal(address: str) -> str:
    with pytest.raises(ReadingFailed) as failure:
        fetch(address)
    return failure.value.reason


def test_a_page_of_the_public_web_is_fetched_from_the_address_that_was_checked(web: Any) -> None:
    assert fetch("http://courier.example/") == PAGE.encode()
    assert web["connected"] == [(PUBLIC, 80)]


def test_the_encoding_that_an_answer_declares_is_believed(web: Any) -> None:
    page = "<html><body><p>Переговоры в Женеве</p></body></html>"
    web["answers"]["/"] = (200, {"Content-Type": "text/html; charset=windows-1251"}, page.encode("cp1251"))
    assert fetch("http://courier.example/").decode("utf-8-sig") == page
    web["answers"]["/"] = (200, {"Content-Type": "application/pdf; charset=windows-1251"}, b"%PDF-1.4 \xef\xf0")
    assert fetch("http://courier.example/") == b"%PDF-1.4 \xef\xf0"


def test_nothing_is_fetched_unless_the_setting_allows_it(web: Any, settings: Any) -> None:
    settings.INTAKE_FETCH = False
    assert refusal("http://courier.example/") == "fetch-off"
    assert web["connected"] == []


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://10.0.0.8/",
        "http://169.254.169.254/latest/meta-data/",
        "http://mixed.example/",
        "http://courier.example:8080/",
        "https://courier.example:80/",
        "http://user@courier.example/",
        "ftp://courier.example/",
        "file:///etc/passwd",
    ],
)
def test_what_is_not_of_the_public_web_is_refused_without_a_connection(web: Any, address: str) -> None:
    web["names"]["mixed.example"] = [PUBLIC, "127.0.0.1"]
    assert refusal(address) == "fetch-refused"
    assert web["connected"] == []


def test_each_redirect_is_checked_again(web: Any) -> None:
    web["answers"]["/inward"] = (302, {"Location": "http://127.0.0.1/"}, b"")
    web["answers"]["/file"] = (302, {"Location": "file:///etc/passwd"}, b"")
    web["answers"]["/on"] = (301, {"Location": "/"}, b"")
    web["answers"]["/round"] = (302, {"Location": "/round"}, b"")
    assert refusal("http://courier.example/inward") == "fetch-refused"
    assert refusal("http://courier.example/file") == "fetch-refused"
    assert fetch("http://courier.example/on") == PAGE.encode()
    assert refusal("http://courier.example/round") == "fetch-redirects"


def test_a_page_without_end_is_cut_off_also_a_packed_one(web: Any) -> None:
    web["answers"]["/long"] = (200, {}, b"x" * (6 * 1024 * 1024))
    web["answers"]["/packed"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(bytes(50 * 1024 * 1024)))
    assert refusal("http://courier.example/long") == "fetch-too-large"
    assert refusal("http://courier.example/packed") == "fetch-too-large"


def test_a_server_that_does_not_answer_is_left(web: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "ALL_SECONDS", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        monkeypatch.setattr(fetching, "_connect", lambda *args: connect(port, 0.3))
        assert refusal("http://courier.example/") == "fetch-too-slow"


def test_a_page_that_is_not_there_is_told(web: Any) -> None:
    web["answers"]["/gone"] = (404, {}, b"")
    assert refusal("http://courier.example/gone") == "fetch-failed"


@pytest.mark.parametrize(
    "address",
    [
        "64:ff9b::7f00:1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:93.184.215.14",
        "fec0::1",
        "fe80::1%eth0",
        "2002:7f00:1::",
        "2001:0:1::",
        "224.0.0.1",
        "0.0.0.0",
        "100.64.0.1",
        "240.0.0.1",
        "ff02::1",
        "no address",
    ],
)
def test_addresses_that_lead_inward_are_not_public(address: str) -> None:
    assert not is_public(address)


def test_addresses_of_the_internet_are_public() -> None:
    assert is_public(PUBLIC)
    assert is_public("2606:2800:21f:cb07:6820:80da:af6b:8b2c")
