"""What is looked for, and how the engine is asked for it."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from tantivy import FieldType, Occur, Query

from articles.index.analysis import Phrase
from articles.index.schema import ARTICLE_FACETS, SCHEMA, STATEMENT_FACETS, TEXT, TEXT_WEIGHTS, text_field

# What is held by statements alone tells that a match is one.
ONLY_STATEMENTS = set(STATEMENT_FACETS) - set(ARTICLE_FACETS)


@dataclass(frozen=True)
class Criteria:
    """What is looked for: documents of one noun for which everything here holds."""

    noun: str
    phrases: tuple[Phrase, ...] = ()
    any_of: Mapping[str, Collection[str]] = field(default_factory=dict)  # facet -> values, one of which must hold
    first: datetime.date | None = None  # both days included
    last: datetime.date | None = None

    @property
    def is_everything(self) -> bool:
        return not (self.phrases or self.first or self.last or self.any_of)

    def without(self, facet: str) -> Criteria:
        return replace(self, any_of={name: values for name, values in self.any_of.items() if name != facet})

    def also(self, facet: str, values: Collection[str]) -> Criteria:
        return replace(self, any_of={**self.any_of, facet: values})


def query_of(criteria: Criteria, best_first: bool = False) -> Query:
    """Matches are rated where the best is wanted first, and are all worth the same otherwise."""
    told_by_text = not all(phrase.excluded for phrase in criteria.phrases)
    told = criteria.noun == "statement" and (told_by_text or ONLY_STATEMENTS.intersection(criteria.any_of))
    conditions = [] if told else [Query.term_query(SCHEMA, "noun", criteria.noun)]
    conditions += [_any_of(name, values) for name, values in criteria.any_of.items()]
    if criteria.first or criteria.last:
        first = criteria.first.toordinal() if criteria.first else 1
        last = criteria.last.toordinal() if criteria.last else datetime.date.max.toordinal()
        conditions.append(Query.range_query(SCHEMA, "date", FieldType.Integer, first, last))
    clauses = [(Occur.Must, Query.const_score_query(condition, 0.0)) for condition in conditions]
    for phrase in criteria.phrases:
        rated = best_first and not phrase.excluded
        clauses.append((Occur.MustNot if phrase.excluded else Occur.Must, _phrase(criteria.noun, phrase, rated)))
    return Query.boolean_query(clauses)


def _any_of(field_name: str, values: Collection[str]) -> Query:
    return Query.term_set_query(SCHEMA, field_name, sorted(values)) if values else Query.empty_query()


def _phrase(noun: str, phrase: Phrase, best_first: bool) -> Query:
    """The phrase anywhere in the text; worth more where it stands in a part that has a weight."""
    found = _in_field(text_field(noun, TEXT), phrase)
    if not best_first:
        return found
    worth = [
        Query.boost_query(_in_field(text_field(noun, name), phrase), weight) for name, weight in TEXT_WEIGHTS.items()
    ]
    return Query.boolean_query([(Occur.Must, found), *((Occur.Should, query) for query in worth)])


def _in_field(field_name: str, phrase: Phrase) -> Query:
    if len(phrase.terms) == 1:
        return Query.term_query(SCHEMA, field_name, phrase.terms[0])
    return Query.phrase_query(SCHEMA, field_name, list(phrase.terms))


def query_of_any(noun: str, values: Mapping[str, Collection[str]]) -> Query:
    """Documents that hold any of the values, worth as much as they hold of them."""
    each = [
        (Occur.Should, Query.const_score_query(Query.term_query(SCHEMA, name, value), 1.0))
        for name, wanted in values.items()
        for value in wanted
    ]
    of_noun = Query.const_score_query(Query.term_query(SCHEMA, "noun", noun), 0.0)
    return Query.boolean_query([(Occur.Must, of_noun), (Occur.Must, Query.boolean_query(each))])


def beyond(query: Query, sort: str, border: int, ascending: bool) -> Query:
    """Those of the query's documents that come after the one whose sort number is `border`."""
    if ascending:
        rest = Query.range_query(SCHEMA, sort, FieldType.Unsigned, lower_bound=border, include_lower=False)
    else:
        rest = Query.range_query(SCHEMA, sort, FieldType.Unsigned, upper_bound=border, include_upper=False)
    return Query.boolean_query([(Occur.Must, query), (Occur.Must, rest)])
