"""The list of statements."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from articles.index import Kind
from articles.models import Statement
from articles.nouns.declarations import BEST_MATCH, DESCRIPTIONS, NAMES, WORDS, Field, Messages, Noun, Sort, TableColumn
from articles.nouns.statement_columns import COLUMN_FIELDS
from articles.nouns.statement_facets import FACET_FIELDS

STATEMENT = Noun(
    name="statement",
    plural="statements",
    label=_("Statement"),
    plural_label=_("Statements"),
    records=Statement.objects.published,
    unit="article",
    ordered_by="order",
    dated_by="said_on",
    spans="said_in",
    own_text=True,
    stacked_by=("kind", "party"),
    fields=(
        *FACET_FIELDS,
        # Days.
        Field(name="said_on", kind=Kind.DAY, source="said_on"),
        Field(name="said_in", kind=Kind.SPAN, source=("said_on", "said_precision"), counted=True),
        Field(name="published", kind=Kind.DAY, source="article__published"),
        # Text.
        Field(name="words", kind=Kind.TEXT, source="words", weight=WORDS, marked=True),
        Field(
            name="speaking_body",
            kind=Kind.TEXT,
            source="organisation__name",
            weight=NAMES,
            is_name=True,
            found_by=_("Found by the body that spoke"),
        ),
        Field(
            name="role",
            kind=Kind.TEXT,
            source="role__title",
            weight=NAMES,
            found_by=_("Found by the office of the speaker"),
        ),
        Field(
            name="attribution",
            kind=Kind.TEXT,
            source="attribution",
            weight=NAMES,
            found_by=_("Found by the speaker as printed"),
        ),
        Field(name="paraphrase", kind=Kind.TEXT, source="paraphrase", weight=DESCRIPTIONS, marked=True),
        Field(name="context", kind=Kind.TEXT, source="context", weight=DESCRIPTIONS, marked=True),
        # Counted on other pages.
        Field(name="precision", kind=Kind.CHOICE, source="said_precision"),
        Field(name="dates", kind=Kind.COMBINATION, source=("said_on", "precision"), counted=True),
        Field(name="round_dates", kind=Kind.COMBINATION, source=("round", "said_on", "precision"), counted=True),
        Field(name="utterance_outlet", kind=Kind.COMBINATION, source=("utterance_id", "outlet"), counted=True),
        *COLUMN_FIELDS,
    ),
    sorts=(
        Sort("newest", _("Newest first"), by="said_on"),
        Sort("oldest", _("Oldest first"), by="said_on", ascending=True),
        Sort("published", _("Latest published"), by="published"),
        Sort("relevance", _("Best match"), by=BEST_MATCH),
    ),
    columns=(
        *("id", "url", "kind", "words", "paraphrase", "context"),
        *("speaker", "speaker_id", "role", "role_id", "organisation", "party"),
        *("attribution", "original_attribution", "channel", "relayed_by", "medium", "said_on", "said_precision"),
        *("venue", "round", "topic", "positions", "position_notes", "utterance", "utterance_id", "uncertain"),
        *("check", "checked_on"),
        *("article", "article_url", "order", "outlet", "agency", "published", "source_url"),
        *("anchor_exact", "anchor_prefix", "anchor_suffix"),
    ),
    table=(
        TableColumn("day", _("Day")),
        TableColumn("speaker", _("Speaker")),
        TableColumn("office", _("Office"), shown=False),
        TableColumn("party", _("Party"), shown=False),
        TableColumn("words", _("Words or paraphrase")),
        TableColumn("topics", _("Topics"), shown=False),
        TableColumn("medium", _("Medium and channel"), shown=False),
        TableColumn("place", _("Place")),
        TableColumn("article", _("Article"), shown=False),
        TableColumn("outlet", _("Outlet")),
        TableColumn("published", _("Published"), shown=False),
        TableColumn("printed", _("Printed as"), shown=False),
        TableColumn("uncertain", _("Uncertain"), shown=False),
        TableColumn("check", _("Quotation check"), shown=False),
    ),
    messages=Messages(
        total=ngettext_lazy("%(total)s statement", "%(total)s statements", "count"),
        show=ngettext_lazy("Show %(total)s statement", "Show %(total)s statements", "count"),
        download=ngettext_lazy("Download %(total)s statement", "Download %(total)s statements", "count"),
        all_of=ngettext_lazy("All %(total)s statement", "All %(total)s statements", "count"),
        search=_("Words in these statements"),
        no_match=_("No statement in the collection matches all of this."),
        since=_("Said from"),
    ),
)
