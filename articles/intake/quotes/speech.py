"""What tells words that somebody said from titles, terms and scare quotes, as the names of features."""

from __future__ import annotations

from articles.intake.quotes.cues import CUES
from articles.intake.quotes.lexicon import FUNCTION_WORDS
from articles.intake.quotes.places import Place
from articles.intake.quotes.reading import Reading
from articles.intake.quotes.tokens import WORD
from articles.intake.quotes.word_lists import WORDS

SIZES = ((1, "1"), (2, "2"), (4, "3-4"), (8, "5-8"))
TELLING = {"tell", "tells", "told", "telling", "informed"}
ENDINGS = tuple(".,?!…")


def speech_features(reading: Reading, place: Place, best: list[str], certainty: float) -> list[str]:
    """`best` are the features of the phrase that is ranked first, `certainty` is its probability."""
    stretch = reading.stretches[reading.tokens[place.token].stretch]
    text = reading.text[stretch.start : stretch.end]
    size = size_of(text)
    linked = any("subject" in name and ("left" in name or "right" in name) for name in best)
    found = [
        *(f"words {size}", f"intro {place.intro}", f"intro {place.intro} {size}", f"follows {place.follows}"),
        *(f"linked {linked} {size}", f"linked {linked} intro {place.intro}", f"certain {int(certainty * 4)}"),
        "cue before" if place.left else "no cue before",
    ]
    if place.alone:
        found.append(f"alone {size}")
    if stretch.continues:
        found.append("continues")
    if not stretch.closed:
        found.append("open")
    return [*found, *of_words(text, size), *of_neighbours(reading, place, size, linked)]


def is_title(reading: Reading, place: Place) -> bool:
    """As in: a film entitled "The Overcoat", the so-called "quiet track"."""
    before = reading.tokens[place.token - 1].lower if place.token else ""
    return before in WORDS["before a title"] or (before in TELLING and is_hearer(reading, place))


def is_hearer(reading: Reading, place: Place) -> bool:
    """As in: told “Al-Sabah News” that the reserves were sufficient."""
    after = reading.tokens[place.token + 1] if place.token + 1 < len(reading.tokens) else None
    stretch = reading.stretches[reading.tokens[place.token].stretch]
    words = reading.text[stretch.start : stretch.end].split()
    return after is not None and after.lower == "that" and all(word[:1].isupper() for word in words)


def size_of(text: str) -> str:
    length = len(text.split())
    return next((name for most, name in SIZES if length <= most), "9+")


def of_words(text: str, size: str) -> list[str]:
    found = []
    if text.endswith(ENDINGS):
        found += ["ends in a sign", f"ends in a sign {size}"]
    if text[:1].isupper():
        found.append("capital")
        if all(word[:1].isupper() or len(word) < 4 for word in text.split()):
            found += ["title", f"title {size}"]
    return found


def of_neighbours(reading: Reading, place: Place, size: str, linked: bool) -> list[str]:
    tokens, found = reading.tokens, []
    if any(tokens[index].lower in WORDS["naming"] for index in range(max(place.token - 3, 0), place.token)):
        found += ["naming", f"naming linked {linked}"]
    after = tokens[place.token + 1] if place.token + 1 < len(tokens) else None
    if after is None or after.kind != WORD:
        return found
    if after.lower == "that":
        found.append("that after")
    if not after.capital and after.lower not in FUNCTION_WORDS and after.lower not in CUES:
        found += ["noun after", f"noun after {size}"]
    return found
