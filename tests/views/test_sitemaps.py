"""The site's map names every public address once, in parts."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from articles.models import Article, Person, Statement
from articles.views.sitemaps import SITEMAPS
from tests.archive import add_article

pytestmark = pytest.mark.django_db


def addresses(client: Client, sitemap: str) -> list[str]:
    return re.findall(r"<loc>http://testserver([^<]+)</loc>", client.get(sitemap).content.decode())


def everything(client: Client) -> list[str]:
    return [address for part in addresses(client, "/sitemap.xml") for address in addresses(client, part)]


def test_every_published_record_stands_in_it_once_and_is_there(client: Client) -> None:
    found = everything(client)
    assert len(found) == len(set(found))
    for records in (Article.objects.published(), Person.objects.published(), Statement.objects.published()):
        assert {record.get_absolute_url() for record in records} <= set(found)
    for address in found[::7]:
        assert client.get(address).status_code == 200


def test_drafts_do_not_stand_in_it(client: Client) -> None:
    draft = add_article("secret", published=False)
    found = everything(client)
    assert draft.get_absolute_url() not in found
    assert "/people/speaker-of-secret/" not in found


def test_a_part_of_drafts_alone_is_there_and_empty(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = everything(client)
    add_article("secret", published=False)
    monkeypatch.setattr(SITEMAPS["statements"], "limit", Statement.objects.latest("pk").pk - 1)  # it begins a part
    last = addresses(client, "/sitemap.xml")
    assert client.get([part for part in last if "statements" in part][-1]).status_code == 200
    assert sorted(everything(client)) == sorted(whole)


def test_a_large_archive_is_split_and_nothing_is_lost(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = everything(client)
    monkeypatch.setattr(SITEMAPS["statements"], "limit", 7)
    Article.objects.update(coding="partly")  # no page made before this is kept
    assert len(addresses(client, "/sitemap.xml")) > 15
    assert sorted(everything(client)) == sorted(whole)


def test_a_part_past_the_end_is_not_found(client: Client) -> None:
    for part in ("999", "x", "0", "9" * 30):
        assert client.get(f"/sitemap-statements.xml?p={part}").status_code == 404
