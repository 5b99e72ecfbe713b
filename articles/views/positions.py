from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.browse.errors import InvalidQuery
from articles.browse.positions import asked_questions, positions_on
from articles.drawings import palette
from articles.drawings.bar_rows import ROW_HEIGHT, bar_rows
from articles.drawings.stacked_bar import stacked_bar
from articles.models import Position, Question
from articles.spelling import spell_number
from articles.views.caching import public_page, snapshot_of
from articles.views.citing import cite_record
from articles.views.desk_links import for_editors, kept_private
from articles.views.responses import get_record, status_of
from articles.views.svg_files import svg_response

STANCE_FILLS = dict(zip(Position.Stance.values, palette.SERIES, strict=False))


@public_page
def question_list(request: HttpRequest) -> HttpResponse:
    asked = asked_questions()
    most = max((each.statements for each in asked), default=0)
    return render(request, "articles/question_list.html", {"asked": asked, "bar_of": partial(stacked_bar, most=most)})


@public_page
def questions_svg(request: HttpRequest) -> HttpResponse:
    """The stances on all questions as a file."""
    asked = asked_questions()
    rows = bar_rows((each.question.text, each.by_stance) for each in asked)
    count = sum(each.statements for each in asked)
    total = ngettext("%(total)s position", "%(total)s positions", count) % {"total": spell_number(count)}
    return svg_response(
        request,
        "svg/bars.html",
        title=_("Positions by question"),
        head=[total],
        address=reverse("question_list"),
        height=ROW_HEIGHT * len(rows),
        keys=[(capfirst(str(label)), STANCE_FILLS[stance]) for stance, label in Position.Stance.choices],
        rows=rows,
        fills=STANCE_FILLS,
    )


@public_page
def by_party(request: HttpRequest, slug: str) -> HttpResponse:
    return _question_page(request, slug, "party")


@public_page
def by_speaker(request: HttpRequest, slug: str) -> HttpResponse:
    return _question_page(request, slug, "speaker")


def _question_page(request: HttpRequest, slug: str, rows_by: str) -> HttpResponse:
    question = get_record(Question.objects.all(), slug, noun="question")
    shown = for_editors(request, question)
    context: dict[str, Any] = {
        "question": question,
        "rows_by": rows_by,
        "cited": cite_record(request, "question", question),
        **shown,
    }
    status = 200
    try:
        context["positions"] = positions_on(question, rows_by, request.GET, snapshot_of(request))
    except InvalidQuery as error:
        context |= {"errors": error.errors, "labels": error.labels}
        status = status_of(request, error)
    return kept_private(render(request, "articles/question_detail.html", context, status=status), shown)
