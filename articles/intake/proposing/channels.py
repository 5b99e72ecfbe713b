"""How words reached the article, and where they were spoken, by the cues of the sentence."""

from __future__ import annotations

import re

from articles.intake.proposing.finding import Finding
from articles.intake.proposing.frame import Frame
from articles.intake.quotes.words.lexicon import is_plural
from articles.models.attribution import Attributed

Medium, Channel = Attributed.Medium, Attributed.Channel
MEDIA = tuple(
    (re.compile(pattern, re.IGNORECASE), medium, confidence)
    for pattern, medium, confidence in (
        (r"\b(?:news|press|joint)\s+conference\b|\bconference\s+with\s+reporters\b", Medium.NEWS_CONFERENCE, 0.9),
        (r"\b(?:news|daily|regular|weekly|press)?\s*briefing\b|\bbriefed\b", Medium.BRIEFING, 0.85),
        (r"\binterview(?:ed)?\b", Medium.INTERVIEW, 0.85),
        (r"\btweet\w*\b|\bon\s+(?:Twitter|X|Facebook|Telegram|Instagram)\b|\bposted\b", Medium.SOCIAL_MEDIA, 0.9),
        (
            r"\bin\s+(?:a|an|its|his|her|their|the)\s+(?:\w+\s+){0,3}(?:statement|communiqu[eé]|letter|report)\b"
            r"|\bstatement\s+(?:said|read|by|from|issued)\b|\bsaid\s+in\s+writing\b|\bwrote\b",
            Medium.WRITTEN,
            0.85,
        ),
        (r"\b(?:by|over\s+the|in\s+a)\s+(?:tele)?phone(?:\s+call)?\b|\bby\s+telephone\b", Medium.TELEPHONE, 0.8),
        (
            r"\btold\s+(?:\w+\s+){0,2}(?:reporters|journalists)\b|\bto\s+(?:reporters|journalists)\b",
            Medium.REMARKS,
            0.8,
        ),
        (
            r"\b(?:speech|address(?:ed|ing)?|remarks|told\s+(?:the\s+)?(?:\w+\s+){0,3}(?:conference|forum|summit|council|"
            r"assembly|meeting|parliament)|speaking\s+(?:\w+\s+){0,4}(?:after|before|at|alongside)|at\s+the\s+(?:start|"
            r"opening|end)\s+of)\b",
            Medium.REMARKS,
            0.7,
        ),
    )
)
# "Kerry told CBS News": a named outlet was told.
TOLD = re.compile(r"\btold\s+(?:the\s+)?(?P<whom>(?:[A-Z][\w-]*\s?){1,4})")
OUTLET_WORDS = re.compile(
    r"\b(?:news|tv|television|radio|agency|times|post|jazeera|arabiya|bbc|cnn|reuters|afp|magazine|daily)\b", re.I
)
SPOKES = re.compile(r"\bspokes(?:man|woman|person|men)\b", re.IGNORECASE)
NAMELESS = re.compile(
    r"\bon\s+(?:the\s+)?condition\s+of\s+anonymity\b|\bdeclined\s+to\s+be\s+(?:named|identified)\b|\basked\s+not\s+to\s+be\s+(?:named|identified)\b",
    re.I,
)
RELAYED = re.compile(
    r"\b(?:quoted|cited)\s+(?:him|her|them)?\s*(?:as|by)\b|\b(?:was|were)\s+quoted\b|\bquoting\b", re.IGNORECASE
)
UNNAMED = re.compile(r"\b(?:officials?|diplomats?|sources?|aides?|negotiators?)\b", re.IGNORECASE)
CLASSES = re.compile(r"\b(?:many|some|several|most|observers|experts|critics)\b", re.IGNORECASE)
STANDING = re.compile(
    r"\b(?:insists?|has\s+(?:long|repeatedly|always)|have\s+(?:long|repeatedly)|has\s+(?:said|been)|have\s+(?:said|been|suggested))\b",
    re.I,
)
SPOKEN = frozenset({Medium.NEWS_CONFERENCE, Medium.BRIEFING, Medium.INTERVIEW, Medium.REMARKS, Medium.TELEPHONE})


def medium_said(frame: Frame) -> Finding[str] | None:
    for pattern, medium, confidence in MEDIA:
        if match := pattern.search(frame.text):
            return Finding(medium, "cue-of-medium", confidence, match[0].strip())
    match = TOLD.search(frame.text)
    if match and OUTLET_WORDS.search(match["whom"]):
        return Finding(Medium.INTERVIEW, "told-an-outlet", 0.75, match[0].strip())
    return None


def channel_of(
    frame: Frame, phrase: str, *, role: str, is_person: bool, is_body: bool, medium: str
) -> Finding[str] | None:
    """`phrase` is how the text names the speaker, `role` the title of the speaker's office that day."""
    if match := NAMELESS.search(frame.text):
        return Finding(Channel.ANONYMOUS, "cue-of-channel", 0.95, match[0])
    if match := RELAYED.search(frame.text):
        return Finding(Channel.RELAYED, "cue-of-channel", 0.7, match[0])
    if medium in (Medium.WRITTEN, Medium.SOCIAL_MEDIA):
        return Finding(Channel.WRITTEN, "follows-from-medium", 0.85)
    if match := SPOKES.search(phrase) or SPOKES.search(role) or re.search("press secretary", role, re.I):
        return Finding(Channel.SPOKESPERSON, "spokesperson", 0.9, match[0])
    if match := STANDING.search(frame.text):
        return Finding(Channel.NOT_STATED, "standing", 0.7, match[0])
    if is_person:
        return Finding(Channel.DIRECT, "known-speaker", 0.75 if medium in SPOKEN else 0.6)
    if is_body:
        return Finding(Channel.NOT_STATED, "body-speaks", 0.55)
    words = phrase.split()
    if match := CLASSES.search(phrase):
        return Finding(Channel.NOT_STATED, "unnamed-class", 0.75, match[0])
    if (match := UNNAMED.search(phrase)) and words:
        return Finding(Channel.ANONYMOUS, "unnamed-official", 0.6 if is_plural(words[-1].casefold()) else 0.8, match[0])
    return None
