"""What editors handed in is private: in no public page, no export, no dump, no history, no index, no log."""

from __future__ import annotations

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from articles.intake import sources
from articles.intake.deciding.decisions import decide
from articles.intake.forgetting import forget_published
from articles.models import Article, Change, Decision, IntakeItem, Proposal, Source, Statement

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("intake_folder")]
SECRET = "Zembla-only words of a publisher"


@pytest.fixture
def source() -> Source:
    """The source of a published article, with a proposal that was accepted nowhere."""
    article = Article.objects.published().order_by("pk")[0]
    source = sources.store(
        {"blocks": [{"kind": "paragraph", "text": SECRET, "story": True}], "facts": {}}, read_from="html", address=""
    )
    source.article = article
    source.save()
    IntakeItem.objects.create(name=SECRET, source=source, material=SECRET.encode(), address="https://x.example/Zembla")
    Proposal.objects.create(
        source=source, order=0, content=[[0, 6]], kind="quotation", rule="x", confidence=1, words=SECRET
    )
    return source


def test_no_public_page_or_export_has_a_word_of_it(source: Source, client: Client) -> None:
    article = Article.objects.get(pk=source.article_id)
    address = article.get_absolute_url()
    pages = [address, address.rstrip("/") + ".json", "/articles/", "/articles.csv", "/articles.json", "/statements.csv"]
    for page in [*pages, "/articles/?q=Zembla", "/sitemap.xml"]:
        answer = client.get(page)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
        assert b"Zembla-only" not in body, page


def test_no_dump_has_a_word_of_it(source: Source) -> None:
    for labels in ([], ["articles"]):
        dump = StringIO()
        call_command("dumpdata", *labels, stdout=dump)
        assert SECRET not in dump.getvalue()
        private = {
            "articles.source",
            "articles.sourceshingle",
            "articles.intakeitem",
            "articles.proposal",
            "articles.decision",
        }
        assert not {row["model"] for row in json.loads(dump.getvalue())} & private
    with pytest.raises(CommandError, match="private"):
        call_command("dumpdata", "articles.source")


def test_the_change_log_and_the_history_do_not_know_of_it(source: Source) -> None:
    before = Change.log.count()
    Source.objects.filter(pk=source.pk).update(read_from="pdf")
    source.save()
    assert Change.log.count() == before
    assert not hasattr(Source, "history")
    assert not hasattr(IntakeItem, "history")


@pytest.mark.parametrize(("kept", "words"), [("blocks", SECRET), ("digest", "")])
def test_a_setting_decides_what_is_kept_after_publication(source: Source, settings: Any, kept: str, words: str) -> None:
    settings.INTAKE_KEEP = kept
    source.article.save()  # type: ignore[union-attr]
    source.refresh_from_db()
    assert source.text == words
    assert Proposal.objects.get().words == words
    assert len(source.digest) == 64
    assert source.shingles.count() == Source.objects.get().shingles.count() > 0


def test_with_the_digest_alone_it_is_known_who_decided_and_nowhere_a_word_of_what(
    source: Source, settings: Any, django_user_model: Any
) -> None:
    editor = django_user_model.objects.create(username="ruth")
    proposal = Proposal.objects.get()
    decide(proposal, "edit", editor, {"words": f"{SECRET} indeed", "attribution": f"a {SECRET}"})
    decide(proposal, "accept", editor, {"words": "Words of ours", "channel": "written"})
    statement = Statement.objects.filter(article=source.article).first()
    Proposal.objects.update(
        statement=statement, candidates=[{"person": None, "name": SECRET}], reasons={"topics": {"words": [SECRET]}}
    )
    settings.INTAKE_KEEP = "digest"
    source.article.save()  # type: ignore[union-attr]
    rows = [*Proposal.objects.values(), *Decision.objects.values(), *Source.objects.values()]
    assert "Zembla" not in repr(rows)
    assert [(one.action, one.made_by, sorted(one.after)) for one in Decision.objects.all()] == [
        ("edit", editor, ["attribution", "words"]),
        ("accept", editor, ["channel", "state", "words"]),
    ]
    assert Decision.objects.last().after["channel"] == "written"  # type: ignore[union-attr]


def test_the_source_of_a_draft_is_kept_whole(source: Source, settings: Any) -> None:
    Article.objects.filter(pk=source.article_id).update(status="draft")
    settings.INTAKE_KEEP = "digest"
    forget_published()
    source.refresh_from_db()
    assert source.text == SECRET
