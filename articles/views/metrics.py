"""The metrics of all processes in the text format of Prometheus, with what is measured when they are asked for."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import Error
from django.http import HttpResponse
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector

from articles import index, nouns
from articles.models import Change


class Now:
    """The state of index, log and disks. What cannot be read is left out, so that the others are still exported."""

    def collect(self) -> Iterator[Metric]:
        yield from _index()
        disk = GaugeMetricFamily("parley_disk_free_bytes", "Free space on the disk of a folder.", labels=["folder"])
        for name, folder in (("data", Path(settings.DATA_DIR)), ("index", Path(settings.SEARCH_INDEX_DIR).parent)):
            if folder.exists():
                disk.add_metric([name], shutil.disk_usage(folder).free)
        yield disk


def _index() -> Iterator[Metric]:
    try:
        lag = nouns.lag()
        last = Change._default_manager.order_by("-pk").values_list("pk", flat=True).first()
    except (Error, index.Unavailable):
        return
    yield GaugeMetricFamily("parley_log_position", "Number of the last row of the change log.", value=last or 0)
    ready = lag is not None and lag.follows
    yield GaugeMetricFamily("parley_index_ready", "Whether there is an index of this database.", value=int(ready))
    if lag and ready:
        yield GaugeMetricFamily("parley_index_position", "Number of the last row that it includes.", value=lag.row)
        yield GaugeMetricFamily("parley_index_pending_changes", "Changes that it does not include.", value=lag.pending)


def metrics() -> HttpResponse:
    registry = CollectorRegistry()
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        MultiProcessCollector(registry)
    else:
        registry.register(REGISTRY)
    registry.register(Now())
    headers = {"Content-Type": CONTENT_TYPE_LATEST, "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    return HttpResponse(generate_latest(registry), headers=headers)
