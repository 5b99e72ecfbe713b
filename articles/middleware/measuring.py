"""Measures each request, and answers /metrics for those who may read it."""

from __future__ import annotations

import time
from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed

from articles import metrics
from articles.client_address import UNKNOWN, full_address
from articles.middleware.desk import is_at_desk
from articles.views.downloads import answering
from articles.views.metrics import metrics as metrics_view

ADDRESS = "/metrics"


class MeasuringMiddleware:
    """Must come before those that answer requests themselves.

    /metrics is answered here, because Prometheus asks for it by the address of a machine, over plain HTTP. For anybody
    else there is no such page.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info == ADDRESS and may_read(request):
            return metrics_view() if request.method in ("GET", "HEAD") else HttpResponseNotAllowed(["GET", "HEAD"])
        started = time.perf_counter()
        with metrics.requests_running.track_inprogress(), answering():
            response = self.get_response(request)
        metrics.request_seconds.labels(route_of(request)).observe(time.perf_counter() - started)
        metrics.requests.labels(response.status_code).inc()
        return response


def may_read(request: HttpRequest) -> bool:
    """Who comes by way of a proxy that is not named is a stranger, whatever the proxy's address is."""
    if "HTTP_X_FORWARDED_FOR" in request.META and not settings.BEHIND_PROXY:
        return False
    address = full_address(request)
    return address != UNKNOWN and any(ip_address(address) in network for network in settings.METRICS_READERS)


def route_of(request: HttpRequest) -> str:
    """The name of the route, never an address: there are as many as there are kinds of pages."""
    if request.path_info.startswith(settings.STATIC_URL):
        return "static"
    if request.resolver_match is None:
        return "none"
    if is_at_desk(request):
        return "desk"
    return request.resolver_match.url_name or "other"
