"""Parts that belong to pages of their own: the home page, changes, drafts, errors."""

from __future__ import annotations

import datetime

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from articles.browse.changes import Entry, FieldChange, Notice, RecordChange
from articles.browse.doors import TwoSides
from articles.views.design.exhibits import Exhibit, Group, State, states_of
from articles.views.design.samples import ADDRESS, ARABIC_WORDS, LONG_NAME, LONG_WORDS, WORDS, article
from articles.views.documents import Document, Heading

NOON = datetime.datetime(2015, 9, 19, 12, tzinfo=datetime.UTC)


def parts_of_pages() -> Group:
    one, many, none = _("One"), _("Huge"), _("Empty")
    sides = [TwoSides("specimens", ADDRESS, ("Sample side", "The other side"), 12, "?")]
    long_sides = [*sides, TwoSides(LONG_NAME, ADDRESS, (LONG_NAME, LONG_NAME), 1_234_567, "?")]
    no_word = [_("Enter at least one word: this search contains none.")]
    errors = {"from": [_("Enter a day as year-month-day, for example 2015-09-19.")]}
    of_record = {"address": ADDRESS, "changes": ADDRESS}
    notices = [Notice("19 September 2015", ADDRESS, what, event) for what, event in _notices()]
    draft = {"desk_address": ADDRESS, "preview": True, "drafts": [article()]}
    refused = {"heading": _("This page cannot be shown"), "errors": errors, "labels": {}, "has_fields": False}
    return Group(
        _("Parts of pages"),
        [
            Exhibit(
                "big_search",
                [
                    State(none, {"q": ""}),
                    State(_("Refused"), {"q": "!", "errors": no_word, "label": _("Search")}),
                ],
            ),
            Exhibit("doors", states_of("comparisons", (none, []), (many, long_sides))),
            Exhibit("change_entry", states_of("entry", *_entries()), "change_entry"),
            Exhibit("corrections", [State(none, of_record), State(many, {**of_record, "notices": notices})]),
            Exhibit("desk_link", [State(_("A draft"), draft)]),
            Exhibit("errors", [State(one, refused)]),
            Exhibit("keys", [State(one)]),
            Exhibit("written", states_of("document", (one, _document()))),
        ],
    )


def _notices() -> list[tuple[str, str]]:
    return [("", "looked-at"), ("place, words", "changed"), ("", "changed")]


def _entries() -> list[tuple[str, Entry]]:
    place = FieldChange("Place", "", "", "Sampleville", "")
    words = FieldChange("Words", LONG_NAME, LONG_WORDS, WORDS, "en")
    arabic = FieldChange("Headline", "", ARABIC_WORDS, "", "ar")
    one = RecordChange("Statement", "changed", "Samira Example", ADDRESS, [place])
    events = ("changed", "withdrawn", "deleted", "again", "merged", "looked-at")
    records = [RecordChange("Article", event, LONG_NAME, ADDRESS, [words, arabic]) for event in events[:1]]
    records += [RecordChange("Person", event, LONG_NAME, "", []) for event in events[1:]]
    answer = "A made-up answer to a report that nobody sent."
    return [
        (_("One"), Entry("sample2222", NOON, "", "", [one], 1)),
        (_("Huge"), Entry("sample3333", NOON, LONG_WORDS[:300], answer, records, 1_234_567)),
    ]


def _document() -> Document:
    headings = (Heading("first", "A section", 2), Heading("second", LONG_NAME, 3))
    html = mark_safe(  # noqa: S308
        f'<h2 id="first">A section</h2><p>{WORDS} <code>code</code></p><h3 id="second">{LONG_NAME}</h3>'
        f"<ul><li>{WORDS}</li><li>{WORDS}</li></ul>"
    )
    return Document("A text", html, headings)
