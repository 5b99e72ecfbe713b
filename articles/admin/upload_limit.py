"""Stops an upload that is too large while it arrives. Otherwise all of it would be written to the disk first."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest


class UploadLimit(FileUploadHandler):
    """Must come before the handlers that store the file. `exceeded` says whether an upload was stopped."""

    def __init__(self, request: HttpRequest, most_bytes: int) -> None:
        super().__init__(request)
        self.most_bytes = most_bytes
        self.exceeded = False
        self._received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self._received += len(raw_data)
        if self._received > self.most_bytes:
            self.exceeded = True
            raise StopUpload(connection_reset=True)
        return raw_data

    def file_complete(self, file_size: int) -> Any:
        return None  # the next handler has the file


def discard_interrupted(request: HttpRequest) -> None:
    """Deletes the part of a file that was stored when an error ended its upload, which Django leaves on the disk."""
    for handler in request.upload_handlers:
        file = getattr(handler, "file", None)
        if file is not None:
            with suppress(OSError):
                file.close()
