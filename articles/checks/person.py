from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from articles.checks.declarations import Case, warning
from articles.checks.known import Known
from articles.models import Person


@warning(
    Person,
    "known-name",
    "name",
    _("name of another person"),
    _("“%(name)s” is also a name of %(other)s. If they are the same person, merge them."),
)
def known_name(person: Person, known: Known) -> Iterator[Case]:
    """In any script, without regard to case, accents, hyphens and spaces."""
    for name, other in known.people.namesakes(person):
        yield Case(tuple(sorted((person.slug, other.slug))), {"name": name, "other": other.name}, about=other)
