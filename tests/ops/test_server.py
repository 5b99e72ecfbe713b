"""No header moves the site to another address, and no client that does not read takes a thread from readers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.test import Client

from tests.installation import Installation
from tests.ops.server import ask, read, serving

EVIL = [
    "SCRIPT_NAME: /evil",
    "Script-Name: /evil",
    "PATH_INFO: /evil/about/",
    "X-Forwarded-Prefix: /evil",
    "X-Script-Name: /evil",
    "X-Forwarded-Host: evil.example",
    "X-Forwarded-Port: 666",
    "X-Forwarded-Proto: https",
    "X-Forwarded-Ssl: on",
    "Forwarded: host=evil.example;proto=https",
]
PAGES = [
    "/statements/",
    "/about/",
    "/statements.json",
    "/statements.atom",
    "/robots.txt",
    "/sitemap.xml",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("server")


@pytest.fixture(scope="module")
def port(prepared: Installation, folder: Path) -> Iterator[int]:
    """One worker, so that whatever a request leaves behind is met by the next one."""
    settings = {**prepared.environment, "SEARCH_INDEX_DIR": str(folder / "index"), "WEB_CONCURRENCY": "1"}
    with serving("tests.ops.plain_site", folder / "log", **settings) as port:
        yield port


def body(answer: str) -> str:
    return answer.partition("\r\n\r\n")[2]


def test_no_header_changes_an_address_for_anybody(port: int) -> None:
    for path in PAGES:
        answers = [read(port, path, header) for header in EVIL[1:]]
        moved = read(port, f"/evil{path}", EVIL[0])
        plain = read(port, path)
        assert "HTTP/1.1 404" in moved, path
        assert "evil" not in body(plain), path
        assert all(body(answer) == body(plain) for answer in answers), path


def test_addresses_do_not_depend_on_where_a_request_says_the_site_is() -> None:
    page = Client().get("/statements/", SCRIPT_NAME="/evil")
    assert page.status_code == 200
    assert "/evil" not in page.text


def test_a_request_for_the_headers_alone_gets_those_of_the_page_and_is_not_worth_a_warning(
    folder: Path, port: int
) -> None:
    varying = ("Date:", "X-Request-ID:", "Set-Cookie:", "Transfer-Encoding:")

    def told(answer: str) -> list[str]:
        return [line for line in answer.partition("\r\n\r\n")[0].splitlines() if not line.startswith(varying)]

    for path in [*PAGES, "/statements.csv", "/healthz", "/nowhere", "/admin/login/"]:
        head = read(port, path, method="HEAD")
        assert body(head) == "", path
        assert told(head) == told(read(port, path)), path
    assert "no-body response" not in (folder / "log").read_text()


def test_clients_that_read_nothing_lose_their_threads(tmp_path: Path) -> None:
    log = tmp_path / "log"
    settings = {"WEB_CONCURRENCY": "1", "WEB_THREADS": "4", "LOG_LEVEL": "INFO"}
    with serving("tests.ops.endless", log, **settings) as port, ExitStack() as stalled:
        for _ in range(16):
            stalled.enter_context(ask(port, "/endless", receive_buffer=4096))
        assert "short" in read(port, "/")
    assert "A client did not read its answer in time" in log.read_text()
    assert "Traceback" not in log.read_text()
