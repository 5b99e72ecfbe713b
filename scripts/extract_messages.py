"""Extracts every message of the site into locale/django.pot, and updates and compiles the catalogue of each language.

Babel reads the Python files and the Jinja templates of the public pages, which Django's own `makemessages` does not
understand. Run it as `make messages` after a message has changed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).parent.parent
TEMPLATE = ROOT / "locale" / "django.pot"

# Of both gettext and ngettext, with the names that Django gives their lazy variants.
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def extract_django_template(file: BinaryIO, *args: Any, **options: Any) -> Iterator[tuple[int, str, Any, list[str]]]:
    """Of the desk's templates, by Django's own reading of them as Python."""
    lines = (line.strip() for line in templatize(file.read().decode()).splitlines())
    yield from extract_python(BytesIO("\n".join(lines).encode()), *args, **options)


METHODS: list[tuple[str, Any]] = [
    ("articles/admin/templates/**.html", extract_django_template),
    ("articles/**.py", "python"),
    ("templates/**.html", "jinja2"),
]
OPTIONS = {"templates/**.html": {"trimmed": "true", "newstyle_gettext": "true", "silent": "false"}}


def extracted() -> Catalog:
    """All messages, in the order of the files that have them."""
    catalogue = Catalog(project="Parley", charset="utf-8", fuzzy=False)
    found = extract_from_dir(ROOT, METHODS, OPTIONS, KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True)
    for file, _line, message, comments, context in sorted(found, key=lambda each: (each[0], each[1])):
        catalogue.add(message, locations=[(file, 0)], auto_comments=comments, context=context)
    return catalogue


def as_text(catalogue: Catalog, **options: Any) -> bytes:
    """A PO file without dates and line numbers, which would change with everything else."""
    file = BytesIO()
    write_po(file, catalogue, width=120, include_lineno=False, **options)
    return file.getvalue()


def main() -> int:
    template = extracted()
    TEMPLATE.parent.mkdir(exist_ok=True)
    TEMPLATE.write_bytes(as_text(template, omit_header=True))
    print(f"{TEMPLATE.relative_to(ROOT)}: {len(template)} messages")  # noqa: T201
    for file in sorted(TEMPLATE.parent.glob("*/LC_MESSAGES/django.po")):
        with file.open("rb") as old:
            catalogue = read_po(old, locale=file.parts[-3])
        catalogue.update(template)
        file.write_bytes(as_text(catalogue, ignore_obsolete=True))
        with file.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, catalogue)
        missing = sum(not message.string or message.fuzzy for message in catalogue if message.id)
        print(f"{file.relative_to(ROOT)}: {missing} messages are not translated yet")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
