"""Every public address, by what stands behind it in the five articles."""

from __future__ import annotations

from articles.models import Article, Statement
from articles.nouns import ARTICLE, PERSON, STATEMENT, VENUE
from articles.views.formats import formats_of

LISTS = ["/statements/", "/articles/", "/people/", "/venues/"]
STATEMENT_LISTS = [
    "/statements/",
    "/people/john-kerry/",
    "/venues/geneva/",
    "/topics/ceasefire/",
]


def every_page() -> list[str]:
    """Needs the database."""
    statement = Statement.objects.published().order_by("pk")[0]
    article = Article.objects.published().order_by("pk")[0]
    return [
        "/",
        "/search/",
        "/search/?q=Aleppo",
        "/about/",
        "/about/codebook/",
        "/about/keyboard/",
        *LISTS,
        "/rounds/",
        "/topics/",
        "/positions/",
        "/utterances/",
        "/utterances/kerry-has-to-go-2015-09-19/",
        "/network/",
        "/network/?ties=topics",
        "/network/?ties=subtract",
        "/compare/",
        "/compare/?person=john-kerry&person=philip-hammond",
        article.get_absolute_url(),
        statement.get_absolute_url(),
        "/people/john-kerry/",
        "/venues/geneva/",
        "/rounds/geneva-ii/",
        "/topics/ceasefire/",
        "/positions/assad-gives-up-power/",
        "/positions/assad-gives-up-power/speakers/?speaker=john-kerry",
        "/statements/facets/speaker/",
        "/articles/facets/person/",
    ]


def every_twin() -> list[str]:
    """Needs the database."""
    statement = Statement.objects.published().order_by("pk")[0]
    article = Article.objects.published().order_by("pk")[0]
    return [
        *(f"/{form.path(noun)}" for noun in (STATEMENT, ARTICLE, PERSON, VENUE) for form in formats_of(noun)),
        *(f"/statements/{statement.uid}.{form}" for form in ("json", "bib", "ris")),
        *(f"/articles/{article.slug}.{form}" for form in ("json", "bib", "ris")),
        "/network.graphml",
        "/network-nodes.csv",
        "/network-edges.csv",
        "/people/john-kerry.json",
        "/venues/geneva.json",
        "/sitemap.xml",
        "/sitemap-statements.xml",
        "/robots.txt",
        "/healthz",
        "/readyz",
    ]
