"""A correction as plain text, for feeds."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.browse.changes import Entry, Event, FieldChange

TITLES = {
    Event.CHANGED: gettext_lazy("Corrected: %(record)s"),
    Event.WITHDRAWN: gettext_lazy("Withdrawn: %(record)s"),
    Event.DELETED: gettext_lazy("Deleted: %(record)s"),
    Event.AGAIN: gettext_lazy("Published again: %(record)s"),
    Event.MERGED: gettext_lazy("Merged: %(record)s"),
    Event.LOOKED_AT: gettext_lazy("Reviewed after a report: %(record)s"),
}


def title_of(entry: Entry) -> str:
    event = entry.records[0].event if entry.total == 1 and entry.records else Event.CHANGED
    return TITLES[Event(event)] % {"record": entry.title}


def text_of(entry: Entry) -> str:
    """The reason, the answer to a report, and each field before and after, a line each."""
    return "\n".join(_lines(entry))


def _lines(entry: Entry) -> Iterator[str]:
    if entry.reason:
        yield _("Reason: %(reason)s") % {"reason": entry.reason}
    if entry.answer:
        yield _("Answer to a report: %(answer)s") % {"answer": entry.answer}
    for record in entry.records:
        if entry.total > 1:
            yield record.label
        yield from map(_line, record.fields)


def _line(field: FieldChange) -> str:
    facts = {
        "field": field.label,
        "about": field.about,
        "before": _quoted(field.before),
        "after": _quoted(field.after),
    }
    if field.about:
        return _("%(field)s (%(about)s): before %(before)s, after %(after)s") % facts
    return _("%(field)s: before %(before)s, after %(after)s") % facts


def _quoted(value: str) -> str:
    return _("“%(words)s”") % {"words": value} if value else _("nothing")
