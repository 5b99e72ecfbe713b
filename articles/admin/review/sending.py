"""A form of a review that was sent: which action it asks for, and what is answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from articles.admin.primary_keys import is_primary_key
from articles.admin.review.page import ReviewPage
from articles.admin.review.roles import with_role
from articles.intake.deciding.decisions import DecidedMeanwhile, DraftMade, decide, lock
from articles.intake.deciding.values import Values, plain_form_values
from articles.models import Article, Decision, Proposal, Source

# The actions that are of use where nothing is proposed. All others are about the present proposal.
WITHOUT_PROPOSAL = frozenset({"add", "draft"})


@dataclass
class Outcome:
    """`said` is told to the editor. With `page`, nothing moves: it is shown again, with what is wrong."""

    said: str
    page: ReviewPage | None = None
    show: int | None = None  # the key of the proposal that is shown next
    article: Article | None = None
    text_changed: bool = False
    is_refusal: bool = False


Handler = Callable[["Review"], Outcome]


class Review:
    """A form of the review that was sent. `argument` is what follows the name of the action."""

    def __init__(self, request: HttpRequest, source: Source) -> None:
        self.request, self.source, self.sent = request, source, request.POST
        self.name, _colon, self.argument = self.sent.get("action", "").partition(":")
        key = self.sent.get("proposal", "")
        self.page = ReviewPage(request, source, int(key) if is_primary_key(key) else None)

    def handle(self, actions: Mapping[str, Handler]) -> Outcome:
        handler = actions.get(self.name)
        if handler is None or (self.page.present is None and self.name not in WITHOUT_PROPOSAL):
            return self.refuse(_("There is no such action. Nothing was changed."))
        try:
            with transaction.atomic():
                return handler(self)
        except DraftMade:
            return self.refuse(_("The draft has been made already. Nothing was changed."))
        except DecidedMeanwhile as refusal:
            self.page = ReviewPage(self.request, self.source, refusal.decision.proposal_id)
            self.page.conflict = refusal.decision
            self.page.fill_form(self.sent if self.name != "undo" else None)
            return self.refuse(_("Another editor has decided about this meanwhile. Nothing of yours was stored."))

    def refuse(self, said: str) -> Outcome:
        return Outcome(said, page=self.page, is_refusal=True)

    @property
    def present(self) -> Proposal:
        """The proposal that the form is about. Raises DoesNotExist where nothing is proposed: see `handle`."""
        if self.page.present is None:
            raise Proposal.DoesNotExist
        return self.page.present

    def stay(self, said: str) -> Outcome:
        return Outcome(said, show=self.present.pk)

    def move_on(self, said: str) -> Outcome:
        following = self.page.next_after(self.present)
        return Outcome(said, show=(following or self.present).pk)

    def typed(self) -> Values:
        """The values of the form that can be stored; what cannot be read is told beside its field."""
        form = self.page.fill_form(self.sent)
        if form is None or "kind" not in self.sent:
            return {}
        form.is_valid()
        return plain_form_values(form.cleaned_data)

    def decide(self, action: str, values: Values) -> Decision | None:
        """The lock keeps others from deciding while it is compared with what the editor saw."""
        lock(self.source)
        text = self.sent.get("seen", "")
        seen = int(text) if is_primary_key(text) else None
        return decide(self.present, action, self.request.user, with_role(self.present, values), seen=seen)
