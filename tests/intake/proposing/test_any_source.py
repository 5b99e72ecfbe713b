"""Whatever the text, proposing raises nothing, and its offsets are those of the text."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.intake.proposing import Record, article_of, propose
from articles.intake.proposing.topics import topic_words
from articles.models import Source
from tests.intake.proposing.conftest import Handed
from tests.intake.quotes.test_any_text import MARKS, SIGNS, WORDS

OURS = ["Kerry", "Geneva", "on Tuesday", "31 February 2015", "last week", "told CBS News", "Moscow", "Geneva II", "—"]
# What no database holds is not in a stored source.
pieces = st.sampled_from([*MARKS, *WORDS, *OURS, *(sign for sign in SIGNS if sign not in ("\x00", "\ud800"))])
plain = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=60)
blocks = st.lists(
    st.tuples(
        st.sampled_from(["paragraph", "quotation", "caption", "headline", "heading", "heading that asks", "table"]),
        st.lists(pieces, max_size=30).map(" ".join) | plain,
        st.booleans(),
    ),
    max_size=8,
)


@pytest.mark.django_db
@given(blocks=blocks, published=st.sampled_from(["", "2015-03-18", "0001-01-01", "9999-12-31", "yesterday"]))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_any_source(handed: Handed, blocks: list[tuple[str, str, bool]], published: str) -> None:
    record, topics = Record.read(), topic_words()
    source = handed(published=published)
    source.blocks = [
        {"kind": kind.split()[0], "text": f"{text}?" if "asks" in kind else text, "story": story}
        for kind, text, story in blocks
    ]
    source.save()
    found = propose(source, record, topics)
    assert found == source.proposals.count()
    check_offsets(source)
    article_of(source, record)


def check_offsets(source: Source) -> None:
    text, last = source.text, 0
    for proposal in source.proposals.all():
        for start, end in proposal.content:
            assert last <= start < end <= len(text)
            last = end
        if proposal.kind != "paraphrase":
            between = " ".join(text[start:end] for start, end in proposal.content)
            assert proposal.words.split() == between.split()
        for span in (proposal.mention, proposal.cue):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
        assert all(0 <= reason["confidence"] <= 1 and reason["rule"] for reason in proposal.reasons.values())
