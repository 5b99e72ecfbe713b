"""Words that mean the same widen a search, unless they are in quotation marks."""

from __future__ import annotations

import pytest

from articles.index import Synonyms, mark, parse

SETS = Synonyms([["ISIS", "Daesh", "Islamic State"], ["truce", "cease-fire"]])


def alternatives(q: str) -> list[list[str]]:
    """What each part of the search finds."""
    return [[one.text for one in phrase.alternatives] for phrase in SETS.expand(parse(q))]


def test_a_word_also_finds_what_means_the_same() -> None:
    assert alternatives("daesh Raqqa") == [["daesh", "ISIS", "Islamic State"], ["Raqqa"]]


def test_words_side_by_side_are_one_expression_whose_words_may_stand_apart() -> None:
    [phrase] = SETS.expand(parse("islamic state"))
    assert (phrase.text, phrase.scattered) == ("islamic state", True)
    assert [one.text for one in phrase.synonyms] == ["ISIS", "Daesh"]


def test_words_in_another_order_are_no_expression() -> None:
    assert alternatives("state islamic") == [["state"], ["islamic"]]


@pytest.mark.parametrize("q", ['"ISIS"', '"Islamic State"', "“Daesh”"])
def test_words_in_quotation_marks_stay_alone(q: str) -> None:
    assert all(len(each) == 1 for each in alternatives(q))


def test_what_is_excluded_is_excluded_under_every_name() -> None:
    [_truce, phrase] = SETS.expand(parse("truce -ISIS"))
    assert phrase.excluded
    assert {one.text for one in phrase.synonyms} == {"Daesh", "Islamic State"}


def test_an_excluded_word_does_not_join_the_next() -> None:
    assert alternatives("-islamic state") == [["-islamic"], ["state"]]


def test_a_word_in_two_sets_means_what_both_say() -> None:
    both = Synonyms([["truce", "ceasefire"], ["truce", "lull"]])
    assert [one.text for one in both.expand(parse("truce"))[0].synonyms] == ["ceasefire", "lull"]
    assert [one.text for one in both.expand(parse("lull"))[0].synonyms] == ["truce"]


def test_an_expression_without_a_word_and_one_that_is_too_long_are_passed_over() -> None:
    sets = Synonyms([["truce", "--", " ".join("abcdefghij"), "lull"]])
    assert [one.text for one in sets.expand(parse("truce"))[0].synonyms] == ["lull"]


def test_synonyms_are_marked_like_the_word_itself() -> None:
    pieces = mark("Daesh, the Islamic State, is no state.", SETS.expand(parse("ISIS")))
    assert [piece.text for piece in pieces if piece.match] == ["Daesh", "Islamic State"]


def test_the_words_of_a_joined_expression_are_marked_one_by_one() -> None:
    pieces = mark("The Islamic Republic is a state.", SETS.expand(parse("islamic state")))
    assert [piece.text for piece in pieces if piece.match] == ["Islamic", "state"]
