"""Who says it, and where, in a review: chosen among known records, or made in place with what the text says."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin.primary_keys import is_primary_key
from articles.admin.review.forms import NewPersonForm, NewVenueForm
from articles.admin.review.page import ReviewPage
from articles.admin.review.sending import Handler, Outcome, Review
from articles.intake.deciding.decisions import Action, decide_many
from articles.intake.deciding.nearest import nearest_venues
from articles.models import Person, Role, Venue
from articles.models.naming import make_sort_name
from articles.models.slugs import free_slug
from articles.models.versions import one_edit


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
    said = _("%(name)s is not known yet. Choose a person with a similar name, or make a new one.") % {
        "name": chosen["name"]
    }
    return Outcome(said, page=page)


def choose_known(review: Review) -> Outcome:
    key = review.argument
    return _speak(review, Person.objects.filter(pk=key).first() if is_primary_key(key) else None)


def _speak(review: Review, person: Person | None) -> Outcome:
    if person is None:
        return review.refuse(_("There is no such person any more."))
    review.decide(Action.EDIT, {**review.typed(), "speaker": person.pk, "organisation": None})
    return review.stay(_("Speaker: %(name)s") % {"name": person.name})


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


def make_venue(review: Review) -> Outcome:
    """Known venues of like names are offered first; sent again with `make-venue:new`, a new one is made."""
    if not review.request.user.has_perm("articles.add_venue"):
        return review.refuse(_("You may not add venues."))
    form = review.page.venue_form = NewVenueForm(review.request, review.sent)
    name = review.sent.get("venue_name", "").strip()
    review.page.near_venues = nearest_venues(name) if review.argument != "new" else []
    if review.page.near_venues:
        return review.refuse(_("There are venues with similar names. Choose one of them, or make a new one."))
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


def choose_venue(review: Review) -> Outcome:
    venue = Venue.objects.filter(pk=review.argument).first() if is_primary_key(review.argument) else None
    if venue is None:
        return review.refuse(_("There is no such venue any more."))
    review.decide(Action.EDIT, {**review.typed(), "venue": venue.pk})
    return review.stay(_("Place: %(name)s") % {"name": venue.name})


def same_speaker(review: Review) -> Outcome:
    """Gives the speaker of the present proposal to all that name theirs in the same words."""
    others, speaker = review.page.same_mentions, review.present.speaker_id
    role = {"speaker": speaker, "role": review.present.role_id, "organisation": None}
    count = decide_many(others, Action.EDIT, review.request.user, role)
    said = ngettext("Chose the speaker of %(count)s more.", "Chose the speaker of %(count)s more.", count)
    return review.stay(said % {"count": count})


ACTIONS: dict[str, Handler] = {
    "choose": choose,
    "person": choose_known,
    "make-person": make_person,
    "make-venue": make_venue,
    "venue": choose_venue,
    "same": same_speaker,
}
