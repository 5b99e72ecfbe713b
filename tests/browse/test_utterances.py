"""One remark with each report of it, and the list of remarks that several outlets report."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from django.test import Client

from articles.browse import utterance_list, utterances
from articles.models import Article, Outlet, Redirect, Statement, Utterance
from tests.archive import add_article
from tests.browse.pages import page_of, text_of

pytestmark = pytest.mark.django_db

FULL = "We will have to negotiate in the end, as we have always said."


@pytest.fixture
def remark() -> Utterance:
    return Utterance.objects.create(slug="in-the-end", summary="Ada Quill in Zenda: negotiations in the end.")


def report(remark: Utterance, name: str, words: str = FULL, **facts: Any) -> Statement:
    """A report in an article of its own, by an outlet of its own. Reports are printed in the order of this call."""
    printed = datetime.date(2016, 2, 1) + datetime.timedelta(days=Article.objects.count())
    article = add_article(f"article-of-{name}")
    article.outlet = Outlet.objects.create(slug=name, name=name.capitalize())
    article.published = printed
    article.language = facts.pop("language", "en")
    article.status = facts.pop("status", "published")
    article.save()
    article.statements.update(utterance=remark, words=words, **facts)
    return article.statements.get()


def main(address: str) -> str:
    return page_of(address).partition("<main")[2].partition("</main>")[0]


def passages(page: str) -> list[str]:
    return page.split('<div class="passage ')[1:]


def test_reports_stand_by_the_day_of_their_publication(remark: Utterance) -> None:
    late, early = report(remark, "late"), report(remark, "early")
    Article.objects.filter(pk=late.article_id).update(published=datetime.date(2017, 1, 1))
    Article.objects.filter(pk=early.article_id).update(published=datetime.date(2016, 1, 1))
    page = main("/utterances/in-the-end/")
    assert page.index("Early") < page.index("Late")


def test_it_is_counted_once_as_said_and_as_often_as_printed_as_reported(remark: Utterance) -> None:
    first = report(remark, "one")
    report(remark, "two")
    Statement.objects.create(
        article=first.article, kind="quotation", words="In the end.", speaker=first.speaker, utterance=remark
    )
    text = text_of(main("/utterances/in-the-end/"))
    assert "Said once. Reported in 3 passages of 2 articles by 2 outlets." in text


def test_differences_are_marked_for_eyes_and_for_ears(remark: Utterance) -> None:
    report(remark, "full")
    report(remark, "other", FULL.replace("always ", "").replace("will", "will surely"))
    _full, other = passages(main("/utterances/in-the-end/"))
    assert text_of(re.findall("<ins>.*?</ins>", other, re.S)[0]) == "Added: surely – end of addition."
    assert text_of(re.findall("<del>.*?</del>", other, re.S)[0]) == "Not printed here: always – end of omission."
    rows = re.findall("<tr>(.*?)</tr>", main("/utterances/in-the-end/"), re.S)[1:]
    assert [text_of(row) for row in rows] == ["surely Other Full", "always Full Other"]


def test_half_of_a_quotation_denies_nothing(remark: Utterance) -> None:
    report(remark, "full")
    report(remark, "half", "have to negotiate", kind="partial")
    page = main("/utterances/in-the-end/")
    assert "<del>" not in passages(page)[1]
    assert "2 words are not quoted here" in text_of(passages(page)[1])
    assert "Who prints what" not in page


def test_the_fullest_wording_is_compared_with_until_a_reader_chooses_another(client: Client, remark: Utterance) -> None:
    half, full = report(remark, "half", "have to negotiate"), report(remark, "full")
    assert "The other wordings are compared with this one." in passages(main("/utterances/in-the-end/"))[1]
    page = main(f"/utterances/in-the-end/?with={half.uid}")
    assert "The other wordings are compared with this one." in passages(page)[0]
    assert f"?with={full.uid}" in page
    for wrong in ("nothing", "%00", full.uid + "x", "x" * 3000):
        assert client.get(f"/utterances/in-the-end/?with={wrong}").status_code == 404


def test_a_paraphrase_is_shown_and_not_compared(remark: Utterance) -> None:
    report(remark, "full")
    report(remark, "ours", "", kind="paraphrase", paraphrase="They negotiate in the end.")
    paraphrase = passages(main("/utterances/in-the-end/"))[1]
    assert "Paraphrase They negotiate in the end." in text_of(paraphrase)
    assert "<ins>" not in paraphrase
    assert "compared" not in paraphrase


def test_other_languages_and_long_texts_say_why_they_are_not_compared(remark: Utterance) -> None:
    report(remark, "full")
    report(remark, "foreign", "Il faudra négocier.", language="fr")
    report(remark, "long", "word " * 400)
    page = main("/utterances/in-the-end/")
    assert "In another language" in passages(page)[1]
    assert "Too long to be compared" in passages(page)[2]


def test_markup_in_words_is_text(remark: Utterance) -> None:
    report(remark, "full")
    report(remark, "bold", FULL.replace("always", "<b>always</b> & ever"))
    page = main("/utterances/in-the-end/")
    assert "<b>" not in page
    assert "&lt;b&gt;always&lt;/b&gt; &amp; ever" in page


def test_drafts_never_show(client: Client, remark: Utterance) -> None:
    report(remark, "draft", "Secret words.", status="draft")
    assert client.get("/utterances/in-the-end/").status_code == 404
    assert "in-the-end" not in page_of("/sitemap-utterances.xml")
    report(remark, "one")
    for address in ("/utterances/in-the-end/", "/utterances/", "/sitemap-utterances.xml"):
        assert "Secret words" not in page_of(address)
        assert "Draft" not in page_of(address)
    assert "in-the-end" not in page_of("/utterances/"), "one published report is not several"
    assert "in-the-end" in page_of("/sitemap-utterances.xml")


def test_the_list_has_remarks_of_several_outlets_the_most_first(remark: Utterance) -> None:
    report(remark, "one")
    report(remark, "two")
    other = Utterance.objects.create(slug="once-more", summary="Once more.")
    for name in ("three", "four", "five"):
        report(other, name)
    page = main("/utterances/")
    assert re.findall(r'href="/utterances/([^"/?]+)/"', page) == ["once-more", "in-the-end"]
    assert "3 outlets, 3 passages" in text_of(page)
    assert "2 remarks" in text_of(page)


def test_the_list_shows_how_each_outlet_puts_a_remark(remark: Utterance, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(utterance_list, "MOST_PASSAGES", 2)
    ours = {"kind": "paraphrase", "paraphrase": "He saw <talks> at the end."}
    later = [report(remark, "one"), report(remark, "two", words="", **ours), report(remark, "three")]
    draft = report(remark, "four", status="draft")
    page = main("/utterances/")
    assert [f"/statements/{one.uid}/" in page for one in (*later, draft)] == [True, True, False, False]
    assert f"One “{FULL}” Two Paraphrase He saw <talks> at the end." in text_of(page)
    assert "3 outlets, 3 passages · 1 more passage that reports: Ada Quill" in text_of(page)


def test_the_list_takes_the_filters_of_statements(client: Client, remark: Utterance) -> None:
    first = report(remark, "one")
    report(remark, "two")
    assert first.speaker
    assert "in-the-end" in main(f"/utterances/?speaker={first.speaker.slug}&q=negotiate")
    assert "in-the-end" not in main("/utterances/?speaker=john-kerry")
    assert "No remark reported by several outlets matches." in main("/utterances/?speaker=john-kerry")
    assert client.get("/utterances/?speaker=nobody").status_code == 400
    assert client.get("/utterances/?page=9").status_code == 404


def test_a_long_list_has_pages(client: Client, remark: Utterance, monkeypatch: pytest.MonkeyPatch) -> None:
    report(remark, "one")
    report(remark, "two")
    other = Utterance.objects.create(slug="once-more", summary="Once more.")
    report(other, "three")
    report(other, "four")
    monkeypatch.setattr(utterance_list, "PAGE_SIZE", 1)
    assert "in-the-end" in main("/utterances/?page=1")
    assert "once-more" in main("/utterances/?page=2")


def test_a_list_of_statements_says_that_there_are_other_reports(remark: Utterance) -> None:
    alone = report(remark, "one")
    link = 'href="/utterances/in-the-end/"'
    assert link not in main("/statements/?q=negotiate")
    report(remark, "two")
    assert main("/statements/?q=negotiate").count(link) == 2
    assert "2 reports of this remark" in text_of(main("/statements/?q=negotiate"))
    for address in (alone.get_absolute_url(), alone.article.get_absolute_url(), "/search/?q=negotiate"):
        assert link in main(address), address


def test_an_old_address_leads_to_the_new_one(client: Client, remark: Utterance) -> None:
    report(remark, "one")
    Redirect.objects.create(noun="utterance", old_slug="old", new_slug="in-the-end")
    answer = client.get("/utterances/old/")
    assert answer.status_code == 301
    assert answer["Location"].startswith("/utterances/in-the-end/")


def test_more_passages_than_a_page_holds_are_counted(remark: Utterance, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("one", "two", "three"):
        report(remark, name)
    monkeypatch.setattr(utterances, "MOST_PASSAGES", 2)
    text = text_of(main("/utterances/in-the-end/"))
    assert "1 later passage is not shown." in text
    assert "in 3 passages" in text
