"""The generated archive has the requested size, realistic distributions, and depends only on its seed."""

from __future__ import annotations

import datetime
import hashlib
import re
import subprocess
import sys
from collections import Counter
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models import Count, F, Model
from django.test import Client

from articles.index.analysis import ANALYZER
from articles.models import Article, Organisation, Outlet, Person, Role, Round, Statement, Topic, Utterance, Venue
from bench.generator.archive import generate_archive
from bench.generator.article import ADDRESS, ArticleGenerator
from bench.generator.command import main
from bench.generator.prose import vocabulary
from bench.generator.size import Size

pytestmark = pytest.mark.django_db

STATEMENTS = 300


@pytest.fixture
def empty() -> None:
    remove_all()


@pytest.fixture
def coverage(empty: None) -> None:
    generate_archive(STATEMENTS, seed=1)


def remove_all() -> None:
    connection.check_constraints()  # PostgreSQL empties no table while such checks are outstanding
    call_command("flush", interactive=False, verbosity=0)


def digest() -> str:
    """Of all records, without their primary keys."""
    dump = StringIO()
    call_command("dumpdata", "articles", natural_foreign=True, natural_primary=True, stdout=dump)
    records = sorted(dump.getvalue().replace('{"model"', '\n{"model"').splitlines())
    return hashlib.sha256("\n".join(records).encode()).hexdigest()


def shares(field: str) -> list[float]:
    """The share of each value of a field in all statements, the largest first."""
    counts = Statement.objects.exclude(**{field: None}).values_list(field).annotate(count=Count("pk"))
    return sorted((count / STATEMENTS for _, count in counts), reverse=True)


@pytest.mark.usefixtures("empty")
def test_the_same_seed_gives_the_same_archive_and_another_gives_another() -> None:
    digests = []
    for seed in (1, 1, 2):
        generate_archive(120, seed)
        digests.append(digest())
        remove_all()
    assert digests[0] == digests[1] != digests[2]


def test_a_million_statements_have_the_cast_of_a_large_archive() -> None:
    size = Size.for_statements(1_000_000)
    assert (size.articles, size.people, size.venues, size.topics) == (200_000, 5_000, 500, 40)
    assert (size.organisations, size.rounds, size.outlets, size.parties) == (300, 40, 60, 25)


@pytest.mark.usefixtures("coverage")
def test_there_are_as_many_as_asked_for() -> None:
    assert Statement.objects.count() == STATEMENTS
    assert Article.objects.published().count() == STATEMENTS // 5
    assert Person.objects.count() == 20


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize("statements", [1, 2, 7])
def test_the_smallest_archives_can_be_made(statements: int) -> None:
    generate_archive(statements, seed=1)
    assert Statement.objects.count() == statements


@pytest.mark.usefixtures("coverage")
@pytest.mark.parametrize("model", [Article, Organisation, Outlet, Person, Role, Round, Statement, Topic, Venue])
def test_every_record_could_have_been_entered_by_an_editor(model: type[Model]) -> None:
    for record in model._default_manager.order_by("pk")[:40]:
        record.full_clean(exclude=blank_in_the_form(record))


def blank_in_the_form(record: Any) -> list[str]:
    """Fields that `full_clean` finds empty only because the form fills them."""
    return ["uid"] if isinstance(record, Statement) else []


@pytest.mark.usefixtures("coverage")
def test_a_few_speak_often_and_most_hardly_ever() -> None:
    speakers = shares("speaker")
    assert 0.06 < speakers[0] < 0.16
    assert len(speakers) > 10
    assert shares("article__outlet")[0] > 0.15
    assert shares("role__party")[0] > 2 * shares("role__party")[4]


@pytest.mark.usefixtures("coverage")
def test_statements_are_of_every_kind() -> None:
    kinds = dict(Statement.objects.values_list("kind").annotate(count=Count("pk")))
    assert set(kinds) == set(Statement.Kind.values)
    assert min(kinds.values()) > STATEMENTS / 10
    assert set(Statement.objects.values_list("channel", flat=True)) == set(Statement.Channel.values)
    topics = Counter(Statement.objects.annotate(topic_count=Count("topics")).values_list("topic_count", flat=True))
    assert set(topics) == {1, 2, 3}


@pytest.mark.usefixtures("coverage")
def test_nothing_is_said_after_it_was_printed_or_outside_2011_to_2024() -> None:
    assert not Statement.objects.filter(said_on__gt=F("article__published")).exists()
    for dates in (
        Statement.objects.values_list("said_on", flat=True),
        Article.objects.values_list("published", flat=True),
    ):
        assert {date.year for date in dates if date} <= set(range(2011, 2025))


@pytest.mark.usefixtures("coverage")
def test_a_speaker_is_in_the_office_that_was_held_that_day() -> None:
    statements = Statement.objects.filter(role__isnull=False, said_on__isnull=False, said_precision="day")
    assert statements.exists()
    for statement in statements.select_related("role"):
        assert statement.role
        assert statement.said_on
        assert statement.role.person_id == statement.speaker_id
        assert statement.role.covers(statement.said_on)


@pytest.mark.usefixtures("coverage")
def test_an_article_names_all_who_speak_in_it_and_where() -> None:
    for article in Article.objects.prefetch_related("people", "venues", "statements"):
        statements = article.statements.all()
        assert {s.speaker_id for s in statements} - {None} <= {person.pk for person in article.people.all()}
        assert {s.venue_id for s in statements} - {None} == {venue.pk for venue in article.venues.all()}
        assert sorted(s.order for s in statements) == list(range(1, len(statements) + 1))


@pytest.mark.usefixtures("empty")
def test_some_remarks_are_reported_by_several_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ArticleGenerator, "days", lambda self, count: [datetime.date(2016, 2, 1)] * count)
    generate_archive(STATEMENTS, seed=1)
    reported = Utterance.objects.annotate(articles=Count("statements__article", distinct=True))
    assert reported.filter(articles__gt=1).exists()


@pytest.mark.usefixtures("coverage")
def test_people_have_names_in_other_scripts() -> None:
    scripts = set(Person.objects.values_list("names__script", flat=True)) - {None}
    assert scripts == {"Latn", "Arab", "Cyrl"}
    assert all(re.fullmatch(r"[a-z-]+-\d+", slug) for slug in Person.objects.values_list("slug", flat=True))


def test_no_word_is_twice_in_the_vocabulary() -> None:
    assert len(vocabulary()) == len(set(vocabulary())) == 30_000
    assert all(word.isalpha() for word in vocabulary())


@pytest.mark.usefixtures("coverage")
def test_words_are_as_unequal_as_in_a_language() -> None:
    found: Counter[str] = Counter()
    for words, paraphrase in Statement.objects.values_list("words", "paraphrase"):
        found.update(set(ANALYZER.analyze(f"{words} {paraphrase}")))
    frequent, rare = [n for n in found.values() if n > STATEMENTS / 5], [n for n in found.values() if n < 3]
    assert 10 < len(frequent) < 40
    assert len(rare) > 1000


@pytest.mark.usefixtures("coverage")
def test_made_up_statements_are_found() -> None:
    answer = Client().get("/statements.json").json()
    assert answer["total"] == STATEMENTS
    speaker = Person.objects.annotate(count=Count("statements")).order_by("-count")[0]
    assert Client().get("/statements.json", {"speaker": speaker.slug}).json()["total"] == speaker.count


@pytest.mark.usefixtures("empty")
def test_the_command_says_what_it_generated_and_what_comes_next(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--statements", "50", "--seed", "4"])
    *progress, generated, coming = capsys.readouterr().out.splitlines()
    assert progress[-1] == "50 of 50 statements"
    assert re.fullmatch(r"Generated 50 statements in 10 articles in \d+\.\d seconds\.", generated)
    assert "manage.py build_index" in coming


def test_a_database_of_real_articles_is_left_alone() -> None:
    with pytest.raises(SystemExit, match=r"holds real articles.*--beside-real"):
        main(["--statements", "50"])
    assert not Article.objects.filter(url__startswith=ADDRESS).exists()


def test_made_up_coverage_can_stand_beside_real_articles_when_one_says_so() -> None:
    real = Statement.objects.count()
    main(["--statements", "50", "--beside-real"])
    assert Article.objects.filter(url__startswith=ADDRESS).count() == 10
    assert Statement.objects.count() == real + 50


@pytest.mark.usefixtures("coverage")
def test_nothing_is_added_to_made_up_coverage() -> None:
    with pytest.raises(SystemExit, match="already holds made-up coverage"):
        main(["--statements", "50", "--beside-real"])
    assert Statement.objects.count() == STATEMENTS


@pytest.mark.parametrize(
    ("statements", "message"),
    [
        ("0", "--statements must be 1 or more."),
        ("-5", "--statements must be 1 or more."),
        ("many", "argument --statements: invalid int value: 'many'"),
    ],
)
def test_a_number_of_statements_that_cannot_be_made_is_refused(
    statements: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["--statements", statements])
    assert message in capsys.readouterr().err


def test_it_runs_as_a_module() -> None:
    command = [sys.executable, "-m", "bench.generator", "--help"]
    assert "--beside-real" in subprocess.run(command, capture_output=True, text=True, check=True).stdout
