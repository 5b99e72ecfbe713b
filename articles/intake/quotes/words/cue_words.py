"""Words that tell of speech, with their inflections."""

from __future__ import annotations

from articles.intake.quotes.words.word_lists import WORDS

IRREGULAR = {
    "say": ("says", "said", "saying"),
    "tell": ("tells", "told", "telling"),
    "write": ("writes", "wrote", "written", "writing"),
    "read": ("reads", "reading"),
    "swear": ("swears", "swore", "sworn", "swearing"),
    "begin": ("begins", "began", "begun", "beginning"),
    "weep": ("weeps", "wept", "weeping"),
    "sing": ("sings", "sang", "sung", "singing"),
    "think": ("thinks", "thought", "thinking"),
    "feel": ("feels", "felt", "feeling"),
    "see": ("sees", "saw", "seen", "seeing"),
    "speak": ("speaks", "spoke", "spoken", "speaking"),
    "go": ("goes", "went", "gone", "going"),
    "put": ("puts", "putting"),
    "cast": ("casts", "casting"),
    "shout": ("shouts", "shouted", "shouting"),
    "foresee": ("foresees", "foresaw", "foreseen", "foreseeing"),
    "beseech": ("beseeches", "besought", "beseeching"),
    "find": ("finds", "found", "finding"),
    "dream": ("dreams", "dreamed", "dreamt", "dreaming"),
}


def forms(verb: str) -> tuple[str, ...]:
    """The verb and its other forms."""
    if verb in IRREGULAR:
        return (verb, *IRREGULAR[verb])
    if verb.endswith("e"):
        return (verb, verb + "s", verb + "d", verb[:-1] + "ing")
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return (verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
    stem = verb + verb[-1] if verb in WORDS["verbs that double their last letter"] else verb
    ending = "es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s"
    british = (verb + "led", verb + "ling") if verb[-1] == "l" and verb[-2] in "ae" and verb[-3] not in "aeiou" else ()
    return (verb, verb + ending, stem + "ed", stem + "ing", *british)


def all_forms(*verbs: str) -> set[str]:
    return {form for verb in verbs for form in forms(verb)}


STRONG = all_forms(*WORDS["verbs of saying"])
WEAK = all_forms(*WORDS["verbs of judging"]) - STRONG
# What is a cue wherever it stands, and what is one after a subject only.
CUES = (STRONG | WEAK) - WORDS["not cues"]
CUES_AFTER_A_SUBJECT = (STRONG | WEAK) & WORDS["cues after a subject"] - CUES
GERUNDS = {form for form in CUES if form.endswith("ing")}
# Not these before a noun of speech: "a written statement".
DESCRIBING = {"written", "spoken", "recorded"}
NEVER_INVERTED = WORDS["never inverted"]
# Verbs that tell of speech together with the word after them.
PHRASAL = {
    "back": {"shot", "shoots", "hit", "hits", "fired", "fires", "struck", "bit", "clapped", "wrote"},
    "on": {"went", "goes"},
    "further": {"went", "goes"},
    "out": {"lashed", "lashes"},
    "it": {"put", "puts"},
    "in": {"weighed", "weighs", "chipped", "chips"},
}
