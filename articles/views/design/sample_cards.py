"""Made-up statements as lists show them."""

from __future__ import annotations

from typing import Any

from articles.browse.cards import Card, cards_of
from articles.browse.statement_rows import StatementRow
from articles.views.design.samples import (
    ARABIC_HEADLINE,
    ARABIC_WORDS,
    DAY,
    LONG_NAME,
    LONG_TITLE,
    LONG_WORDS,
    OURS,
    WORDS,
)

_ROW = StatementRow(
    pk=1,
    uid="sample2222",
    kind="quotation",
    words=WORDS,
    paraphrase="",
    context="",
    attribution="the minister",
    channel="direct",
    relayed_by="",
    medium="interview",
    said_on=DAY,
    said_precision="day",
    uncertain_date="",
    uncertain_place="",
    uncertain_speaker="",
    uncertain_role="",
    anchor_exact="",
    anchor_prefix="",
    anchor_suffix="",
    speaker_name="Samira Example",
    speaker_slug="samira-example",
    role_title="Minister of Samples",
    role_organisation="Ministry of Samples",
    organisation_name=None,
    venue_name="Sampleville",
    venue_slug="sampleville",
    article_headline="Minister shows samples to nobody",
    article_slug="samples",
    article_url="https://example.org/samples",
    article_language="en",
    article_published=DAY,
    article_published_precision="day",
    outlet_name="The Daily Specimen",
    outlet_slug="daily-specimen",
    agency_name=None,
    agency_slug=None,
    party_name="Sample side",
    party_slug="sample-side",
    check_verdict="verbatim",
    checked_on=DAY,
    utterance_slug=None,
    topics=[("specimens", "specimens")],
)


def card(number: int = 1, **values: Any) -> Card:
    """As a list shows a statement. Cards with different numbers are different statements."""
    [made] = cards_of([_ROW._replace(pk=number, uid=f"sample{number:04}", **values)])
    return made


def huge_card(number: int = 9) -> Card:
    """With everything that a statement can have, as long as it can be."""
    return card(
        number,
        kind="partial",
        words=LONG_WORDS,
        paraphrase=OURS,
        channel="relayed",
        relayed_by="somebody at the next table",
        uncertain_date="The made-up report gives two days.",
        uncertain_place="It gives no place at all.",
        speaker_name=LONG_NAME,
        role_title=LONG_TITLE,
        role_organisation="Ministry of Samples",
        article_headline=ARABIC_HEADLINE,
        agency_name="Agency of Placeholders",
        agency_slug="placeholders",
        topics=[(f"specimens of kind {number}", "specimens") for number in range(1, 9)],
    )._replace(passages=12, utterance_address="/utterances/sample/")


def arabic_card(number: int = 8) -> Card:
    return card(
        number, words=ARABIC_WORDS, article_language="ar", article_headline=ARABIC_HEADLINE, speaker_name="سميرة مثال"
    )


def paraphrase_card(number: int = 7) -> Card:
    """As little as a statement can have."""
    return card(
        number,
        kind="paraphrase",
        words="",
        paraphrase=OURS,
        speaker_name=None,
        speaker_slug=None,
        role_title=None,
        role_organisation=None,
        attribution="an official who is made up",
        party_name=None,
        party_slug=None,
        said_on=None,
        venue_name=None,
        venue_slug=None,
        medium="",
        check_verdict=None,
        checked_on=None,
        topics=[],
    )
