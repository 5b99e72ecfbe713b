from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin.base import DeskAdmin
from articles.admin.bulk.editing import EditsInBulk
from articles.admin.edits.publishing import PublishesArticles
from articles.admin.forms.closed_rows import OpensRows
from articles.admin.importing import ImportsTables
from articles.admin.lists.searching import SearchesIndex
from articles.admin.lists.work_lists import WorkFilter
from articles.admin.lists.year_filters import YearPublishedFilter
from articles.admin.proposing import ProposesUtterances
from articles.admin.quotations import ChecksQuotations
from articles.admin.statement_rows import StatementInline
from articles.models import Article


@admin.register(Article)
class ArticleAdmin(
    ChecksQuotations,
    ImportsTables,
    EditsInBulk,
    OpensRows,
    SearchesIndex,
    PublishesArticles,
    ProposesUtterances,
    DeskAdmin,
):
    list_display = ("headline", "outlet", "published", "status", "coding", "statements_counted")
    list_filter = (
        WorkFilter,
        "status",
        "coding",
        YearPublishedFilter,
        "rounds",
        ("agency", admin.RelatedOnlyFieldListFilter),
        ("outlet", admin.RelatedOnlyFieldListFilter),
    )
    list_select_related = ("outlet",)
    search_fields = ("headline", "summary", "outlet__name", "agency__name", "slug", "url")
    search_help_text = _("Headline, summary, outlet, agency or address")
    counted = ("statements",)
    prepopulated_fields = {"slug": ("headline",)}
    actions = ("publish", "unpublish", "bulk_edit")
    bulk_fields = ("status", "coding", "rounds", "venues")
    inlines = (StatementInline,)
    opening_inline = StatementInline
    fieldsets = (
        (None, {"fields": ("headline", "headline_is_ours", "slug", "url", ("status", "coding"), "coding_note")}),
        (
            _("Who published it, and when"),
            {
                "fields": (
                    ("outlet", "agency"),
                    "agency_basis",
                    ("published", "published_precision", "language"),
                    "published_basis",
                    "author",
                )
            },
        ),
        (_("What it reports"), {"fields": ("summary", "people", "venues", "rounds")}),
        (_("Its text"), {"classes": ("collapse",), "fields": ("text", "reuse")}),
    )

    def view_on_site(self, obj: Article) -> str:
        """The public address. It shows a draft, too, to those who may see it at the desk."""
        return obj.get_absolute_url()
