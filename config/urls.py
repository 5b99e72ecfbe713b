"""The addresses of the site. Each page has one canonical address, which holds all its state."""

from django.contrib import admin
from django.contrib.sitemaps.views import index as sitemap_index
from django.contrib.sitemaps.views import sitemap
from django.urls import path

from articles.admin.login import login_view
from articles.admin.session import log_out_everywhere, session_view
from articles.browse.articles import ARTICLES
from articles.browse.people import PEOPLE
from articles.browse.statements import STATEMENTS
from articles.browse.venues import VENUES
from articles.views import (
    articles,
    compare,
    network,
    people,
    positions,
    reference,
    rounds,
    site,
    statements,
    topics,
    utterances,
    venues,
)
from articles.views.caching import public_page
from articles.views.formats import formats_of
from articles.views.sitemaps import SITEMAPS

urlpatterns = [
    *(
        path(
            list_format.path(noun_list.noun),
            list_format.view(noun_list),
            name=list_format.view_name(noun_list.noun),
        )
        for noun_list in (STATEMENTS, ARTICLES, PEOPLE, VENUES)
        for list_format in formats_of(noun_list.noun)
    ),
    path("", site.home, name="home"),
    path("search/", site.search_page, name="search"),
    path("about/", site.about, name="about"),
    path("about/codebook/", reference.codebook, name="codebook"),
    path("about/keyboard/", reference.keyboard, name="keyboard"),
    path("articles/", articles.article_list, name="article_list"),
    path("articles/facets/<slug:facet>/", articles.article_values, name="article_values"),
    path("articles/<slug:slug>/", articles.article_detail, name="article_detail"),
    path("articles/<slug:slug>.json", articles.article_json, name="article_json"),
    path("articles/<slug:slug>.bib", articles.article_bib, name="article_bib"),
    path("articles/<slug:slug>.ris", articles.article_ris, name="article_ris"),
    path("people/", people.person_list, name="person_list"),
    path("people/<slug:slug>/", people.person_detail, name="person_detail"),
    path("people/<slug:slug>.json", people.person_json, name="person_json"),
    path("venues/", venues.venue_list, name="venue_list"),
    path("venues/<slug:slug>/", venues.venue_detail, name="venue_detail"),
    path("venues/<slug:slug>.json", venues.venue_json, name="venue_json"),
    path("statements/", statements.statement_list, name="statement_list"),
    path("statements/facets/<slug:facet>/", statements.statement_values, name="statement_values"),
    path("statements/<slug:uid>/", statements.statement_detail, name="statement_detail"),
    path("statements/<slug:uid>.json", statements.statement_json, name="statement_json"),
    path("statements/<slug:uid>.bib", statements.statement_bib, name="statement_bib"),
    path("statements/<slug:uid>.ris", statements.statement_ris, name="statement_ris"),
    path("rounds/", rounds.round_list, name="round_list"),
    path("rounds/<slug:slug>/", rounds.round_detail, name="round_detail"),
    path("utterances/", utterances.utterance_list, name="utterance_list"),
    path("utterances/<slug:slug>/", utterances.utterance_detail, name="utterance_detail"),
    path("network/", network.network_page, name="network"),
    path("network.graphml", network.network_graphml, name="network_graphml"),
    path("network-nodes.csv", network.network_nodes, name="network_nodes"),
    path("network-edges.csv", network.network_edges, name="network_edges"),
    path("compare/", compare.compare_page, name="compare"),
    path("positions/", positions.question_list, name="question_list"),
    path("positions/<slug:slug>/", positions.by_party, name="question_detail"),
    path("positions/<slug:slug>/speakers/", positions.by_speaker, name="question_speakers"),
    path("topics/", topics.topic_list, name="topic_list"),
    path("topics/<slug:slug>/", topics.topic_detail, name="topic_detail"),
    path(
        "sitemap.xml",
        public_page(sitemap_index),
        {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap_part"},
        name="sitemap",
    ),
    path("sitemap-<section>.xml", public_page(sitemap), {"sitemaps": SITEMAPS}, name="sitemap_part"),
    path("robots.txt", site.robots, name="robots"),
    path("healthz", site.healthz, name="healthz"),
    path("readyz", site.readyz, name="readyz"),
    path("admin/session/", session_view, name="desk_session"),
    path("admin/session/end/", log_out_everywhere, name="log_out_everywhere"),
    path("admin/login/", login_view),
    path("admin/", admin.site.urls),
]
