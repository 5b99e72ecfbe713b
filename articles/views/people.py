from __future__ import annotations

from django.db.models import Q
from django.http import HttpRequest, HttpResponse

from articles.browse.mentions import mentions_of
from articles.browse.names import other_names
from articles.browse.people import PEOPLE, quoted_together_with, stances_of
from articles.browse.spoken import latest_statement, spoken_by
from articles.browse.statements import STATEMENTS
from articles.drawings.role_band import role_band
from articles.models import Article, Person
from articles.nouns import PERSON
from articles.views.caching import public_page, snapshot_of
from articles.views.citing import cite_record
from articles.views.desk_links import for_editors, kept_private, readable
from articles.views.json_pages import record_json
from articles.views.lists import list_page
from articles.views.responses import get_record


@public_page
def person_list(request: HttpRequest) -> HttpResponse:
    return list_page(request, "articles/person_list.html", PEOPLE)


@public_page
def person_detail(request: HttpRequest, slug: str) -> HttpResponse:
    person = get_record(readable(request, Person.objects.with_names().with_roles()), slug, noun="person")
    of_person = Q(people=person) | Q(pk__in=person.statements.values("article"))
    shown = for_editors(request, person, Article.objects.filter(of_person).distinct())
    snapshot = snapshot_of(request)
    spoken = spoken_by(person, snapshot)
    page = list_page(
        request,
        "articles/person_detail.html",
        STATEMENTS,
        within={"speaker": person.slug},
        person=person,
        cited=cite_record(request, "person", person),
        names=other_names(person.names.all()),
        spoken=spoken,
        latest=latest_statement(person, snapshot) if spoken and spoken.table else None,
        band=role_band(person.roles.all(), spoken.years if spoken else ()),
        mentions=mentions_of(person, snapshot),
        quoted_together=quoted_together_with(person, snapshot),
        stances=stances_of(person, snapshot),
        **shown,
    )
    return kept_private(page, shown)


@public_page
def person_json(request: HttpRequest, slug: str) -> HttpResponse:
    person = get_record(Person.objects.published(), slug, noun="person")
    return record_json(request, PERSON, person.pk)
