"""The words of an office, a body or a side as they are compared: "Russian" is russia, "spokeswoman" spokesperson."""

from __future__ import annotations

import re
from functools import lru_cache

Terms = frozenset[str]

# What has several words or several names, as one term or as several.
PHRASES = {
    "united states of america": "us",
    "united states": "us",
    "united nations": "un",
    "united kingdom": "uk",
    "great britain": "uk",
    "saudi arabia": "saudi",
    "united arab emirates": "emirates",
    "european union": "eu",
    "league of arab states": "arab-league",
    "arab league": "arab-league",
    "white house": "us white-house",
    "secretary-general": "secretary general",
    "foreign and commonwealth office": "uk foreign office ministry",
    "foreign, commonwealth and development office": "uk foreign office ministry",
    "foreign office": "uk foreign office ministry",
    "state department": "us department state",
    "department of state": "us department state",
    "defense department": "us department defence",
    "press secretary": "press secretary spokesperson",
    "special representative": "special representative envoy",
    "permanent representative": "permanent representative ambassador",
    "islamic state": "islamic-state",
    "national coalition": "national coalition syria opposition",
    "opposition coalition": "national coalition opposition",
}
WORDS = {
    "u.s.": "us",
    "u.s": "us",
    "usa": "us",
    "u.n.": "un",
    "u.n": "un",
    "u.k.": "uk",
    "american": "us",
    "obama": "us",
    "british": "uk",
    "britain": "uk",
    "russian": "russia",
    "syrian": "syria",
    "iranian": "iran",
    "turkish": "turkey",
    "french": "france",
    "german": "germany",
    "egyptian": "egypt",
    "emirati": "emirates",
    "qatari": "qatar",
    "jordanian": "jordan",
    "iraqi": "iraq",
    "lebanese": "lebanon",
    "kazakh": "kazakhstan",
    "tunisian": "tunisia",
    "algerian": "algeria",
    "palestinian": "palestine",
    "spanish": "spain",
    "swedish": "sweden",
    "austrian": "austria",
    "armenian": "armenia",
    "latvian": "latvia",
    "european": "eu",
    "kurdish": "kurdish",
    "saudis": "saudi",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "spokesmen": "spokesperson",
    "mediator": "envoy",
    "defense": "defence",
    "chief": "head",
    "leader": "head",
    "prez": "president",
    "isil": "islamic-state",
    "isis": "islamic-state",
    "daesh": "islamic-state",
    "administration": "government",
    "presidential": "presidency",
}
# What stands for a body by custom.
STANDING_FOR = {
    "kremlin": "russia presidency",
    "pentagon": "us department defence",
    "moscow": "russia government",
    "washington": "us government",
    "damascus": "syria government",
    "tehran": "iran government",
    "ankara": "turkey government",
    "riyadh": "saudi government",
    "cairo": "egypt government",
    "paris": "france government",
    "berlin": "germany government",
    "doha": "qatar government",
    "regime": "syria government",
}
NAMES_OF_COUNTRIES = (
    "us uk russia syria iran turkey france germany egypt emirates qatar jordan iraq lebanon kazakhstan tunisia algeria"
    " palestine spain sweden austria armenia latvia saudi"
)
COUNTRIES = frozenset(NAMES_OF_COUNTRIES.split())
WITHOUT_MEANING = (
    "a an the of for and to in at on by his her its their affairs expatriates federal europe mr mrs ms dr commonwealth"
    " development forces revolutionary"
)
FILLERS = frozenset(WITHOUT_MEANING.split())
WORD = re.compile(r"\w\.(?:\w\.)+|[^\W_]+(?:-[^\W_]+)*")
MANY = re.compile("|".join(rf"\b{re.escape(phrase)}\b" for phrase in sorted(PHRASES, key=len, reverse=True)))
OFFICE_OF = re.compile(r"\b(?:foreign )?minister['’]s office\b")


@lru_cache(maxsize=8192)
def terms(phrase: str) -> Terms:
    text = OFFICE_OF.sub("foreign ministry", phrase.casefold()).replace("’s", "").replace("'s", "")
    text = MANY.sub(lambda match: PHRASES[match[0]], text)
    found = (WORDS.get(word, word) for word in WORD.findall(text))
    return frozenset(found) - FILLERS


def standing_for(found: Terms) -> Terms:
    """The terms of the body that a capital or another word stands for by custom; the terms themselves if none does."""
    for word in found:
        if word in STANDING_FOR and found <= {word, "syria", "government"}:
            return frozenset(STANDING_FOR[word].split())
    if len(found) == 1 and found <= COUNTRIES:
        return found | {"government"}
    return found
