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
