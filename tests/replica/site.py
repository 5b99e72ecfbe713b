"""Parley as it is run for readers, and a browser to visit it with."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

from tests.waiting import PATIENCE, until

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "a long enough word"


def run(*command: str, **settings: str) -> None:
    """A command of manage.py."""
    subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=environment(settings), check=True)


def environment(settings: dict[str, str]) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return (
        kept | {"DEVELOPMENT": "1", "DEBUG": "0", "SECRET_KEY": "of-the-tests", "DATABASE_REPLICA_URL": ""} | settings
    )


class Site:
    """A gunicorn master and its workers, with an index folder of their own."""

    def __init__(self, index: Path, **settings: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        self.log = index.with_suffix(".log")
        self.environment = environment(settings | {"PORT": str(port), "SEARCH_INDEX_DIR": str(index)})
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "gunicorn", "--config", "config/gunicorn.py", "config.wsgi"],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def wait_until_ready(self) -> None:
        def ready() -> bool:
            try:
                return Browser(self).get("/readyz").status == 200
            except OSError:
                return False

        assert until(ready), self.log.read_text()

    def kill(self) -> None:
        """With all its workers. Nothing that it keeps is needed any more."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@dataclass
class Answer:
    status: int
    address: str
    text: str


class Browser:
    def __init__(self, site: Site) -> None:
        self.site = site
        self.cookies = CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))

    def get(self, path: str, **headers: str) -> Answer:
        return self._send(urllib.request.Request(self.site.address + path, headers=headers))

    def post(self, path: str, **fields: str) -> Answer:
        """Sends a form that has been looked at before, as the token against forgery demands."""
        fields["csrfmiddlewaretoken"] = self.cookie("csrftoken").value or ""
        return self._send(
            urllib.request.Request(self.site.address + path, data=urllib.parse.urlencode(fields).encode())
        )

    def _send(self, request: urllib.request.Request) -> Answer:
        try:
            with self.opener.open(request, timeout=PATIENCE) as response:
                return Answer(response.status, response.url, response.read().decode())
        except urllib.error.HTTPError as refusal:
            with refusal:
                return Answer(refusal.code, refusal.url, refusal.read().decode())

    def read(self, path: str) -> str:
        answer = self.get(path)
        assert answer.status == 200, answer.text
        return answer.text

    def cookie(self, name: str) -> Any:
        return next(cookie for cookie in self.cookies if cookie.name == name)

    def statements(self, query: str) -> Any:
        return json.loads(self.read(f"/statements.json?{urllib.parse.quote(query, safe='=&')}"))

    def total(self, query: str) -> int:
        return int(self.statements(query)["total"])

    def log_in(self) -> Browser:
        self.get("/admin/login/")
        self.post("/admin/login/?next=/healthz", username="nadia", password=PASSWORD)
        assert self.cookie("sessionid")
        return self
