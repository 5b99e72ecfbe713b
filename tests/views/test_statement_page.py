"""A statement's page: what to check and to copy comes first, and every wording stands whole."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client

from articles.models import Statement

pytestmark = pytest.mark.django_db

LONG = "It is a long way to Geneva, " * 12 + "and we will go it."


@pytest.fixture
def statement() -> Statement:
    return Statement.objects.get(words__startswith="The U.S. has no irons")


def main(client: Client, statement: Statement) -> str:
    page = client.get(statement.get_absolute_url()).content.decode()
    return html.unescape(page.partition("<main")[2].partition("</main>")[0])


def checks(client: Client, statement: Statement) -> dict[str, str]:
    """Term -> its text."""
    part = main(client, statement).partition('<dl class="checks">')[2].partition("</dl>")[0]
    terms = re.findall(r"<dt>(.*?)</dt>(.*?)</div>", part, re.S)
    return {term: " ".join(re.sub(r"<[^>]*>", "", text).split()) for term, text in terms}


def field(client: Client, statement: Statement, name: str) -> str:
    found = re.search(rf'<textarea id="{name}" readonly[^>]*>(.*?)</textarea>', main(client, statement), re.S)
    assert found
    return found[1]


def test_it_leads_with_kind_name_as_printed_and_certainty(client: Client, statement: Statement) -> None:
    Statement.objects.filter(pk=statement.pk).update(
        attribution="an analyst", uncertain_date="", uncertain_role="Not in the article."
    )
    found = checks(client, statement)
    assert list(found) == ["Kind", "Printed as", "Words", "Certainty", "Corrections"]
    assert found["Kind"].startswith("Quotation")
    assert found["Printed as"] == "“an analyst”"
    assert found["Certainty"] == "Uncertain: role Not in the article."


def test_where_nothing_is_uncertain_it_says_so(client: Client, statement: Statement) -> None:
    Statement.objects.filter(pk=statement.pk).update(
        uncertain_date="", uncertain_place="", uncertain_speaker="", uncertain_role="", attribution=""
    )
    found = checks(client, statement)
    assert found["Certainty"] == "Nothing is marked as uncertain."
    assert found["Printed as"] == "not recorded"


def test_what_to_check_to_copy_and_to_open_stands_before_all_else(client: Client, statement: Statement) -> None:
    page = main(client, statement)
    places = ['class="checks"', 'data-copies="quotation"', 'data-copies="citation"', "Open at the words", 'id="facts"']
    found = [page.index(place) for place in places]
    assert found == sorted(found)


def test_a_source_without_an_anchor_is_opened_at_its_top(client: Client, statement: Statement) -> None:
    without = {"kind": "paraphrase", "words": "", "anchor_exact": "", "anchor_prefix": "", "anchor_suffix": ""}
    Statement.objects.filter(pk=statement.pk).update(**without, paraphrase="He said so.")
    for address in (statement.get_absolute_url(), f"/statements/?speaker={statement.speaker.slug}"):
        assert "Open the source" in client.get(address).text


def test_a_quotation_to_copy_has_its_words_to_the_letter(client: Client, statement: Statement) -> None:
    Statement.objects.filter(pk=statement.pk).update(words="He has to <go>,", paraphrase="")
    assert field(client, statement, "quotation") == "“He has to <go>,”"


def test_what_is_not_a_whole_quotation_says_so_where_it_is_copied(client: Client, statement: Statement) -> None:
    partial = {"kind": "partial", "words": "has to go", "paraphrase": "Somebody has to go."}
    Statement.objects.filter(pk=statement.pk).update(**partial)
    said = "“has to go” [partial quotation; in our words: Somebody has to go.]"
    assert field(client, statement, "quotation") == said
    assert said in field(client, statement, "citation")
    Statement.objects.filter(pk=statement.pk).update(paraphrase="")
    assert field(client, statement, "quotation") == "“has to go” [partial quotation]"
    Statement.objects.filter(pk=statement.pk).update(kind="paraphrase", words="", paraphrase="He must go.")
    assert field(client, statement, "quotation") == "[paraphrase] He must go."


def test_copying_buttons_are_hidden_until_a_script_can_copy(client: Client, statement: Statement) -> None:
    buttons = re.findall(r"<button[^>]*data-copies[^>]*>", main(client, statement))
    assert len(buttons) == 2
    assert all(" hidden" in button for button in buttons)


def test_neighbours_and_other_wordings_stand_whole(client: Client) -> None:
    statement = Statement.objects.filter(utterance__isnull=False, order__gt=1)[0]
    others = Statement.objects.exclude(pk=statement.pk)
    others.filter(article=statement.article_id).update(kind="quotation", words=LONG, paraphrase="")
    others.filter(utterance=statement.utterance_id).update(kind="quotation", words=LONG, paraphrase="")
    page = main(client, statement)
    assert f"“{LONG}”" in page.partition('class="neighbours"')[2]
    reports = page.partition('class="reports"')[2].partition('class="neighbours"')[0]
    assert LONG in reports
    assert "…" not in reports
