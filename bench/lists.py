"""Parley's own list of statements: every question once when nobody has asked it before, and then again."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

from bench.bruteforce import BruteForce
from bench.client import Client
from bench.questions import Question
from bench.server import parley
from bench.times import Times

Asked = Mapping[str, Sequence[Question]]  # class -> its questions


@dataclass
class Lists:
    cold: dict[str, Times] = field(default_factory=dict)
    again: Times = field(default_factory=Times)
    unchanged: Times = field(default_factory=Times)  # asked with the ETag of the answer before
    idle: Times = field(default_factory=Times)  # a request that needs no work at all
    pages: dict[Question, str] = field(default_factory=dict)
    data: dict[Question, dict[str, Any]] = field(default_factory=dict)


def ask(folder: Path, warm_up: Asked, asked: Asked) -> Lists:
    """A new server, a few questions for it to get going, and then the classes one after another."""
    lists = Lists()
    with parley(folder) as (_, client):
        for question in chain.from_iterable(warm_up.values()):
            client.get(f"/statements/{question.query}")
        for name, questions in asked.items():
            lists.cold[name] = Times()
            _ask_class(client, questions, lists.cold[name], lists)
        for question in lists.pages:
            lists.data[question] = json.loads(client.get(f"/statements.json{question.query}").body)
    return lists


def _ask_class(client: Client, questions: Sequence[Question], cold: Times, lists: Lists) -> None:
    tags = {}
    for question in questions:
        answer = client.get(f"/statements/{question.query}", cold)
        if answer.status != 200:
            raise RuntimeError(f"/statements/{question.query} answered {answer.status}")
        lists.pages[question], tags[question] = answer.body.decode(), answer.headers.get("etag", "")
    for question in questions:
        client.get(f"/statements/{question.query}", lists.again)
    for question in questions:
        answer = client.get(f"/statements/{question.query}", lists.unchanged, If_None_Match=tags[question])
        if answer.status != 304:
            raise RuntimeError(f"/statements/{question.query} answered {answer.status} where nothing had changed")
    for _ in questions:
        client.get("/healthz", lists.idle)


def differences(lists: Lists, brute: BruteForce) -> list[str]:
    """Each address whose answer is not what a count by hand gives, with what is wrong with it."""
    return [
        f"/statements/{question.query}: {'; '.join(wrong)}"
        for question, html in lists.pages.items()
        if (wrong := brute.differences(question, lists.data[question], html))
    ]


def floor(folder: Path, count: int) -> Times:
    """The page with no data to be looked for, through the same server."""
    times = Times()
    with parley(folder, "bench.floor") as (_, client):
        for _ in range(20):
            client.get("/floor/")
        for _ in range(count):
            client.get("/floor/", times)
    return times
