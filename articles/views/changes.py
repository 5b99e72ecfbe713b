"""What was corrected in published records: the pages and the feed."""

from __future__ import annotations

from django.core.validators import slug_re
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from articles.browse import changes as browse
from articles.browse.change_texts import text_of, title_of
from articles.exchange.corrections import ToldChange, corrections_feed
from articles.models import Article, Statement
from articles.spelling import spell_number
from articles.views.caching import public_page
from articles.views.citing import Cited, cite_view, titled
from articles.views.responses import absolute_by

MOST_DIGITS = 6


@public_page
def changes(request: HttpRequest) -> HttpResponse:
    """The latest corrections of all records; with `statement` or `article`, those of one."""
    query, noun, record = _chosen_record(request)
    page = browse.changes(_given(request, "before"), noun, record.pk if record else 0)
    if page is None:
        raise Http404(_("There is no such change to start from. Start from the latest one."))
    older = f"{page.older}{query.replace('?', '&')}" if page.older else ""
    cited = _cite_changes(request, query, noun, record)
    context = {
        "entries": page.entries,
        "older": older,
        "query": query,
        "record": record,
        "noun": noun,
        "cited": cited,
    }
    return render(request, "articles/changes.html", context)


def cited_changes(request: HttpRequest) -> Cited:
    return _cite_changes(request, *_chosen_record(request))


def _cite_changes(request: HttpRequest, query: str, noun: str, record: Statement | Article | None) -> Cited:
    number = browse.number_of_changes(noun, record.pk if record else 0)
    total = ngettext("%(total)s change", "%(total)s changes", number) % {"total": spell_number(number)}
    return cite_view(request, "changes", titled(_("Changes"), str(record or "")), total, query)


def _given(request: HttpRequest, name: str) -> str:
    """A slug in the query string, or "". Raises Http404 for what can be no slug: PostgreSQL refuses some characters."""
    value: str = request.GET.get(name, "")
    if value and not slug_re.match(value):
        raise Http404(_("There is no record “%(name)s”.") % {"name": value})
    return value


def _chosen_record(request: HttpRequest) -> tuple[str, str, Statement | Article | None]:
    """The query string that chooses a record, its noun and the record, or "", "" and None. Raises Http404."""
    found: Statement | Article | None = None
    if uid := _given(request, "statement"):
        found = Statement.objects.published().select_related("speaker", "organisation").filter(uid=uid).first()
        noun, name = "statement", uid
    elif slug := _given(request, "article"):
        found = Article.objects.published().filter(slug=slug).first()
        noun, name = "article", slug
    else:
        return "", "", None
    if found is None:
        raise Http404(_("There is no record “%(name)s”.") % {"name": name})
    return f"?{noun}={name}", noun, found


@public_page
def change(request: HttpRequest, uid: str) -> HttpResponse:
    """One correction with all its records, a page of them at a time."""
    given = request.GET.get("after", "")
    if given and not (given.isascii() and given.isdecimal() and len(given) <= MOST_DIGITS):
        raise Http404(_("There is no such part of this change."))
    found = browse.change(uid, int(given or -1))
    if found is None or not found[0].records:
        raise Http404(_("There is no such change, or its records are no longer published."))
    entry, after = found
    return render(request, "articles/change.html", {"entry": entry, "after": after})


@public_page
def changes_atom(request: HttpRequest) -> HttpResponse:
    absolute = absolute_by(request)
    page = browse.changes() or browse.ChangesPage([], "")
    told = [
        ToldChange(title_of(entry), text_of(entry), absolute(entry.address), entry.made_at) for entry in page.entries
    ]
    xml = corrections_feed(
        told,
        title=_("Parley: %(list)s") % {"list": _("Changes")},
        language=get_language() or "",
        page_url=absolute(reverse("changes")),
        feed_url=absolute(request.path),
    )
    return HttpResponse(xml, content_type="application/atom+xml; charset=utf-8")
