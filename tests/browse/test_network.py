"""Who is quoted with whom, on which topics, and who agrees: counted in the statements that the address selects."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from html import escape
from itertools import combinations
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from articles.browse.lists import iter_keys
from articles.browse.network import network
from articles.browse.statements import STATEMENTS
from articles.models import Article, Person, Position, Question, Statement
from articles.nouns import snapshot
from tests.archive import add_article, grow
from tests.browse.pages import page_of, text_of

pytestmark = pytest.mark.django_db

Ties = dict[tuple[str, str], int]


def ties_of(query: str) -> Ties:
    found = network(QueryDict(query), snapshot()).ties
    return {(min(pair), max(pair)): tie.weight for tie in found for pair in [(tie.first.key, tie.second.key)]}


def shared(statements: Any, path: str) -> Ties:
    """Counted by hand: for two speakers, how many values of the path both have."""
    values: dict[str, set[Any]] = defaultdict(set)
    for speaker, value in statements.filter(speaker__isnull=False).values_list("speaker__slug", path):
        if value is not None:
            values[speaker].add(value)
    pairs = {(a, b): len(values[a] & values[b]) for a, b in combinations(sorted(values), 2)}
    return {pair: count for pair, count in pairs.items() if count}


def selected(query: str) -> Any:
    """The statements that the list shows for this query string."""
    keys = [key for batch in iter_keys(STATEMENTS, QueryDict(query), snapshot()) for key in batch]
    return Statement.objects.filter(pk__in=keys)


FILTERS = [
    "",
    "topic=ceasefire",
    "year=2015&kind=quotation",
    "q=Assad",
    "q=Assad&kind=-paraphrase",
    "q=-Assad&from=2014-01-20",
    "q=-the",
    "speaker=john-kerry&speaker=philip-hammond",
    "from=2015-09-01&to=2015-12-31",
    "from=2014-01-20",
    "to=2015-09-15&kind=-paraphrase",
    "q=Assad&from=2013-09-02&to=2015-12-31",
]


@pytest.mark.parametrize("query", FILTERS)
def test_a_tie_counts_the_articles_that_quote_both(query: str) -> None:
    assert ties_of(query) == shared(selected(query), "article")


# Of few days and of many, some of them within a month or a year that begins before.
SPANS = [
    "from=2014-02-15",
    "from=2014-02-15&to=2014-02-16",
    "to=2014-02-28",
    "from=2014-02-20&q=talks",
    "from=2014-03-01&to=2014-03-09&kind=-paraphrase",
    "from=2013-01-01&to=2016-12-31",
]


@pytest.mark.parametrize("query", SPANS)
def test_ties_of_a_span_count_dates_of_which_only_the_month_or_the_year_is_known(query: str) -> None:
    for number, pk in enumerate(Statement.objects.order_by("pk").values_list("pk", flat=True)):
        day = date(2014, 2, 1) + timedelta(days=number * 2 % 60)
        precision = ("day", "day", "month", "day", "year")[number % 5]
        first = {"day": day, "month": day.replace(day=1), "year": day.replace(month=1, day=1)}[precision]
        Statement.objects.filter(pk=pk).update(said_on=first, said_precision=precision)
    expected = shared(selected(query), "article")
    assert ties_of(query) == expected
    assert expected


@pytest.mark.parametrize("query", FILTERS)
def test_a_tie_counts_the_rounds_that_both_speak_at(query: str) -> None:
    assert ties_of(f"ties=rounds&{query}") == shared(selected(query), "round")


@pytest.mark.parametrize("query", FILTERS)
def test_a_tie_counts_the_statements_of_a_person_on_a_topic(query: str) -> None:
    rows = selected(query).filter(speaker__isnull=False, topics__isnull=False)
    pairs = rows.values_list("speaker__slug", "topics__slug")
    expected = Counter((speaker, f"topic:{topic}") for speaker, topic in pairs)
    found = network(QueryDict(f"ties=topics&{query}"), snapshot())
    shown = {node.key for node in found.nodes}
    ties = {(tie.first.key, tie.second.key): tie.weight for tie in found.ties}
    assert ties == {pair: count for pair, count in expected.items() if shown >= set(pair)}
    assert ties


@pytest.fixture
def stances() -> dict[str, Person]:
    """Ann and Ben agree on one question and differ on another; Cas is conditional on one."""
    Position.objects.all().delete()
    one, other = Question.objects.all()[:2]
    taken = {
        "ann": [(one, "supports"), (other, "supports"), (one, "supports")],
        "ben": [(one, "supports"), (other, "opposes")],
        "cas": [(one, "conditional"), (other, "opposes")],
    }
    people = {}
    for name, positions in taken.items():
        people[name] = Person.objects.create(slug=name, name=name.capitalize(), sort_name=name)
        for number, (question, stance) in enumerate(positions):
            statement = add_article(f"{name}-{number}").statements.get()
            Statement.objects.filter(pk=statement.pk).update(speaker=people[name])
            Position.objects.create(statement=statement, question=question, stance=stance, note="Says so.")
    return people


def test_stances_are_projected_as_agreement_disagreement_and_their_difference(stances: dict[str, Person]) -> None:
    assert ties_of("ties=congruence") == {("ann", "ben"): 1, ("ben", "cas"): 1}
    assert ties_of("ties=conflict") == {("ann", "ben"): 1, ("ann", "cas"): 1}
    assert ties_of("ties=subtract") == {("ann", "cas"): -1, ("ben", "cas"): 1}, "one each is nothing"


def test_stances_follow_the_filters_and_drafts_never_show(stances: dict[str, Person]) -> None:
    assert ties_of("ties=congruence&speaker=ann&speaker=ben") == {("ann", "ben"): 1}
    assert ties_of("ties=congruence&from=2017-01-01") == {}
    Article.objects.filter(statements__speaker=stances["ben"]).update(status="draft")
    assert ties_of("ties=congruence") == {}
    assert "Ben" not in page_of("/network/?ties=congruence")


def test_at_most_forty_are_shown_those_with_the_most_statements() -> None:
    grow(60)
    for ties in ("articles", "rounds", "topics"):
        found = network(QueryDict(f"ties={ties}"), snapshot())
        assert len(found.nodes) <= 40
        assert found.nodes[0].key == "john-kerry"
        assert "40 at most" in page_of(f"/network/?ties={ties}")
    few_topics = "ties=topics&from=2014-01-02&to=2014-02-28"
    assert len(network(QueryDict(few_topics), snapshot()).nodes) < 40, "26 people are shown, and few topics"
    assert "40 at most" in page_of(f"/network/?{few_topics}")
    assert "40 at most" not in page_of("/network/?ties=topics&from=2014-01-02&to=2014-01-05")


def test_the_page_has_each_tie_with_its_number_and_a_link() -> None:
    page = page_of("/network/")
    rows = [text_of(row) for row in page.partition('id="ties"')[2].partition('<h2 id="nodes"')[0].split("<tr>")[2:]]
    found = network(QueryDict(""), snapshot())
    assert rows == [
        f"{tie.first.label} {tie.second.label} {tie.weight} : {tie.first.label} and {tie.second.label}"
        for tie in found.ties
    ]
    client = Client()
    for tie in found.ties[:3]:
        assert f'href="/compare/{escape(found.shared_query(tie))}"' in page
        assert client.get(f"/compare/{found.shared_query(tie)}").status_code == 200


def test_each_name_links_to_the_statements_that_are_counted() -> None:
    found = network(QueryDict("ties=topics&year=2015"), snapshot())
    client = Client()
    for node in (found.nodes[0], found.nodes[-1]):
        assert client.get(f"/statements.json{node.query}").json()["total"] == node.statements
    tie = found.ties[0]
    assert client.get(f"/statements.json{found.shared_query(tie)}").json()["total"] == tie.weight


@pytest.mark.parametrize(
    "query",
    ["ties=topics&topic=ceasefire", "ties=topics&topic=-ceasefire", "ties=congruence", "ties=subtract&year=2015"],
)
def test_each_number_is_that_of_the_list_behind_it(query: str) -> None:
    found = network(QueryDict(query), snapshot())
    client = Client()

    def total(selected: str) -> int:
        return int(client.get(f"/statements.json{selected}").json()["total"])

    assert found.nodes
    assert total(found.basis.query) == found.statements
    for node in found.nodes:
        assert total(node.query) == node.statements, node.label
    for tie in found.ties if found.kind.with_topics else ():
        assert total(found.shared_query(tie)) == tie.weight, tie


def test_the_choice_of_ties_stays_when_a_filter_goes() -> None:
    page = page_of("/network/?ties=rounds&year=2015&topic=ceasefire")
    assert 'href="/network/?ties=rounds&amp;year=2015"' in page
    assert 'href="/network/?ties=conflict&amp;topic=ceasefire&amp;year=2015"' in page
    assert 'href="/network/?topic=ceasefire&amp;year=2015"' in page
    assert '<a class="chips-clear" href="/network/?ties=rounds">' in page


@pytest.mark.parametrize(
    "query", ["ties=x", "ties=%00", "speaker=nobody", "from=yesterday", "ties=topics&year=x", "q=%21"]
)
def test_bad_input_gets_a_clear_answer(client: Client, query: str) -> None:
    assert client.get(f"/network/?{query}").status_code == 400
    for file in ("network.graphml", "network-nodes.csv", "network-edges.csv"):
        answer = client.get(f"/{file}?{query}")
        assert answer.status_code == 400
        assert answer["Content-Type"].startswith("text/plain")


def test_without_anybody_the_page_says_so() -> None:
    for ties in ("articles", "rounds", "topics", "subtract"):
        assert "No named person" in page_of(f"/network/?ties={ties}&from=1999-01-01&to=1999-12-31")


def test_lists_of_statements_lead_to_their_network_with_the_same_filters() -> None:
    assert 'href="/network/?topic=ceasefire&amp;year=2015"' in page_of(
        "/statements/?topic=ceasefire&year=2015&view=table"
    )
    assert 'href="/network/?speaker=john-kerry"' in page_of("/people/john-kerry/")
    assert 'href="/network/"' in page_of("/")
