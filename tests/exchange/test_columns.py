"""What stands in the columns of the files."""

from __future__ import annotations

import csv
import io

import pytest
from django.test import Client

from articles.models import Statement

pytestmark = pytest.mark.django_db


def rows(client: Client, address: str) -> list[dict[str, str]]:
    text = b"".join(client.get(address).streaming_content).decode()  # type: ignore[attr-defined]
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_the_original_attribution_is_what_the_article_printed(client: Client) -> None:
    Statement.objects.filter(uid="wpy647pddv").update(attribution="مسؤول أمريكي")
    printed = {row["id"]: row["original_attribution"] for row in rows(client, "/statements.csv")}
    assert printed["wpy647pddv"] == "مسؤول أمريكي"
    assert printed["w4nzdmfkxc"] == "deputy State Department spokeswoman Marie Harf"
    assert client.get("/statements/wpy647pddv.json").json()["original_attribution"] == "مسؤول أمريكي"


def test_who_relayed_words_is_a_column(client: Client) -> None:
    Statement.objects.filter(uid="wpy647pddv").update(channel="relayed", relayed_by="a diplomat")
    told = {row["id"]: row["relayed_by"] for row in rows(client, "/statements.csv")}
    assert told["wpy647pddv"] == "a diplomat"
    assert told["w4nzdmfkxc"] == ""
