"""How much a text is about those whom a phrase names, as the names of features."""

from __future__ import annotations

from articles.intake.quotes.last import Last
from articles.intake.quotes.places import Place
from articles.intake.quotes.reading import Reading

SOME, MANY = 2, 4


def of_being(reading: Reading, place: Place, number: int, where: str, last: Last) -> list[str]:
    being = reading.being(number)
    if being is None:
        return ["nobody", f"nobody {where}"]
    mention = reading.mentions[number]
    state = "alone" if place.alone else "within"
    spoke = "spoke" if any(other is being for other in last.earlier) else "silent"
    often = often_of(reading, number)
    found = [f"{spoke} {state}", f"{spoke} {where}", f"{often} {state}", f"{often} {mention.kind}"]
    if mention.kind != being.kind:
        found.append(f"{mention.kind} for {being.kind}")
    if last.being is not None and last.paragraph == reading.sentences[place.sentence].paragraph:
        found.append("spoke here" if last.being is being else "other spoke here")
    if number in reading.openers:
        found += ["opener", f"opener {where}", f"opener {state}"]
        sentence = reading.sentences[mention.sentence]
        if mention.sentence == 0 or reading.sentences[mention.sentence - 1].paragraph != sentence.paragraph:
            found += ["opens paragraph", f"opens paragraph {where}"]
    return found


def often_of(reading: Reading, number: int) -> str:
    """How often those are named in the whole text."""
    times = reading.times[id(reading.being(number))]
    return "often" if times >= MANY else "sometimes" if times >= SOME else "once"
