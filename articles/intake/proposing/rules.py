"""What the rules of findings are called on the desk."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

RULES = {
    # Who speaks
    "known-name": _("a known name"),
    "similar-name": _("a name similar to a known one"),
    "surname": _("a surname"),
    "in-office": _("held an office that day"),
    "office": _("the holder of the office that is printed"),
    "office-of-one-named": _("holds the office that is printed, and is named in the text"),
    "may-hold-the-office": _("may be meant by the office that is printed"),
    "named-before": _("named before these words"),
    "new-name": _("a name that is not known yet"),
    "known-body": _("a known body"),
    "stands-for": _("stands for this body"),
    "part-of-its-name": _("part of the name of this body"),
    "side-named": _("the side is printed"),
    "held-that-day": _("the only office of that day"),
    "office-printed": _("the office that is printed"),
    "latest-office": _("the latest office of that day"),
    # When
    "date-written": _("a date that is written out"),
    "month-written": _("a month that is written out"),
    "weekday": _("a day of the week"),
    "counted-back": _("counted from the day of the article"),
    "span": _("a span of days"),
    "goes-on": _("the same speaker goes on"),
    "news-of-the-day": _("news of the day"),
    "article-has-it": _("the article has it"),
    "page-states-it": _("stated by the page"),
    "in-the-address": _("stands in the address"),
    # Where and how
    "dateline": _("the dateline"),
    "here": _("“here”, after the dateline"),
    "place-named": _("a place that is named"),
    "same-occasion": _("the same occasion"),
    "round-named": _("a round that is named"),
    "round-near": _("a round near that day, at a place that is named"),
    "cue-of-medium": _("words that tell where it was said"),
    "told-an-outlet": _("told to an outlet"),
    "cue-of-channel": _("words that tell how it is known"),
    "follows-from-medium": _("follows from the medium"),
    "spokesperson": _("a spokesperson"),
    "standing": _("a standing claim"),
    "known-speaker": _("a known speaker"),
    "body-speaks": _("a body speaks"),
    "unnamed-class": _("an unnamed class of people"),
    "unnamed-official": _("an unnamed official"),
    # The rest
    "words": _("words of statements with this topic"),
    "equal-words": _("six equal words in another report"),
    "part-of-one-remark": _("part of one remark"),
    "known-host": _("the host of its home page"),
    "credit": _("credited in the text"),
    "words-of-language": _("common words of the language"),
}


def label_of(rule: str) -> str:
    """In the active language; the rule's own name if it has no label."""
    return str(RULES.get(rule, rule))
