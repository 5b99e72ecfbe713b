"""What the page of a review shows: the text of the source, the list of proposals, and the present one."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _

from articles.admin.review.changes import Change, changes_of
from articles.admin.review.forms import DraftForm, NewPersonForm, NewVenueForm, ProposalForm
from articles.admin.review.present import OPEN, Candidate, candidates_of, reasons_of, same_mentions, sentence_around
from articles.admin.review.rows import CONFIDENCES, Row, State, short_of
from articles.admin.review.source_text import Part, parts_of
from articles.checks import Finding
from articles.intake.deciding.acceptance import warnings_of
from articles.intake.deciding.decisions import in_text_order, last_of, with_last_decision
from articles.intake.deciding.nearest import nearest_people
from articles.intake.proposing.passage import story_of
from articles.intake.proposing.proposer import MOST_PROPOSALS
from articles.models import Decision, Person, Proposal, Source
from articles.models.proposal import BY_HAND


class ReviewPage:
    """`chosen` is the key of the present proposal; without one it is the first that is not decided."""

    def __init__(self, request: HttpRequest, source: Source, chosen: int | None = None) -> None:
        self.request, self.source, self._chosen = request, source, chosen
        self.form: ProposalForm | None = None
        self.person_form: NewPersonForm | None = None
        self.venue_form: NewVenueForm | None = None
        self.draft_form: DraftForm | None = None
        self.conflict: Decision | None = None
        self.near_venues: list[Any] = []
        self.named = ""  # the candidate of whom no record is known, if the editor chose one
        self.text = source.text

    @property
    def may_decide(self) -> bool:
        return self.source.article_id is None and self.request.user.has_perm("articles.change_proposal")

    @cached_property
    def proposals(self) -> list[Proposal]:
        related = ("speaker", "organisation")
        return in_text_order(
            with_last_decision(self.source.proposals.all()).select_related(*related).prefetch_related("topics")
        )

    @property
    def is_read_in_part(self) -> bool:
        """Whether there may be statements beyond what was proposed, because the source is longer than articles are."""
        proposed = sum(one.rule != BY_HAND for one in self.proposals)
        return proposed >= MOST_PROPOSALS or story_of(self.source).is_cut

    @cached_property
    def present(self) -> Proposal | None:
        chosen = next((one for one in self.proposals if one.pk == self._chosen), None)
        return chosen or self.next_after(None) or next(iter(self.proposals), None)

    def next_after(self, proposal: Proposal | None) -> Proposal | None:
        """The next one that is undecided, beginning again after the last; then those put off until later."""
        at = self.proposals.index(proposal) + 1 if proposal in self.proposals else 0
        onwards = [*self.proposals[at:], *self.proposals[:at]]
        for state in OPEN:
            found = next((one for one in onwards if one.state == state and one != proposal), None)
            if found:
                return found
        return None

    @cached_property
    def rows(self) -> list[Row]:
        return [
            Row(number, one, one == self.present, one.words or one.paraphrase or self.source_words(one))
            for number, one in enumerate(self.proposals, start=1)
        ]

    @property
    def number(self) -> int:
        return next((row.number for row in self.rows if row.is_present), 0)

    @property
    def left(self) -> int:
        return sum(one.state in OPEN for one in self.proposals)

    @property
    def accepted(self) -> int:
        return sum(one.state == State.ACCEPTED for one in self.proposals)

    @property
    def previous(self) -> Proposal | None:
        return self.proposals[self.number - 2] if self.number > 1 else None

    @property
    def following(self) -> Proposal | None:
        return self.proposals[self.number] if 0 < self.number < len(self.proposals) else None

    @cached_property
    def parts(self) -> list[Part]:
        return parts_of(self.source, self.proposals)

    def source_words(self, proposal: Proposal) -> str:
        return " … ".join(self.text[start:end] for start, end in proposal.content)

    @property
    def sentence(self) -> str:
        return sentence_around(self.source, self.present) if self.present else ""

    def fill_form(self, data: Any = None) -> ProposalForm | None:
        """The form of the present proposal. What was first sent into it is shown."""
        if self.form is None and self.present is not None:
            self.form = ProposalForm(self.request, self.present, data)
        return self.form

    @property
    def shown_form(self) -> ProposalForm | None:
        return self.fill_form()

    @property
    def media(self) -> forms.Media:
        """The scripts that the boxes of the page need."""
        shown = self.shown_draft_form.media
        return shown + self.shown_form.media if self.shown_form else shown

    @property
    def candidates(self) -> list[Candidate]:
        return candidates_of(self.present) if self.present else []

    @property
    def reasons(self) -> list[dict[str, Any]]:
        return reasons_of(self.present) if self.present else []

    @cached_property
    def warnings(self) -> list[Finding]:
        return warnings_of(self.present, self.proposals, self.source) if self.present else []

    @cached_property
    def decisions(self) -> list[Decision]:
        """Those about the present proposal, the latest first."""
        if self.present is None:
            return []
        return list(self.present.decisions.select_related("made_by").order_by("-pk"))

    @property
    def conflict_changes(self) -> list[Change]:
        return changes_of(self.conflict) if self.conflict else []

    @cached_property
    def undoable(self) -> int:
        return len(last_of(self.source, self.request.user)) if self.may_decide else 0

    @cached_property
    def printed_name(self) -> str:
        """How the text names a speaker who is not known yet; "" if the speaker is chosen."""
        if self.present is None or self.present.speaker_id:
            return ""
        if self.named:
            return self.named
        return next((one["name"] for one in self.present.candidates if not one["person"]), "")

    @cached_property
    def near_people(self) -> list[Person]:
        return nearest_people(self.printed_name) if self.printed_name else []

    @property
    def shown_person_form(self) -> NewPersonForm:
        return self.person_form or NewPersonForm(initial={"person_name": self.printed_name})

    @property
    def shown_venue_form(self) -> NewVenueForm:
        return self.venue_form or NewVenueForm(self.request)

    @cached_property
    def shown_draft_form(self) -> DraftForm:
        return self.draft_form or DraftForm(self.request, self.source)

    @cached_property
    def same_mentions(self) -> list[Proposal]:
        """Others that can be given the speaker of the present one by one decision."""
        return same_mentions(self.present, self.proposals, self.text) if self.present else []

    @property
    def sure(self) -> list[dict[str, int]]:
        """How many undecided proposals each confidence would accept."""
        undecided = [one.confidence for one in self.proposals if one.state == State.UNDECIDED]
        return [{"percent": each, "count": sum(one >= each / 100 for one in undecided)} for each in CONFIDENCES]

    @property
    def short(self) -> list[Proposal]:
        return short_of(self.proposals)

    @property
    def title(self) -> str:
        return _("Review: %(source)s") % {"source": self.source}
