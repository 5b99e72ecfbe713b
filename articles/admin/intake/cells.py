"""The cells of the list of the intake that hold links and buttons."""

from __future__ import annotations

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from articles.admin.addresses import change_address
from articles.admin.intake import wording
from articles.intake.seen_before import Seen
from articles.models import IntakeItem

State = IntakeItem.State


def name_of(item: IntakeItem) -> str:
    """The headline that was read, or what was handed in is called."""
    return (item.source.fact("headline") if item.source else "") or item.name


def next_steps(item: IntakeItem) -> str:
    """The link to what is to be done, and buttons of the form that is around the list."""
    name = name_of(item)
    steps = []
    if item.state == State.READ and (review := wording.review_address(item)):
        steps.append(_link(review, _("Decide"), _("Decide on “%(name)s”") % {"name": name}))
    if item.state == State.TO_FILL:
        steps.append(_link(change_address(item), _("Fill"), _("Hand in the page of “%(name)s”") % {"name": name}))
    if item.state == State.FAILED:
        steps.append(_button("retry", item, _("Try again"), _("Try “%(name)s” again") % {"name": name}))
    if item.state in (State.READ, State.FAILED, State.TO_FILL):
        steps.append(_button("put_aside", item, _("Put aside"), _("Put “%(name)s” aside") % {"name": name}))
    return format_html_join(" ", "{}", ((step,) for step in steps))


def links_to(seen: list[Seen]) -> str:
    """What has been seen before, each with a link to it."""
    linked = ((wording.address_of(one), wording.seen_sentence(one)) for one in seen)
    return format_html_join("", '<a class="intake-seen" dir="auto" href="{}">{}</a>', linked)


def _link(address: str, text: str, label: str) -> str:
    return format_html('<a class="button" href="{}" aria-label="{}">{}</a>', address, label, text)


def _button(action: str, item: IntakeItem, text: str, label: str) -> str:
    address = reverse(f"admin:articles_intakeitem_{action}", args=[item.pk])
    button = (
        '<button type="submit" class="button" id="{}-{}" formmethod="post" formaction="{}" aria-label="{}">{}</button>'
    )
    return format_html(button, action, item.pk, address, label, text)
