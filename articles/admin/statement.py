from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.base import DeskAdmin
from articles.admin.bulk.editing import EditsInBulk
from articles.admin.carrying_over import FollowsStatement
from articles.admin.lists.searching import SearchesIndex
from articles.admin.lists.work_lists import WorkFilter
from articles.admin.lists.year_filters import YearSaidFilter
from articles.admin.position import PositionInline
from articles.admin.proposing import ProposesUtterances
from articles.admin.quotations import ChecksQuotations
from articles.index import Snapshot
from articles.models import Article, Party, Statement, Utterance
from articles.models.attribution import PARTY_PATHS
from articles.models.readership import is_public

# Articles whose headline is compared with the search term: those that match best.
MOST_HEADLINES = 100

Fieldset = tuple[Any, Any]  # title, options

SAID = ("kind", "words", "paraphrase", "context")
WHO: Fieldset = (
    _("Who said it"),
    {"fields": (("speaker", "role"), ("organisation", "party"), "attribution", ("channel", "relayed_by"))},
)
WHEN: Fieldset = (_("When and where"), {"fields": (("said_on", "said_precision"), ("venue", "round"), "medium")})
ABOUT: Fieldset = (_("What it is about"), {"fields": ("topics", "utterance")})
UNCERTAIN: Fieldset = (
    _("What is uncertain, and why"),
    {
        "classes": ("collapse",),
        "fields": ("uncertain_date", "uncertain_place", "uncertain_speaker", "uncertain_role"),
    },
)
ANCHOR: Fieldset = (
    _("Where it stands in the source"),
    {"classes": ("collapse",), "fields": ("anchor_exact", "anchor_prefix", "anchor_suffix")},
)

# In its article a statement has one screen: what nearly each one needs, two fields in a line.
ONE_SCREEN: Fieldset = (
    None,
    {
        "classes": ("one-screen",),
        "fields": (
            ("kind", "attribution"),
            ("words", "paraphrase"),
            ("speaker", "role"),
            ("said_on", "venue"),
            ("round", "topics"),
        ),
    },
)
THE_REST: Fieldset = (
    _("More: context, organisation, channel, medium, what is uncertain, where it stands in the source"),
    {
        "classes": ("collapse", "one-screen"),
        "fields": (
            ("context", "anchor_exact"),
            ("organisation", "party"),
            ("channel", "relayed_by"),
            ("medium", "anchor_prefix"),
            ("said_precision", "utterance"),
            ("uncertain_date", "uncertain_place"),
            ("uncertain_speaker", "uncertain_role"),
            ("anchor_suffix",),
        ),
    },
)


class PartyFilter(admin.SimpleListFilter):
    title = _("party")
    parameter_name = "party"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [*Party.objects.values_list("slug", "name")]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[Statement]:
        return queryset if self.value() is None else queryset.of_party(self.value())


@admin.register(Statement)
class StatementAdmin(ChecksQuotations, EditsInBulk, FollowsStatement, SearchesIndex, ProposesUtterances, DeskAdmin):
    list_display = ("__str__", "kind", "spoken_for", "said", "medium", "article")
    list_filter = (
        WorkFilter,
        "kind",
        "medium",
        "channel",
        PartyFilter,
        "article__status",
        YearSaidFilter,
        "said_precision",
        "topics",
        "round",
        ("utterance", admin.EmptyFieldListFilter),
    )
    list_select_related = ("article", "speaker", "organisation", *PARTY_PATHS)
    ordering = ("-pk",)  # those entered last come first
    actions = ("bulk_edit",)
    bulk_fields = ("topics", "round", "venue", "medium", "role")
    bulk_joins = ("article", "speaker", "organisation", "role")
    search_fields = (
        "words",
        "paraphrase",
        "attribution",
        "speaker__name",
        "speaker__names__name",
        "article__headline",
        "=uid",
    )
    search_help_text = _("Words, paraphrase, attribution, any name of the speaker, headline, or the end of its address")
    article_path = "article"
    address_field = "uid"
    readonly_fields = ("uid",)
    inlines = (PositionInline,)
    fieldsets = ((None, {"fields": (("article", "order"), "uid", *SAID)}), WHO, WHEN, ABOUT, UNCERTAIN, ANCHOR)

    def also_published(self, queryset: Any, snapshot: Snapshot, phrases: Any, search_term: str) -> list[Any]:
        """The statements of the articles whose headline contains the search term."""
        articles = snapshot.named("article", phrases, MOST_HEADLINES)
        headed = Article.objects.filter(pk__in=articles, headline__icontains=search_term)
        return [queryset.filter(article__in=list(headed.values_list("pk", flat=True)))]

    @admin.display(description=_("party"))
    def spoken_for(self, statement: Statement) -> Party | None:
        return statement.spoken_for

    @admin.display(description=_("said on"), ordering="said_on")
    def said(self, statement: Statement) -> str:
        return statement.spelled_date or gettext("not known")

    def view_on_site(self, obj: Statement) -> str:
        return obj.get_absolute_url()


@admin.register(Utterance)
class UtteranceAdmin(DeskAdmin):
    list_display = ("summary", "slug", "statements_counted")
    search_fields = ("summary", "slug")
    counted = ("statements",)
    prepopulated_fields = {"slug": ("summary",)}

    def view_on_site(self, obj: Utterance) -> str | None:
        return obj.get_absolute_url() if is_public(obj) else None
