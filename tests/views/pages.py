"""Every public address, by what stands behind it in the five articles."""

from __future__ import annotations

from articles.models import Article, Statement
from articles.nouns import ARTICLE, PERSON, STATEMENT, VENUE
from articles.views.formats import formats_of

LISTS = ["/statements/", "/articles/", "/people/", "/venues/"]
CITATIONS = ("bib", "ris", "csl.json")
CITED = [
    *("statements", "articles", "people", "venues", "statements/timeline", "articles/timeline"),
    *("statements/map", "articles/map"),
    *("topics/ceasefire", "rounds/geneva-ii", "statements/facets/speaker", "articles/facets/outlet"),
    *("positions/assad-gives-up-power", "positions/assad-gives-up-power/speakers"),
    *("rounds", "topics", "positions", "utterances", "utterances/kerry-has-to-go-2015-09-19", "network", "archive"),
]
DRAWINGS = [
    *("/statements/timeline.svg", "/statements/timeline.svg?speaker=john-kerry&by=party", "/articles/timeline.svg"),
    *("/statements/map.svg", "/articles/map.svg?outlet=vice-news"),
    *("/positions/bars.svg", "/rounds/bars.svg", "/talks.svg"),
    *("/venues/geneva.svg", "/rounds/geneva-ii.svg"),
    *("/network.svg", "/network.svg?ties=topics", "/network.svg?ties=subtract"),
]
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
        "/about/changes/",
        "/about/codebook/",
        "/about/design/",
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
        "/report/sent/",
        "/statements/timeline/",
        "/statements/timeline/?by=party&speaker=john-kerry",
        "/articles/timeline/?by=language",
        "/statements/map/",
        "/articles/map/?outlet=vice-news",
    ]


def every_twin() -> list[str]:
    """Needs the database."""
    statement = Statement.objects.published().order_by("pk")[0]
    article = Article.objects.published().order_by("pk")[0]
    return [
        *(f"/{form.path(noun)}" for noun in (STATEMENT, ARTICLE, PERSON, VENUE) for form in formats_of(noun)),
        "/about/changes.atom",
        *(f"/statements/{statement.uid}.{form}" for form in ("json", *CITATIONS)),
        *(f"/articles/{article.slug}.{form}" for form in ("json", "svg", *CITATIONS)),
        *(f"/people/john-kerry.{form}" for form in ("json", *CITATIONS)),
        *(f"/venues/geneva.{form}" for form in ("json", *CITATIONS)),
        *(f"/{address}.{form}" for address in CITED for form in CITATIONS),
        *(f"/compare.{form}?person=john-kerry&person=philip-hammond" for form in CITATIONS),
        *(f"/search.{form}?q=Aleppo" for form in CITATIONS),
        *DRAWINGS,
        "/network.graphml",
        "/network-nodes.csv",
        "/network-edges.csv",
        "/sitemap.xml",
        "/sitemap-statements.xml",
        "/robots.txt",
        "/healthz",
        "/readyz",
    ]
