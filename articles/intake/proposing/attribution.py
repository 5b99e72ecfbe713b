"""How the text prints the speaker: the phrase with its office, without a pronoun."""

from __future__ import annotations

import re

from articles.intake.quotes.statements import Statement
from articles.intake.quotes.words.lexicon import PRONOUNS, is_person_noun

# ", Russia's foreign minister," and ", a cleric from Damascus who"
APPOSITION = re.compile(r",\s+(?P<office>[^,.;:()\"“”\n]{3,80}?)(?=,|\s+(?:who|which|that|whose)\b)")
# "US" and the like before an office belong to it.
COUNTRY_BEFORE = re.compile(r"(?:\b(?:[Tt]he|[Aa]n?)\s+)?\b(?:US|U\.S\.|UN|U\.N\.|UK|U\.K\.|EU|E\.U\.)\s$")
LONGEST = 300


def printed(text: str, statement: Statement) -> str:
    """The speaker as printed beside the words, to the letter; "" if it is a pronoun or stands further back."""
    if statement.mention is None or statement.rule in ("carried over", "repeated", "sentence before"):
        return ""
    start, end = statement.mention
    phrase = text[start:end]
    if phrase.casefold() in PRONOUNS:
        return ""
    if before := COUNTRY_BEFORE.search(text, max(start - 12, 0), start):
        start = before.start()
        phrase = text[start:end]
    match = APPOSITION.match(text, end, end + 100)
    if match and any(is_person_noun(word.casefold()) for word in match["office"].split()):
        phrase = text[start : match.end("office")]
    phrase = " ".join(phrase.split())
    return phrase if len(phrase) <= LONGEST else ""
