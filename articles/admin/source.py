"""What was handed in: the list of what waits to be decided, and the review of each source."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.addresses import change_address
from articles.admin.lists.source_progress import ProgressFilter
from articles.admin.lists.work_lists import WorkFilter
from articles.admin.malformed_requests import RejectsMalformedRequests
from articles.admin.primary_keys import is_primary_key
from articles.admin.read_only import ReadOnly
from articles.admin.review import actions, naming
from articles.admin.review.page import ReviewPage
from articles.admin.review.sending import Outcome, Review
from articles.checks import examine, store
from articles.checks.quotations import recheck
from articles.intake.deciding.drafting import statements_of
from articles.models import Article, Proposal, Source

UNDECIDED = Q(proposals__state__in=[Proposal.State.UNDECIDED, Proposal.State.LATER])
ACTIONS = actions.ACTIONS | naming.ACTIONS
PARTS = "X-Review"  # the header of a request that asks for the parts of the page that change


@admin.register(Source)
class SourceAdmin(RejectsMalformedRequests, ReadOnly):
    """A source is never changed: its proposals are decided."""

    list_display = ("review_link", "address", "left", "found", "article", "created_at")
    list_display_links = None
    list_filter = (WorkFilter, ProgressFilter)
    list_select_related = ("article",)
    list_per_page = 50
    show_full_result_count = False
    search_fields = ("address", "article__headline")
    search_help_text = gettext_lazy("Address, or the headline of its article")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        counted = {"left_count": Count("proposals", filter=UNDECIDED), "found_count": Count("proposals")}
        return super().get_queryset(request).annotate(**counted).defer("blocks")

    @admin.display(description=gettext_lazy("source"))
    def review_link(self, source: Source) -> str:
        address = reverse("admin:articles_source_review", args=[source.pk])
        return format_html('<a href="{}"><bdi>{}</bdi></a>', address, source)

    @admin.display(description=gettext_lazy("undecided"), ordering="left_count")
    def left(self, source: Any) -> int:
        return int(source.left_count)

    @admin.display(description=gettext_lazy("proposals"), ordering="found_count")
    def found(self, source: Any) -> int:
        return int(source.found_count)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.review_view)
        return [path("<int:key>/review/", view, name="articles_source_review"), *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        if not is_primary_key(object_id):
            raise Http404(_("There is no such source."))
        return HttpResponseRedirect(reverse("admin:articles_source_review", args=[object_id]))

    def review_view(self, request: HttpRequest, key: int) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        source = Source.objects.filter(pk=key).first() if is_primary_key(key) else None
        if source is None:
            raise Http404(_("There is no such source."))
        if request.method != "POST":
            chosen = request.GET.get("proposal", "")
            page = ReviewPage(request, source, int(chosen) if is_primary_key(chosen) else None)
            return self._show(request, page)
        if not request.user.has_perm("articles.change_proposal"):
            raise PermissionDenied
        return self._answer(request, source, Review(request, source).handle(ACTIONS))

    def _answer(self, request: HttpRequest, source: Source, outcome: Outcome) -> HttpResponse:
        if outcome.article is not None:
            return self._to_draft(request, outcome.article, outcome.said)
        if PARTS in request.headers or outcome.page:
            page = outcome.page or ReviewPage(request, Source.objects.get(pk=source.pk), outcome.show)
            return self._show(request, page, outcome)
        messages.success(request, outcome.said)
        shown = f"?proposal={outcome.show}#present" if outcome.show else ""
        return HttpResponseRedirect(reverse("admin:articles_source_review", args=[source.pk]) + shown)

    def _to_draft(self, request: HttpRequest, article: Article, said: str) -> HttpResponse:
        recheck(article)
        records = [article, *statements_of(article)]
        store(records, examine(records))
        self.log_addition(request, article, [{"added": {}}])
        messages.success(request, said)
        return HttpResponseRedirect(change_address(article))

    def _show(self, request: HttpRequest, page: ReviewPage, outcome: Outcome | None = None) -> HttpResponse:
        wants_parts = PARTS in request.headers
        context = {
            **({} if wants_parts else self.admin_site.each_context(request)),
            "title": page.title,
            "opts": self.opts,
            "page": page,
            "outcome": outcome,
            "media": "" if wants_parts else self.media + page.media,
            "shows_text": not wants_parts or bool(outcome and outcome.text_changed),
        }
        status = 409 if page.conflict else 200
        return TemplateResponse(
            request, "admin/review/parts.html" if wants_parts else "admin/review/page.html", context, status=status
        )
