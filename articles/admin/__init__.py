"""The desk, where editors maintain the record: a file per noun, and a package for each thing that several share."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin import (  # noqa: F401
    accounts,
    article,
    corrections,
    intake_item,
    organisation,
    outlet,
    party,
    person,
    position,
    redirect,
    reports,
    role,
    round,  # noqa: A004
    source,
    statement,
    synonyms,
    topic,
    trash,
    utterance_proposal,
    venue,
)

admin.site.site_header = _("Parley desk")
admin.site.site_title = _("Parley desk")
admin.site.index_title = _("The record")
