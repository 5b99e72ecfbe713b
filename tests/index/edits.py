"""Edits of every kind, at random, as the desk, imports and other programs make them."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import Error, connection, models, transaction

from articles.models import (
    Article,
    Organisation,
    Outlet,
    Party,
    Person,
    PersonName,
    Precision,
    Role,
    Round,
    Statement,
    Topic,
    Venue,
    VenueName,
)
from articles.models.merging import merge
from tests.archive import add_article

WORDS = ("ceasefire", "transition", "convoy", "election", "hostage", "bread", "winter", "Дамаск", "هدنة")
NAMED: tuple[Any, ...] = (Person, Venue, Topic, Round, Outlet, Party, Organisation)


class Undone(Exception):
    """Takes a transaction back."""


class Editor:
    """Makes edits of its own choice; another with the same seed would choose the same."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.name = f"e{seed}"
        self.made = 0
        self.kinds: list[Callable[[], None]] = [
            *[self.rewrite, self.update, self.write_raw, self.change_topics, self.move, self.reorder] * 3,
            *[self.add, self.add_in_bulk, self.link, self.publish, self.rename, self.give_alias] * 2,
            *[self.delete_statement, self.delete_article, self.change_party, self.take_back, self.merge],
        ]

    def edit(self) -> bool:
        """Whether it came about. Another editor may have deleted the record, or be in the way."""
        try:
            with transaction.atomic():
                self.random.choice(self.kinds)()
        except (ObjectDoesNotExist, Undone, IndexError, ValueError, Error):
            return False
        return True

    def any(self, records: models.QuerySet[Any] | Any) -> Any:
        return self.random.choice(list(records.order_by("pk").values_list("pk", flat=True)))

    def new(self, what: str) -> str:
        self.made += 1
        return f"{what}-{self.name}-{self.made}"

    def text(self) -> str:
        return " ".join(self.random.choices(WORDS, k=4))

    def rewrite(self) -> None:
        statement = Statement.objects.get(pk=self.any(Statement.objects.exclude(words="")))
        statement.words = self.text()
        statement.save()

    def update(self) -> None:
        chosen = Statement.objects.filter(article=self.any(Article.objects))
        speaker = self.any(Person.objects)
        precision = self.random.choice(list(Precision))
        day = {Precision.DAY: f"0{self.made % 9 + 1}-11", Precision.MONTH: f"0{self.made % 9 + 1}-01"}
        said_on = f"2015-{day.get(precision, '01-01')}" if self.random.random() < 0.9 else None
        chosen.update(
            speaker=speaker, role=None, venue=self.any(Venue.objects), said_on=said_on, said_precision=precision
        )

    def reorder(self) -> None:
        Statement.objects.filter(pk=self.any(Statement.objects)).update(order=self.random.randrange(9))

    def write_raw(self) -> None:
        with connection.cursor() as cursor:
            article = self.any(Article.objects)
            cursor.execute("UPDATE articles_article SET headline = %s WHERE id = %s", [self.text(), article])

    def change_topics(self) -> None:
        topics = Statement.objects.get(pk=self.any(Statement.objects)).topics
        self.random.choice([topics.add, topics.remove])(self.any(Topic.objects))

    def move(self) -> None:
        Statement.objects.filter(pk=self.any(Statement.objects)).update(article=self.any(Article.objects))

    def add(self) -> None:
        add_article(self.new("article"), self.text(), published=self.random.random() < 0.8)

    def add_in_bulk(self) -> None:
        article, speaker = self.any(Article.objects), self.any(Person.objects)
        Statement.objects.bulk_create(
            Statement(article_id=article, order=90 + n, kind="quotation", words=self.text(), speaker_id=speaker)
            for n in range(3)
        )

    def link(self) -> None:
        article = Article.objects.get(pk=self.any(Article.objects))
        for relation, records in ((article.people, Person), (article.venues, Venue), (article.rounds, Round)):
            self.random.choice([relation.add, relation.remove])(self.any(records.objects))  # type: ignore[operator]

    def publish(self) -> None:
        status = self.random.choice([Article.Status.PUBLISHED, Article.Status.DRAFT])
        Article.objects.filter(pk=self.any(Article.objects)).update(status=status, agency=self.any(Outlet.objects))

    def rename(self) -> None:
        noun = self.random.choice(NAMED)
        name = self.new(noun.__name__.lower())
        noun.objects.filter(pk=self.any(noun.objects)).update(name=f"{name} {self.text()}"[:60], slug=name)

    def give_alias(self) -> None:
        PersonName.objects.create(person_id=self.any(Person.objects), name=self.new("alias"))
        VenueName.objects.filter(pk=self.any(VenueName.objects)).delete()

    def delete_statement(self) -> None:
        Statement.objects.get(pk=self.any(Statement.objects)).delete()

    def delete_article(self) -> None:
        """One that an editor has added: the first articles stay, so that there is always something to edit."""
        Article.objects.get(pk=self.any(Article.objects.filter(slug__startswith="article-"))).delete()

    def change_party(self) -> None:
        Role.objects.filter(pk=self.any(Role.objects)).update(party=self.any(Party.objects))
        Organisation.objects.filter(pk=self.any(Organisation.objects)).update(party=self.any(Party.objects))

    def take_back(self) -> None:
        self.rewrite()
        self.rename()
        raise Undone

    def merge(self) -> None:
        noun: Any = self.random.choice([Person, Venue])
        if noun.objects.count() > 8:
            merge(noun.objects.get(pk=self.any(noun.objects)), noun.objects.get(pk=self.any(noun.objects)))
