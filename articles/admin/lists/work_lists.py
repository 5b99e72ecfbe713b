"""What waits to be done: lists of records, each a filter of a noun's list and, with its number, on the first page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from articles.admin.addresses import list_address
from articles.admin.lists.source_progress import in_progress
from articles.models import (
    Article,
    DeletedRecord,
    ErrorReport,
    IntakeItem,
    Person,
    QuoteCheck,
    Round,
    Source,
    Statement,
    UtteranceProposal,
    Venue,
)

MOST_COUNTED = 10_000  # beyond it the first page says "more than"
PARAMETER = "work"
UNREAD = (IntakeItem.State.WAITING, IntakeItem.State.READING)


@dataclass(frozen=True)
class WorkList:
    """`narrow(records, editor)` leaves those that wait. `query` is of a filter that the noun's list has already."""

    name: str
    label: Any
    model: type[Any]
    narrow: Callable[[QuerySet[Any], Any], QuerySet[Any]]
    query: str = ""

    def count(self, editor: Any) -> int:
        return self.narrow(self.model._default_manager.order_by(), editor)[: MOST_COUNTED + 1].count()

    @property
    def address(self) -> str:
        listed = list_address(self.model)
        query = self.query or (f"{PARAMETER}={self.name}" if self.name else "")
        return f"{listed}?{query}" if query else listed


def _my_drafts(articles: QuerySet[Article], editor: Any) -> QuerySet[Article]:
    mine = Article.history.filter(history_user=editor).values("id")
    return articles.filter(status=Article.Status.DRAFT, pk__in=mine)


def _partly_coded(articles: QuerySet[Article], editor: Any) -> QuerySet[Article]:
    return articles.filter(coding=Article.Coding.PARTLY)


def _without_topic(statements: QuerySet[Statement], editor: Any) -> QuerySet[Statement]:
    topics = Statement.topics.through.objects.filter(statement=OuterRef("pk"))
    return statements.filter(~Exists(topics))


def _without_role(statements: QuerySet[Statement], editor: Any) -> QuerySet[Statement]:
    return statements.filter(speaker__isnull=False, role__isnull=True)


def _without_speaker(statements: QuerySet[Statement], editor: Any) -> QuerySet[Statement]:
    return statements.filter(speaker__isnull=True, organisation__isnull=True)


def _uncertain(statements: QuerySet[Statement], editor: Any, *, what: str) -> QuerySet[Statement]:
    return statements.exclude(**{f"uncertain_{what}": ""})


def _orphaned_people(people: QuerySet[Person], editor: Any) -> QuerySet[Person]:
    quoted = Statement.objects.filter(speaker=OuterRef("pk"))
    named = Article.people.through.objects.filter(person=OuterRef("pk"))
    return people.filter(~Exists(quoted), ~Exists(named))


def _orphaned_venues(venues: QuerySet[Venue], editor: Any) -> QuerySet[Venue]:
    said = Statement.objects.filter(venue=OuterRef("pk"))
    named = Article.venues.through.objects.filter(venue=OuterRef("pk"))
    held = Round.venues.through.objects.filter(venue=OuterRef("pk"))
    return venues.filter(~Exists(said), ~Exists(named), ~Exists(held))


def _open_reports(reports: QuerySet[ErrorReport], editor: Any) -> QuerySet[ErrorReport]:
    return reports.filter(state=ErrorReport.State.OPEN)


def _undecided(proposals: QuerySet[UtteranceProposal], editor: Any) -> QuerySet[UtteranceProposal]:
    return proposals.filter(decision="")


def _all(records: QuerySet[Any], editor: Any) -> QuerySet[Any]:
    return records


def _differing(statements: QuerySet[Statement], editor: Any) -> QuerySet[Statement]:
    return statements.filter(quote_check__verdict=QuoteCheck.Verdict.DIFFERS)


def _in_state(items: QuerySet[IntakeItem], editor: Any, *, states: Iterable[str]) -> QuerySet[IntakeItem]:
    return items.filter(state__in=states)


def _at(sources: QuerySet[Source], editor: Any, *, progress: str) -> QuerySet[Source]:
    return in_progress(sources, progress)


WORK_LISTS = (
    WorkList("open-reports", _("Reports of errors"), ErrorReport, _open_reports),
    WorkList(
        "",
        _("Handed in and not read yet"),
        IntakeItem,
        partial(_in_state, states=UNREAD),
        "state=unread",
    ),
    WorkList(
        "",
        _("Handed in and impossible to read"),
        IntakeItem,
        partial(_in_state, states=[IntakeItem.State.FAILED]),
        "state=failed",
    ),
    WorkList(
        "",
        _("Entries of feeds whose page is missing"),
        IntakeItem,
        partial(_in_state, states=[IntakeItem.State.TO_FILL]),
        "state=to-fill",
    ),
    WorkList("to-review", _("Sources with undecided proposals"), Source, partial(_at, progress="undecided")),
    WorkList("", _("Sources that are partly decided"), Source, partial(_at, progress="partly"), "progress=partly"),
    WorkList(
        "", _("Sources that are decided, without a draft"), Source, partial(_at, progress="decided"), "progress=decided"
    ),
    WorkList("my-drafts", _("My drafts"), Article, _my_drafts),
    WorkList("partly-coded", _("Partly coded articles"), Article, _partly_coded),
    WorkList("without-topic", _("Statements without a topic"), Statement, _without_topic),
    WorkList("without-speaker", _("Statements without a speaker or organisation"), Statement, _without_speaker),
    WorkList("without-role", _("Statements whose speaker has no role"), Statement, _without_role),
    WorkList("uncertain-date", _("Statements with an uncertain date"), Statement, partial(_uncertain, what="date")),
    WorkList("uncertain-place", _("Statements with an uncertain place"), Statement, partial(_uncertain, what="place")),
    WorkList(
        "uncertain-speaker", _("Statements with an uncertain speaker"), Statement, partial(_uncertain, what="speaker")
    ),
    WorkList("uncertain-role", _("Statements with an uncertain role"), Statement, partial(_uncertain, what="role")),
    WorkList("words-differ", _("Statements whose words differ from the source"), Statement, _differing),
    WorkList("orphans", _("People whom no article names or quotes"), Person, _orphaned_people),
    WorkList("orphans", _("Venues that nothing refers to"), Venue, _orphaned_venues),
    WorkList("", _("Statements that may be one remark"), UtteranceProposal, _undecided),
    WorkList("", _("In the trash"), DeletedRecord, _all),
)


class WorkFilter(admin.SimpleListFilter):
    """Offers the work lists of the noun."""

    title = _("to do")
    parameter_name = PARAMETER

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(one.name, one.label) for one in WORK_LISTS if one.name and one.model is model_admin.model]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = [one for one in WORK_LISTS if one.name == self.value() and one.model is queryset.model]
        return chosen[0].narrow(queryset, request.user) if chosen and self.value() else queryset


def counted_for(user: Any) -> Iterable[dict[str, Any]]:
    """The work lists of the nouns that this account may see, with their numbers."""
    for one in WORK_LISTS:
        if user.has_perm(f"articles.view_{one.model._meta.model_name}"):
            count = one.count(user)
            shown = number_format(min(count, MOST_COUNTED), force_grouping=True)
            yield {"list": one, "count": shown, "is_more": count > MOST_COUNTED}
