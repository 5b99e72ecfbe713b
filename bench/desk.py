"""An editor at the desk, by HTTP: logs in and saves forms."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from urllib.parse import urlencode

from bench.client import Client
from bench.times import Times

_TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="(\w+)"')
_SESSION = re.compile(r"(?:__Host-)?sessionid=\w+")


def log_in(client: Client, name: str, password: str) -> str:
    """The cookies of this editor."""
    form = client.get("/admin/login/")
    token = _TOKEN.search(form.body)
    cookie = form.headers["set-cookie"].split(";")[0]
    fields = {"username": name, "password": password, "csrfmiddlewaretoken": token[1].decode() if token else ""}
    response = client.post("/admin/login/", urlencode(fields), Cookie=cookie)
    session = _SESSION.search(response.headers.get("set-cookie", ""))
    if not session:
        raise RuntimeError("The editor could not log in.")
    return f"{cookie}; {session[0]}"


def save(
    client: Client, address: str, cookies: str, typed: Mapping[str, Callable[[str], str]], times: Times | None = None
) -> None:
    """Submits the form at the address. What is `typed` into a field is made from what is in it."""
    form = _Form()
    form.feed(client.get(address, Cookie=cookies).body.decode())
    # Readers have seen the record, so the desk asks for a reason.
    typed = {"change_reason": lambda _empty: "A measurement", **typed}
    fields = [(name, typed[name](value) if name in typed else value) for name, value in form.fields]
    response = client.post(address, urlencode(fields), times, Cookie=cookies)
    if response.status != 302:
        raise RuntimeError(f"The desk did not save the record: it answered {response.status}.")


class _Form(HTMLParser):
    """The fields of a page's forms, as a browser submits them, without buttons and files."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: list[tuple[str, str]] = []
        self._select = self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        name, value = attributes.get("name", ""), attributes.get("value", "")
        kind = attributes.get("type", "text")
        if tag == "select":
            self._select = name
        elif tag == "option" and "selected" in attributes and self._select:
            self.fields.append((self._select, value))
        elif tag == "textarea":
            self._text = name
            self.fields.append((name, ""))
        elif tag == "input" and name and kind not in ("submit", "file", "button"):
            unchecked = kind in ("checkbox", "radio") and "checked" not in attributes
            self.fields += [] if unchecked else [(name, value)]

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._text = ""

    def handle_data(self, data: str) -> None:
        if self._text:
            name, value = self.fields[-1]
            self.fields[-1] = name, (value + data).removeprefix("\r\n").removeprefix("\n")
