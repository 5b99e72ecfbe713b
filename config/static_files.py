"""How static files are stored: with hashes in their names, compressed, and all style sheets of a page in one file.

css/site.css imports the others. A browser asks for six files at a time over HTTP/1.1 and shows nothing before it has
every sheet, so collectstatic puts the imported sheets in the place of the imports. Without collectstatic the imports
work as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

SITE_SHEET = "css/site.css"

_IMPORT = re.compile(r'@import url\("(?P<sheet>[^"]+)"\)(?: (?P<medium>\w+))?;')


class StaticFilesStorage(CompressedManifestStaticFilesStorage):
    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        """`paths` maps the name of each file to its storage and its path there."""
        if not dry_run and SITE_SHEET in paths:
            sheet = _with_imports(SITE_SHEET, paths)
            self.delete(SITE_SHEET)
            paths[SITE_SHEET] = self, self.save(SITE_SHEET, ContentFile(sheet.encode()))
        yield from super().post_process(paths, dry_run, **options)


def _with_imports(name: str, paths: dict[str, Any]) -> str:
    """The sheet, in which each import is replaced by the sheet it names."""

    def imported(match: re.Match[str]) -> str:
        sheet = _read(f"css/{match['sheet']}", paths)
        return f"@media {match['medium']} {{\n{sheet}}}" if match["medium"] else sheet

    return _IMPORT.sub(imported, _read(name, paths))


def _read(name: str, paths: dict[str, Any]) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        text: str = file.read().decode()
    return text
