"""A real nginx with the files of deploy/nginx: what it keeps, what it passes on, and what it refuses."""

from __future__ import annotations

import datetime
import json
import subprocess
import threading
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from bench.siege.proxy import DEPLOY, nginx_program, proxied, write_configuration
from config.gunicorn import limit_request_line
from tests.waiting import PATIENCE, until


class Echo(BaseHTTPRequestHandler):
    """Answers with the headers that it was sent, and the number of the request."""

    protocol_version = "HTTP/1.1"
    requests = 0
    conditional = 0
    is_down = False

    def do_GET(self) -> None:
        if self.is_down:
            self.close_connection = True
            return
        type(self).requests += 1
        if self.headers.get("If-None-Match") == 'W/"state"':
            type(self).conditional += 1
            self.send_response(304)
            self.send_header("ETag", 'W/"state"')
            self.end_headers()
            return
        body = json.dumps({"number": self.requests, "headers": dict(self.headers)}).encode()
        self.send_response(200)
        self.send_header("ETag", 'W/"state"')
        self.send_header("Cache-Control", "no-cache")
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("Content-Security-Policy", "default-src 'self'; " * 100)  # as long as all headers of a page
        if self.path.startswith("/cookie"):
            self.send_header("Set-Cookie", "a=b")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET  # noqa: N815

    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Echo)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with proxied(tmp_path_factory.mktemp("nginx"), server.server_address[1]) as port:
            yield port
    finally:
        server.shutdown()
        server.server_close()


def ask(
    port: int, path: str, method: str = "GET", source: str = "127.0.0.1", **headers: str
) -> tuple[HTTPResponse, dict[str, Any]]:
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE, source_address=(source, 0))
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, headers={"Host": "parley.example", **named})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, json.loads(body) if answer.status == 200 else {}


def number(port: int, path: str, **headers: str) -> int:
    return int(ask(port, path, **headers)[1]["number"])


def write_certificate(key_file: Path, certificate_file: Path) -> None:
    """One that signs itself, for two days."""
    key, today = ec.generate_private_key(ec.SECP256R1()), datetime.datetime.now(datetime.UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "parley.example")])
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today)
        .not_valid_after(today + datetime.timedelta(days=2))
        .sign(key, SHA256())
    )
    key_file.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    certificate_file.write_bytes(signed.public_bytes(Encoding.PEM))


@pytest.mark.parametrize("name", ["parley.conf", "compose.conf"])
def test_nginx_accepts_the_files(name: str, tmp_path: Path) -> None:
    key, certificate = tmp_path / "privkey.pem", tmp_path / "fullchain.pem"
    write_certificate(key, certificate)
    site = (DEPLOY / name).read_text().replace("/etc/ssl/parley", str(tmp_path))
    site = site.replace("web-1:8000", "127.0.0.1:8001").replace("web-2:8000", "127.0.0.1:8002")
    file = write_configuration(tmp_path / "nginx", site)
    result = subprocess.run([nginx_program(), "-t", "-p", str(file.parent), "-c", str(file)], capture_output=True)
    assert result.returncode == 0, result.stderr.decode()


def test_a_page_is_kept_for_a_moment_and_then_asked_for_by_its_etag(port: int) -> None:
    first = number(port, "/kept")
    assert number(port, "/kept") == first
    conditional = Echo.conditional
    assert until(lambda: number(port, "/kept") == first and Echo.conditional > conditional)


def test_browsers_get_the_etag_and_no_leave_to_keep_a_page_unasked(port: int) -> None:
    answer, _body = ask(port, "/etag")
    assert (answer.headers["ETag"], answer.headers["Cache-Control"]) == ('W/"state"', "no-cache")
    assert ask(port, "/etag", If_None_Match='W/"state"')[0].status == 304


def test_whoever_has_a_cookie_gets_a_page_of_their_own_which_nobody_else_gets(port: int) -> None:
    kept = number(port, "/private")
    own = [number(port, "/private", Cookie="__Host-sessionid=x") for _ in range(2)]
    assert len({kept, *own}) == 3
    assert number(port, "/other", Cookie="wrote=1") != number(port, "/other")


@pytest.mark.parametrize("path", ["/cookie/", "/admin/", "/admin/login/", "/statements.csv", "/healthz", "/readyz"])
def test_the_desk_downloads_and_answers_with_cookies_are_never_kept(port: int, path: str) -> None:
    assert number(port, path) != number(port, path)


def test_the_address_of_the_client_cannot_be_forged(port: int) -> None:
    forged = {"X_Forwarded_For": "192.0.2.1", "X_Forwarded_Proto": "https", "SCRIPT_NAME": "/evil"}
    _answer, body = ask(port, "/headers", source="127.0.0.9", **forged)
    headers = body["headers"]
    assert (headers["X-Forwarded-For"], headers["X-Forwarded-Proto"]) == ("127.0.0.9", "http")
    assert headers["Host"] == "parley.example"
    assert headers["X-Request-ID"]


@pytest.mark.parametrize("length", [300, 2_500, 3_000, 3_700, 7_900])
def test_a_long_address_is_passed_on(port: int, length: int) -> None:
    assert ask(port, f"/long?q={'a' * length}")[0].status == 200


def test_an_address_that_is_too_long_for_the_site_is_refused_before_it_is_asked(port: int) -> None:
    assert limit_request_line == 8190
    assert ask(port, f"/long?q={'a' * 8_100}")[0].status == 414


def test_logins_from_one_address_are_limited_and_their_page_is_not(port: int) -> None:
    statuses = [ask(port, "/admin/login/", "POST", source="127.0.0.20")[0].status for _ in range(15)]
    assert statuses.count(429) > 0
    assert statuses[0] == 200
    assert all(ask(port, "/admin/login/", source="127.0.0.20")[0].status == 200 for _ in range(15))
    assert ask(port, "/admin/login/", "POST", source="127.0.0.21")[0].status == 200


def test_one_address_cannot_take_all_the_time_there_is(port: int) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE, source_address=("127.0.0.30", 0))

    def refused() -> bool:
        """Of many requests, as fast as one connection can send them."""
        statuses = []
        for _ in range(200):
            connection.request("GET", "/many")
            answer = connection.getresponse()
            answer.read()
            statuses.append(answer.status)
        return 429 in statuses

    assert until(refused)
    connection.close()
    assert ask(port, "/many", source="127.0.0.31")[0].status == 200


def test_readers_see_a_kept_page_while_the_site_does_not_answer(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    first = number(port, "/page")
    monkeypatch.setattr(Echo, "is_down", True)
    assert ask(port, "/another")[0].status == 502
    time.sleep(1.1)  # until nginx asks again
    assert number(port, "/page") == first
