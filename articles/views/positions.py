from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.browse.errors import InvalidQuery
from articles.browse.positions import asked_questions, positions_on
from articles.drawings.stacked_bar import stacked_bar
from articles.models import Question
from articles.views.caching import public_page, snapshot_of
from articles.views.responses import get_record, status_of


@public_page
def question_list(request: HttpRequest) -> HttpResponse:
    asked = asked_questions()
    most = max((each.statements for each in asked), default=0)
    return render(request, "articles/question_list.html", {"asked": asked, "bar_of": partial(stacked_bar, most=most)})


@public_page
def by_party(request: HttpRequest, slug: str) -> HttpResponse:
    return _question_page(request, slug, "party")


@public_page
def by_speaker(request: HttpRequest, slug: str) -> HttpResponse:
    return _question_page(request, slug, "speaker")


def _question_page(request: HttpRequest, slug: str, rows_by: str) -> HttpResponse:
    question = get_record(Question.objects.all(), slug, noun="question")
    context: dict[str, Any] = {"question": question, "rows_by": rows_by}
    status = 200
    try:
        context["positions"] = positions_on(question, rows_by, request.GET, snapshot_of(request))
    except InvalidQuery as error:
        context |= {"errors": error.errors, "labels": error.labels}
        status = status_of(request, error)
    return render(request, "articles/question_detail.html", context, status=status)
