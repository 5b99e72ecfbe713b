from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse


def is_at_desk(request: HttpRequest) -> bool:
    """Whether the request is for an address of the desk. It need not have a view."""
    return request.path_info.startswith(reverse("admin:index"))
