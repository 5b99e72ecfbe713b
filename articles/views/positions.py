from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.browse.positions import AskedQuestion, Positions, asked_questions, positions_on
from articles.drawings import palette
from articles.drawings.bar_rows import ROW_HEIGHT, bar_rows
from articles.drawings.stacked_bar import stacked_bar
from articles.models import Position, Question
from articles.nouns import STATEMENT
from articles.spelling import spell_number
from articles.views.caching import public_page, snapshot_of
from articles.views.citing import Cited, cite_view
from articles.views.desk_links import for_editors, kept_private
from articles.views.responses import get_record, page_or_errors
from articles.views.svg_files import svg_response

STANCE_FILLS = dict(zip(Position.Stance.values, palette.SERIES, strict=False))
PAGES = {"party": "question_detail", "speaker": "question_speakers"}  # by what the rows of a question's table are


@public_page
def question_list(request: HttpRequest) -> HttpResponse:
    asked = asked_questions()
    most = max((each.statements for each in asked), default=0)
    context = {"asked": asked, "bar_of": partial(stacked_bar, most=most), "cited": _cite_list(request, asked)}
    return render(request, "articles/question_list.html", context)


def cited_questions(request: HttpRequest) -> Cited:
    return _cite_list(request, asked_questions())


def _cite_list(request: HttpRequest, asked: Sequence[AskedQuestion]) -> Cited:
    return cite_view(request, "question_list", _("Positions"), _total(asked))


def _total(asked: Sequence[AskedQuestion]) -> str:
    count = sum(each.statements for each in asked)
    return ngettext("%(total)s position", "%(total)s positions", count) % {"total": spell_number(count)}


@public_page
def questions_svg(request: HttpRequest) -> HttpResponse:
    """The stances on all questions as a file."""
    asked = asked_questions()
    rows = bar_rows((each.question.text, each.by_stance) for each in asked)
    return svg_response(
        request,
        "svg/bars.html",
        title=_("Positions by question"),
        head=[_total(asked)],
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

    def values() -> dict[str, Any]:
        positions = positions_on(question, rows_by, request.GET, snapshot_of(request))
        return {"positions": positions, "cited": _cite(request, question, rows_by, positions)}

    context = {"question": question, "rows_by": rows_by, **shown}
    return kept_private(page_or_errors(request, "articles/question_detail.html", context, values), shown)


def cited_question(rows_by: str) -> Callable[..., Cited]:
    def cited(request: HttpRequest, slug: str) -> Cited:
        question = get_record(Question.objects.all(), slug, noun="question")
        return _cite(request, question, rows_by, positions_on(question, rows_by, request.GET, snapshot_of(request)))

    return cited


def _cite(request: HttpRequest, question: Question, rows_by: str, positions: Positions) -> Cited:
    words = {"question": question.text, "description": positions.description}
    title = _("%(question)s %(description)s") % words if positions.description else question.text
    total = STATEMENT.total(positions.paging.total)
    return cite_view(request, PAGES[rows_by], title, total, positions.narrowing_query, [question.slug])
