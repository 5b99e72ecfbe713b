"""Reports of errors by readers. The form is a page of its own, because kept pages hold no token against forgery."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from articles.client_address import client_address
from articles.models import Article, ErrorReport, SentReport, Statement
from articles.models.error_report import LONGEST_PAGE
from articles.models.sent_report import FORGOTTEN_AFTER
from articles.views.caching import public_page
from articles.views.report_form import ReportForm
from articles.views.responses import Renamed, get_record
from articles.views.statements import statement_in

MOST_BYTES = 64 * 1024
FORM = "application/x-www-form-urlencoded"


@csrf_exempt  # checked after the size of the body, because looking for the token reads the whole body
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def report(request: HttpRequest) -> HttpResponse:
    """The form, for the page in the parameter `page`; sent, it becomes a report in the queue of the desk."""
    if request.method == "POST" and not _is_short_form(request):
        return render(request, "400.html", status=400)
    return _report(request)


def _is_short_form(request: HttpRequest) -> bool:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return request.content_type == FORM and length.isdecimal() and int(length) <= MOST_BYTES


@csrf_protect
def _report(request: HttpRequest) -> HttpResponse:
    page, record = _reported(request)
    form = ReportForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        address = client_address(request)
        if not form.is_valid():
            status = 400
        elif SentReport.objects.are_too_many(address):
            status = 429
        else:
            SentReport.objects.add(address)
            _store(form.cleaned_data, page, record)
            return HttpResponseRedirect(reverse("report_sent"))
    context = {"form": form, "page": page, "record": record, "too_many": status == 429}
    response = render(request, "articles/report.html", context, status=status)
    if status == 429:
        response["Retry-After"] = int(FORGOTTEN_AFTER.total_seconds())
    return response


@public_page
def report_sent(request: HttpRequest) -> HttpResponse:
    return render(request, "articles/report_sent.html")


def _reported(request: HttpRequest) -> tuple[str, Statement | Article | None]:
    """The path of a public page and its statement or article; "" and None for any other path.

    Raises Http404 if nobody can see the record. A report that is sent is kept all the same: the record may have been
    withdrawn while it was written.
    """
    page = request.GET.get("page", "")
    try:
        match = resolve(page)
    except Resolver404:
        return "", None
    if match.app_name == "admin" or len(page) > LONGEST_PAGE or not page.isprintable():
        return "", None
    try:
        return _page_of_record(match) or (page, None)
    except Renamed as renamed:
        return _page_of_record(resolve(renamed.address(match))) or (page, None)
    except Http404:
        if request.method != "POST":
            raise
        return page, None


def _page_of_record(match: ResolverMatch) -> tuple[str, Statement | Article] | None:
    """None if it is the page of anything else. Raises Http404, and Renamed."""
    if match.url_name == "statement_detail":
        found: Any = statement_in(Statement.objects.published().for_display(), match.kwargs["uid"])
    elif match.url_name == "article_detail":
        found = get_record(Article.objects.published().with_outlets(), match.kwargs["slug"], noun="article")
    else:
        return None
    return found.get_absolute_url(), found


def _store(given: dict[str, Any], page: str, record: Statement | Article | None) -> None:
    ErrorReport.objects.create(
        page=page,
        statement=record if isinstance(record, Statement) else None,
        article=record if isinstance(record, Article) else None,
        text=given["text"],
        source=given["source"],
        email=given["email"],
    )
