"""Why something could not be read, in plain words. The names are what the reading process and the jobs say."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

REASONS: dict[str, Any] = {
    "empty": _("It is empty."),
    "unknown-format": _(
        "Its format is not known. Hand in a web page, MHTML, plain text, an e-mail, a PDF, a WARC or a feed."
    ),
    "too-large": _("It is too large: at most 20 MiB for a PDF, 10 MiB for everything else but web archives."),
    "too-long": _("It has too much text for an article."),
    "too-many-pages": _("It has more than 200 pages."),
    "no-text": _("It has no text. If it is a scanned page, type the text or paste it."),
    "no-entries": _("The feed has no entries with an address."),
    "no-pages": _("The web archive has no page with a text."),
    "not-readable": _("It is damaged, or not what its beginning says."),
    "locked": _("It is locked by a password."),
    "entities": _("It declares XML entities of its own, which may be an attack. It was not read."),
    "too-much-memory": _("Reading it takes more memory than is allowed."),
    "too-slow": _("Reading it takes longer than is allowed."),
    "died": _("The process that read it ended three times without a result."),
    "lost": _("Reading it was interrupted three times."),
    "error": _("An error occurred while it was read. The log has the details."),
    "disk-full": _("The disk is full. It is read when there is room again. Tell an administrator."),
    "gone": _("What was handed in is no longer there. Hand it in again."),
    "cut-short": _("The web archive is cut short. The pages before that place have been read."),
    "fetch-off": _("This site fetches no pages. Paste the page, or hand it in as a file."),
    "fetch-refused": _("Its address is not on the public web."),
    "fetch-redirects": _("Its address redirects more than three times."),
    "fetch-failed": _("The page could not be fetched. Open it in a browser and paste it."),
    "fetch-too-large": _("The page is larger than 5 MiB."),
    "fetch-too-slow": _("The page did not arrive within 20 seconds."),
}


def sentence(reason: str) -> str:
    return str(REASONS[reason]) if reason in REASONS else gettext("It could not be read.") if reason else ""
