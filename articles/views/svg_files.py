"""Drawings as SVG files. A file has its title, filters and count, the archive's version and its address in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from articles import exchange
from articles.drawings import palette
from articles.drawings.svg_file import SvgFile
from articles.exchange.xml_text import xml_text
from articles.models import Precision
from articles.models.base import spell_date
from articles.views.caching import snapshot_of
from articles.views.file_names import set_name
from articles.views.responses import absolute_by

# A file of a drawing needs nothing but itself, and no script of it may ever run.
POLICY = "default-src 'none'; sandbox"


def svg_response(
    request: HttpRequest,
    template: str,
    *,
    title: str,
    head: Sequence[str],
    address: str,
    height: float,
    keys: Sequence[tuple[str, str]] = (),
    **context: Any,
) -> HttpResponse:
    """The drawing of the template. `address` is that of its page, `height` that of the drawing, 1,000 units wide."""
    looked_at = spell_date(timezone.localdate(), Precision.DAY)
    foot = [
        f"Parley. {exchange.spell_version(snapshot_of(request).version)}",
        # Translators: an address and the day on which it was read.
        _("%(address)s (accessed %(accessed)s)") % {"address": absolute_by(request)(address), "accessed": looked_at},
    ]
    file = SvgFile(title, [each for each in head if each], foot, height, keys)
    text = render_to_string(template, {"file": file, "palette": palette, **context})
    response = HttpResponse(xml_text(text), content_type="image/svg+xml; charset=utf-8")
    name = f"{slugify(title)[:80] or 'parley'}-{timezone.localdate().isoformat()}.svg"
    set_name(response, name)
    response.headers["Content-Security-Policy"] = POLICY
    return response


@cache
def land() -> str:
    """The outline of the land, as the `d` of a path."""
    text = (Path(settings.BASE_DIR) / "static" / "img" / "land.svg").read_text()
    found = re.search(r' d="([^"]*)"', text)
    return found[1] if found else ""
