"""A card says how the words reached the article, and says nothing twice."""

from __future__ import annotations

import pytest
from django.test import Client

from articles.models import Statement

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("medium", "channel", "shown"),
    [
        ("interview", "spokesperson", "Interview, through a spokesperson"),
        ("interview", "direct", "Interview"),
        ("interview", "not-stated", "Interview"),
        ("written-statement", "written", "Written statement"),
        ("social-media", "written", "Social media, written"),
        ("", "written", "Written"),
    ],
)
def test_medium_and_channel(client: Client, medium: str, channel: str, shown: str) -> None:
    Statement.objects.filter(speaker__slug="marie-harf").update(medium=medium, channel=channel)
    page = client.get("/statements/?speaker=marie-harf").content.decode()
    assert f'<p class="statement-how">{shown}</p>' in page


def test_neither_medium_nor_channel(client: Client) -> None:
    Statement.objects.filter(speaker__slug="marie-harf").update(medium="", channel="not-stated")
    page = client.get("/statements/?speaker=marie-harf").content.decode()
    assert 'class="statement-line"' in page
    assert "statement-how" not in page


def test_relayed_words_show_the_chain_where_the_record_says_who_told_them(client: Client) -> None:
    harf = Statement.objects.filter(speaker__slug="marie-harf")
    harf.update(medium="telephone", channel="relayed", relayed_by="a diplomat")
    statement = harf.select_related("article__outlet").order_by("pk")[0]
    chain = f"Marie Harf, as told by a diplomat, in {statement.article.outlet.name}"
    for address in (
        "/statements/?channel=relayed",
        "/statements/?channel=relayed&view=table&column=medium",
        statement.get_absolute_url(),
    ):
        assert chain in client.get(address).text, address
    assert '<p class="statement-how">Telephone</p>' in client.get("/statements/?channel=relayed").text
    harf.update(relayed_by="")
    page = client.get("/statements/?channel=relayed").text
    assert "as told by" not in page
    assert '<p class="statement-how">Telephone, relayed by somebody else</p>' in page
