"""What a table changes in the record: everything or nothing, with history, and readers find it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from django.test import Client

from articles.exchange.tables import examine_table
from articles.models import Article, Outlet, Person, Position, Statement, Topic, Utterance
from tests.exchange.tables.files import export, import_coverage, refusals, rows_of, total, write

pytestmark = pytest.mark.django_db

ARTICLE = {
    "headline": "Envoys meet in Geneva",
    "outlet": "VICE News",
    "published": "2016-02",
    "source_url": "https://vice.example/envoys",
    "people": "Kerry; Сергей Лавров",
    "rounds": "Geneva II",
}


@pytest.fixture(autouse=True)
def _names() -> None:
    Person.objects.get(slug="sergei-lavrov").names.get_or_create(name="Сергей Лавров", script="Cyrl")


@pytest.fixture
def article() -> Article:
    return Article.objects.published().order_by("pk")[0]


def statement(article: Article, **cells: str) -> dict[str, str]:
    return {
        "article_url": article.get_absolute_url(),
        "kind": "paraphrase",
        "paraphrase": "The talks would go on in spring.",
        "speaker": "John Kerry",
        "said_on": "2015-03",
        "topics": "Ceasefire",
        **cells,
    }


def test_a_new_article_is_a_draft_with_a_slug_a_history_and_what_its_cells_name(tmp_path: Path) -> None:
    lines = import_coverage(write(tmp_path, ARTICLE))
    assert lines[0] == "Row 2: new: Envoys meet in Geneva"
    assert total(lines) == "1 new, 0 changed, 0 the same, 0 refused"
    article = Article.objects.get(slug="envoys-meet-in-geneva")
    assert article.status == Article.Status.DRAFT
    assert (str(article.published), article.published_precision) == ("2016-02-01", "month")
    assert set(article.people.values_list("slug", flat=True)) == {"john-kerry", "sergei-lavrov"}
    [version] = article.history.all()
    assert (version.history_type, version.history_change_reason) == ("+", "Imported from table.csv")
    assert version.people.count() == 2
    assert version.history_user is None


def test_a_published_article_is_found_by_the_next_reader(tmp_path: Path, client: Client) -> None:
    import_coverage(write(tmp_path, {**ARTICLE, "headline": "Flabbergasted envoys", "status": "published"}))
    assert client.get("/articles.json?q=flabbergasted").json()["total"] == 1
    assert client.get("/articles/flabbergasted-envoys/").status_code == 200


def test_a_table_without_ids_can_be_imported_twice(tmp_path: Path, article: Article) -> None:
    for rows in ([ARTICLE], [statement(article)], [{"name": "Ada Quill", "names": "A. Quill"}]):
        file = write(tmp_path, *rows)
        assert total(import_coverage(file)) == "1 new, 0 changed, 0 the same, 0 refused"
        assert total(import_coverage(file)) == "0 new, 0 changed, 1 the same, 0 refused"


def test_a_new_statement_is_the_last_of_its_article_and_readers_find_it(
    tmp_path: Path, client: Client, article: Article
) -> None:
    last = article.statements.order_by("order").last()
    import_coverage(write(tmp_path, statement(article, paraphrase="Flabbergasted, he left.")))
    new = Statement.objects.get(paraphrase="Flabbergasted, he left.")
    assert new.order == last.order + 1  # type: ignore[union-attr]
    assert (str(new.said_on), new.said_precision) == ("2015-03-01", "month")
    assert [topic.slug for topic in new.topics.all()] == ["ceasefire"]
    assert [str(version.history_type) for version in new.history.all()] == ["+"]
    assert [row["id"] for row in client.get("/statements.json?q=flabbergasted").json()["rows"]] == [new.uid]


def test_only_what_differs_is_changed_and_the_history_keeps_both_versions(tmp_path: Path, client: Client) -> None:
    file = export(tmp_path, "statements")
    row = next(row for row in rows_of(file) if row["id"] == "wpy647pddv")
    changed = {"id": row["id"], "context": "Asked in London.", "topics": f"{row['topics']}; Humanitarian aid"}
    lines = import_coverage(write(tmp_path, changed | {"paraphrase": row["paraphrase"]}))
    assert lines[0].startswith("Row 2: changed (context, topics): ")
    statement = Statement.objects.get(uid=row["id"])
    assert statement.words == row["words"]
    assert statement.context == "Asked in London."
    version = statement.history.first()
    assert version.history_type == "~"
    assert version.topics.count() == statement.topics.count() == len(row["topics"].split("; ")) + 1
    assert client.get(f"/statements/{row['id']}.json").json()["context"] == "Asked in London."


def test_one_refused_row_keeps_all_others_out(tmp_path: Path, article: Article) -> None:
    count = Statement.objects.count(), Statement.history.count()
    file = write(
        tmp_path,
        statement(article),
        statement(article, paraphrase="Another.", speaker="Nobody Known", said_on="2015-13-01", kind="song"),
    )
    lines = import_coverage(file)
    assert refusals(lines) == [
        "Row 3, kind: refused: “song” is none of these: quotation, partial, paraphrase.",
        "Row 3, said_on: refused: “2015-13-01” is not a date such as 2014-01-22, 2014-01 or 2014.",
        "Row 3, speaker: refused: There is no “Nobody Known” among the people.",
    ]
    assert lines[-1] == "Error: Nothing was stored, because rows are refused."
    assert (Statement.objects.count(), Statement.history.count()) == count
    assert "Nothing stored: 2 statements: 1 new, 0 changed, 0 the same, 1 refused." in lines


def test_a_dry_run_stores_nothing(tmp_path: Path) -> None:
    lines = import_coverage(write(tmp_path, ARTICLE), "--dry-run")
    assert total(lines) == "1 new, 0 changed, 0 the same, 0 refused"
    assert not Article.objects.filter(url=ARTICLE["source_url"]).exists()


def test_a_name_of_two_people_is_refused_with_both(tmp_path: Path, article: Article) -> None:
    for slug in ("bashar-al-assad", "john-kerry"):
        Person.objects.get(slug=slug).names.create(name="The Ophthalmologist")
    file = write(tmp_path, statement(article, speaker="the ophthalmologist"))
    assert refusals(import_coverage(file)) == [
        "Row 2, speaker: refused: “the ophthalmologist” may be each of these people: "
        "bashar-al-assad, john-kerry. Enter one of these ids instead."
    ]
    assert refusals(import_coverage(write(tmp_path, statement(article, speaker="bashar-al-assad")))) == []


def test_an_ambiguous_name_in_an_export_means_the_record_it_came_from(tmp_path: Path) -> None:
    Topic.objects.filter(slug="ceasefire").update(name="Truce")
    Person.objects.create(slug="other-kerry", name="John Kerry", sort_name="Kerry, John")
    for noun in ("articles", "statements", "people"):
        assert "0 new, 0 changed" in import_coverage(export(tmp_path, noun))[-1]


def test_a_role_is_the_one_held_that_day(tmp_path: Path, article: Article) -> None:
    kerry = Person.objects.get(slug="john-kerry")
    kerry.roles.create(slug="kerry-envoy-1", title="Climate envoy", started="2010-01-01", ended="2011-12-31")
    later = kerry.roles.create(slug="kerry-envoy-2", title="Climate envoy", started="2014-01-01")
    row = statement(article, role="climate envoy", said_on="2015-03-02")
    assert refusals(import_coverage(write(tmp_path, row))) == []
    assert Statement.objects.get(paraphrase=row["paraphrase"]).role == later
    undated = statement(article, role="climate envoy", said_on="", paraphrase="On no day that is known.")
    [refusal] = refusals(import_coverage(write(tmp_path, undated)))
    assert refusal.endswith("Enter one of these as role_id: kerry-envoy-1, kerry-envoy-2.")


def test_a_party_that_contradicts_the_role_is_refused(tmp_path: Path, article: Article) -> None:
    row = statement(article, role_id=Person.objects.get(slug="john-kerry").roles.exclude(party=None)[0].slug)
    assert refusals(import_coverage(write(tmp_path, {**row, "party": "United States"}))) == []
    [refusal] = refusals(import_coverage(write(tmp_path, {**row, "party": "Russia", "paraphrase": "Other."})))
    assert refusal.startswith("Row 2, party: refused: The role or the organisation has another party.")


def test_positions_are_added_changed_and_removed_with_their_history(tmp_path: Path) -> None:
    position = Position.objects.order_by("pk")[0]
    uid, question = position.statement.uid, position.question.slug
    row = {"id": uid, "paraphrase": position.statement.paraphrase}
    import_coverage(write(tmp_path, {**row, "positions": f"{question}: conditional"}))
    position.refresh_from_db()
    assert position.stance == "conditional"
    assert position.note
    assert position.history.first().history_type == "~"
    import_coverage(write(tmp_path, {**row, "positions": ""}))
    assert not position.statement.positions.exists()
    assert Position.history.filter(id=position.pk).first().history_type == "-"
    [refusal] = refusals(import_coverage(write(tmp_path, {**row, "positions": f"{question}: supports"})))
    assert refusal.endswith("A position needs a note that gives the reason.")
    noted = {**row, "positions": f"{question}: supports", "position_notes": f"{question}: By his words; so he said"}
    assert len(refusals(import_coverage(write(tmp_path, noted)))) == 1  # an unquoted semicolon ends the note
    noted["position_notes"] = f'"{question}: By his words; so he said"'
    assert refusals(import_coverage(write(tmp_path, noted))) == []
    assert Position.objects.get(statement__uid=uid).note == "By his words; so he said"


def test_rows_that_report_one_remark_share_a_new_utterance(tmp_path: Path, article: Article) -> None:
    summary = "Kerry on the spring, London, March 2015"
    rows = [statement(article, utterance=summary, paraphrase=text) for text in ("In spring.", "When spring comes.")]
    assert refusals(import_coverage(write(tmp_path, *rows))) == []
    utterance = Utterance.objects.get(summary=summary)
    assert utterance.slug == "kerry-on-the-spring-london-march-2015"
    assert utterance.statements.count() == 2
    assert utterance.history.count() == 1


def test_a_statement_that_breaks_a_rule_is_refused_with_the_rule(tmp_path: Path, article: Article) -> None:
    rows = [
        statement(article, paraphrase=""),
        statement(article, kind="quotation"),
        statement(article, words="Quoted"),
        statement(article, speaker=""),
        {**statement(article), "article_url": "/articles/nowhere/"},
    ]
    lines = refusals(import_coverage(write(tmp_path, *rows, columns=[*rows[0], "words"])))
    assert lines == [
        "Row 2, paraphrase: refused: A paraphrase needs what was said, in our own words.",
        "Row 3, words: refused: A quotation needs its words.",
        "Row 4, words: refused: A paraphrase quotes nothing: choose partial quotation, or clear the words.",
        "Row 5, attribution: refused: "
        "Without a speaker or a speaking organisation, say how the article names the source.",
        "Row 6, article_url: refused: There is no article “nowhere”. Import the articles first.",
    ]


def test_a_row_about_the_record_of_an_earlier_row_is_refused(tmp_path: Path, article: Article) -> None:
    again = "refused: Row 2 is about the same record."
    assert refusals(import_coverage(write(tmp_path, ARTICLE, {**ARTICLE, "headline": "Other"}))) == [f"Row 3: {again}"]
    assert refusals(import_coverage(write(tmp_path, statement(article), statement(article)))) == [f"Row 3: {again}"]
    assert refusals(import_coverage(write(tmp_path, {"name": "Ada Quill"}, {"name": "ada  quill"}))) == [
        f"Row 3: {again}"
    ]


def test_an_article_needs_what_every_article_has(tmp_path: Path) -> None:
    lines = refusals(
        import_coverage(write(tmp_path, {"id": "new", "headline": "", "source_url": "javascript:alert(1)"}))
    )
    assert lines == [
        "Row 2, source_url: refused: This is not the address of a web page.",
        "Row 2, headline: refused: A new record needs a value here.",
        "Row 2, outlet: refused: A new record needs a value here.",
        "Row 2, published: refused: A new record needs a value here.",
    ]
    lines = refusals(import_coverage(write(tmp_path, {**ARTICLE, "headline": "مبعوثون في جنيف"})))
    assert lines == ["Row 2, id: refused: There are no Latin letters to make an id from. Enter an id."]


def test_articles_of_one_headline_get_slugs_of_their_own(tmp_path: Path) -> None:
    rows = [{**ARTICLE, "source_url": f"https://vice.example/{number}"} for number in range(3)]
    assert refusals(import_coverage(write(tmp_path, *rows))) == []
    slugs = Article.objects.filter(headline=ARTICLE["headline"]).values_list("slug", flat=True)
    assert sorted(slugs) == [f"envoys-meet-in-geneva{end}" for end in ("", "-2", "-3")]


def test_an_address_that_another_article_has_is_refused(tmp_path: Path, article: Article) -> None:
    [refusal] = refusals(import_coverage(write(tmp_path, {**ARTICLE, "id": "new", "source_url": article.url})))
    assert refusal == f"Row 2, source_url: refused: The article “{article.slug}” has this address."


def test_a_person_is_found_by_any_name_and_keeps_the_usual_one(tmp_path: Path) -> None:
    lavrov = Person.objects.get(slug="sergei-lavrov")
    row = {"name": "сергей лавров", "description": "A minister."}
    assert total(import_coverage(write(tmp_path, row))) == "0 new, 1 changed, 0 the same, 0 refused"
    lavrov.refresh_from_db()
    assert (lavrov.name, lavrov.description) == ("Sergei Lavrov", "A minister.")


def test_an_unknown_column_is_refused_rather_than_ignored(tmp_path: Path) -> None:
    lines = import_coverage(write(tmp_path, {**ARTICLE, "sumary": "x"}))
    assert lines == ["Error: There is no column “sumary” in tables of articles. Rename or remove it."]


def test_a_report_keeps_some_hundred_refusals_and_counts_all(tmp_path: Path) -> None:
    rows = [{**ARTICLE, "outlet": "Nowhere", "source_url": f"https://x.example/{n}"} for n in range(1_200)]
    lines = import_coverage(write(tmp_path, *rows), "--dry-run")
    assert total(lines) == "0 new, 0 changed, 0 the same, 1,200 refused"
    assert len(refusals(lines)) == 200
    assert Outlet.objects.filter(name="Nowhere").count() == 0


def test_long_rows_are_compared_a_few_at_a_time_so_that_they_fit_into_memory(tmp_path: Path, article: Article) -> None:
    long = "word " * 25_000
    rows = [statement(article, paraphrase=f"{long} {number}", context=long) for number in range(100)]
    read: list[int] = []
    examine_table(write(tmp_path, *rows), progress=lambda rows, _share: read.append(rows))
    at_once = [after - before for before, after in pairwise([0, *read])]
    assert max(at_once) * len(long) * 2 < 20_000_000
    assert read[-1] == 100
