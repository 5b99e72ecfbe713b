from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse

from articles import exchange, index
from articles.browse.collection import browse
from articles.browse.people import quoted_beside, stances_of
from articles.browse.statements import STATEMENTS
from articles.browse.tables import PEOPLE, browse_table, table_rows
from articles.models import Person
from articles.views.caching import public_page
from articles.views.responses import list_csv, list_json, list_page, one


@public_page
def person_list(request: HttpRequest) -> HttpResponse:
    return list_page(request, "articles/person_list.html", browse_table(PEOPLE, request.GET))


@public_page
def person_list_json(request: HttpRequest) -> HttpResponse:
    return list_json(request, browse_table(PEOPLE, request.GET), exchange.person_record)


@public_page
def person_list_csv(request: HttpRequest) -> HttpResponseBase:
    return list_csv(request, "people", table_rows(PEOPLE, request.GET), exchange.person_record)


@public_page
def person_detail(request: HttpRequest, slug: str) -> HttpResponse:
    person = one(Person.objects.published().with_names().with_roles(), slug, noun="person")
    return list_page(
        request,
        "articles/person_detail.html",
        browse(STATEMENTS, request.GET, within={"speaker": person.slug}),
        person=person,
        beside=quoted_beside(person, index.snapshot()),
        stances=stances_of(person, index.snapshot()),
    )


@public_page
def person_json(request: HttpRequest, slug: str) -> HttpResponse:
    people = Person.objects.published().with_counts().with_names().with_roles()
    record = exchange.person_record(one(people, slug, noun="person"), request.build_absolute_uri)
    return JsonResponse(record, json_dumps_params={"ensure_ascii": False})
