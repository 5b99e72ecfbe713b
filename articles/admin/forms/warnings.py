"""What the checks doubt in a record: shown above its form after it was saved, and answered there with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin.addresses import change_address
from articles.admin.lists.warning_filter import WarningFilter
from articles.admin.shared_utterance import UtteranceOffer, offers_of, take_offers
from articles.admin.typed_lines import one_line
from articles.checks import Finding, assess, examine, open_warnings, store
from articles.checks.answers import WARNED, Assessed
from articles.models import Article, Person, Statement
from articles.models.record_warning import LONGEST_REASON

REASON = "reason:"  # before the key of a finding: the name of the box for its reason


@dataclass(frozen=True)
class ShownWarning:
    """A warning as the page shows it, or an error of a record that was not stored at the desk."""

    assessed: Assessed
    title: str
    target: str  # an address, or the id of a field
    other: str  # the address of the other record that it is about, or ""
    name: str
    typed: str
    offer: UtteranceOffer | None


class ShowsWarnings(admin.ModelAdmin):
    def get_list_filter(self, request: HttpRequest) -> Any:
        filters = super().get_list_filter(request)
        return (WarningFilter, *filters) if self.model in WARNED else filters

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        record = context.get("original")
        if record and self.model in WARNED and not getattr(request, "showing_version", False):
            records = _stored_records(self.model, record.pk)
            findings = examine(records)
            offers = offers_of(findings, request.user)
            shown = [_shown(one, record, request, offers) for one in assess(records, findings)]
            context["open_warnings"] = [one for one in shown if not one.assessed.reason]
            context["answered_warnings"] = [one for one in shown if one.assessed.reason]
            context["may_answer"] = self.has_change_permission(request, record)
            context["longest_reason"] = LONGEST_REASON
        return super().render_change_form(request, context, *args, **kwargs)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if self.model in WARNED:
            _name_speakers(request, form.instance)
            records = _stored_records(self.model, form.instance.pk)
            findings = examine(records)
            if take_offers(findings, request):
                records = _stored_records(self.model, form.instance.pk)
                findings = examine(records)
            left = open_warnings(store(records, findings, _reasons(request), request.user))
            if left and "_continue" not in request.POST:
                _tell(request, form.instance, len(left))


def _stored_records(model: Any, key: int) -> list[Any]:
    """The record as it is stored; an article with its statements."""
    records: list[Any] = list(model._base_manager.filter(pk=key))
    if model is Article:
        records += Statement.objects.filter(article=key).order_by("order", "pk")
    return records


def _name_speakers(request: HttpRequest, record: Any) -> None:
    """Adds whoever speaks in the article to the people whom it names."""
    if not isinstance(record, Article | Statement):
        return
    article = record if isinstance(record, Article) else record.article
    speakers = Person.objects.filter(statements__article=article)
    missing = speakers.exclude(articles=article).distinct()
    if added := list(missing):
        article.people.add(*added)
        names = ", ".join(person.name for person in added)
        messages.info(request, _("Added to the people of the article: %(names)s") % {"names": names})


def _reasons(request: HttpRequest) -> dict[str, str]:
    """The reasons that came with the form, by the key of the finding."""
    return {
        name.removeprefix(REASON): one_line(value)[:LONGEST_REASON]
        for name, value in request.POST.items()
        if name.startswith(REASON) and isinstance(value, str)
    }


def _tell(request: HttpRequest, record: Any, count: int) -> None:
    message = ngettext(
        "“{record}” was saved with {count} warning. {link}", "“{record}” was saved with {count} warnings. {link}", count
    )
    answer = _("Answer them, or correct the record.")
    link = format_html('<a href="{}#record-warnings">{}</a>', change_address(record), answer)
    messages.warning(request, format_html(message, record=str(record), count=count, link=link))


def _shown(assessed: Assessed, record: Any, request: HttpRequest, offers: dict[str, UtteranceOffer]) -> ShownWarning:
    finding = assessed.finding
    own = finding.record._meta.model is type(record)
    field = capfirst(str(finding.record._meta.get_field(finding.check.field).verbose_name))
    return ShownWarning(
        assessed=assessed,
        title=field if own else _title_of_row(finding, field),
        target=f"#id_{finding.check.field}" if own else change_address(finding.record),
        other=change_address(finding.case.about) if finding.case.about and finding.case.about.pk else "",
        name=REASON + finding.key,
        typed=request.POST.get(REASON + finding.key, ""),
        offer=offers.get(finding.key),
    )


def _title_of_row(finding: Finding, field: str) -> str:
    noun = capfirst(str(finding.record._meta.verbose_name))
    return _("%(noun)s %(order)s, %(field)s") % {"noun": noun, "order": finding.record.order, "field": field}
