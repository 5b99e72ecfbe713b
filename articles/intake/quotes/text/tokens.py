"""A text as words and signs, with each quoted stretch as one token, and its sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass

from articles.intake.quotes.text.stretches import Stretch
from articles.intake.quotes.words.cue_words import CUES

WORD, SIGN, QUOTE, BREAK = "word", "sign", "quote", "break"
ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Col|Lt|Sgt|Capt|Cmdr|Maj|Adm|Prof|St|Jr|Sr|Rev|Hon|Pres|Amb|Gen|Brig|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|No|vs|Inc|Corp|Co|Ltd|Mass|Calif|Fla|Ill|Pa|Va|Wis|Conn|Ky|Tenn|Ariz"
)
# A party and a state, as after the names of American lawmakers: "R-Calif.", "D-N.J."
PARTY = re.compile(r"\b[DRI]-(?:(?:[A-Z]\.){2}|[A-Z][a-z]{1,12}(?: [A-Z][a-z]{1,12})?\.?(?=[,)]|$))")
TOKEN = re.compile(
    rf"{PARTY.pattern}|Ph\.D\.|(?:[^\W\d_]\.){{2,}}(?:['’]s)?|\b(?:{ABBREVIATIONS})\.|\b[A-Z]\.(?=\s[A-Z])|\d+(?:[.,:]\d+)+(?:[ap]m\b)?"
    r"|\w+(?:[-'’‑&]\w+)*(?:['’](?=\s\w))?|[^\w\s]"
)
PREFIXED_NAME = re.compile(r"(?:al|el|ar|as|ad|an|at|az|ash|d|l|de|bin)[-'’][A-Z]")
GENITIVE = re.compile(r"['’]s?$")
# Abbreviations that a sentence can end with: "with the U.S. He said".
MAY_END_A_SENTENCE = {"u.s.", "u.n.", "u.k.", "e.u.", "d.c.", "a.m.", "p.m.", "inc.", "ltd.", "corp.", "jr.", "sr."}
OPENING = {"a", "an", "the", "he", "she", "it", "they", "we", "but", "and", "in", "on", "at", "his", "her", "their"}
SENTENCE_END = {".", "!", "?", "…"}
WORDS_TO_A_LATE_CUE, LONGEST_PARENTHESIS = 6, 6
SAYING = {"said", "says", "told", "asked", "wrote", "added"}


@dataclass(slots=True)
class Token:
    """`text` and `lower` are without the ending of a genitive. `stretch` is the number of a quoted stretch."""

    start: int
    end: int
    text: str
    lower: str
    kind: str
    sentence: int = 0
    genitive: bool = False
    stretch: int = -1
    capital: bool = False
    printed: str = ""


def tokens(text: str, paragraphs: list[tuple[int, int]], found: list[Stretch]) -> list[Token]:
    """All tokens in order. After each paragraph stands a break."""
    result: list[Token] = []
    number = 0
    for index, (start, end) in enumerate(paragraphs):
        position = start
        while number < len(found) and found[number].paragraph == index:
            stretch = found[number]
            result += plain(text, position, stretch.outer_start)
            if not stretch.nickname:
                result.append(Token(stretch.outer_start, stretch.outer_end, "", "", QUOTE, stretch=number))
            position = stretch.outer_end
            number += 1
        result += plain(text, position, end)
        result.append(Token(end, end, "", "", BREAK))
    number_sentences(text, result, found)
    return result


def plain(text: str, start: int, end: int) -> list[Token]:
    result = []
    for match in TOKEN.finditer(text, start, end):
        word = match.group()
        first = word[0]
        if not (first.isalnum() or first == "_"):
            result.append(Token(match.start(), match.end(), word, word, SIGN))
            continue
        bare = GENITIVE.sub("", word)
        lower = bare.lower().replace("’", "'")
        capital = first.isupper() or PREFIXED_NAME.match(word) is not None
        token = Token(
            match.start(), match.end(), bare, lower, WORD, genitive=bare != word, capital=capital, printed=word
        )
        result.append(token)
    return result


def number_sentences(text: str, result: list[Token], found: list[Stretch]) -> None:
    number = 0
    for index, token in enumerate(result):
        token.sentence = number
        if token.kind == BREAK or (index + 1 < len(result) and ends_sentence(text, result, index, found)):
            number += 1


def ends_sentence(text: str, result: list[Token], index: int, found: list[Stretch]) -> bool:
    token, following = result[index], result[index + 1]
    if token.lower in MAY_END_A_SENTENCE:
        return following.capital and following.lower in OPENING
    if token.kind == SIGN and token.text in SENTENCE_END:
        return following.kind == QUOTE or following.capital or following.text[:1].isdigit() or following.text in "—–-(["
    if token.kind != QUOTE:
        return False
    last = text[found[token.stretch].end - 1]
    if last not in SENTENCE_END or following.kind == BREAK:
        return False
    if following.kind == QUOTE:
        return True
    if following.text == "(" and last == "." and index + 2 < len(result) and result[index + 2].capital:
        return True  # "…." (Reporting by …)
    return following.capital and not cue_is_near(result, index + 1, is_full_stop=last == ".")


def cue_is_near(result: list[Token], index: int, *, is_full_stop: bool) -> bool:
    """Whether an attribution follows: "Will you sign?" Mr Haddad asked. After a full stop that is seldom meant."""
    for position in range(index, min(index + WORDS_TO_A_LATE_CUE, len(result))):
        token = result[position]
        if token.text == "," and (told := after_parenthesis(result, position)):
            return result[told].lower in SAYING and not is_full_stop
        if token.kind != WORD:
            return False
        if token.lower in CUES and position > index:
            after = result[position + 1] if position + 1 < len(result) else None
            if after is None or after.kind != WORD:
                return not is_full_stop or token.lower in SAYING
            return not is_full_stop and after.lower not in {"that", "it", "he", "she", "they"}
    return False


def after_parenthesis(result: list[Token], comma: int) -> int:
    """The token after a few words between two commas: "Ms Orr, D-Mass., said"; 0 if there are none."""
    for position in range(comma + 1, min(comma + LONGEST_PARENTHESIS, len(result) - 1)):
        if result[position].text == ",":
            return position + 1
        if result[position].kind != WORD:
            return 0
    return 0
