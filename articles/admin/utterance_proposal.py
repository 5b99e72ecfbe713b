"""Statements that may report one remark: each pair side by side, to be accepted or refused for good."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.admin.primary_keys import is_primary_key
from articles.admin.read_only import ReadOnly
from articles.admin.shared_utterance import unite
from articles.admin.typed_lines import one_line
from articles.checks import examine, store
from articles.checks.statement import NEAR_EQUAL_WORDS
from articles.models import Statement, UtteranceProposal
from articles.models.versions import one_edit

PAGE_SIZE = 20
ACCEPT, REFUSE = "accept", "refuse"
LONGEST_SUMMARY = 300

LIST = "articles_utteranceproposal_changelist"

_SHOWN = ("article__outlet", "speaker", "organisation", "venue", "utterance")


@admin.register(UtteranceProposal)
class UtteranceProposalAdmin(ReadOnly):
    """One page, which lists what nobody has decided and takes the decisions."""

    def get_urls(self) -> list[Any]:
        """The list alone: a proposal has no page of its own."""
        return [url for url in super().get_urls() if getattr(url, "name", "") == LIST]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            return self._decide(request)
        shown = [f"{side}__{path}" for side in ("first", "second") for path in _SHOWN]
        page = Paginator(UtteranceProposal.objects.undecided().select_related(*shown), PAGE_SIZE).get_page(
            request.GET.get("page")
        )
        context = {
            **self.admin_site.each_context(request),
            "title": _("Statements that may be one remark"),
            "opts": self.opts,
            "page": page,
            "proposals": [(proposal, _summary(proposal)) for proposal in page],
            "may_decide": _may_decide(request),
            "may_make": request.user.has_perm("articles.add_utterance"),
            "longest": LONGEST_SUMMARY,
        }
        return TemplateResponse(request, "admin/utterance_proposals.html", context)

    def _decide(self, request: HttpRequest) -> HttpResponse:
        if not _may_decide(request):
            raise PermissionDenied
        key, decision = request.POST.get("proposal", ""), request.POST.get("decision", "")
        with transaction.atomic():
            waiting = UtteranceProposal.objects.undecided().select_for_update()
            proposal = waiting.filter(pk=key).first() if is_primary_key(key) else None
            if proposal is None:
                message = _("This proposal has been decided, or is no longer there.")
                self.message_user(request, message, messages.WARNING)
            elif decision == REFUSE:
                _settle(proposal, UtteranceProposal.Decision.REFUSED, request, _("Not the same remark."))
                self.message_user(request, _("Refused. These two are not proposed again."), messages.SUCCESS)
            elif decision == ACCEPT:
                self._accept(proposal, request)
            else:
                self.message_user(request, _("Choose whether it is the same remark."), messages.ERROR)
        return HttpResponseRedirect(reverse(f"admin:{LIST}"))

    def _accept(self, proposal: UtteranceProposal, request: HttpRequest) -> None:
        pair = Statement.objects.filter(pk__in=(proposal.first_id, proposal.second_id)).select_for_update()
        theirs = {statement.utterance_id for statement in pair}
        may_make = request.user.has_perm("articles.add_utterance")
        summary = one_line(request.POST.get("summary", ""))[:LONGEST_SUMMARY] if may_make else ""
        if len(theirs - {None}) > 1:
            message = _("They have different utterances already. Change one of them in the statement first.")
            self.message_user(request, message, messages.ERROR)
        elif theirs == {None} and not summary:
            self.message_user(request, _("Say in the summary who said what, when and where."), messages.ERROR)
        else:
            with one_edit(request.user, _("The same remark as in another article.")):
                utterance = unite([proposal.first_id, proposal.second_id], summary)
            _settle(proposal, UtteranceProposal.Decision.ACCEPTED, request)
            done = _("Both report “%(utterance)s” now.") % {"utterance": utterance}
            self.message_user(request, done, messages.SUCCESS)


def _may_decide(request: HttpRequest) -> bool:
    return bool(request.user.has_perm("articles.change_statement"))


def _settle(proposal: UtteranceProposal, decision: str, request: HttpRequest, reason: str = "") -> None:
    """Stores the decision, and with a reason answers the warnings about the same pair."""
    proposal.decision, proposal.decided_at = decision, timezone.now()
    proposal.decided_by_id = request.user.pk
    proposal.save()
    pair = list(Statement.objects.filter(pk__in=(proposal.first_id, proposal.second_id)))
    keys = {statement.pk for statement in pair}
    findings = examine(pair)
    near = [each for each in findings if each.check.name == NEAR_EQUAL_WORDS]
    near = [each for each in near if each.case.about and each.case.about.pk in keys]
    store(pair, findings, {each.key: reason for each in near} if reason else None, request.user)


def _summary(proposal: UtteranceProposal) -> str:
    """What the summary of a new utterance could say; the editor completes it."""
    said = proposal.first
    parts = {"speaker": said.speaker_label, "place": said.venue, "day": said.spelled_date}
    parts["text"] = said.paraphrase or said.words
    if said.venue:
        summary = _("%(speaker)s in %(place)s, %(day)s: %(text)s") % parts
    else:
        summary = _("%(speaker)s, %(day)s: %(text)s") % parts
    return Truncator(summary).chars(LONGEST_SUMMARY)
