"""The addresses of the site. Each page has one canonical address, which holds all its state."""

from django.contrib import admin
from django.contrib.sitemaps.views import index as sitemap_index
from django.contrib.sitemaps.views import sitemap
from django.urls import path

from articles.admin.login.sessions import log_out_everywhere, session_view
from articles.admin.login.view import login_view
from articles.admin.second_factor import adding, overview
from articles.admin.second_factor.second_step import second_step_view
from articles.browse.articles import ARTICLES
from articles.browse.people import PEOPLE
from articles.browse.statements import STATEMENTS
from articles.browse.venues import VENUES
from articles.views import (
    articles,
    changes,
    compare,
    network,
    network_files,
    people,
    positions,
    reference,
    reports,
    rounds,
    site,
    statements,
    topics,
    utterances,
    venues,
)
from articles.views.caching import public_page
from articles.views.citing import citation_paths, cited_list, cited_record
from articles.views.design.page import design
from articles.views.formats import formats_of
from articles.views.lists import cited_facet
from articles.views.maps import cited_map, map_svg, map_view
from articles.views.sitemaps import SITEMAPS
from articles.views.timelines import cited_timeline, timeline_svg, timeline_view

handler400 = "articles.admin.login.sessions.bad_request"

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
    *(
        each
        for noun_list in (STATEMENTS, ARTICLES, PEOPLE, VENUES)
        for each in citation_paths(noun_list.noun.plural, f"{noun_list.noun.name}_list", cited_list(noun_list))
    ),
    *(
        each
        for noun_list in (STATEMENTS, ARTICLES)
        for each in citation_paths(
            f"{noun_list.noun.plural}/timeline", f"{noun_list.noun.name}_timeline", cited_timeline(noun_list)
        )
    ),
    *(
        each
        for noun_list in (STATEMENTS, ARTICLES)
        for each in citation_paths(f"{noun_list.noun.plural}/map", f"{noun_list.noun.name}_map", cited_map(noun_list))
    ),
    *(
        each
        for noun_list in (STATEMENTS, ARTICLES)
        for each in citation_paths(
            f"{noun_list.noun.plural}/facets/<slug:facet>", f"{noun_list.noun.name}_values", cited_facet(noun_list)
        )
    ),
    *citation_paths("statements/<slug:uid>", "statement", statements.cited_statement),
    *citation_paths("articles/<slug:slug>", "article", articles.cited_article),
    *citation_paths("people/<slug:slug>", "person", cited_record("person")),
    *citation_paths("venues/<slug:slug>", "venue", cited_record("venue")),
    *citation_paths("topics/<slug:slug>", "topic", cited_record("topic")),
    *citation_paths("rounds/<slug:slug>", "round", cited_record("round")),
    *citation_paths("positions/<slug:slug>", "question_detail", positions.cited_question("party")),
    *citation_paths("positions/<slug:slug>/speakers", "question_speakers", positions.cited_question("speaker")),
    *citation_paths("utterances/<slug:slug>", "utterance", cited_record("utterance")),
    *citation_paths("rounds", "round_list", rounds.cited_rounds),
    *citation_paths("topics", "topic_list", topics.cited_topics),
    *citation_paths("positions", "question_list", positions.cited_questions),
    *citation_paths("utterances", "utterance_list", utterances.cited_remarks),
    *citation_paths("network", "network", network.cited_network),
    *citation_paths("compare", "compare", compare.cited_comparison),
    *citation_paths("archive", "home", site.cited_archive),
    *citation_paths("search", "search", site.cited_search),
    path("", site.home, name="home"),
    path("talks.svg", site.talks_svg, name="talks_svg"),
    path("search/", site.search_page, name="search"),
    path("about/", site.about, name="about"),
    *citation_paths("about/changes", "changes", changes.cited_changes),
    path("about/changes/", changes.changes, name="changes"),
    path("about/changes.atom", changes.changes_atom, name="changes_atom"),
    path("about/changes/<slug:uid>/", changes.change, name="change"),
    path("about/codebook/", reference.codebook, name="codebook"),
    path("about/design/", design, name="design"),
    path("about/keyboard/", reference.keyboard, name="keyboard"),
    path("articles/", articles.article_list, name="article_list"),
    path("articles/facets/<slug:facet>/", articles.article_values, name="article_values"),
    path("articles/timeline/", timeline_view(ARTICLES), name="article_timeline"),
    path("articles/timeline.svg", timeline_svg(ARTICLES), name="article_timeline_svg"),
    path("articles/map/", map_view(ARTICLES), name="article_map"),
    path("articles/map.svg", map_svg(ARTICLES), name="article_map_svg"),
    path("articles/<slug:slug>/", articles.article_detail, name="article_detail"),
    path("articles/<slug:slug>.svg", articles.article_svg, name="article_svg"),
    path("articles/<slug:slug>.json", articles.article_json, name="article_json"),
    path("people/", people.person_list, name="person_list"),
    path("people/<slug:slug>/", people.person_detail, name="person_detail"),
    path("people/<slug:slug>.json", people.person_json, name="person_json"),
    path("venues/", venues.venue_list, name="venue_list"),
    path("venues/<slug:slug>/", venues.venue_detail, name="venue_detail"),
    path("venues/<slug:slug>.svg", venues.venue_svg, name="venue_svg"),
    path("venues/<slug:slug>.json", venues.venue_json, name="venue_json"),
    path("statements/", statements.statement_list, name="statement_list"),
    path("statements/facets/<slug:facet>/", statements.statement_values, name="statement_values"),
    path("statements/timeline/", timeline_view(STATEMENTS), name="statement_timeline"),
    path("statements/timeline.svg", timeline_svg(STATEMENTS), name="statement_timeline_svg"),
    path("statements/map/", map_view(STATEMENTS), name="statement_map"),
    path("statements/map.svg", map_svg(STATEMENTS), name="statement_map_svg"),
    path("statements/<slug:uid>/", statements.statement_detail, name="statement_detail"),
    path("statements/<slug:uid>.json", statements.statement_json, name="statement_json"),
    path("rounds/", rounds.round_list, name="round_list"),
    path("rounds/bars.svg", rounds.rounds_svg, name="rounds_svg"),
    path("rounds/<slug:slug>/", rounds.round_detail, name="round_detail"),
    path("rounds/<slug:slug>.svg", rounds.round_svg, name="round_svg"),
    path("utterances/", utterances.utterance_list, name="utterance_list"),
    path("utterances/<slug:slug>/", utterances.utterance_detail, name="utterance_detail"),
    path("network/", network.network_page, name="network"),
    path("network.svg", network.network_svg, name="network_svg"),
    path("network.graphml", network_files.network_graphml, name="network_graphml"),
    path("network-nodes.csv", network_files.network_nodes, name="network_nodes"),
    path("network-edges.csv", network_files.network_edges, name="network_edges"),
    path("compare/", compare.compare_page, name="compare"),
    path("positions/", positions.question_list, name="question_list"),
    path("positions/bars.svg", positions.questions_svg, name="questions_svg"),
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
    path("report/", reports.report, name="report"),
    path("report/sent/", reports.report_sent, name="report_sent"),
    path("robots.txt", site.robots, name="robots"),
    path(".well-known/security.txt", site.security_txt, name="security_txt"),
    path("healthz", site.healthz, name="healthz"),
    path("readyz", site.readyz, name="readyz"),
    path("admin/session/", session_view, name="desk_session"),
    path("admin/session/end/", log_out_everywhere, name="log_out_everywhere"),
    path("admin/login/", login_view),
    path("admin/login/second/", second_step_view, name="second_step"),
    # Django's own address for it lets browsers keep the page.
    path("admin/password_change/", admin.site.admin_view(admin.site.password_change)),
    path("admin/second-factor/", overview.overview, name="second_factor"),
    path("admin/second-factor/app/", adding.add_app, name="add_app"),
    path("admin/second-factor/key/", adding.add_key, name="add_key"),
    path("admin/second-factor/remove/", overview.remove, name="remove_factor"),
    path("admin/second-factor/codes/", overview.new_codes, name="recovery_codes"),
    path("admin/", admin.site.urls),
]
