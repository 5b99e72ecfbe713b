"""A selection of statements in short: who spoke, on what, when, how often. Made from the counts of its facets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from articles.browse.listing import Facet, FacetValue
from articles.browse.selection import Selection
from articles.index import MISSING
from articles.spelling import spell_number

FEWEST = 5  # statements that need a summary
BARS = 3  # of each part

# What can be said of the speakers, and of the topics: one is the most frequent, it is the only one, or neither.
MOST, ONLY, NEITHER = "most", "only", "neither"
SENTENCES = {
    (MOST, MOST): ngettext_lazy(
        "%(total)s statement (%(years)s), most often by %(speaker)s (%(by)s) and on %(topic)s (%(on)s).",
        "%(total)s statements (%(years)s), most often by %(speaker)s (%(by)s) and on %(topic)s (%(on)s).",
        "count",
    ),
    (MOST, ONLY): ngettext_lazy(
        "%(total)s statement on %(topic)s (%(years)s), most often by %(speaker)s (%(by)s).",
        "%(total)s statements on %(topic)s (%(years)s), most often by %(speaker)s (%(by)s).",
        "count",
    ),
    (MOST, NEITHER): ngettext_lazy(
        "%(total)s statement (%(years)s), most often by %(speaker)s (%(by)s).",
        "%(total)s statements (%(years)s), most often by %(speaker)s (%(by)s).",
        "count",
    ),
    (ONLY, MOST): ngettext_lazy(
        "%(total)s statement by %(speaker)s (%(years)s), most often on %(topic)s (%(on)s).",
        "%(total)s statements by %(speaker)s (%(years)s), most often on %(topic)s (%(on)s).",
        "count",
    ),
    (ONLY, ONLY): ngettext_lazy(
        "%(total)s statement by %(speaker)s on %(topic)s (%(years)s).",
        "%(total)s statements by %(speaker)s on %(topic)s (%(years)s).",
        "count",
    ),
    (ONLY, NEITHER): ngettext_lazy(
        "%(total)s statement by %(speaker)s (%(years)s).", "%(total)s statements by %(speaker)s (%(years)s).", "count"
    ),
    (NEITHER, MOST): ngettext_lazy(
        "%(total)s statement (%(years)s), most often on %(topic)s (%(on)s).",
        "%(total)s statements (%(years)s), most often on %(topic)s (%(on)s).",
        "count",
    ),
    (NEITHER, ONLY): ngettext_lazy(
        "%(total)s statement on %(topic)s (%(years)s).", "%(total)s statements on %(topic)s (%(years)s).", "count"
    ),
    (NEITHER, NEITHER): ngettext_lazy("%(total)s statement (%(years)s).", "%(total)s statements (%(years)s).", "count"),
}


class SummaryBar(NamedTuple):
    """One value. `total` is its count in words, `width` in per cent of the longest bar, `query` narrows to it."""

    value: str
    label: str
    count: int  # type: ignore[assignment] # shadows tuple.count, which is not used
    total: str
    width: int
    query: str


class SummaryPart(NamedTuple):
    """The most frequent values of a facet; years in their order."""

    facet: str
    label: str
    bars: list[SummaryBar]


class Summary(NamedTuple):
    sentence: str
    parts: list[SummaryPart]


def summary_of(total: int, facets: Sequence[Facet], selection: Selection) -> Summary | None:
    """None for a few statements, which need no summary."""
    if total < FEWEST:
        return None
    by_name = {facet.name: facet for facet in facets}
    values = {name: _within(by_name[name]) if name in by_name else [] for name in ("speaker", "party", "topic", "year")}
    who = "speaker" if len(values["speaker"]) > 1 else "party"
    parts = [
        SummaryPart(name, by_name[name].label, _bars(name, values[name], selection))
        for name in (who, "topic", "year")
        if any(value.count < total for value in values[name])
    ]
    return Summary(_sentence(total, values["speaker"], values["topic"], values["year"]), parts)


def _within(facet: Facet) -> list[FacetValue]:
    """The values that the selection holds, the most frequent first.

    The counts of a facet with choices are those without them, so of such a facet only the chosen values are meant.
    """
    present = [value for value in facet.values if value.count and not value.excluded]
    chosen = [value for value in present if value.selected]
    named = [value for value in chosen or present if not value.value.startswith(MISSING)]
    return sorted(named, key=lambda value: -value.count)


def _bars(name: str, values: Sequence[FacetValue], selection: Selection) -> list[SummaryBar]:
    shown = list(values[:BARS])
    most = shown[0].count
    if name == "year":
        shown.sort(key=lambda value: value.value)
    return [
        SummaryBar(
            value.value,
            value.label,
            value.count,
            value.total,
            max(1, round(100 * value.count / most)),
            selection.choosing(name, (value.value,)).query if value.selected else value.query,
        )
        for value in shown
    ]


def _sentence(
    total: int, speakers: Sequence[FacetValue], topics: Sequence[FacetValue], years: Sequence[FacetValue]
) -> str:
    speaker, topic = _leading(speakers), _leading(topics)
    sentence: Any = SENTENCES[_standing(speaker, total), _standing(topic, total)]
    values = {
        "count": total,
        "total": spell_number(total),
        "years": _years(sorted(value.label for value in years)),
        "speaker": speaker.label if speaker else "",
        "by": spell_number(speaker.count) if speaker else "",
        "topic": topic.label if topic else "",
        "on": spell_number(topic.count) if topic else "",
    }
    return str(sentence % values)


def _leading(values: Sequence[FacetValue]) -> FacetValue | None:
    """The most frequent value; None if there are several."""
    return values[0] if values and (len(values) == 1 or values[0].count > values[1].count) else None


def _standing(value: FacetValue | None, total: int) -> str:
    if value is None:
        return NEITHER
    return ONLY if value.count == total else MOST


def _years(years: Sequence[str]) -> str:
    if not years:
        return _("day not known")
    if years[0] == years[-1]:
        return years[0]
    # Translators: the first and the last year of a span, such as "2011–2016".
    return _("%(first)s–%(last)s") % {"first": years[0], "last": years[-1]}
