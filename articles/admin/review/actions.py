"""What an editor can decide in a review. Each action is stored at once, and says what it did."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin.primary_keys import is_primary_key
from articles.admin.review.forms import DraftForm
from articles.admin.review.rows import CONFIDENCES, short_of
from articles.admin.review.sending import Handler, Outcome, Review
from articles.intake.deciding.acceptance import problems_of
from articles.intake.deciding.decisions import Action, decide_many, lock, undo
from articles.intake.deciding.drafting import make_draft
from articles.intake.deciding.finding import NotFound, add_stretch, find_stretch
from articles.models import Decision, Proposal
from articles.models.versions import one_edit


def accept(review: Review) -> Outcome:
    """What was typed is stored in any case. It is accepted if nothing is wrong with it."""
    review.decide(Action.EDIT, review.typed())
    form = review.page.shown_form
    problems = problems_of([review.present], review.source)[review.present.pk]
    if form and (form.errors or problems):
        form.problems = problems
        return review.refuse(_("Not accepted yet: correct what is marked."))
    review.decide(Action.ACCEPT, {})
    return review.move_on(_("Accepted."))


def reject(review: Review) -> Outcome:
    review.decide(Action.REJECT, {})
    return review.move_on(_("Rejected."))


def later(review: Review) -> Outcome:
    review.decide(Action.LATER, review.typed())
    return review.move_on(_("Put off until later."))


def edit(review: Review) -> Outcome:
    review.decide(Action.EDIT, review.typed())
    form = review.page.shown_form
    if form and form.errors:
        [error, *_others] = next(iter(form.errors.values()))
        return review.refuse(_("Not all of it could be stored. %(error)s") % {"error": error})
    return review.stay(_("Stored."))


def undo_last(review: Review) -> Outcome:
    undone = undo(review.source, review.request.user)
    if not undone:
        return review.refuse(_("There is nothing of yours to undo."))
    said = ngettext("Undid %(count)s decision.", "Undid %(count)s decisions.", len(undone))
    return Outcome(said % {"count": len(undone)}, show=undone[0].pk)


def accept_sure(review: Review) -> Outcome:
    """Accepts the undecided ones of at least this confidence with which nothing is wrong."""
    percent = review.sent.get("percent", "")
    if percent not in map(str, CONFIDENCES):
        return review.refuse(_("Choose a minimum confidence."))
    undecided = [one for one in review.page.proposals if one.state == Proposal.State.UNDECIDED]
    sure = [one for one in undecided if one.confidence >= int(percent) / 100]
    problems = problems_of(sure, review.source)
    possible = [one for one in sure if not problems[one.pk]]
    count = decide_many(possible, Action.ACCEPT, review.request.user)
    said = ngettext("Accepted %(count)s.", "Accepted %(count)s.", count) % {"count": count}
    if left := len(sure) - len(possible):
        rest = ngettext("%(count)s is not complete yet.", "%(count)s are not complete yet.", left)
        said = f"{said} {rest % {'count': left}}"
    return Outcome(said)


def reject_short(review: Review) -> Outcome:
    count = decide_many(short_of(review.page.proposals), Action.REJECT, review.request.user)
    return Outcome(ngettext("Rejected %(count)s.", "Rejected %(count)s.", count) % {"count": count})


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
    return Outcome(_("Added the passage."), show=proposal.pk, text_changed=True)


def draft(review: Review) -> Outcome:
    form = review.page.draft_form = DraftForm(review.request, review.source, review.sent)
    if not review.request.user.has_perms(["articles.add_article", "articles.add_statement"]):
        return review.refuse(_("You may not add articles."))
    if not form.is_valid():
        return review.refuse(_("The draft has not been made yet: correct what is marked."))
    with one_edit(review.request.user):
        article = form.article()
    make_draft(review.source, article, review.request.user)
    return Outcome(_("The draft has been made. Write its summary, look it over, and publish it."), article=article)


ACTIONS: dict[str, Handler] = {
    "accept": accept,
    "reject": reject,
    "later": later,
    "edit": edit,
    "undo": undo_last,
    "accept-sure": accept_sure,
    "reject-short": reject_short,
    "add": add,
    "draft": draft,
}
