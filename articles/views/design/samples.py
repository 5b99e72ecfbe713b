"""Made-up records, which are stored nowhere.

They have keys and identifiers as stored records have, because templates ask for their relations.
"""

from __future__ import annotations

import datetime
from typing import Any

from articles.exchange import Citation
from articles.index import Version
from articles.models import (
    Article,
    Organisation,
    Outlet,
    Party,
    Person,
    QuoteCheck,
    Role,
    Round,
    Statement,
    Topic,
    Utterance,
    Venue,
)

ADDRESS = "/about/design/"  # where all links lead
CITATION_ADDRESSES = dict.fromkeys(("bib", "ris", "csl", "json"), ADDRESS)
DAY = datetime.date(2015, 9, 19)
LONG_NAME = "Maximiliana Alexandrina of Specimen and Placeholder, Countess of Example-on-Line"  # 80 characters
LONG_TITLE = "Deputy Under-Secretary for Specimens, Placeholders and Other Things That Are Not"
WORDS = "This sentence is a specimen, and nobody has ever said it."
LONG_WORDS = " ".join([WORDS, "It goes on, so that a long quotation can be looked at."] * 12)
ARABIC_WORDS = "هذه الجملة مثال، ولم يقلها أحد."
ARABIC_HEADLINE = "عنوان تجريبي لا يعني شيئا ولا وجود له"
OURS = "That this is a made-up paraphrase, in our own words, which reports nothing."


def holding(record: Any, **related: Any) -> Any:
    """The record with its related records, as if they had been prefetched."""
    record._prefetched_objects_cache = related
    return record


def party(name: str = "Sample side") -> Party:
    return Party(pk=1, slug="sample-side", name=name)


def organisation(name: str = "Ministry of Samples") -> Organisation:
    return Organisation(pk=1, slug="ministry-of-samples", name=name, party=party())


def role(title: str = "Minister of Samples", **values: Any) -> Role:
    given = {"started": datetime.date(2012, 3, 1), "organisation": organisation(), "party": party()}
    return Role(pk=1, slug="minister", title=title, **given | values)


def person(name: str = "Samira Example", statements: int | None = 3, **values: Any) -> Any:
    made = holding(Person(pk=1, slug="samira-example", name=name, sort_name=name), roles=[role()], names=[])
    made.statement_count = statements
    for field, value in values.items():
        setattr(made, field, value)
    return made


def outlet(name: str = "The Daily Specimen") -> Outlet:
    return Outlet(pk=1, slug="daily-specimen", name=name, country="Nowhere", description="A newspaper that is not.")


def venue(name: str = "Sampleville", latitude: str = "46.20", longitude: str = "6.14", pk: int = 1) -> Any:
    made = Venue(pk=pk, slug=name.lower(), name=name, country="Nowhere", latitude=latitude, longitude=longitude)
    made.statement_count = 3  # type: ignore[attr-defined]
    return holding(made, rounds=[])


def topic(name: str = "specimens", statements: int = 3) -> Any:
    made: Any = Topic(pk=1, slug="specimens", name=name, description="What is made up to be looked at.")
    made.statement_count = statements
    return made


def round_(name: str = "Sample talks", pk: int = 1, **values: Any) -> Any:
    days = {"started": datetime.date(2015, 9, 14), "ended": datetime.date(2015, 9, 25)}
    given = {**days, "outcome": "It ended as it began: made up."}
    made = Round(pk=pk, slug="sample-talks", name=name, **given | values)
    return holding(made, venues=[venue()], convenors=[organisation()], absent=[])


def article(headline: str = "Minister shows samples to nobody", **values: Any) -> Any:
    given = {
        "pk": 1,
        "slug": "samples",
        "outlet": outlet(),
        "agency": None,
        "published": DAY,
        "url": "https://example.org/samples",
        "language": "en",
        "summary": "A made-up summary of a report that was never printed.",
        "coding": Article.Coding.COMPLETE,
    }
    made: Any = Article(headline=headline, **given | values)
    made.statement_count = 3
    return made


def utterance() -> Utterance:
    return Utterance(pk=1, slug="sample", summary="A made-up remark")


def citation_of(printed: Article) -> Citation:
    return Citation(
        key="sample",
        headline=printed.headline,
        outlet=printed.outlet.name,
        published=DAY,
        precision="day",
        source_url=printed.url,
        our_url="https://example.org/samples/",
        language=printed.language,
        accessed=DAY,
        version=Version(1, DAY),
    )


def statement(*, check: str = "verbatim", topics: Any = None, **values: Any) -> Any:
    """As `for_display` returns it."""
    given = {
        "pk": 1,
        "uid": "sample2222",
        "article": article(),
        "kind": Statement.Kind.QUOTATION,
        "words": WORDS,
        "said_on": DAY,
        "speaker": person(),
        "role": role(),
        "venue": venue(),
        "round": round_(),
        "channel": Statement.Channel.DIRECT,
        "medium": Statement.Medium.INTERVIEW,
        "attribution": "the minister",
        "utterance": utterance(),
    }
    made = Statement(**given | values)
    checked = QuoteCheck(statement=made, verdict=check, checked_on=DAY) if check else None
    Statement._meta.get_field("quote_check").set_cached_value(made, checked)
    return holding(made, topics=[topic()] if topics is None else topics)


def huge_statement() -> Any:
    """With everything that a statement can have, as long as it can be."""
    return statement(
        kind=Statement.Kind.PARTIAL,
        words=LONG_WORDS,
        paraphrase=OURS,
        speaker=person(LONG_NAME),
        role=role(LONG_TITLE),
        channel=Statement.Channel.RELAYED,
        relayed_by="somebody at the next table",
        article=article(LONG_WORDS[:290], agency=outlet("Agency of Placeholders")),
        uncertain_date="The made-up report gives two days.",
        uncertain_place="It gives no place at all.",
        uncertain_role="It gives no office either.",
        check="differs",
        topics=[topic(f"specimens of kind {number}") for number in range(1, 9)],
    )


def arabic_statement() -> Any:
    return statement(
        words=ARABIC_WORDS,
        speaker=person("سميرة مثال"),
        attribution="الوزيرة",
        article=article(ARABIC_HEADLINE, language="ar"),
    )


def least_statement() -> Any:
    """A paraphrase with as little as a statement can have."""
    return statement(
        kind=Statement.Kind.PARAPHRASE,
        words="",
        paraphrase=OURS,
        speaker=None,
        role=None,
        venue=None,
        round=None,
        said_on=None,
        medium="",
        channel=Statement.Channel.NOT_STATED,
        attribution="an official who is made up",
        article=article(coding=Article.Coding.NONE),
        check="",
        topics=[],
    )
