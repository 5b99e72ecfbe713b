"""What a facet calls the records that have no value, so that readers can choose or leave out these as well."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles import index

NONE = f"{index.MISSING}none"
BODY = f"{index.MISSING}body"


@dataclass(frozen=True, kw_only=True)
class Missing(index.Missing):
    """`label` is what the facet calls records without a value, `excluded` what it calls all others."""

    label: str | Promise
    excluded: str | Promise


NOT_STATED = (Missing(value=NONE, label=_("not stated"), excluded=_("stated")),)
NOT_KNOWN = (Missing(value=NONE, label=_("not known"), excluded=_("known")),)
NOT_CHECKED = (Missing(value=NONE, label=_("not checked"), excluded=_("checked")),)
NO_AGENCY = (Missing(value=NONE, label=_("no agency"), excluded=_("any agency")),)
NO_VENUE = (Missing(value=NONE, label=_("no venue"), excluded=_("any venue")),)
NO_ROUND = (Missing(value=NONE, label=_("no round"), excluded=_("any round")),)
NO_TOPIC = (Missing(value=NONE, label=_("no topic"), excluded=_("any topic")),)
NOBODY = (Missing(value=NONE, label=_("nobody named"), excluded=_("somebody named")),)
# If no person speaks, a body does, or the article names nobody.
NO_PERSON = (
    Missing(value=BODY, if_any="organisation", label=_("a body"), excluded=_("not a body")),
    Missing(value=NONE, label=_("not named"), excluded=_("named")),
)
