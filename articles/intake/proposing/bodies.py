"""Which known body speaks, and for which side somebody without a name does."""

from __future__ import annotations

import datetime

from articles.intake.proposing.finding import Finding
from articles.intake.proposing.record import Record
from articles.intake.proposing.terms import COUNTRIES, STANDING_FOR, Terms, standing_for, terms
from articles.intake.quotes.words.lexicon import PERSON_NOUNS, singular
from articles.models import Organisation, Party

# The authorities in Damascus are others since then.
CHANGE_IN_DAMASCUS = datetime.date(2024, 12, 8)
OPPOSITION = frozenset({"opposition", "rebel", "rebels", "coalition"})
GOVERNMENT = frozenset({"government", "regime", "official", "officials", "army", "military", "state", "damascus"})
OBSERVING = frozenset({"analyst", "analysts", "observers", "activist", "activists", "monitor", "rights", "scholar"})
# What is said of a body and does not tell which it is.
BESIDES = frozenset({"statement", "communique", "report", "joint", "public", "insistence", "said", "official"})


def speaking_body(record: Record, phrase: str) -> Finding[Organisation] | None:
    """The body that a phrase names; None for officials and others who belong to one."""
    words = phrase.split()
    if not words or singular(words[-1].casefold()) in PERSON_NOUNS:
        return None
    said = terms(phrase) - BESIDES
    asked = standing_for(said)
    if not asked:
        return None
    equal = [body for body, known in record.bodies if known == asked]
    if equal:
        by_custom = asked != said
        return Finding(equal[0], "stands-for" if by_custom else "known-body", 0.8 if by_custom else 0.95, phrase)
    if len(asked) < 2 and asked <= COUNTRIES:
        return None
    wider = sorted(
        ((len(known), body.pk, body) for body, known in record.bodies if asked < known), key=lambda of: of[:2]
    )
    if not wider or (len(wider) > 1 and wider[0][0] == wider[1][0]):
        return None
    sure = 0.75 if len(asked) > 1 else 0.55
    return Finding(wider[0][2], "part-of-its-name", sure if len(wider) == 1 else sure - 0.1, phrase)


def side_of(record: Record, phrase: str, day: datetime.date | None) -> Finding[Party] | None:
    """The party that the words of a phrase give to somebody without a name."""
    said = terms(phrase)
    if said & OPPOSITION and not said & (COUNTRIES - {"syria"}):
        return side(record, frozenset({"syria", "opposition"}), 0.75, phrase)
    if said & {"regime", "damascus"} or ("syria" in said and said & GOVERNMENT):
        late = day is not None and day >= CHANGE_IN_DAMASCUS
        sides = frozenset({"syria", "transitional", "government"} if late else {"syria", "government"})
        return side(record, sides, 0.75, phrase)
    for word in said & STANDING_FOR.keys():
        said = said | frozenset(STANDING_FOR[word].split())
    found = [(party, known) for party, known in record.sides if known and known <= said]
    if len(found) == 1:
        return Finding(found[0][0], "side-named", 0.85, phrase)
    if not found and said & OBSERVING:
        return side(record, frozenset({"observers"}), 0.6, phrase)
    return None


def side(record: Record, wanted: Terms, confidence: float, phrase: str) -> Finding[Party] | None:
    return next(
        (Finding(party, "side-named", confidence, phrase) for party, known in record.sides if known == wanted), None
    )
