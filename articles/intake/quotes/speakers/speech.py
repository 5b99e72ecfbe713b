"""What tells words that somebody said from titles, terms and scare quotes, as the names of features."""

from __future__ import annotations

from articles.intake.quotes.reading import Reading
from articles.intake.quotes.speakers.places import Place
from articles.intake.quotes.text.tokens import WORD
from articles.intake.quotes.words.cue_words import CUES
from articles.intake.quotes.words.lexicon import FUNCTION_WORDS
from articles.intake.quotes.words.word_lists import WORDS

SIZES = ((1, "1"), (2, "2"), (4, "3-4"), (8, "5-8"))
LONGEST_TITLE = 6
PROGRAMMES = WORDS["programmes"]
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
    """As in: a film entitled "The Overcoat", the so-called "quiet track", on Channel 9's "Up Early"."""
    before = reading.tokens[place.token - 1].lower if place.token else ""
    if before in WORDS["before a title"]:
        return True
    return is_in_capitals(reading, place) and (
        (before in TELLING and is_hearer(reading, place)) or is_programme(reading, place)
    )


def is_in_capitals(reading: Reading, place: Place) -> bool:
    """Whether each word of the stretch, but for short ones within it, begins with a capital."""
    stretch = reading.stretches[reading.tokens[place.token].stretch]
    words = reading.text[stretch.start : stretch.end].strip("‘’'\"").split()
    return all(word[:1].isupper() or (index and len(word) < 4) for index, word in enumerate(words))


def is_hearer(reading: Reading, place: Place) -> bool:
    """As in: told “Al-Sabah News” that the reserves were sufficient."""
    return reading.tokens[place.token + 1].lower == "that"


def is_programme(reading: Reading, place: Place) -> bool:
    """As in: said on BBC's "Question Hour", in a "Talk of the Day" interview."""
    stretch = reading.stretches[reading.tokens[place.token].stretch]
    words = reading.text[stretch.start : stretch.end].split()
    if len(words) > LONGEST_TITLE or place.token == reading.sentences[place.sentence].first:
        return False
    before, after = reading.tokens[place.token - 1], reading.tokens[place.token + 1]
    is_interview = before.lower in {"with", "by", "to", "of"} and reading.tokens[place.token - 2].lower in PROGRAMMES
    of_broadcaster = before.genitive and before.capital
    return after.lower in PROGRAMMES or before.lower in PROGRAMMES or is_interview or of_broadcaster


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
