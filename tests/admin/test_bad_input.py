from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib import admin
from django.test import Client

from articles.models import Article, Statement
from tests.admin.forms import messages, submit

RECORD = [model._meta.model_name for model in admin.site._registry if model._meta.app_label == "articles"]
HUGE = "9" * 25


MALFORMED = (
    "p=99999999",
    f"p={HUGE}",
    "p=-1",
    "p=x",
    f"id__exact={HUGE}",
    "id__exact=-1",
    "id__exact=x",
    f"id__in=1,{HUGE}",
    "q=%00",
    "q=%FF%FE",
    "slug=%00",
    "e=1",
    "o=99999.-5.x",
    f"o={HUGE}",
    "all=x",
    "nonsense=1",
    "%00=1",
    "_facets=x",
    "_popup=1&_to_field=password",
)


@pytest.mark.parametrize("noun", RECORD)
def test_no_list_crashes(desk: Client, noun: str) -> None:
    for query in MALFORMED:
        assert desk.get(f"/admin/articles/{noun}/?{query}").status_code in (200, 302, 400), query


@pytest.mark.parametrize(
    "query",
    [
        "published__year=99999",
        "published__year=0",
        "published__year=x",
        "published__month=13&published__year=2015",
        "published__day=31&published__month=2&published__year=2015",
        "status__exact=nonsense",
        f"outlet__id__exact={HUGE}",
        "outlet__id__exact=x",
        "rounds__id__exact=%00",
    ],
)
def test_no_filter_or_date_crashes_the_list_of_articles(desk: Client, query: str) -> None:
    assert desk.get(f"/admin/articles/article/?{query}", follow=True).status_code == 200


@pytest.mark.parametrize("query", [f"id__exact={HUGE}", "nonsense=1", "slug=%00"])
def test_a_list_that_could_not_be_filtered_says_so(desk: Client, query: str) -> None:
    (message,) = messages(desk.get(f"/admin/articles/person/?{query}", follow=True))
    assert "not filtered" in message


def test_an_unknown_party_finds_nothing(
    desk: Client, write: Callable[..., Article], quote: Callable[..., Statement]
) -> None:
    quote(write(), attribution="an envoy")
    page = desk.get("/admin/articles/statement/?party=nobody")
    assert page.context["cl"].result_count == 0


@pytest.mark.parametrize("noun", RECORD)
def test_no_page_of_a_record_that_does_not_exist_crashes(desk: Client, noun: str) -> None:
    for key in ("0", "x", HUGE, "1%00", "-1", "²"):
        for page in ("change", "history", "delete", "history/1", f"history/{HUGE}"):
            # For a record that does not exist, Django redirects to the index with a message.
            answer = desk.get(f"/admin/articles/{noun}/{key}/{page}/")
            assert answer.status_code in (302, 403, 404), (key, page)


@pytest.mark.parametrize("key", [HUGE, "x", "%00", "1\x00"])
def test_an_action_on_an_invalid_selection_changes_nothing(desk: Client, key: str) -> None:
    answer = desk.post("/admin/articles/article/", {"action": "publish", "_selected_action": [key]}, follow=True)
    assert messages(answer) == ["The selection is not valid. Nothing was changed."]


@pytest.mark.parametrize("chosen", ["statement&field_name=speaker", "statement&field_name=article"])
@pytest.mark.parametrize("term", ["%00", "peace%00talks", "%FF", "a" * 5000, "%25_%27%22"])
def test_no_text_crashes_autocomplete(desk: Client, chosen: str, term: str) -> None:
    query = f"app_label=articles&model_name={chosen}&term={term}"
    assert desk.get(f"/admin/autocomplete/?{query}").status_code == 200


@pytest.mark.parametrize("page", [HUGE, "0", "x"])
def test_autocomplete_answers_an_invalid_page_with_not_found(desk: Client, page: str) -> None:
    query = f"app_label=articles&model_name=statement&field_name=speaker&page={page}"
    assert desk.get(f"/admin/autocomplete/?{query}").status_code == 404


@pytest.mark.parametrize("key", [HUGE, "x", "%00"])
def test_a_form_whose_address_holds_invalid_values_opens(desk: Client, key: str) -> None:
    assert desk.get(f"/admin/articles/article/add/?outlet={key}&people={key},1&headline={key}").status_code == 200


@pytest.mark.parametrize("key", [HUGE, "x", "1\x00"])
def test_an_invalid_choice_is_rejected_beside_its_field(desk: Client, write: Callable[..., Article], key: str) -> None:
    address = f"/admin/articles/article/{write().pk}/change/"
    answer = submit(desk, address, outlet=key, people=[key])
    assert answer.status_code == 200
    assert {"outlet", "people"} <= set(answer.context["adminform"].form.errors)


def test_a_null_byte_in_a_field_is_rejected_beside_it(desk: Client, write: Callable[..., Article]) -> None:
    answer = submit(desk, f"/admin/articles/article/{write().pk}/change/", headline="a\x00b")
    assert list(answer.context["adminform"].form.errors) == ["headline"]


@pytest.mark.parametrize("address", ["/admin/auth/user/", "/admin/auth/group/"])
def test_no_list_of_accounts_crashes(root: Client, address: str) -> None:
    for query in MALFORMED:
        assert root.get(f"{address}?{query}").status_code in (200, 302, 400), query
