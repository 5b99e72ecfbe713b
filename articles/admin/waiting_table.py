"""A table that an editor has uploaded and not imported yet: a file below DATA_DIR that only the session names."""

from __future__ import annotations

import re
import secrets
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

KEY = "waiting_table"  # in the session
KEPT_SECONDS = 24 * 60 * 60
TOKEN = re.compile(r"[0-9a-f]{32}")
LONGEST_NAME = 80


@dataclass(frozen=True)
class WaitingTable:
    """`name` is the editor's name of the file, which is shown and never used as a path."""

    path: Path
    name: str


def keep_table(request: HttpRequest, upload: UploadedFile[Any]) -> None:
    """Keeps the uploaded file for this session instead of one that is waiting, and deletes forgotten files."""
    discard_table(request)
    folder = _folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _delete_forgotten(folder)
    token = secrets.token_hex(16)
    with (folder / token).open("xb") as file:
        for chunk in upload.chunks():
            file.write(chunk)
    request.session[KEY] = {"token": token, "name": (upload.name or "")[-LONGEST_NAME:]}


def waiting_table(request: HttpRequest) -> WaitingTable | None:
    """The table that waits in this session, if its file is still there."""
    kept = request.session.get(KEY)
    if not kept or not TOKEN.fullmatch(kept["token"]):
        return None
    path = _folder() / kept["token"]
    return WaitingTable(path, kept["name"]) if path.is_file() else None


def discard_table(request: HttpRequest) -> None:
    if table := waiting_table(request):
        table.path.unlink(missing_ok=True)
    request.session.pop(KEY, None)


def _folder() -> Path:
    return Path(settings.DATA_DIR) / "uploads"


def _delete_forgotten(folder: Path) -> None:
    """Deletes the files of sessions that have ended without an import."""
    for file in folder.iterdir():
        with suppress(FileNotFoundError):  # its session may import or discard it now
            if TOKEN.fullmatch(file.name) and time.time() - file.stat().st_mtime > KEPT_SECONDS:
                file.unlink()
