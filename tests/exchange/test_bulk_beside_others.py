"""A large load on PostgreSQL, where others may write meanwhile."""

from __future__ import annotations

import threading

import pytest
from django.db import connection

from articles.models import Change, Person
from articles.models.triggers import suspended_triggers


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("five_articles")
def test_while_a_load_passes_the_log_by_others_do_not() -> None:
    def rename() -> None:
        Person.objects.filter(slug="john-kerry").update(name="J. Kerry")
        connection.close()

    with suspended_triggers():
        Person.objects.filter(slug="sergei-lavrov").update(name="S. Lavrov")
        before = Change.log.filter(noun="person").count()
        editor = threading.Thread(target=rename)
        editor.start()
        editor.join()
        kerry = Person.objects.get(slug="john-kerry").pk
        assert [change.key for change in Change.log.filter(noun="person")[before:]] == [kerry]
    assert [change.noun for change in Change.log.all()] == ["genesis"]
