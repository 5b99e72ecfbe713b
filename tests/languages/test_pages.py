"""Every page can be had in another language, before and after English in the same process."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest
from django.template.loader import get_template
from django.test import Client
from django.utils import translation

from articles.models import Article, Correction, Statement
from articles.models.versions import one_edit
from tests.languages.pseudo import LANGUAGE, english_in, english_on, write_content_in_cyrillic
from tests.views.pages import every_page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pseudo_language")]

REFUSED = [
    "/nothing/",
    "/people/1234/",
    "/statements/2222222222/",
    "/articles/?outlet=%D0%B1",
    "/people/?party=%D0%B1",
    "/search/?q=%21",
    "/statements/?from=1&to=2&kind=3&year=4&sort=5&page=6&q=%21",
    "/statements/?from=2015-09-02&to=2015-09-01",
    "/statements/?kind=3&kind=-3",
    "/statements/?page=99",
    "/statements/?page=-1",
    "/statements/facets/speaker/?page=99",
    "/statements/facets/%D0%B1/",
    "/people/john-kerry/?speaker=john-kerry",
    "/statements/timeline/?by=%D0%B1",
    "/statements/map/?venue=%D0%B1",
    f"/statements/?{'&'.join(f'speaker=s{n}' for n in range(60))}",
]
NARROWED = [
    "/statements/?speaker=~none&party=-united-states&year=-2013",
    "/statements/?speaker=~body&medium=-~none&from=2012-01-01",
    "/statements/?year=1999&medium=~none",
    "/statements/?year=1999&kind=-quotation&q=%D0%B1",
    "/statements/facets/party/?party=-united-states",
    "/statements/?speaker=john-kerry&year=2015&from=2015-09-01&to=2015-12-31",
    "/statements/?q=%D0%B1&sort=relevance",
    "/statements/?page=2",
    "/statements/?kind=quotation&medium=interview&sort=oldest",
    "/articles/?year=2015&sort=oldest",
    "/people/?sort=quoted",
    "/statements/facets/kind/",
    "/statements/timeline/?from=2015-01-10&to=2015-02-10&speaker=-~none",
    "/statements/timeline/?year=1999",
    "/statements/facets/year/?find=20",
    "/search/?q=%D0%90%D1%81%D1%81%D0%B0%D0%B4",
    "/search/?q=%D0%90%D1%81%D0%B0%D0%B4",
    "/statements/?q=%D0%90%D1%81%D0%B0%D0%B4+%D1%89%D1%89%D1%89%D1%89",
]
TEMPLATES = [
    "400.html",
    "400_host.html",
    "403.html",
    "403_csrf.html",
    "429.html",
    "500.html",
    "503.html",
    "503_database.html",
]


def addresses() -> list[str]:
    """What is typed into an address has no Latin letters either."""
    return [address.replace("Aleppo", "%D0%90") for address in [*every_page(), *NARROWED, *REFUSED]]


def page(address: str) -> str:
    """Without what differs at each request."""
    return Client().get(address, headers={"accept": "text/html"}).content.decode()


@pytest.mark.django_db(transaction=True)
def test_no_page_has_an_english_word_in_another_language() -> None:
    write_content_in_cyrillic()
    with translation.override(LANGUAGE):
        left = {address: found for address in addresses() if (found := english_on(page(address)))}
    assert left == {}


def test_no_change_and_no_form_has_an_english_word_in_another_language() -> None:
    write_content_in_cyrillic()
    statement = Statement.objects.published().filter(channel="direct").order_by("pk")[0]
    with one_edit(None, "\u0431"):
        statement.channel, statement.said_on, statement.said_precision = "anonymous", "2014-02-01", "month"
        statement.save()
    with one_edit(None, "\u0431"):
        Article.objects.get(pk=statement.article_id).save()
    form = {"text": "", "source": "\u0431" * 501, "email": "\u0431", "website": "\u0431"}
    with translation.override(LANGUAGE):
        [correction] = Correction.objects.all()
        pages = ["/about/changes/", f"/about/changes/{correction.uid}/", statement.get_absolute_url(), "/report/"]
        left = {address: found for address in pages if (found := english_on(page(address)))}
        sent = Client().post("/report/", urlencode(form), content_type="application/x-www-form-urlencoded")
        assert sent.status_code == 400
        assert english_on(sent.text) == []
        feed = Client().get("/about/changes.atom").text
        assert english_in(feed.partition("<summary")[2].partition("</summary>")[0].partition(">")[2]) == []
    assert left == {}


def test_no_error_page_has_an_english_word_in_another_language() -> None:
    with translation.override(LANGUAGE):
        left = {name: found for name in TEMPLATES if (found := english_on(get_template(name).render({})))}
    assert left == {}


def test_what_is_refused_as_data_is_told_in_the_language() -> None:
    with translation.override(LANGUAGE):
        for address in REFUSED[6:10]:
            answer = Client().get(address.replace("/?", ".json?"))
            told = [sentence for sentences in answer.json()["errors"].values() for sentence in sentences]
            assert answer.status_code >= 400
            assert told
            assert not [sentence for sentence in told if english_in(sentence)]


def test_every_page_is_the_same_before_and_after_it_was_in_another_language() -> None:
    seen: dict[str, list[dict[str, str]]] = {LANGUAGE: [], "en-gb": []}
    for language in (LANGUAGE, "en-gb") * 2:
        with translation.override(language):
            seen[language].append({address: page(address) for address in addresses()})
    for address in addresses():
        (other, other_again), (english, english_again) = ((page[address] for page in pages) for pages in seen.values())
        assert "[!!" in other, address
        assert "[!!" not in english, address
        assert other_again == other, address
        assert english_again == english, address


def test_a_page_says_its_language_and_direction(settings: Any) -> None:
    assert '<html lang="en-gb" dir="ltr">' in page("/statements/")
    with translation.override(LANGUAGE):
        assert f'<html lang="{LANGUAGE}" dir="ltr">' in page("/statements/")
    with translation.override("ar"):
        assert '<html lang="ar" dir="rtl">' in page("/statements/")


def test_a_forgotten_message_is_noticed() -> None:
    assert english_on('<p title="Ŝţåţé">Ŝţåţé <b>State</b></p>') == ["State"]
    assert english_on('<input placeholder="Find"><p translate="no">CODE</p><p>x</p>') == ["Find"]
