"""More coverage than five articles hold, for tests of what must not grow with it."""

from __future__ import annotations

import datetime

from articles.exchange.bulk import bulk_load
from articles.models import (
    Article,
    Organisation,
    Outlet,
    Party,
    Person,
    Role,
    Round,
    Statement,
    Topic,
    Utterance,
    Venue,
)

DAY = datetime.timedelta(days=1)
FIRST = datetime.date(2014, 1, 1)


def grow(articles: int, name: str = "more") -> None:
    """Adds articles of one statement each, all by people of their own, all naming John Kerry, Geneva and Geneva II."""
    outlet = Outlet.objects.create(slug=f"{name}-outlet", name=f"{name} outlet")
    party = Party.objects.get(slug="united-nations")
    organisation = Organisation.objects.create(slug=f"{name}-body", name=f"{name} body", party=party)
    kerry, geneva = Person.objects.get(slug="john-kerry"), Venue.objects.get(slug="geneva")
    talks, topic = Round.objects.get(slug="geneva-ii"), Topic.objects.order_by("pk")[0]
    with bulk_load() as load:
        for number in range(articles):
            slug = f"{name}-{number}"
            person = Person(slug=slug, name=f"{name} {number}", sort_name=f"{number} {name}")
            article = Article(
                slug=slug,
                headline=f"{name} headline {number}",
                outlet=outlet,
                published=FIRST + number * DAY,
                url=f"https://example.org/{slug}",
                status=Article.Status.PUBLISHED,
                coding=Article.Coding.COMPLETE,
            )
            load.add(person)
            role = Role(slug=slug, person=person, organisation=organisation, title="Envoy", party=party)
            load.add(role)
            load.add(article)
            load.link(Article.people, article, [kerry, person])
            load.link(Article.venues, article, [geneva])
            load.link(Article.rounds, article, [talks])
            for order, (speaker, office) in enumerate(((person, role), (kerry, None)), start=1):
                statement = Statement(
                    article=article,
                    order=order,
                    kind=Statement.Kind.QUOTATION,
                    words=f"A ceasefire is what we need, number {number}.",
                    speaker=speaker,
                    role=office,
                    said_on=FIRST + number * DAY,
                    venue=geneva,
                    round=talks,
                )
                load.add(statement)
                load.link(Statement.topics, statement, [topic])


def add_article(slug: str, words: str = "Peace is possible.", *, published: bool = True) -> Article:
    """One article with one statement, by a person of its own who is named like the article."""
    outlet = Outlet.objects.order_by("pk")[0]
    article = Article.objects.create(
        slug=slug,
        headline=f"Headline of {slug}",
        outlet=outlet,
        published=datetime.date(2016, 2, 1),
        url=f"https://example.org/{slug}",
        status=Article.Status.PUBLISHED if published else Article.Status.DRAFT,
    )
    person = Person.objects.create(slug=f"speaker-of-{slug}", name=f"Speaker of {slug}", sort_name=slug)
    statement = Statement.objects.create(
        article=article,
        kind=Statement.Kind.QUOTATION,
        words=words,
        speaker=person,
        said_on=datetime.date(2016, 1, 31),
        venue=Venue.objects.get(slug="geneva"),
    )
    statement.topics.set(Topic.objects.order_by("pk")[:1])
    article.people.add(person)
    return article


def report_together(*statements: Statement) -> Utterance:
    """Makes these statements reports of one remark."""
    utterance = Utterance.objects.create(slug="one-remark", summary="One remark.")
    Statement.objects.filter(pk__in=[statement.pk for statement in statements]).update(utterance=utterance)
    return utterance
