"""The desk: where editors curate the record. A file per noun, and one for each thing that several nouns can do."""

from django.contrib import admin

from articles.admin import (  # noqa: F401
    accounts,
    article,
    organisation,
    outlet,
    party,
    person,
    position,
    redirect,
    role,
    round,  # noqa: A004
    statement,
    topic,
    venue,
)

admin.site.site_header = "Parley desk"
admin.site.site_title = "Parley desk"
admin.site.index_title = "What is on the desk"
