"""A browser follows a record to its new address, and back again."""

from __future__ import annotations

from tests.browser.served import Site
from tests.browser.visits import Visits

RENAME = """
from articles.models import Redirect, Topic
Topic.objects.filter(slug="{old}").update(slug="{new}")
Redirect.objects.redirect("topic", "{old}", "{new}")
"""


def rename(site: Site, old: str, new: str) -> None:
    site.manage("shell", "--command", RENAME.format(old=old, new=new))


def test_a_record_that_is_renamed_and_renamed_back_is_found_under_both_names(site: Site, visits: Visits) -> None:
    page = visits.open("/topics/ceasefire/")
    first, second = f"{site.address}/topics/ceasefire/", f"{site.address}/topics/truce/"
    rename(site, "ceasefire", "truce")
    page.goto(first)
    assert page.url == second
    rename(site, "truce", "ceasefire")
    for address in (second, first):
        page.goto(address)
        assert page.url == first
