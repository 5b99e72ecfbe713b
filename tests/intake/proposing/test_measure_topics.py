"""`manage.py measure_topics` says how often the first topic that is proposed is right."""

from __future__ import annotations

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.models import Statement, Topic


def measured() -> tuple[int, int, int]:
    out = StringIO()
    call_command("measure_topics", stdout=out)
    statements, proposed, right = re.findall(r"\d+", out.getvalue())
    return int(statements), int(proposed), int(right)


@pytest.mark.django_db
def test_words_that_tell_a_topic_in_other_articles_are_right_here() -> None:
    """Every second statement is about prisoners, and says so."""
    topics = list(Topic.objects.order_by("pk")[:2])
    for number, statement in enumerate(Statement.objects.order_by("pk")):
        statement.topics.set([topics[number % 2]])
        words = ("prisoners detainees captives", "convoys medicine flour")[number % 2]
        Statement.objects.filter(pk=statement.pk).update(kind="paraphrase", words="", paraphrase=words, context="")
    assert measured() == (Statement.objects.count(), 100, 100)


@pytest.mark.django_db
def test_a_record_without_topics_cannot_be_measured() -> None:
    Statement.topics.through.objects.all().delete()
    with pytest.raises(CommandError, match="No statement has a topic yet"):
        call_command("measure_topics")
