"""The tables whose changes are logged. triggers.py makes the triggers that do it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class LoggedTable:
    """A table whose changes are logged: each as a change of `noun`, with the primary key that `key` selects.

    `key` and `is_public` are SQL expressions, in which `{row}` stands for the changed row. `is_public` says whether
    readers can see the row. Without it, a part of an article is as public as its article, and any other row is public.
    """

    name: str
    noun: str
    key: str = "{row}.id"
    is_public: str = ""


ARTICLE_OF_STATEMENT = "(SELECT s.article_id FROM articles_statement s WHERE s.id = {row}.statement_id)"

LOGGED_TABLES = (
    LoggedTable("articles_article", "article", is_public="{row}.status = 'published'"),
    LoggedTable("articles_article_people", "article", "{row}.article_id"),
    LoggedTable("articles_article_venues", "article", "{row}.article_id"),
    LoggedTable("articles_article_rounds", "article", "{row}.article_id"),
    LoggedTable("articles_statement", "article", "{row}.article_id"),
    LoggedTable("articles_statement_topics", "article", ARTICLE_OF_STATEMENT),
    LoggedTable("articles_correction", "correction"),
    LoggedTable("articles_outlet", "outlet"),
    LoggedTable("articles_organisation", "organisation"),
    LoggedTable("articles_party", "party"),
    LoggedTable("articles_position", "article", ARTICLE_OF_STATEMENT),
    LoggedTable("articles_question", "question"),
    LoggedTable("articles_quotecheck", "article", ARTICLE_OF_STATEMENT),
    LoggedTable("articles_redirect", "redirect"),
    LoggedTable("articles_person", "person"),
    LoggedTable("articles_personname", "person", "{row}.person_id"),
    LoggedTable("articles_role", "role"),
    LoggedTable("articles_round", "round"),
    LoggedTable("articles_round_absent", "round", "{row}.round_id"),
    LoggedTable("articles_round_convenors", "round", "{row}.round_id"),
    LoggedTable("articles_round_participants", "round", "{row}.round_id"),
    LoggedTable("articles_round_venues", "round", "{row}.round_id"),
    LoggedTable("articles_synonymset", "synonymset"),
    LoggedTable("articles_topic", "topic"),
    LoggedTable("articles_utterance", "utterance"),
    LoggedTable("articles_venue", "venue"),
    LoggedTable("articles_venuename", "venue", "{row}.venue_id"),
)
