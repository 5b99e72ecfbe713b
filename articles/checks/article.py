from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from articles.checks.addresses import site
from articles.checks.dates import beyond_the_calendar, more_than_its_precision
from articles.checks.declarations import Case, error, warning
from articles.checks.known import Known
from articles.models import Article

COMPLETE_WITHOUT_STATEMENTS = "complete-without-statements"


@error(
    Article,
    "published-beyond-the-calendar",
    "published",
    _("%(day)s is in the future or before 2000. Enter the day it was published."),
)
def published_beyond_the_calendar(article: Article, known: Known) -> Iterator[Case]:
    return beyond_the_calendar(article.published, known.today)


@error(
    Article,
    COMPLETE_WITHOUT_STATEMENTS,
    "coding",
    _("A published article without statements cannot be complete. Choose “not yet”, or enter its statements."),
)
def complete_without_statements(article: Article, known: Known) -> Iterator[Case]:
    is_complete = article.is_published and article.coding == Article.Coding.COMPLETE
    if is_complete and not known.articles.has_statements(article):
        yield Case()


@warning(
    Article,
    "published-more-than-its-precision",
    "published_precision",
    _("day beyond the precision"),
    _("%(day)s says more than the precision “%(precision)s”. Choose “day”, or enter the first day of the span."),
)
def published_more_than_its_precision(article: Article, known: Known) -> Iterator[Case]:
    return more_than_its_precision(article.published, article.published_precision)


@warning(
    Article,
    "same-address",
    "url",
    _("same address"),
    _("“%(other)s” has the same address but for its beginning or its tracking parameters. Is this the same article?"),
)
def same_address(article: Article, known: Known) -> Iterator[Case]:
    for other in known.articles.of_address(article):
        yield Case(tuple(sorted((article.url, other.url))), {"other": other.headline}, about=other)


@warning(
    Article,
    "same-headline",
    "headline",
    _("same headline, outlet and day"),
    _("Another article of this outlet and day has the same headline: %(url)s. Is this the same article?"),
)
def same_headline(article: Article, known: Known) -> Iterator[Case]:
    for other in known.articles.of_headline(article):
        yield Case(tuple(sorted((article.url, other.url))), {"url": other.url}, about=other)


@warning(
    Article,
    "address-of-another-host",
    "url",
    _("address of another host"),
    _("%(site)s is not the site of %(outlet)s, which is %(home)s. Check the address and the outlet."),
)
def address_of_another_host(article: Article, known: Known) -> Iterator[Case]:
    """An outlet without a home page has no host to compare with. Hosts of one registered name count as the same."""
    outlet = known.articles.outlet_of(article)
    here, home = site(article.url), site(outlet.homepage)
    if home and here != home:
        yield Case((here, home), {"site": here, "home": home, "outlet": outlet.name})
