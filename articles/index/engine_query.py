"""Translates queries into queries of the engine."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from tantivy import FieldType, Occur
from tantivy import Query as EngineQuery

from articles.index.analysis import Phrase
from articles.index.query import Query
from articles.index.schema import NOUN, Catalogue, sort_field, sort_span, spans_with

# A set of terms walks through all terms of its field, which takes longer than looking up a few of them one by one.
FEW_VALUES = 60


def engine_query(catalogue: Catalogue, query: Query, *, best_first: bool = False) -> EngineQuery:
    """Matches are scored if the best one comes first. Otherwise all have the same score."""
    schema, noun = catalogue.schema, query.noun.name
    conditions = [] if _implies_noun(catalogue, query) else [EngineQuery.term_query(schema, NOUN, noun)]
    conditions += [_any_of(catalogue, name, values) for name, values in query.any_of.items()]
    if query.first or query.last:
        conditions.append(_dated(catalogue, query))
    clauses = [(Occur.Must, EngineQuery.const_score_query(condition, 0.0)) for condition in conditions]
    clauses += [(Occur.MustNot, _any_of(catalogue, name, values)) for name, values in query.none_of.items()]
    for phrase in query.phrases:
        scored = best_first and not phrase.excluded
        clauses.append((Occur.MustNot if phrase.excluded else Occur.Must, _phrase(catalogue, noun, phrase, scored)))
    return EngineQuery.boolean_query(clauses)


def _implies_noun(catalogue: Catalogue, query: Query) -> bool:
    """Whether the other conditions imply the noun. Checking the noun takes longer than looking up a common word."""
    has_words = not all(phrase.excluded for phrase in query.phrases)
    own_text = query.noun.own_text and has_words
    return own_text or not catalogue.unshared_fields[query.noun.name].isdisjoint(query.any_of)


def holding(catalogue: Catalogue, query: EngineQuery, field_name: str, value: str) -> EngineQuery:
    """Restricts the query to the documents that hold this value."""
    held = EngineQuery.term_query(catalogue.schema, field_name, value)
    return EngineQuery.boolean_query([(Occur.Must, query), (Occur.Must, held)])


def _any_of(catalogue: Catalogue, field_name: str, values: Collection[str]) -> EngineQuery:
    if not values:
        return EngineQuery.empty_query()
    if len(values) > FEW_VALUES:
        return EngineQuery.term_set_query(catalogue.schema, field_name, sorted(values))
    each = [EngineQuery.term_query(catalogue.schema, field_name, value) for value in values]
    return each[0] if len(each) == 1 else EngineQuery.boolean_query([(Occur.Should, query) for query in each])


def _dated(catalogue: Catalogue, query: Query) -> EngineQuery:
    """Matches dates from the first to the last day, and months and years that began before and contain the first."""
    schema, noun = catalogue.schema, query.noun
    least, largest = sort_span(query.first, query.last)
    found = EngineQuery.range_query(schema, sort_field(noun.dated_by), FieldType.Unsigned, least, largest)
    if not (noun.spans and query.first):
        return found
    begun = EngineQuery.term_set_query(schema, noun.spans, list(spans_with(query.first)))
    return EngineQuery.boolean_query([(Occur.Should, found), (Occur.Should, begun)])


def _phrase(catalogue: Catalogue, noun: str, phrase: Phrase, scored: bool) -> EngineQuery:
    """Matches the phrase anywhere in the text. A match in a part with a weight scores higher."""
    found = _in_field(catalogue, catalogue.text_field(noun), phrase)
    if not scored:
        return found
    scores = [
        EngineQuery.boost_query(_in_field(catalogue, catalogue.text_field(noun, weight), phrase), weight)
        for weight in catalogue.weights
    ]
    return EngineQuery.boolean_query([(Occur.Must, found), *((Occur.Should, query) for query in scores)])


def _in_field(catalogue: Catalogue, field_name: str, phrase: Phrase) -> EngineQuery:
    """Matches the phrase or one of its synonyms."""
    each = [_alone(catalogue, field_name, one) for one in phrase.alternatives]
    return EngineQuery.boolean_query([(Occur.Should, one) for one in each]) if len(each) > 1 else each[0]


def _alone(catalogue: Catalogue, field_name: str, phrase: Phrase) -> EngineQuery:
    if len(phrase.terms) > 1 and not phrase.scattered:
        return EngineQuery.phrase_query(catalogue.schema, field_name, list(phrase.terms))
    words = [EngineQuery.term_query(catalogue.schema, field_name, term) for term in phrase.terms]
    return EngineQuery.boolean_query([(Occur.Must, word) for word in words]) if len(words) > 1 else words[0]


def sharing_query(catalogue: Catalogue, noun: str, values: Mapping[str, Collection[str]]) -> EngineQuery:
    """Matches records that hold any of the values. Each value that a record holds adds to its score."""
    schema = catalogue.schema
    each = [
        (Occur.Should, EngineQuery.const_score_query(EngineQuery.term_query(schema, name, value), 1.0))
        for name, wanted in values.items()
        for value in wanted
    ]
    of_noun = EngineQuery.const_score_query(EngineQuery.term_query(schema, NOUN, noun), 0.0)
    return EngineQuery.boolean_query([(Occur.Must, of_noun), (Occur.Must, EngineQuery.boolean_query(each))])


def after(catalogue: Catalogue, query: EngineQuery, day: str, number: int, ascending: bool) -> EngineQuery:
    """Restricts the query to the documents that come after the one with this sort number."""
    schema, by_day = catalogue.schema, sort_field(day, ascending)
    if ascending:
        rest = EngineQuery.range_query(schema, by_day, FieldType.Unsigned, lower_bound=number, include_lower=False)
    else:
        rest = EngineQuery.range_query(schema, by_day, FieldType.Unsigned, upper_bound=number, include_upper=False)
    return EngineQuery.boolean_query([(Occur.Must, query), (Occur.Must, rest)])
