from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import get_resolver

from articles.models import Article, Person, Redirect, Statement
from articles.models.slugs import free_slug
from tests.admin.forms import errors, messages, submit

LIST = "/admin/articles/article/"
ADD = LIST + "add/"


def change(article: Article) -> str:
    return f"{LIST}{article.pk}/change/"


def new_article(outlet_key: int, **facts: object) -> dict[str, object]:
    return {
        "headline": "A second look",
        "slug": "a-second-look",
        "url": "https://courier.example/second",
        "outlet": outlet_key,
        "published": "2015-05-02",
        **facts,
    }


def test_an_editor_adds_an_article_with_two_statements_by_one_new_person(
    desk: Client, write: Callable[..., Article], ada: Person
) -> None:
    outlet = write().outlet
    statement = {"kind": "quotation", "speaker": ada.pk, "channel": "direct", "said_precision": "day"}
    first = {f"statements-0-{name}": value for name, value in statement.items()}
    second = {f"statements-1-{name}": value for name, value in statement.items()}
    answer = submit(
        desk,
        ADD,
        **new_article(outlet.pk),
        **{"statements-TOTAL_FORMS": 2},
        **first,
        **second,
        **{"statements-0-words": "First", "statements-1-words": "Second"},
    )
    assert answer.status_code == 302
    article = Article.objects.get(slug="a-second-look")
    assert article.status == "draft"
    assert [(s.order, s.words, s.speaker) for s in article.statements.all()] == [(1, "First", ada), (2, "Second", ada)]


def test_a_slug_that_a_list_would_take_for_a_value_to_leave_out_is_refused(
    desk: Client, write: Callable[..., Article]
) -> None:
    answer = submit(desk, ADD, **new_article(write().outlet_id, slug="-a-second-look"))
    assert answer.context["adminform"].form.errors["slug"] == ["A slug does not begin with a hyphen."]


def test_the_statements_are_in_the_order_of_the_article(
    desk: Client, write: Callable[..., Article], quote: Callable[..., Statement]
) -> None:
    article = write()
    for words, order in (("Third", 3), ("First", 1), ("Second", 2)):
        quote(article, words, order=order, attribution="an envoy")
    (inline,) = desk.get(change(article)).context["inline_admin_formsets"]
    assert [form.instance.words for form in inline.formset.initial_forms] == ["First", "Second", "Third"]


def test_a_quotation_without_words_is_rejected_beside_its_field(
    desk: Client, write: Callable[..., Article], quote: Callable[..., Statement]
) -> None:
    article = write()
    quote(article, attribution="an envoy")
    answer = submit(desk, change(article), **{"statements-0-words": ""})
    assert errors(answer) == {"statements-0-words": ["A quotation needs its words."]}
    assert b"A quotation needs its words." in answer.content


def test_a_statement_by_nobody_is_rejected_beside_the_attribution(
    desk: Client, write: Callable[..., Article], quote: Callable[..., Statement]
) -> None:
    article = write()
    quote(article, attribution="an envoy")
    answer = submit(desk, change(article), **{"statements-0-attribution": ""})
    assert list(errors(answer)) == ["statements-0-attribution"]


def test_a_source_address_that_exists_is_rejected_beside_its_field(desk: Client, write: Callable[..., Article]) -> None:
    article = write()
    answer = submit(desk, ADD, **new_article(article.outlet_id, url=article.url))
    assert errors(answer) == {"url": ["Article with this Source address already exists."]}


def test_a_text_that_may_not_be_kept_is_rejected_beside_its_reuse(desk: Client, write: Callable[..., Article]) -> None:
    answer = submit(desk, change(write()), text="All of it.")
    assert errors(answer) == {"reuse": ["A text may be kept only if its reuse is allowed."]}


def test_publishing_and_unpublishing_say_what_they_did_and_are_in_the_history(
    desk: Client, write: Callable[..., Article]
) -> None:
    one, two = write("one"), write("two", status="published")
    chosen = {"_selected_action": [one.pk, two.pk]}
    answer = desk.post(LIST, {"action": "publish", **chosen}, follow=True)
    assert messages(answer) == ["Published 1 article."]
    assert set(Article.objects.filter(pk__in=[one.pk, two.pk]).values_list("status", flat=True)) == {"published"}
    latest = one.history.latest()
    assert (latest.status, str(latest.history_user)) == ("published", "nadia")

    answer = desk.post(LIST, {"action": "unpublish", **chosen}, follow=True)
    assert messages(answer) == ["Readers have seen what you chose. Say why. Nothing was changed."]
    assert desk.get(LIST).text.count('name="change_reason"') == 1
    answer = desk.post(LIST, {"action": "unpublish", "change_reason": "A hoax", **chosen}, follow=True)
    assert messages(answer) == ["Unpublished 2 articles."]
    assert one.history.latest().history_change_reason == "A hoax"
    answer = desk.post(LIST, {"action": "unpublish", **chosen}, follow=True)
    assert messages(answer) == ["The selected articles are already drafts."]


def test_an_article_that_was_found_by_a_mark_alone_is_published(desk: Client, write: Callable[..., Article]) -> None:
    """A search without a word is made in the database, over the agency as well."""
    article = write(headline="What now?")
    answer = desk.post(f"{LIST}?q=%3F", {"action": "publish", "_selected_action": [article.pk]}, follow=True)
    assert messages(answer) == ["Published 1 article."]


def test_somebody_who_may_only_view_cannot_publish(onlooker: Client, write: Callable[..., Article]) -> None:
    article = write()
    page = onlooker.get(LIST)
    assert b"Publish the selected" not in page.content
    onlooker.post(LIST, {"action": "publish", "_selected_action": [article.pk]})
    article.refresh_from_db()
    assert article.status == "draft"


def test_a_draft_offers_a_preview_at_its_public_address(desk: Client, write: Callable[..., Article]) -> None:
    article = write()
    assert '<a href="/articles/envoys-meet/" class="viewsitelink">Preview</a>' in desk.get(change(article)).text
    article.status = "published"
    article.save()
    assert '<a href="/articles/envoys-meet/" class="viewsitelink">View on site</a>' in desk.get(change(article)).text


def test_renaming_redirects_the_old_addresses_and_renaming_back_makes_no_loop(
    desk: Client, write: Callable[..., Article]
) -> None:
    article = write("first-name")
    submit(desk, change(article), slug="second-name")
    submit(desk, change(article), slug="third-name")
    led = Redirect.objects.filter(noun="article").values_list("old_slug", "new_slug")
    assert sorted(led) == [("first-name", "third-name"), ("second-name", "third-name")]
    submit(desk, change(article), slug="first-name")
    assert sorted(led.all()) == [("second-name", "first-name"), ("third-name", "first-name")]


def test_a_new_article_takes_over_an_old_address(desk: Client, write: Callable[..., Article]) -> None:
    article = write("taken")
    submit(desk, change(article), slug="moved")
    submit(desk, ADD, **new_article(article.outlet_id, slug="taken"))
    assert not Redirect.objects.filter(noun="article", old_slug="taken").exists()


def test_the_confirmation_of_a_deletion_lists_records_but_not_the_rows_that_join_them(
    desk: Client, write: Callable[..., Article], quote: Callable[..., Statement], ada: Person
) -> None:
    article = write()
    article.people.add(ada)
    quote(article, "We shall see", speaker=ada)
    page = desk.get(f"{LIST}{article.pk}/delete/").text
    assert "Statements: 1" in page
    assert "Ada Quill: We shall see" in page
    assert "relationship" not in page


def test_the_words_that_scripts_put_into_labels_come_with_the_page(desk: Client) -> None:
    page = desk.get(ADD).text
    (select,) = [tag for tag in page.split("<") if 'id="id_outlet"' in tag]
    assert 'data-label="%(field)s: %(chosen)s"' in select
    assert 'data-nothing-chosen="nothing chosen"' in select


@pytest.mark.parametrize("text", ['<script>alert("x")</script>', "<img src=x onerror=alert(1)>"])
def test_markup_in_any_field_is_escaped(
    desk: Client, write: Callable[..., Article], quote: Callable[..., Statement], text: str
) -> None:
    article = write(headline=text, summary=text)
    quote(article, text, attribution=text, context=text)
    for address in (LIST, change(article), f"{LIST}{article.pk}/history/", "/admin/articles/statement/"):
        page = desk.get(address).text
        assert text not in page
        assert "&lt;" in page


def test_a_list_of_fifty_costs_as_many_queries_as_a_list_of_five(
    desk: Client,
    write: Callable[..., Article],
    quote: Callable[..., Statement],
    ada: Person,
    django_assert_num_queries: Callable,
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    Article.objects.all().delete()
    spent = {LIST: [], "/admin/articles/statement/": []}
    for start, end in ((0, 5), (5, 50)):
        for number in range(start, end):
            quote(write(f"number-{number}"), speaker=ada)
        for address, counts in spent.items():
            with CaptureQueriesContext(
                connection,
            ) as queries:
                page = desk.get(address)
            assert len(page.context["cl"].result_list) == end
            counts.append(len(queries))
    for few, many in spent.values():
        assert few == many


def test_the_list_counts_the_statements_of_each_article(
    desk: Client, write: Callable[..., Article], quote: Callable[..., Statement]
) -> None:
    article = write("counted")
    for _ in range(3):
        quote(article, attribution="an envoy")
    rows = desk.get(LIST, {"q": "counted"}).context["cl"].result_list
    assert [(row.slug, row.statements_counted) for row in rows] == [("counted", 3)]


def test_all_errors_stand_above_the_form_with_links_and_the_first_field_has_the_focus(
    desk: Client, write: Callable[..., Article], quote: Callable[..., Statement]
) -> None:
    article = write()
    for words in ("First", "Second"):
        quote(article, words, attribution="an envoy")
    page = submit(desk, change(article), **{"outlet": "", "statements-1-words": ""}).text
    assert '<a href="#id_outlet">Outlet: This field is required.</a>' in page
    assert '<a href="#id_statements-1-words">Statement 2, Words: A quotation needs its words.</a>' in page
    (focused,) = [tag for tag in page.split("<") if " autofocus" in tag]
    assert 'id="id_outlet"' in focused


def test_the_form_of_an_article_with_28_statements_is_light(
    desk: Client, write: Callable[..., Article], quote: Callable[..., Statement], ada: Person
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    article = write()
    desk.get(change(article))
    spent = []
    for count in (4, 24):
        for number in range(count):
            quote(article, f"Number {number}. " + "We shall see. " * 20, speaker=ada)
        with CaptureQueriesContext(connection) as queries:
            page = desk.get(change(article))
        spent.append(len(queries))
    assert article.statements.count() == 28
    assert len(page.content) < 200_000
    assert spent[0] == spent[1]


def test_the_row_of_a_statement_is_loaded_by_itself(
    desk: Client, onlooker: Client, write: Callable[..., Article], quote: Callable[..., Statement]
) -> None:
    article = write()
    statement = quote(article, attribution="an envoy", context="On the stairs")
    address = f"{LIST}{article.pk}/rows/{statement.pk}/"
    page = desk.get(address, {"row": "7"}).text
    assert 'name="statements-7-words"' in page
    assert "On the stairs" in page
    assert onlooker.get(address, {"row": "7"}).status_code == 403
    for wrong in (
        f"{address}?row=x",
        f"{address}?row={'9' * 5000}",
        f"{address}?row=99999",
        f"{LIST}{article.pk}/rows/{10**25}/?row=1",
    ):
        assert desk.get(wrong).status_code == 404
    assert desk.get(f"{LIST}{write('other').pk}/rows/{statement.pk}/?row=1").status_code == 404


def test_without_a_script_enter_saves_and_stays(desk: Client, write: Callable[..., Article]) -> None:
    """Enter presses the first button of a form."""
    page = desk.get(change(write())).text
    assert 0 < page.index('name="_continue"') < page.index('name="_save"')
    assert "enter-saves" not in desk.get("/admin/articles/topic/add/?_popup=1").text


def test_no_article_takes_the_address_of_another_page(desk: Client, write: Callable[..., Article]) -> None:
    pages = {
        str(one.pattern).split("/")[1]
        for one in get_resolver().url_patterns
        if str(one.pattern).startswith("articles/")
    }
    taken = {page for page in pages if page.isalpha()}
    assert "timeline" in taken
    outlet = write().outlet
    for page in taken - {"facets"}:
        assert "slug" in errors(submit(desk, ADD, **new_article(outlet.pk, slug=page)))
        assert free_slug(Article, page) == f"{page}-2"
