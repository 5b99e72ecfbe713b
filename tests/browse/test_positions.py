"""Who took which stance on a question, and when: a matrix, statements that differ, and every statement."""

from __future__ import annotations

import datetime
import re
from collections import Counter

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.browse.positions import positions_on
from articles.models import Article, Position, Precision, Question, Statement
from articles.nouns import snapshot
from tests.browse.pages import page_of, text_of

pytestmark = pytest.mark.django_db

QUESTION = "/positions/assad-gives-up-power/"


def cells_of(page: str, row: str) -> list[str]:
    """The texts of the cells beside the heading of a row."""
    rows = re.findall(r"<tr>.*?</tr>", page, re.DOTALL)
    [found] = [each for each in rows if f">{row}<" in each]
    return [text_of(cell) for cell in re.findall(r"<td.*?</td>", found, re.DOTALL)]


def years_of(page: str) -> list[str]:
    return [text_of(year) for year in re.findall(r'<th scope="col">.*?</th>', page, re.DOTALL)][1:]


def take(uid: str, stance: str, day: datetime.date | None, precision: str = Precision.DAY) -> Statement:
    statement = Statement.objects.get(uid=uid)
    statement.positions.filter(question__slug="assad-gives-up-power").delete()
    Position.objects.create(
        statement=statement, question=Question.objects.get(slug="assad-gives-up-power"), stance=stance, note="Says so."
    )
    Statement.objects.filter(pk=statement.pk).update(said_on=day, said_precision=precision)
    return statement


def test_the_list_has_every_question_with_its_statements_by_stance() -> None:
    page = page_of("/positions/")
    for question in Question.objects.all():
        published = question.positions.filter(statement__article__status=Article.Status.PUBLISHED)
        counts = Counter(published.values_list("stance", flat=True))
        row = next(part for part in page.split("<article") if question.get_absolute_url() in part)
        for stance in Position.Stance:
            assert (f"{stance.label.capitalize()}: {counts[stance]}" in text_of(row)) == (counts[stance] > 0)
        assert ("No statement yet" in row) == (not counts)


def test_a_cell_names_the_stance_and_links_to_each_statement_by_its_day() -> None:
    page = page_of(QUESTION + "speakers/")
    assert years_of(page) == ["2015", "Day not known"]
    assert cells_of(page, "Marie Harf") == ["Supports 15 Mar", "– No statement"]
    assert 'href="/statements/3w3x8k95vg/"' in page


def test_a_month_is_no_day_and_a_year_no_month() -> None:
    take("3w3x8k95vg", Position.Stance.OPPOSES, datetime.date(2015, 3, 1), Precision.MONTH)
    assert cells_of(page_of(QUESTION + "speakers/"), "Marie Harf")[0] == "Opposes Mar"
    take("3w3x8k95vg", Position.Stance.CONDITIONAL, datetime.date(2015, 1, 1), Precision.YEAR)
    assert cells_of(page_of(QUESTION + "speakers/"), "Marie Harf")[0] == "Conditional 2015"


def test_nothing_found_among_statements_differs_from_no_statement() -> None:
    take("3w3x8k95vg", Position.Stance.SUPPORTS, datetime.date(2012, 6, 30))
    page = page_of(QUESTION)
    assert years_of(page) == ["2012", "2013", "2014", "2015", "Day not known"]
    cells = cells_of(page, "United States")
    in_2014 = Client().get("/statements.json?party=united-states&year=2014").json()["total"]
    assert cells[0] == "Supports 30 Jun"
    assert cells[1] == "– No statement"
    assert cells[2] == f"None in {in_2014}"
    assert f'href="/statements/?party=united-states&amp;year=2014" rel="nofollow">None in {in_2014}' in page


def test_more_statements_than_fit_into_a_cell_are_in_their_list() -> None:
    page = page_of(QUESTION + "speakers/")
    address = "/statements/?question=assad-gives-up-power&amp;speaker=john-kerry&amp;year=2015"
    for uid in ("x9a2tx5a2r", "fhczcnnncp"):
        take(uid, Position.Stance.SUPPORTS, datetime.date(2015, 9, 19))
    assert address not in page
    page = page_of(QUESTION + "speakers/")
    assert cells_of(page, "John Kerry")[0] == "Supports 19 Sep , 19 Sep , 19 Sep , 2 more"
    assert f'href="{address}"' in page
    assert Client().get(address.replace("&amp;", "&").replace("/?", ".json?")).json()["total"] == 5


def test_two_statements_of_one_speaker_that_differ_stand_side_by_side_with_their_dates() -> None:
    assert "Statements that differ" not in page_of(QUESTION)
    take("ax5rtfe5qt", Position.Stance.CONDITIONAL, datetime.date(2014, 1, 22))
    page = page_of(QUESTION)
    [pair] = re.findall(r'<article class="stance-pair">.*?</article>', page, re.DOTALL)
    assert re.search("John Kerry .*22 January 2014 Conditional .*19 September 2015 Supports", text_of(pair))
    words = [Statement.objects.get(uid=uid) for uid in re.findall(r"/statements/(\w+)/", pair)]
    assert [one.said_on for one in words] == [datetime.date(2014, 1, 22), datetime.date(2015, 9, 19)]


def test_every_statement_stands_below_with_its_stance_and_the_reason_for_it() -> None:
    page = page_of(QUESTION)
    evidence = text_of(page.split('class="evidence"', 1)[1])
    question = Question.objects.get(slug="assad-gives-up-power")
    assert f"{question.positions.count()} statements take a position" in text_of(page)
    for position in question.positions.all():
        assert position.note in evidence
        assert f'id="statement-{position.statement.uid}"' in page


def test_the_filters_of_statements_narrow_a_question() -> None:
    page = page_of(QUESTION + "?speaker=john-kerry&from=2015-01-01")
    assert "Remove John Kerry" in text_of(page) or "John Kerry ×" in text_of(page)
    assert len(re.findall(r"<tr>", page)) == 2
    shown = set(re.findall(r'id="statement-(\w+)"', page))
    expected = Client().get("/statements.json?question=assad-gives-up-power&speaker=john-kerry&from=2015-01-01")
    assert shown == {row["id"] for row in expected.json()["rows"]}
    assert "/positions/assad-gives-up-power/speakers/?speaker=john-kerry&amp;from=2015-01-01" in page
    assert 'href="/statements/?question=assad-gives-up-power&amp;speaker=john-kerry&amp;from=2015-01-01"' in page


def test_a_question_is_a_facet_of_statements_with_its_text() -> None:
    page = page_of("/statements/?question=truce-before-talks")
    assert "Must the fighting stop before political talks?" in page
    assert Client().get("/statements.json?question=truce-before-talks").json()["total"] == 1
    assert "fighting" in page_of("/statements/facets/question/?find=fighting")


def test_nothing_that_matches_is_said_so() -> None:
    page = page_of(QUESTION + "?speaker=philip-hammond&year=2014")
    assert "No matching statement in the collection takes a position" in page
    assert "<table" not in page


def test_a_statement_of_a_draft_takes_no_position() -> None:
    before = page_of(QUESTION)
    assert "/statements/3w3x8k95vg/" in before
    Article.objects.filter(statements__uid="3w3x8k95vg").update(status=Article.Status.DRAFT)
    assert "/statements/3w3x8k95vg/" not in page_of(QUESTION)
    assert "/statements/3w3x8k95vg/" not in page_of(QUESTION + "speakers/")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (QUESTION + "?from=yesterday", 400),
        (QUESTION + "?question=truce-before-talks", 400),
        (QUESTION + "?speaker=nobody", 400),
        (QUESTION + "speakers/?page=99", 404),
        ("/positions/never/", 404),
        ("/positions/never/speakers/", 404),
    ],
)
def test_what_cannot_be_shown_is_answered_with_the_reason(address: str, status: int) -> None:
    answer = Client().get(address)
    assert answer.status_code == status
    assert "<h1" in answer.content.decode()


def test_at_most_so_many_rows_are_counted_and_the_others_are_announced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.browse.stance_matrix.MOST_ROWS", 2)
    page = page_of(QUESTION + "speakers/")
    assert len(re.findall(r"<tr>", page)) == 3
    assert re.search(r"\d more rows?, with fewer statements", text_of(page))


def test_the_queries_of_a_page_do_not_depend_on_the_number_of_statements() -> None:
    question = Question.objects.get(slug="assad-gives-up-power")

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            positions_on(question, "speaker", QueryDict(""), now)
        return len(captured)

    now = snapshot()
    positions_on(question, "speaker", QueryDict(""), now)  # reads the labels
    few = queries()
    for statement in Statement.objects.exclude(positions__question=question)[:40]:
        Position.objects.create(statement=statement, question=question, stance="opposes", note="Says so.")
    now = snapshot()
    positions_on(question, "speaker", QueryDict(""), now)
    assert queries() == few == 3
