"""Every page can be had in another language, before and after English in the same process."""

from __future__ import annotations

from typing import Any

import pytest
from django.template.loader import get_template
from django.test import Client
from django.utils import translation

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
    "/statements/facets/year/?find=20",
    "/search/?q=%D0%90%D1%81%D1%81%D0%B0%D0%B4",
    "/search/?q=%D0%90%D1%81%D0%B0%D0%B4",
    "/statements/?q=%D0%90%D1%81%D0%B0%D0%B4+%D1%89%D1%89%D1%89%D1%89",
]
TEMPLATES = ["400.html", "403.html", "403_csrf.html", "429.html", "500.html", "503.html", "503_database.html"]


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


def test_english_is_the_same_before_and_after_another_language() -> None:
    before = {address: page(address) for address in addresses()}
    with translation.override(LANGUAGE):
        other = {address: page(address) for address in addresses()}
    after = {address: page(address) for address in addresses()}
    for address in addresses():
        assert "[!!" in other[address], address
        assert "[!!" not in before[address], address
        assert after[address] == before[address], address


def test_another_language_is_the_same_before_and_after_english() -> None:
    with translation.override(LANGUAGE):
        before = {address: page(address) for address in addresses()}
    for address in addresses():
        assert "[!!" not in page(address), address
    with translation.override(LANGUAGE):
        for address in addresses():
            assert page(address) == before[address], address


def test_a_page_says_its_language_and_direction(settings: Any) -> None:
    assert '<html lang="en-gb" dir="ltr">' in page("/statements/")
    with translation.override(LANGUAGE):
        assert f'<html lang="{LANGUAGE}" dir="ltr">' in page("/statements/")
    with translation.override("ar"):
        assert '<html lang="ar" dir="rtl">' in page("/statements/")


def test_a_forgotten_message_is_noticed() -> None:
    assert english_on('<p title="Ŝţåţé">Ŝţåţé <b>State</b></p>') == ["State"]
    assert english_on('<input placeholder="Find"><p translate="no">CODE</p><p>x</p>') == ["Find"]
