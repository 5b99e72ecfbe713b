"""An HTTP client with one connection. It sends one request after another."""

from __future__ import annotations

import http.client
import time
from collections.abc import Iterator
from dataclasses import dataclass

from bench.times import Times

KEEPALIVE = 3  # seconds after which the client opens a new connection; the server closes an idle one after five


@dataclass(frozen=True)
class Response:
    status: int
    body: bytes
    headers: dict[str, str]  # by lower-case name; several of one name are joined by "; "


class Client:
    def __init__(self, port: int, timeout: float = 120) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
        self._last_request = 0.0

    def close(self) -> None:
        self._connection.close()

    def get(self, address: str, times: Times | None = None, **headers: str) -> Response:
        """Adds the time from sending the request to receiving the last byte to `times`. `If_None_Match` is a header."""
        return self._send("GET", address, None, times, headers)

    def post(self, address: str, body: str, times: Times | None = None, **headers: str) -> Response:
        headers = {"Content-Type": "application/x-www-form-urlencoded", **headers}
        return self._send("POST", address, body, times, headers)

    def stream(self, address: str) -> Iterator[bytes]:
        """The body of the response in pieces. It need not be read to the end."""
        self._connection.close()
        self._connection.request("GET", address)
        response = self._connection.getresponse()
        try:
            while piece := response.read1(1 << 16):
                yield piece
        finally:
            self._connection.close()

    def _send(
        self, method: str, address: str, body: str | None, times: Times | None, headers: dict[str, str]
    ) -> Response:
        if time.monotonic() - self._last_request > KEEPALIVE:
            self._connection.close()
            self._connection.connect()
        spelled = {name.replace("_", "-"): value for name, value in headers.items()}
        start = time.perf_counter()
        self._connection.request(method, address, body=body, headers=spelled)
        response = self._connection.getresponse()
        content = response.read()
        if times is not None:
            times.milliseconds.append(1000 * (time.perf_counter() - start))
        self._last_request = time.monotonic()
        received: dict[str, str] = {}
        for name, value in response.getheaders():
            key = name.lower()
            received[key] = f"{received[key]}; {value}" if key in received else value
        return Response(response.status, content, received)
