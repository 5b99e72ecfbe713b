"""How much was said before, during and after a round."""

from __future__ import annotations

import datetime
import re

import pytest
from django.test import Client

from articles.browse.round_coverage import Phase, covered_round, rounds_by_year
from articles.drawings.stacked_bar import WIDTH, stacked_bar
from articles.models import Article, Organisation, Precision, Round, Statement
from articles.nouns import snapshot

pytestmark = pytest.mark.django_db


def text_of(address: str) -> str:
    page = re.sub(r"<[^>]*>", " ", Client().get(address).content.decode())
    return " ".join(page.split())


def by_hand(round_: Round) -> dict[Phase, int]:
    """Of a round whose days are known."""
    phases = dict.fromkeys(Phase, 0)
    for statement in Statement.objects.published().filter(round=round_):
        day, precise = statement.said_on, statement.said_precision == Precision.DAY
        if day is None or not precise:
            phases[Phase.UNKNOWN] += 1
        elif day < round_.started:
            phases[Phase.BEFORE] += 1
        elif day > round_.ended:
            phases[Phase.AFTER] += 1
        else:
            phases[Phase.DURING] += 1
    return phases


def test_the_phases_of_every_round_agree_with_a_count_by_hand() -> None:
    years = rounds_by_year(snapshot())
    for covered in (each for year in years for each in year.rounds):
        expected = by_hand(covered.round)
        assert {phase: covered.phases.get(phase, 0) for phase in Phase} == expected
        assert covered.statements == covered.round.statements.count() == sum(expected.values())
        assert covered.articles == Article.objects.filter(statements__round=covered.round).distinct().count() or (
            covered.articles >= covered.round.articles.count()
        )
        assert covered_round(covered.round, snapshot()).phases == covered.phases
    assert [year.year for year in years] == [2012, 2014, 2015]


@pytest.mark.parametrize(
    ("day", "precision", "phase"),
    [
        (datetime.date(2013, 12, 1), Precision.MONTH, Phase.BEFORE),
        (datetime.date(2014, 1, 1), Precision.MONTH, Phase.UNKNOWN),
        (datetime.date(2014, 2, 1), Precision.MONTH, Phase.UNKNOWN),
        (datetime.date(2014, 3, 1), Precision.MONTH, Phase.AFTER),
        (datetime.date(2014, 1, 1), Precision.YEAR, Phase.UNKNOWN),
        (datetime.date(2014, 1, 22), Precision.DAY, Phase.DURING),
        (datetime.date(2014, 2, 15), Precision.DAY, Phase.DURING),
        (datetime.date(2014, 2, 16), Precision.DAY, Phase.AFTER),
        (None, Precision.DAY, Phase.UNKNOWN),
    ],
)
def test_a_month_belongs_to_a_phase_only_if_all_its_days_do(
    day: datetime.date | None, precision: Precision, phase: Phase
) -> None:
    """Geneva II lasted from 22 January to 15 February 2014."""
    talks = Round.objects.get(slug="geneva-ii")
    Statement.objects.update(round=None)
    first = Statement.objects.order_by("pk")[0]
    Statement.objects.filter(pk=first.pk).update(round=talks, said_on=day, said_precision=precision)
    assert covered_round(talks, snapshot()).phases == {phase: 1}


def test_a_round_without_an_end_goes_on() -> None:
    Round.objects.filter(slug="geneva-ii").update(ended=None)
    covered = covered_round(Round.objects.get(slug="geneva-ii"), snapshot())
    assert covered.phases[Phase.AFTER] == 0
    assert "since it began" in text_of("/rounds/geneva-ii/")


def test_rounds_without_dates_stand_last_under_a_heading_of_their_own() -> None:
    Round.objects.filter(slug="geneva-communique").update(started=None, ended=None)
    years = rounds_by_year(snapshot())
    assert [year.year for year in years] == [2014, 2015, None]
    assert "Dates not known" in text_of("/rounds/")
    assert "At and about the round" in text_of("/rounds/geneva-communique/")


def test_a_bar_is_as_long_as_its_share_and_never_longer_than_the_drawing() -> None:
    covered = [each for year in rounds_by_year(snapshot()) for each in year.rounds]
    most = max(each.statements for each in covered)
    lengths = {each.statements: sum(s.width for s in stacked_bar(each.by_phase, most)) for each in covered}
    assert max(lengths.values()) <= WIDTH + 0.5
    assert [lengths[number] for number in sorted(lengths)] == sorted(lengths.values())
    nobody_spoke = covered_round(Round(slug="new", name="New"), snapshot())
    assert stacked_bar(nobody_spoke.by_phase, 0) == []


def test_the_list_says_of_each_round_when_where_by_whom_and_how_it_ended() -> None:
    talks = Round.objects.get(slug="vienna-talks")
    talks.absent.add(Organisation.objects.get(slug="syrian-government"))
    row = text_of("/rounds/").split("Vienna talks", 1)[1]
    for part in ("convened by", "A timetable was set", "Invited but absent: Government of Syria", "during"):
        assert part in row
    assert "30 October 2015 – 14 November 2015" in text_of("/rounds/")


def test_the_links_of_a_row_lead_to_as_many_statements_and_articles_as_they_say() -> None:
    client = Client()
    for covered in (each for year in rounds_by_year(snapshot()) for each in year.rounds):
        statements = client.get(f"/statements.json{covered.statements_query}").json()
        articles = client.get(f"/articles.json{covered.query}").json()
        assert (statements["total"], articles["total"]) == (covered.statements, covered.articles)
        page = client.get("/rounds/").content.decode()
        linked = f'href="/statements/?round={covered.round.slug}&amp;sort=oldest"' in page
        assert linked == bool(covered.statements)
        assert f'href="/articles/?round={covered.round.slug}"' in page


def test_the_page_of_a_round_shows_outcome_with_source_who_came_who_stayed_away_and_the_coverage() -> None:
    talks = Round.objects.get(slug="moscow-consultations")
    talks.absent.add(Organisation.objects.get(slug="national-coalition"))
    text = text_of("/rounds/moscow-consultations/")
    for part in ("Outcome", "Moscow principles", "Source:", "Participants", "Invited but absent", "Coverage"):
        assert part in text
    assert f'href="{talks.source_url}"' in Client().get("/rounds/moscow-consultations/").content.decode()


def test_undated_statements_about_a_round_are_shown_with_the_round() -> None:
    talks = Round.objects.get(slug="moscow-consultations")
    undated = Statement.objects.filter(round=talks, said_on=None)
    assert undated
    text = text_of("/rounds/moscow-consultations/")
    assert "Without an exact day" in text
    assert f"{undated.count()} without an exact day" in text
