"""Whether somebody really said what a cue tells of: not denied, not supposed, not asked."""

from __future__ import annotations

from articles.intake.quotes.cues.cue import Cue
from articles.intake.quotes.reading import Reading, Sentence

DENYING = {"not", "never", "nor", "short", "avoided", "declined", "refused", "declines", "refuses", "without"}
DENYING |= {"wouldn't", "didn't", "couldn't", "hasn't", "haven't", "hadn't", "don't", "doesn't", "won't"}
NOBODY = {"nobody", "none", "neither"}
SUPPOSING, POSSIBLE = {"if", "unless", "whether", "should"}, {"may", "might", "could", "should"}
QUESTIONS_BEGIN = {"did", "does", "do", "has", "have", "will", "would", "can", "could", "should"}


def is_denied(reading: Reading, cue: Cue) -> bool:
    """As in "he would not say", "she declined to say" and "nobody said": nothing is reported."""
    subject = reading.mentions[cue.subject]
    if reading.tokens[subject.first].lower in {"no", "neither"} or subject.head in NOBODY:
        return True
    return any(token.lower in DENYING for token in reading.tokens[max(cue.at - 3, 0) : cue.at])


def is_supposed(reading: Reading, sentence: Sentence, cue: Cue) -> bool:
    """As in "if he says", "critics might say" and "Did he say …?": nobody is known to have said it."""
    tokens, first = reading.tokens, reading.mentions[cue.subject].first
    if first > sentence.first and tokens[first - 1].lower in SUPPOSING and first < cue.at:
        return True
    if any(token.lower in POSSIBLE for token in tokens[max(cue.at - 2, 0) : cue.at]):
        return True
    asks = any(token.text == "?" for token in tokens[max(sentence.last - 2, cue.end) : sentence.last])
    return asks and tokens[sentence.first].lower in QUESTIONS_BEGIN
