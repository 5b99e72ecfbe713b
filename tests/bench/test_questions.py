from __future__ import annotations

from bench.bruteforce import BruteForce
from bench.facts import Facts
from bench.questions import CLASSES, Questions


def test_the_same_seed_draws_the_same_requests(facts: Facts) -> None:
    assert Questions(facts, 7).draw(10) == Questions(facts, 7).draw(10)
    assert Questions(facts, 7).draw(10) != Questions(facts, 8).draw(10)


def test_every_class_asks_what_its_name_says(facts: Facts) -> None:
    drawn = Questions(facts, 1).draw(10)
    assert tuple(drawn) == CLASSES
    facets = {name: {len(question.chosen) for question in questions} for name, questions in drawn.items()}
    assert facets == dict(zip(CLASSES, ({0}, {1}, {3}, {0}, {2}, {0}), strict=True))
    searches = {name: {bool(question.q) for question in questions} for name, questions in drawn.items()}
    assert searches == dict(zip(CLASSES, ({False}, {False}, {False}, {True}, {True}, {True}), strict=True))


def test_no_request_is_asked_twice_and_none_finds_nothing(facts: Facts) -> None:
    brute = BruteForce(facts)
    for questions in Questions(facts, 1).draw(10).values():
        assert len({question.query for question in questions}) == len(questions)
        assert all(brute.answer(question).total for question in questions)
