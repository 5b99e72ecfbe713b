"""The answer to a login that must wait."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles import metrics


def answer_to_wait(request: HttpRequest, seconds: int) -> HttpResponse:
    metrics.logins.labels("delayed").inc()
    context = {"seconds": seconds, "minutes": -(-seconds // 60) if seconds > 60 else 0}
    response = render(request, "lockout.html", context, status=429)
    response["Retry-After"] = str(seconds)
    return response
