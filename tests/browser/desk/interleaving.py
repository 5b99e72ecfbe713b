"""Scripts that edit the same records over the desk's forms, each as if it were alone."""

from __future__ import annotations

import random
import time
import urllib.request
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode

FIELDS = {"article": ("summary", "author", "agency_basis"), "statement": ("context", "attribution")}


class FormReader(HTMLParser):
    """What a browser sends of a page's form, and the radio buttons of its conflicts: name -> values."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.values: list[tuple[str, str]] = []
        self.choices: dict[str, list[str]] = {}
        self._in_form = False
        self._text: tuple[str, list[str]] | None = None
        self._select = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._in_form = given.get("id", "").endswith("_form") or "login" in given.get("id", "")
        if not self._in_form:
            return
        name, value = given.get("name", ""), given.get("value", "")
        if tag == "input" and given.get("type") == "radio":
            self.choices.setdefault(name, []).append(value)
        elif tag == "input" and given.get("type") == "checkbox":
            if "checked" in given:
                self.values.append((name, value or "on"))
        elif tag == "input" and name and given.get("type") not in ("submit", "button"):
            self.values.append((name, value))
        elif tag == "textarea":
            self._text = (name, [])
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in given and self._select:
            self.values.append((self._select, value))

    def handle_data(self, data: str) -> None:
        if self._text:
            self._text[1].append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._text:
            self.values.append((self._text[0], "".join(self._text[1]).removeprefix("\n")))
            self._text = None
        elif tag == "select":
            self._select = ""
        elif tag == "form":
            self._in_form = False

    def value(self, name: str) -> str:
        return dict(self.values)[name]

    def changed(self, **values: str) -> list[tuple[str, str]]:
        return [(name, value) for name, value in self.values if name not in values] + list(values.items())


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: Any) -> None:
        return None


@dataclass
class Edit:
    """One attempt: a field of a record, the value that the script saw, and its own."""

    noun: str
    key: str
    name: str
    seen: str
    value: str
    outcome: str = ""


@dataclass
class Script:
    """Edits records that it draws by lot, until it has made its number of edits."""

    address: str
    account: str
    password: str
    records: list[tuple[str, str]]  # noun, primary key
    seed: int
    edits: list[Edit] = field(default_factory=list)

    def __post_init__(self) -> None:
        cookies = urllib.request.HTTPCookieProcessor(CookieJar())
        self._browser = urllib.request.build_opener(urllib.request.ProxyHandler({}), cookies, _NoRedirect())
        self._lot = random.Random(self.seed)

    def log_in(self) -> None:
        login = FormReader(self._open("/admin/login/")[1])
        status, page = self._open("/admin/login/", login.changed(username=self.account, password=self.password))
        assert status == 302, page

    def run(self, count: int) -> None:
        for number in range(count):
            self._edit(f"{self.account} {self.seed}.{number}")

    def _open(self, path: str, data: list[tuple[str, str]] | None = None) -> tuple[int, str]:
        body = None if data is None else urlencode(data).encode()
        try:
            with self._browser.open(self.address + path, body, timeout=60) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as answer:
            return answer.code, answer.read().decode()

    def _edit(self, value: str) -> None:
        noun, key = self._lot.choice(self.records)
        path = f"/admin/articles/{noun}/{key}/change/"
        status, page = self._open(path)
        assert status == 200
        name = self._lot.choice(FIELDS[noun])
        form = FormReader(page)
        edit = Edit(noun, key, name, form.value(name), value)
        self.edits.append(edit)
        time.sleep(self._lot.random() / 20)
        sent = {name: value, "change_reason": "Interleaved"}
        for _attempt in range(5):
            status, page = self._open(path, form.changed(**sent))
            if status == 302:
                edit.outcome = edit.outcome or "stored"
                return
            assert status == 200, status
            form = FormReader(page)
            sent = self._resolve(edit, form, page)
            if edit.outcome == "refused":
                return
        edit.outcome = "refused"

    def _resolve(self, edit: Edit, form: FormReader, page: str) -> dict[str, str]:
        """Reads the comparison, as an editor would, and chooses: mine, theirs, or nothing at all."""
        assert 'class="module conflict"' in page, page
        assert edit.value in page
        choice = form.choices.get(f"choice-{edit.name}")
        decision = self._lot.choice(("mine", "theirs", "give up"))
        if decision == "give up":
            edit.outcome = "refused"
            return {}
        if not choice:  # the other changed another field: saving again saves this one
            edit.outcome = ""
            return {"change_reason": "Interleaved"}
        stored, sent = choice
        edit.seen = _stored_value(page, edit.name)
        if decision == "theirs":
            edit.outcome = "withdrawn"
            return {f"choice-{edit.name}": stored, "change_reason": "Interleaved"}
        edit.outcome = "stored after a choice"
        return {f"choice-{edit.name}": sent, "change_reason": "Interleaved"}


class _StoredValues(HTMLParser):
    """The second column of the comparison, by the name of the field, which the radio buttons of the row tell."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.by_field: dict[str, str] = {}
        self._cells: list[list[str]] = []
        self._in_cell = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._cells = []
        elif tag == "td":
            self._cells.append([])
            self._in_cell = True
        elif tag == "br" and self._in_cell:
            self._cells[-1].append("\n")
        elif tag == "input" and self._cells:
            name = dict(attrs).get("name") or ""
            if name.startswith("choice-"):
                self.by_field[name.removeprefix("choice-")] = "".join(self._cells[0])

    def handle_data(self, data: str) -> None:
        if self._in_cell:
            self._cells[-1].append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "td":
            self._in_cell = False


def _stored_value(page: str, name: str) -> str:
    value = _StoredValues(page).by_field[name]
    return "" if value == "–" else value
