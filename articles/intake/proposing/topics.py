"""Which topics a statement is about, from the words of the statements that are coded already.

The score of a topic is the sum of the log-odds of the words: how much oftener a word stands in statements with the
topic than in all others, smoothed by its frequency in all of them (Monroe, Colaresi and Quinn 2008, "Fightin' Words").
So each proposal can say which words decided.
"""

from __future__ import annotations

import json
import math
import os
import re
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Max

from articles.intake.proposing.finding import Finding
from articles.models import Statement, Topic

FILE_NAME = "topic_words.json"
# The file is made anew after as many new statements. Of a large record, the latest statements teach enough.
RENEWED_AFTER, MOST_STATEMENTS = 200, 20_000
SMOOTHING, FEWEST = 1500.0, 2
LONGEST_SHOWN = 6
LEAST_FIRST, LEAST_SECOND = 0.5, 0.6
WORD = re.compile(r"[^\W\d_][^\W\d_'’-]+")
IN_EVERY_TEXT = (
    "a about after again all also an and any are as at be because been before being but by can could did do does for"
    " from had has have he her here him his how i if in into is it its just like me more most my no not now of on one"
    " only or other our out over said say says she should so some such than that the their them then there these they"
    " this those to told up us very was we were what when where which while who will with would you your"
)
STOP = frozenset(IN_EVERY_TEXT.split())


@dataclass
class TopicWords:
    """By topic (its slug): the log-odds of each word, and how common the topic is."""

    odds: dict[str, dict[str, float]]
    prior: dict[str, float]
    version: list[Any] = field(default_factory=list)

    def of(self, text: str) -> list[Finding[str]]:
        """At most two topics, the surest first, each with the words that decided."""
        words = set(words_of(text))
        found = []
        for topic, odds in self.odds.items():
            known = {word: odds[word] for word in words if word in odds}
            if not known:
                continue
            # Words of one sentence are not independent: their sum is damped by how many there are.
            score = self.prior[topic] + sum(known.values()) / math.sqrt(1 + len(known) / 8)
            telling = sorted((word for word in known if known[word] > 0.3), key=lambda word: (-known[word], word))
            found.append(Finding(topic, "words", 1 / (1 + math.exp(-score)), ", ".join(telling[:LONGEST_SHOWN])))
        found.sort(key=lambda finding: (-finding.confidence, finding.value))
        return [
            finding
            for finding, least in zip(found, (LEAST_FIRST, LEAST_SECOND), strict=False)
            if finding.confidence >= least
        ]


def learn(rows: Iterable[tuple[str, Iterable[str]]]) -> TopicWords:
    """From the text and the topics (slugs) of each statement."""
    counts: dict[str, Counter[str]] = {}
    sizes: Counter[str] = Counter()
    every: Counter[str] = Counter()
    statements = 0
    for text, topics in rows:
        statements += 1
        words = set(words_of(text))
        every.update(words)
        for topic in topics:
            counts.setdefault(topic, Counter()).update(words)
            sizes[topic] += 1
    total = sum(every.values()) or 1
    odds: dict[str, dict[str, float]] = {}
    for topic, own in counts.items():
        inside, outside = sum(own.values()), total - sum(own.values())
        odds[topic] = {}
        for word, count in every.items():
            if count < FEWEST:
                continue
            smooth = SMOOTHING * count / total
            value = log_odds(own[word] + smooth, inside + SMOOTHING) - log_odds(
                count - own[word] + smooth, outside + SMOOTHING
            )
            if abs(value) >= 0.05:
                odds[topic][word] = round(value, 2)
    prior = {topic: round(math.log(size / max(statements - size, 1)), 2) for topic, size in sizes.items()}
    return TopicWords(odds, prior)


def log_odds(count: float, total: float) -> float:
    return math.log(count / max(total - count, 1e-9)) if total > count else 0.0


def words_of(text: str) -> list[str]:
    """The words of a text without endings of the plural and without those that are in every text."""
    words = (match[0].casefold().replace("’", "'").removesuffix("'s") for match in WORD.finditer(text))
    return [stem(word) for word in words if word not in STOP]


def stem(word: str) -> str:
    """The word without a common ending: "talks", "talking" and "talk" count as one."""
    if len(word) > 5 and word.endswith("ies"):
        return word[:-3] + "y"
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4 and not word.endswith("ss"):
            return word[: -len(ending)]
    return word


def rows_of(statements: Any) -> Iterable[tuple[str, list[str]]]:
    """The text and the topics of each statement of a query set, in two queries."""
    rows = statements.order_by("-pk")[:MOST_STATEMENTS]
    texts = {key: " ".join(parts) for key, *parts in rows.values_list("pk", "words", "paraphrase", "context")}
    topics: dict[int, list[str]] = {}
    lowest = min(texts, default=0)
    pairs = Statement.topics.through.objects.filter(statement_id__gte=lowest)
    for key, topic in pairs.values_list("statement_id", "topic__slug"):
        topics.setdefault(key, []).append(topic)
    return [(text, topics[key]) for key, text in texts.items() if key in topics]


def topic_words() -> TopicWords:
    """Those of the record, from a file in DATA_DIR, which is made anew when the record has grown."""
    version = [(Statement.objects.aggregate(last=Max("pk"))["last"] or 0) // RENEWED_AFTER, Topic.objects.count()]
    file = Path(settings.DATA_DIR) / FILE_NAME
    try:
        stored = json.loads(file.read_text(encoding="utf-8"))
        if stored["version"] == version:
            return TopicWords(stored["odds"], stored["prior"], version)
    except (OSError, ValueError, KeyError, TypeError):
        pass
    made = learn(rows_of(Statement.objects.all()))
    made.version = version
    write(file, {"version": version, "prior": made.prior, "odds": made.odds})
    return made


def write(file: Path, content: dict[str, Any]) -> None:
    """In one step, so that no other process reads half a file. A full disk costs the next source some time, no more."""
    new = file.with_suffix(f".{os.getpid()}")
    try:
        new.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        new.replace(file)
    except OSError:
        with suppress(OSError):
            new.unlink(missing_ok=True)
