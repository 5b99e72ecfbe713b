"""The phrases that may name the speaker of a stretch, with their probabilities."""

from __future__ import annotations

from dataclasses import dataclass

from articles.intake.quotes.people.beings import Being
from articles.intake.quotes.reading import Reading
from articles.intake.quotes.speakers.features import Last, features
from articles.intake.quotes.speakers.model import Model
from articles.intake.quotes.speakers.places import Place, candidates, place_of
from articles.intake.quotes.speakers.speech import speech_features


@dataclass(slots=True)
class Ranking:
    """`mentions` are numbers. `best` is the index of the first in rank, or -1 if there is nobody."""

    place: Place
    mentions: list[int]
    features: list[list[str]]
    chances: list[float]
    best: int

    @property
    def mention(self) -> int:
        return self.mentions[self.best] if self.best >= 0 else -1

    def certainty(self, reading: Reading, being: Being | None) -> float:
        """The probability of a being, whom several of the phrases may name."""
        if being is None:
            return self.chances[self.best] if self.best >= 0 else 0.0
        pairs = zip(self.chances, self.mentions, strict=True)
        return min(sum(chance for chance, number in pairs if reading.being(number) is being), 1.0)

    def speech(self, reading: Reading) -> list[str]:
        """The features that tell whether the stretch is speech."""
        if self.best < 0:
            return speech_features(reading, self.place, [], 0.0)
        return speech_features(reading, self.place, self.features[self.best], self.chances[self.best])


def rank(reading: Reading, token: int, last: Last, model: Model) -> Ranking:
    place = place_of(reading, token)
    found = candidates(reading, place, last.mention)
    named = [features(reading, place, number, last) for number in found]
    chances = model.chances(named)
    best = max(range(len(chances)), key=chances.__getitem__, default=-1)
    return Ranking(place, found, named, chances, best)
