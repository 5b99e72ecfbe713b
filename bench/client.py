"""One reader with one connection that asks one thing after another."""

from __future__ import annotations

import http.client
import time
from collections.abc import Iterator
from dataclasses import dataclass

from bench.times import Times


@dataclass(frozen=True)
class Response:
    status: int
    body: bytes
    headers: dict[str, str]


class Client:
    def __init__(self, port: int, timeout: float = 120) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
        self._last = 0.0

    def close(self) -> None:
        self._connection.close()

    def get(self, address: str, times: Times | None = None, **headers: str) -> Response:
        """Times the answer from sending to the last byte, if asked to."""
        return self._ask("GET", address, None, times, headers)

    def post(self, address: str, body: str, times: Times | None = None, **headers: str) -> Response:
        return self._ask("POST", address, body, times, {"Content-Type": "application/x-www-form-urlencoded", **headers})

    def stream(self, address: str) -> Iterator[bytes]:
        """The answer's body piece by piece. Whoever stops before its end loses the connection only."""
        self._connection.close()
        self._connection.request("GET", address)
        answer = self._connection.getresponse()
        try:
            while piece := answer.read1(1 << 16):
                yield piece
        finally:
            self._connection.close()

    def _ask(
        self, method: str, address: str, body: str | None, times: Times | None, headers: dict[str, str]
    ) -> Response:
        if time.monotonic() - self._last > 3:  # the server closes a connection that says nothing
            self._connection.close()
            self._connection.connect()
        spelled = {name.replace("_", "-"): value for name, value in headers.items()}
        start = time.perf_counter()
        self._connection.request(method, address, body=body, headers=spelled)
        answer = self._connection.getresponse()
        content = answer.read()
        if times is not None:
            times.of.append(1000 * (time.perf_counter() - start))
        self._last = time.monotonic()
        found: dict[str, str] = {}
        for name, value in answer.getheaders():
            found[name.lower()] = f"{found[name.lower()]}; {value}" if name.lower() in found else value
        return Response(answer.status, content, found)
