"""Names of files, which say what was asked for and when, and their link to the codebook."""

from __future__ import annotations

from django.http import HttpResponseBase, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify

from articles.browse.lists import NounList
from articles.browse.presentation import HOW_SHOWN
from articles.browse.selection import NOT
from articles.exchange import Absolute
from articles.index import MISSING

LONGEST = 120  # characters


def file_stem(noun_list: NounList, params: QueryDict, content: str) -> str:
    """For example "statements-from-2015-09-01-ceasefire-john-kerry-2026-11-28", in characters that every system has."""
    filters = noun_list.filters.base_filters.keys() - set(HOW_SHOWN)
    asked = [
        _spelled(name, value) for name in sorted(filters & params.keys()) for value in sorted(params.getlist(name))
    ]
    stem = "-".join([content, *filter(None, asked)])[:LONGEST].strip("-")
    return f"{stem}-{timezone.localdate().isoformat()}"


def set_name(response: HttpResponseBase, name: str, *, is_attachment: bool = True) -> None:
    """Browsers save an attachment, and show other files."""
    response.headers["Content-Disposition"] = content_disposition_header(is_attachment, name) or ""


def link_codebook(response: HttpResponseBase, absolute: Absolute) -> None:
    """Links the file to what its columns mean."""
    response.headers["Link"] = f'<{absolute(reverse("codebook"))}>; rel="describedby"'


def _spelled(name: str, value: str) -> str:
    """For example "john-kerry", "not-john-kerry", "medium-none" or "from-2015-09-01"."""
    spelled = slugify(value)
    if value.removeprefix(NOT).startswith(MISSING) or (spelled and name in ("from", "to")):
        spelled = f"{name}-{spelled}"
    return f"not-{spelled}" if value.startswith(NOT) else spelled
