"""What is seen of a phrase that may name the speaker of a stretch, as the names of features."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from articles.intake.quotes.mentions.mention import PERSON, PRONOUN, Mention
from articles.intake.quotes.people.beings import Being
from articles.intake.quotes.reading import Reading
from articles.intake.quotes.speakers.places import Place
from articles.intake.quotes.text.tokens import QUOTE, WORD
from articles.intake.quotes.words.cue_words import CUES
from articles.intake.quotes.words.lexicon import FORMS_OF_BE, is_plural
from articles.intake.quotes.words.word_lists import WORDS

FURTHEST_RANK = 3
NEAR = 25
MOST_CUES = 12
MOST_AFTER = 6  # tokens of "on Monday." and the end of a paragraph
FORMS_OF_PASSIVES = FORMS_OF_BE | {"has", "have", "had"}
NOUNS_OF_SPEECH = WORDS["nouns of speech"]


@dataclass(frozen=True, slots=True)
class Last:
    """Who spoke last: the number of the phrase (-1 for nobody), and who is meant."""

    mention: int = -1
    being: Being | None = None


def features(reading: Reading, place: Place, number: int, last: Last) -> list[str]:
    mention = reading.mentions[number]
    where = where_of(reading, place, mention)
    links = links_of(reading, place, number, where)
    state = "alone" if place.alone else "in " + place.intro
    rank = min(rank_of(reading, place, number), FURTHEST_RANK)
    found = [where, f"{where} {mention.kind}", f"{where} rank {rank}", f"kind {mention.kind}"]
    for link in links:
        found += [link, f"{link} {state}", f"{link} {mention.kind}"]
    found += depths_of(reading, place, number)
    if where == "right" and closes_sentence(reading, number):
        found += ["closes sentence", f"closes sentence {state}"]
    if place.right and not place.left and closes_with_comma(reading, place):
        says = place.right[0] in reading.cues_of.get(number, ())
        found.append("after comma" if says else f"{where} comma")
    if any(link.endswith("colon") for link in links):
        found.append("led in")
    if not links:
        found += unlinked(reading, place, number, where, rank, state)
    if place.alone and mention.sentence == place.sentence - 1 and ends_in_colon(reading, mention.sentence):
        found += ["before colon", f"before colon {mention.kind}"]
    return [*found, *of_phrase(reading, place, mention, where), *of_last(reading, place, number, where, state, last)]


def rank_of(reading: Reading, place: Place, number: int) -> int:
    """How many phrases stand between."""
    middle = reading.mentions_before(place.token)
    return middle - 1 - number if number < middle else number - middle


def unlinked(reading: Reading, place: Place, number: int, where: str, rank: int, state: str) -> list[str]:
    """Of a phrase that is no subject of a cue."""
    mention = reading.mentions[number]
    found = [f"{where} unlinked", f"{where} unlinked {state}"]
    if where in ("left", "right") and not place.left and not place.right:
        found += [f"{where} no cue", f"{where} no cue rank {rank}", f"{where} no cue {mention.kind}"]
        if reading.sentences[mention.sentence].mentions[0] == number:
            found.append(f"{where} no cue first")
    if mention.first and reading.tokens[mention.first - 1].lower in CUES:
        found.append("object")
    after = [token.lower for token in reading.tokens[mention.last : mention.last + 3] if token.kind == WORD]
    if after and after[0].endswith("ed"):
        found.append(f"{where} acts")
    if after and after[0] in FORMS_OF_PASSIVES and CUES.intersection(after[1:]):
        found.append(f"{where} is told of")
    return found


def of_phrase(reading: Reading, place: Place, mention: Mention, where: str) -> list[str]:
    found = []
    if mention.after_preposition:
        before = reading.tokens[mention.first - 1].lower
        found += [
            "preposition",
            f"preposition {where}",
            *([f"{before} {where}"] if before in {"by", "from", "to", "of"} else []),
        ]
        if mention.part_of >= 0:
            found.append("part")
        if before in {"by", "from", "of"} and reading.tokens[mention.first - 2].lower in NOUNS_OF_SPEECH:
            found.append(f"{where} of words")
            if reading.tokens[mention.last].lower == "that":
                found.append(f"{where} words that")
    if is_quoted_so(reading, place, mention):
        found.append("as right")
    if mention.genitive:
        found += ["genitive", f"genitive {where}", *of_owner(reading, mention, where)]
    if mention.last + 1 == place.token and reading.tokens[mention.last].text == ":":
        found.append("colon")
    if is_plural(mention.head) and mention.kind not in (PERSON, PRONOUN):
        found.append(f"{where} plural")
    return found


def of_owner(reading: Reading, mention: Mention, where: str) -> list[str]:
    """As in "Mr Haddad's claim" and "Mr Haddad's claim that"."""
    words = [token.lower for token in reading.tokens[mention.last : mention.last + 4]]
    noun = next((index for index, word in enumerate(words[:3]) if word in NOUNS_OF_SPEECH), -1)
    if noun < 0:
        return []
    return [f"{where} has words", *([f"{where} words that"] if words[noun + 1 : noun + 2] == ["that"] else [])]


def is_quoted_so(reading: Reading, place: Place, mention: Mention) -> bool:
    """As in: “a dead letter”, as the paper put it."""
    if mention.first - place.token not in (2, 3):
        return False
    return [token.text for token in reading.tokens[place.token + 1 : mention.first]] in (["as"], [",", "as"])


def of_last(reading: Reading, place: Place, number: int, where: str, state: str, last: Last) -> list[str]:
    """Whether the phrase names the last speaker again, and how far back that was."""
    if last.being is None:
        return []
    same = reading.being(number) is last.being
    again = "again" if number == last.mention else "same" if same else "other"
    found = [again, f"{again} {state}", f"{again} {where}"]
    if place.alone:
        index = bisect_left(reading.quote_tokens, place.token)
        near = index > 0 and place.token - reading.quote_tokens[index - 1] < NEAR
        found.append(f"{again} {'opens' if place.opens_paragraph else 'follows'}")
        found.append(f"{again} gap {'near' if near else 'far'}")
    return found


def where_of(reading: Reading, place: Place, mention: Mention) -> str:
    if mention.sentence == place.sentence:
        return "left" if mention.first < place.token else "right"
    if mention.sentence > place.sentence:
        return "next"
    distance = place.sentence - mention.sentence
    same = reading.sentences[mention.sentence].paragraph == reading.sentences[place.sentence].paragraph
    return f"{'same' if same else 'other'} paragraph {min(distance, 3)}"


def links_of(reading: Reading, place: Place, number: int, where: str) -> list[str]:
    """How a phrase is the subject of cues, as seen from the stretch."""
    links = []
    mention = reading.mentions[number]
    for index in reading.cues_of.get(number, ())[-MOST_CUES:]:
        cue = reading.cues[index]
        strength = ("strong" if cue.strong else "weak") + (" passive" if cue.manner == "passive" else "")
        if cue.sentence != place.sentence:
            if cue.sentence == mention.sentence:
                colon = cue.sentence == place.sentence - 1 and ends_in_colon(reading, cue.sentence)
                links.append(f"{where} subject {strength}{' colon' if colon else ''}")
        elif cue.manner == "passive" and cue.at < place.token and where == "right":
            links.append("subject of passive")
        elif index in place.left:
            links.append(f"{where} subject of left {place.left.index(index)} {strength}")
        elif index in place.right:
            near = cue.at - place.token <= 4 or mention.first - place.token <= 3
            links.append(f"{where} subject of right {place.right.index(index)} {strength} {'near' if near else 'far'}")
        else:
            links.append(f"{where} subject of further")
    return list(dict.fromkeys(links))


def depths_of(reading: Reading, place: Place, number: int) -> list[str]:
    """As in "the committee said ministers had announced it": the second cue is a part of what the first one reports."""
    if len(place.left) < 2:
        return []
    inner, outer = (reading.cues[index] for index in place.left[:2])
    if number not in (inner.subject, outer.subject) or inner.subject in (-1, outer.subject):
        return []
    begins = reading.mentions[inner.subject].first
    after = outer.end
    while reading.tokens[after].lower.endswith("ly"):
        after += 1
    is_reported = begins == after or reading.tokens[after].lower == "that"
    if begins < outer.end or not is_reported or inner.manner == "according":
        return []
    depth = "within" if number == inner.subject else "around"
    return [depth, f"{depth} {'strong' if inner.strong else 'weak'}", f"{depth} in {place.intro}"]


def ends_in_colon(reading: Reading, sentence: int) -> bool:
    last = reading.sentences[sentence].last - 1
    return any(reading.tokens[index].text == ":" for index in range(max(last - 1, 0), last + 1))


def closes_sentence(reading: Reading, number: int) -> bool:
    """As in "The town is “in ruins” and must be left, the minister said on Monday.": a comma, the phrase, its cue."""
    mention, cues = reading.mentions[number], reading.cues_of.get(number, ())
    if not cues or not mention.first or reading.tokens[mention.first - 1].text != ",":
        return False
    cue = reading.cues[cues[-1]]
    last = reading.sentences[cue.sentence].last
    if cue.at < mention.last or last - cue.end > MOST_AFTER:
        return False
    return all(token.kind != QUOTE for token in reading.tokens[cue.end : last])


def closes_with_comma(reading: Reading, place: Place) -> bool:
    """Whether the stretch ends as words before their attribution do: “We came,” she said; “We came”, she said."""
    stretch = reading.stretches[reading.tokens[place.token].stretch]
    return "," in reading.text[stretch.end - 1 : stretch.outer_end + 1]
