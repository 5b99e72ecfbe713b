"""The template engine of the public pages: Jinja, with Django's own filters where it has none."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.template import defaultfilters
from django.templatetags.static import static
from django.urls import reverse
from django_htmx.jinja import htmx_script
from jinja2 import ChainableUndefined, Environment

from articles.display import filters
from articles.display.pieces import PageEnvironment


def url(view: str, *args: str) -> str:
    return reverse(view, args=args)


def absolute(request: HttpRequest, address: str) -> str:
    """The address with scheme and host."""
    return request.build_absolute_uri(address)


def environment(**options: Any) -> Environment:
    """What the Jinja engine in config/settings.py is made by."""
    options |= {"undefined": ChainableUndefined, "autoescape": True}
    made = PageEnvironment(**options)
    # A page names some sixty addresses and files, nearly always the same. Neither changes while the process lives.
    remembered = lru_cache(maxsize=1_000)
    made.globals.update(url=remembered(url), static=remembered(static), htmx_script=remembered(htmx_script))
    made.globals.update(absolute=absolute)
    made.filters.update(
        capfirst=defaultfilters.capfirst,
        date=defaultfilters.date,
        has_match=filters.has_match,
        linebreaks=defaultfilters.linebreaks_filter,
        marked=filters.marked,
        number=filters.number,
        pluralize=defaultfilters.pluralize,
        truncatewords=defaultfilters.truncatewords,
    )
    return made
