"""The ways into the collection that the home page offers: sides to compare, and the latest rounds."""

from __future__ import annotations

from dataclasses import dataclass

from articles.browse.labels import labels_at
from articles.browse.selection import Selection
from articles.index import MISSING, Snapshot
from articles.models.base import address
from articles.nouns import STATEMENT

TOPICS_COMPARED = 3
MOST_TOPICS = 6  # of which the first that two parties spoke about are compared


@dataclass(frozen=True)
class TwoSides:
    """A topic, and the two parties with most statements about it.

    `query` selects the statements of both in their list, and sets them side by side on the page that compares.
    """

    topic: str
    topic_address: str
    parties: tuple[str, str]
    statements: int
    query: str


def comparisons(snapshot: Snapshot) -> list[TwoSides]:
    """The most frequent topics that two parties spoke about. No query."""
    crossed = snapshot.query(STATEMENT.name).cross_counts("topic", "party", MOST_TOPICS)
    labels = labels_at(snapshot)
    topics, parties = labels.of(STATEMENT, "topic"), labels.of(STATEMENT, "party")
    found = []
    for topic in crossed.rows:
        counts = {
            party: crossed.cells.get((topic, party), 0) for party in crossed.columns if not party.startswith(MISSING)
        }
        first, second, *_others = (*sorted(counts, key=lambda party: (-counts[party], party)), "", "")
        if topic.startswith(MISSING) or not counts.get(second):
            continue
        found.append(
            TwoSides(
                topics.get(topic, topic),
                address("topic_detail", topic),
                (parties.get(first, first), parties.get(second, second)),
                counts[first] + counts[second],
                Selection(chosen={"party": (first, second), "topic": (topic,)}).query,
            )
        )
    return found[:TOPICS_COMPARED]
