from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.admin.lists import work_lists
from articles.intake.deciding.decisions import decide
from articles.models import Article, DeletedRecord, IntakeItem, Person, Proposal, Source, Statement, Venue
from tests.admin.forms import submit

State = IntakeItem.State


def counts(client: Client) -> dict[str, int]:
    """The number beside each link of the first page."""
    page = client.get("/admin/").text
    found = re.findall(r'<li><a href="([^"]+)">[^<]*</a>\s*([\d,]+)</li>', page)
    return {address.removeprefix("/admin/articles/"): int(number.replace(",", "")) for address, number in found}


def listed(client: Client, address: str) -> set[object]:
    return set(client.get(f"/admin/articles/{address}").context["cl"].queryset)


def test_the_first_page_counts_what_each_list_shows(
    desk: Client, write: Callable[..., Article], quote: Callable[..., Statement], ada: Person, zenda: Venue
) -> None:
    before = counts(desk)
    article = write(coding="partly")
    submit(desk, f"/admin/articles/article/{article.pk}/change/", summary="Mine")
    write("of-nobody")
    doubts = {f"uncertain_{what}": "It is not said" for what in ("date", "place", "speaker", "role")}
    statement = quote(article, speaker=ada, **doubts)
    quote(article, attribution="an envoy")
    for name in ("Eve", "Lilith"):  # Ada was an orphan, too, and is one no longer
        Person.objects.create(slug=name.lower(), name=name, sort_name=name)
    after = counts(desk)
    grown = {address: after[address] - before[address] for address in after if after[address] != before[address]}
    assert grown == {
        "article/?work=my-drafts": 1,
        "article/?work=partly-coded": 1,
        "statement/?work=without-topic": 2,
        "statement/?work=without-speaker": 1,
        "statement/?work=without-role": 1,
        "statement/?work=uncertain-date": 1,
        "statement/?work=uncertain-place": 1,
        "statement/?work=uncertain-speaker": 1,
        "statement/?work=uncertain-role": 1,
        "person/?work=orphans": 1,
    }
    assert after["venue/?work=orphans"] >= 1
    for address, count in after.items():
        if "work=" in address:
            assert len(listed(desk, address)) == count, address
    assert listed(desk, "article/?work=my-drafts") == {article}
    assert statement in listed(desk, "statement/?work=uncertain-role")
    assert zenda in listed(desk, "venue/?work=orphans")


def test_the_first_page_counts_what_waits_in_the_intake(
    desk: Client, nadia: User, write: Callable[..., Article]
) -> None:
    before = counts(desk)
    for state in State.values:
        IntakeItem.objects.create(name=state, state=state)
    whole, half, decided, aside, drafted = (
        Source.objects.create(read_from="html", digest=str(number) * 64) for number in range(5)
    )
    for source in (whole, half, decided, aside, drafted):
        for order in range(2):
            decided_already = source is decided or (source is half and not order)
            proposal = Proposal.objects.create(
                source=source, order=order, content=[[0, 1]], kind="quotation", rule="x", confidence=1, words="x"
            )
            if decided_already:
                decide(proposal, "reject", nadia, {})
    IntakeItem.objects.create(name="aside", state=State.DONE, source=aside)
    Source.objects.filter(pk=drafted.pk).update(article=write())
    after = counts(desk)
    grown = {address: after[address] - before[address] for address in after if after[address] != before[address]}
    assert grown == {
        "intakeitem/?state=unread": 2,
        "intakeitem/?state=failed": 1,
        "intakeitem/?state=to-fill": 1,
        "source/?work=to-review": 2,
        "source/?progress=partly": 1,
        "source/?progress=decided": 1,
    }
    assert all(len(listed(desk, address)) == after[address] for address in grown)
    assert listed(desk, "source/?progress=decided") == {decided}
    assert listed(desk, "source/?progress=aside") == {aside}


def test_the_drafts_of_another_editor_are_not_mine(
    desk: Client, other_desk: Client, write: Callable[..., Article]
) -> None:
    article = write()
    submit(desk, f"/admin/articles/article/{article.pk}/change/", summary="Mine")
    assert listed(other_desk, "article/?work=my-drafts") == set()


def test_the_trash_is_counted(desk: Client, ada: Person) -> None:
    desk.post(f"/admin/articles/person/{ada.pk}/delete/", {"post": "yes"})
    assert counts(desk)["deletedrecord/"] == DeletedRecord.objects.count() == 1


def test_large_numbers_are_not_counted_to_the_end(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work_lists, "MOST_COUNTED", 3)
    assert "more than 3" in desk.get("/admin/").text


def test_a_list_that_does_not_exist_narrows_nothing(desk: Client) -> None:
    assert desk.get("/admin/articles/article/?work=nothing").status_code in (200, 302)
