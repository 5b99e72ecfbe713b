"""Citations of views: of lists with their filters, of drawings, of the pages of records. On the page and as files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import exchange
from articles.browse.chips import build_chips
from articles.browse.errors import InvalidQuery
from articles.browse.labels import labels_at
from articles.browse.lists import NounList
from articles.browse.selection import Selection
from articles.browse.utterance_list import UTTERANCE
from articles.browse.visibility import visible_topics
from articles.index import Snapshot
from articles.models import Person, Round, Utterance, Venue
from articles.nouns import STATEMENT, Noun
from articles.spelling import spell_list
from articles.views.caching import public_page, snapshot_of
from articles.views.responses import absolute_by, error_lines, get_record, page_address


class CitationForm(NamedTuple):
    """A form of citations. `name` is its part of the names of addresses."""

    name: str
    extension: str
    label: str
    media_type: str
    text: Callable[[Any], str]


FORMS = (
    CitationForm("bib", "bib", "BibTeX", "application/x-bibtex", lambda citation: citation.bibtex),
    CitationForm("ris", "ris", "RIS", "application/x-research-info-systems", lambda citation: citation.ris),
    CitationForm(
        "csl", "csl.json", "CSL-JSON", "application/vnd.citationstyles.csl+json", lambda citation: citation.csl
    ),
)


class Link(NamedTuple):
    label: str
    address: str


@dataclass(frozen=True)
class Cited:
    """The citation of a page, and the addresses of its forms."""

    citation: exchange.ViewCitation
    links: list[Link]


@dataclass(frozen=True)
class CitedRecord:
    """How the page of a record is cited. `counted_as` is the field of statements that holds the record."""

    counted_as: str
    records: Callable[[Snapshot], QuerySet[Any]]


RECORDS = {
    "person": CitedRecord("speaker", lambda snapshot: Person.objects.published()),
    "venue": CitedRecord("venue", lambda snapshot: Venue.objects.published()),
    "topic": CitedRecord("topic", visible_topics),
    "round": CitedRecord("round", lambda snapshot: Round.objects.all()),
    "utterance": CitedRecord(UTTERANCE, lambda snapshot: Utterance.objects.published()),
}


def _citation(request: HttpRequest, title: str, total: str, address: str) -> exchange.ViewCitation:
    version, accessed = snapshot_of(request).version, timezone.localdate()
    return exchange.ViewCitation(title, total, absolute_by(request)(address), version, accessed)


def titled(title: str, description: str) -> str:
    """For example "Statements: John Kerry, Assad’s future"."""
    return _("%(title)s: %(choices)s") % {"title": title, "choices": description} if description else title


def cite_list(request: HttpRequest, noun: Noun, selection: Selection, total: int) -> Cited:
    """Of the list of the noun, in this selection."""
    chips = build_chips(noun, labels_at(snapshot_of(request)), selection)
    title = titled(str(noun.plural_label), spell_list(chip.words for chip in chips))
    return cite_view(request, f"{noun.name}_list", title, noun.total(total), selection.filters_query)


def cite_view(
    request: HttpRequest, view: str, title: str, total: str, query: str = "", args: Sequence[str] = ()
) -> Cited:
    """Of the page with the name `view`, with its arguments and query string. `total` is for example "34 statements"."""
    citation = _citation(request, title, total, page_address(view, query, args))
    return Cited(citation, [Link(form.label, page_address(f"{view}_{form.name}", query, args)) for form in FORMS])


def cite_record(request: HttpRequest, noun: str, record: Any) -> Cited:
    counts = snapshot_of(request).counts(STATEMENT.name, RECORDS[noun].counted_as)
    total = STATEMENT.total(counts.get(record.slug, 0))
    citation = _citation(request, str(record), total, record.get_absolute_url())
    return Cited(citation, [Link(form.label, reverse(f"{noun}_{form.name}", args=[record.slug])) for form in FORMS])


def cited_list(noun_list: NounList) -> Callable[[HttpRequest], Cited]:
    def cited(request: HttpRequest) -> Cited:
        filter_set = noun_list.filter_set(request.GET, snapshot_of(request))
        total = filter_set.qs.total()
        return cite_list(request, noun_list.noun, filter_set.selection, total)

    return cited


def cited_record(noun: str) -> Callable[..., Cited]:
    def cited(request: HttpRequest, slug: str) -> Cited:
        record = get_record(RECORDS[noun].records(snapshot_of(request)), slug, noun=noun)
        return cite_record(request, noun, record)

    return cited


def citation_paths(route: str, view: str, cited: Callable[..., Cited | exchange.Citation]) -> Iterator[URLPattern]:
    """The addresses of the citation of a page in each form. `route` is that of the page, without a slash at its end."""
    for form in FORMS:
        yield path(f"{route}.{form.extension}", public_page(_file(form, cited)), name=f"{view}_{form.name}")


def _file(form: CitationForm, cited: Callable[..., Cited | exchange.Citation]) -> Callable[..., HttpResponse]:
    def respond(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            found = cited(request, *args, **kwargs)
        except InvalidQuery as error:
            return error_lines(request, error)
        citation = found.citation if isinstance(found, Cited) else found
        return HttpResponse(form.text(citation), content_type=f"{form.media_type}; charset=utf-8")

    return respond
