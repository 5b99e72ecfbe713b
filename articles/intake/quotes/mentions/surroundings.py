"""What the words beside a phrase tell of it, and the roles that stand within it."""

from __future__ import annotations

from articles.intake.quotes.mentions.mention import PERSON, Mention
from articles.intake.quotes.text.tokens import WORD, Token
from articles.intake.quotes.words.cue_words import CUES
from articles.intake.quotes.words.lexicon import (
    ADVERBS,
    AUXILIARIES,
    PLACES,
    PREPOSITIONS,
    REPRESENTING,
    is_body_noun,
    is_person_noun,
    singular,
)

TWO_DIGITS = 2
ASKED = {"asked", "pressed", "questioned", "challenged", "interviewed"}
# Prepositions that a whole clause may follow: "after the ministry said".
CONJUNCTIONS = {"after", "before", "since", "until", "till", "like", "except"}
GOVERNING = (PREPOSITIONS | REPRESENTING) - CONJUNCTIONS
BEFORE_A_VERB = AUXILIARIES | ADVERBS
ABBREVIATED = {
    "sen.": "senator",
    "rep.": "representative",
    "gov.": "governor",
    "gen.": "general",
    "col.": "colonel",
    "sgt.": "sergeant",
    "capt.": "captain",
    "lt.": "lieutenant",
    "prof.": "professor",
    "dr.": "doctor",
    "dr": "doctor",
    "adm.": "admiral",
    "rev.": "reverend",
    "amb.": "ambassador",
    "maj.": "major",
    "prof": "professor",
    "gov": "governor",
    "sen": "senator",
}


def mark_surroundings(tokens: list[Token], mentions: list[Mention]) -> None:
    """Set `after_preposition`, `place_like`, `asks`, `after_as`, `says`, `restricted` and `roles` of each mention."""
    for mention in mentions:
        mark(tokens, mention)


def mark(tokens: list[Token], mention: Mention) -> None:
    before = tokens[mention.first - 1] if mention.first else None
    mention.after_preposition = before is not None and before.kind == WORD and before.lower in GOVERNING
    mention.place_like = before is not None and before.lower in {"in", "at", "near", "outside"}
    mention.asks = before is not None and before.lower == "by" and tokens[mention.first - 2].lower in ASKED
    mention.after_as = before is not None and before.lower == "as" and mention.determiner in {"a", "an"}
    after = tokens[mention.last] if mention.last < len(tokens) else None
    if before is not None and before.lower == "in" and tokens[mention.first - 2].lower in {"shares", "stake"}:
        mention.after_preposition = mention.place_like = False  # "Shares in Brightwell fell"
    mention.says = any(token.lower in CUES for token in tokens[mention.last : after_auxiliaries(tokens, mention.last)])
    mention.restricted = after is not None and after.lower in {"who", "that", "whose"}
    mention.roles = (
        [ABBREVIATED.get(title, singular(title) if is_person_noun(title) else title) for title in mention.titles]
        if mention.kind == PERSON
        else [role_word(word.lower().replace("’", "'")) for word in mention.name.split()]
    )
    if mention.kind == PERSON and mention.titles and mention.owner.lower() in PLACES:
        mention.roles.append(mention.owner.lower())  # "Syria's minister Omran Haddad"
    if mention.kind == PERSON and (age := age_after(tokens, mention.last)):
        mention.roles.append(age)


def after_auxiliaries(tokens: list[Token], at: int) -> int:
    """The token after the verb that follows auxiliaries and adverbs: "has also said"."""
    end = at
    while end < len(tokens) - 1 and tokens[end].lower in BEFORE_A_VERB:
        end += 1
    return end + 1


def role_word(word: str) -> str:
    """A word of a role, without the ending of a genitive if a name has it: "the boy's mother" is no boy."""
    owner = word.removesuffix("'s")
    return word if owner != word and (is_person_noun(owner) or is_body_noun(owner)) else owner


def age_after(tokens: list[Token], at: int) -> str:
    """As in "Otis Lamb, 61, said": who is "the 61-year-old" later."""
    if at + 2 >= len(tokens) or tokens[at].text not in {",", "("}:
        return ""
    age, after = tokens[at + 1].text, tokens[at + 2]
    return f"{age}-year-old" if age.isdigit() and len(age) == TWO_DIGITS and after.kind != WORD else ""
