"""What an editor can do in a review. Each action is stored at once, and says what it did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin.primary_keys import is_primary_key
from articles.admin.review_forms import DraftForm, NewPersonForm, NewVenueForm
from articles.admin.review_page import CONFIDENCES, ReviewPage, short_of
from articles.admin.review_roles import role_that_day
from articles.intake.deciding.acceptance import problems_of
from articles.intake.deciding.decisions import (
    Action,
    DecidedMeanwhile,
    DraftMade,
    decide,
    decide_many,
    lock,
    undo,
)
from articles.intake.deciding.drafting import free_slug, make_draft
from articles.intake.deciding.finding import NotFound, add_stretch, find_stretch
from articles.intake.deciding.nearest import nearest_venues
from articles.intake.deciding.values import Values, plain_form_values
from articles.models import Article, Decision, Person, Proposal, Role, Source, Venue
from articles.models.naming import make_sort_name
from articles.models.versions import one_edit


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
HANDLERS: dict[str, Handler] = {}


def action(name: str) -> Callable[[Handler], Handler]:
    def declare(handler: Handler) -> Handler:
        HANDLERS[name] = handler
        return handler

    return declare


class Review:
    """A form of the review that was sent. `argument` is what follows the name of the action."""

    def __init__(self, request: HttpRequest, source: Source) -> None:
        self.request, self.source, self.sent = request, source, request.POST
        self.name, _colon, self.argument = self.sent.get("action", "").partition(":")
        key = self.sent.get("proposal", "")
        self.page = ReviewPage(request, source, int(key) if is_primary_key(key) else None)

    def handle(self) -> Outcome:
        handler = HANDLERS.get(self.name)
        if handler is None:
            return self.refuse(_("There is no such action. Nothing was changed."))
        try:
            with transaction.atomic():
                return handler(self)
        except DraftMade:
            return self.refuse(_("The draft has been made already. Nothing was changed."))
        except DecidedMeanwhile as refusal:
            self.page = ReviewPage(self.request, self.source, refusal.decision.proposal_id)
            self.page.conflict = refusal.decision
            self.page.form_of(self.sent if self.name not in ("undo",) else None)
            return self.refuse(_("Another editor has decided about this meanwhile. Nothing of yours was stored."))

    def refuse(self, said: str) -> Outcome:
        return Outcome(said, page=self.page, is_refusal=True)

    @property
    def present(self) -> Proposal:
        if self.page.current is None:
            raise Proposal.DoesNotExist
        return self.page.current

    def stay(self, said: str) -> Outcome:
        return Outcome(said, show=self.present.pk)

    def move_on(self, said: str) -> Outcome:
        following = self.page.next_after(self.present)
        return Outcome(said, show=(following or self.present).pk)

    def typed(self) -> Values:
        """The values of the form that can be stored; what cannot be read is told beside its field."""
        form = self.page.form_of(self.sent)
        if form is None or "kind" not in self.sent:
            return {}
        form.is_valid()
        return plain_form_values(form.cleaned_data)

    def decide(self, action: str, values: Values) -> Decision | None:
        """The lock keeps others from deciding while it is compared with what the editor saw."""
        lock(self.source)
        seen = self.sent.get("seen", "")
        return decide(self.present, action, self.request.user, values, seen=int(seen) if is_primary_key(seen) else None)


@action("accept")
def accept(review: Review) -> Outcome:
    """What was typed is stored in any case. It is accepted if nothing is wrong with it."""
    review.decide(Action.EDIT, _with_role(review.present, review.typed()))
    form = review.page.shown_form
    problems = problems_of([review.present], review.source)[review.present.pk]
    if form and (form.errors or problems):
        form.problems = problems
        return review.refuse(_("Not accepted yet: mend what is marked."))
    review.decide(Action.ACCEPT, {})
    return review.move_on(_("Accepted."))


@action("reject")
def reject(review: Review) -> Outcome:
    review.decide(Action.REJECT, {})
    return review.move_on(_("Rejected."))


@action("later")
def later(review: Review) -> Outcome:
    review.decide(Action.LATER, review.typed())
    return review.move_on(_("Put off until later."))


@action("edit")
def edit(review: Review) -> Outcome:
    review.decide(Action.EDIT, _with_role(review.present, review.typed()))
    form = review.page.shown_form
    if form and form.errors:
        [error, *_others] = next(iter(form.errors.values()))
        return review.refuse(_("Not all of it could be stored. %(error)s") % {"error": error})
    return review.stay(_("Stored."))


@action("choose")
def choose(review: Review) -> Outcome:
    """The speaker, among the candidates."""
    candidates = review.present.candidates
    number = int(review.argument) - 1 if is_primary_key(review.argument) else -1
    if not 0 <= number < len(candidates):
        return review.refuse(_("There is no such speaker to choose."))
    chosen = candidates[number]
    if chosen["person"]:
        return _speak(review, Person.objects.filter(pk=chosen["person"]).first())
    review.decide(Action.EDIT, {**review.typed(), "speaker": None, "role": None})
    page = ReviewPage(review.request, review.source, review.present.pk)
    page.named = chosen["name"]
    said = _("%(name)s is not known yet. Choose somebody like that, or make a new person.") % {"name": chosen["name"]}
    return Outcome(said, page=page)


@action("person")
def choose_known(review: Review) -> Outcome:
    key = review.argument
    return _speak(review, Person.objects.filter(pk=key).first() if is_primary_key(key) else None)


def _speak(review: Review, person: Person | None) -> Outcome:
    if person is None:
        return review.refuse(_("There is no such person any more."))
    values = {**review.typed(), "speaker": person.pk, "organisation": None}
    review.decide(Action.EDIT, _with_role(review.present, values))
    return review.stay(_("Speaker: %(name)s") % {"name": person.name})


def _with_role(proposal: Proposal, values: Values) -> Values:
    """A new speaker has another role: the only one held that day, if there is one."""
    speaker = values.get("speaker", proposal.speaker_id)
    if speaker != proposal.speaker_id and values.get("role", proposal.role_id) == proposal.role_id:
        values = {**values, "role": role_that_day(proposal, speaker, values)}
    return values


@action("make-person")
def make_person(review: Review) -> Outcome:
    if not review.request.user.has_perms(["articles.add_person", "articles.add_role"]):
        return review.refuse(_("You may not add people."))
    form = review.page.person_form = NewPersonForm(review.sent)
    if not form.is_valid():
        return review.refuse(_("Enter the name of the new person."))
    name, title = form.cleaned_data["person_name"], form.cleaned_data["person_role"]
    with one_edit(review.request.user):
        person = Person.objects.create(slug=free_slug(Person, name), name=name, sort_name=make_sort_name(name)[:200])
        role = (
            Role.objects.create(slug=free_slug(Role, f"{name} {title}"), person=person, title=title) if title else None
        )
    values = {**review.typed(), "speaker": person.pk, "role": role and role.pk, "organisation": None}
    review.decide(Action.EDIT, values)
    return review.stay(_("Made a new person: %(name)s") % {"name": name})


@action("make-venue")
def make_venue(review: Review) -> Outcome:
    """Known venues of like names are offered first; sent again with `make-venue:new`, a new one is made."""
    if not review.request.user.has_perm("articles.add_venue"):
        return review.refuse(_("You may not add venues."))
    form = review.page.venue_form = NewVenueForm(review.request, review.sent)
    name = review.sent.get("venue_name", "").strip()
    review.page.near_venues = nearest_venues(name) if review.argument != "new" else []
    if review.page.near_venues:
        return review.refuse(_("There are venues of like names: choose one of them, or make a new one."))
    if not form.is_valid():
        return review.refuse(_("Enter the name of the new venue and where it lies."))
    values = form.cleaned_data
    venue = Venue(
        slug=free_slug(Venue, name),
        name=values["venue_name"],
        latitude=values["venue_latitude"],
        longitude=values["venue_longitude"],
    )
    with one_edit(review.request.user):
        venue.save()
    review.decide(Action.EDIT, {**review.typed(), "venue": venue.pk})
    return review.stay(_("Made a new venue: %(name)s") % {"name": venue.name})


@action("venue")
def choose_venue(review: Review) -> Outcome:
    venue = Venue.objects.filter(pk=review.argument).first() if is_primary_key(review.argument) else None
    if venue is None:
        return review.refuse(_("There is no such venue any more."))
    review.decide(Action.EDIT, {**review.typed(), "venue": venue.pk})
    return review.stay(_("Place: %(name)s") % {"name": venue.name})


@action("same")
def same_speaker(review: Review) -> Outcome:
    """Gives the speaker of the present proposal to all that name theirs in the same words."""
    others, speaker = review.page.same_mentions, review.present.speaker_id
    role = {"speaker": speaker, "role": review.present.role_id, "organisation": None}
    count = decide_many(others, Action.EDIT, review.request.user, role)
    said = ngettext("Chose the speaker of %(count)s more.", "Chose the speaker of %(count)s more.", count)
    return review.stay(said % {"count": count})


@action("undo")
def undo_last(review: Review) -> Outcome:
    undone = undo(review.source, review.request.user)
    if not undone:
        return review.refuse(_("There is nothing of yours to undo."))
    said = ngettext("Undid %(count)s decision.", "Undid %(count)s decisions.", len(undone))
    return Outcome(said % {"count": len(undone)}, show=undone[0].pk)


@action("accept-sure")
def accept_sure(review: Review) -> Outcome:
    """Accepts the undecided ones of at least this confidence with which nothing is wrong."""
    percent = review.sent.get("percent", "")
    if percent not in map(str, CONFIDENCES):
        return review.refuse(_("Choose how sure they must be."))
    undecided = [one for one in review.page.proposals if one.state == Proposal.State.UNDECIDED]
    sure = [one for one in undecided if one.confidence >= int(percent) / 100]
    problems = problems_of(sure, review.source)
    possible = [one for one in sure if not problems[one.pk]]
    count = decide_many(possible, Action.ACCEPT, review.request.user)
    said = ngettext("Accepted %(count)s.", "Accepted %(count)s.", count) % {"count": count}
    if left := len(sure) - len(possible):
        rest = ngettext("%(count)s needs something first.", "%(count)s need something first.", left)
        said = f"{said} {rest % {'count': left}}"
    return Outcome(said)


@action("reject-short")
def reject_short(review: Review) -> Outcome:
    count = decide_many(short_of(review.page.proposals), Action.REJECT, review.request.user)
    return Outcome(ngettext("Rejected %(count)s.", "Rejected %(count)s.", count) % {"count": count})


@action("add")
def add(review: Review) -> Outcome:
    """A stretch that was selected, as offsets, or whose words were copied into the box."""
    source = lock(review.source)
    start, end = review.sent.get("start", ""), review.sent.get("end", "")
    try:
        selected = is_primary_key(start) and is_primary_key(end)
        stretch = (int(start), int(end)) if selected else find_stretch(source, review.sent.get("stretch", ""))
        proposal = add_stretch(source, *stretch)
    except NotFound as refusal:
        return review.refuse(str(refusal))
    Decision.objects.create(
        proposal=proposal,
        action=Action.ADD,
        before={"state": Proposal.State.REJECTED},
        after={"state": Proposal.State.UNDECIDED},
        made_by_id=review.request.user.pk,
    )
    return Outcome(_("Added a stretch."), show=proposal.pk, text_changed=True)


@action("draft")
def draft(review: Review) -> Outcome:
    form = review.page.draft_form = DraftForm(review.request, review.source, review.sent)
    if not review.request.user.has_perms(["articles.add_article", "articles.add_statement"]):
        return review.refuse(_("You may not add articles."))
    if not form.is_valid():
        return review.refuse(_("The draft has not been made yet: mend what is marked."))
    with one_edit(review.request.user):
        article = form.article()
    make_draft(review.source, article, review.request.user)
    return Outcome(_("The draft has been made. Write its summary, look it over, and publish it."), article=article)
