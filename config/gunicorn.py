"""gunicorn's configuration. README.md lists the variables."""

import ctypes
import os
import sys
from contextlib import suppress
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from config import environment, metrics_folder

bind = f"127.0.0.1:{environment.port()}"

# Several processes use all cores. Threads let a process answer others during a slow or long download. SQLite allows
# both: in WAL mode readers never wait, and there are few writers. Every process follows the change log by itself, so
# the application is not loaded before the fork.
try:
    workers = environment.whole_number("WEB_CONCURRENCY", default=2, least=1)
    threads = environment.whole_number("WEB_THREADS", default=4, least=1)
    loglevel = environment.log_level().lower()
    accesslog = "-" if environment.switch("ACCESS_LOG", default=False) else None
except ImproperlyConfigured as error:
    sys.exit(str(error))  # gunicorn would write a traceback
worker_class = "config.worker.Worker"  # gunicorn's threads, with a limit on sending
preload_app = False

timeout = 30  # seconds after which a worker that does not report itself is replaced
graceful_timeout = 30  # seconds that running requests get to finish when the server stops
keepalive = 5

# The address of a list with many chosen facet values is long, but limited.
limit_request_line = 8190
limit_request_fields = 100
limit_request_field_size = 8190

# No header changes where the application is, or which scheme the request has. Django reads X-Forwarded-Proto itself,
# and only behind a proxy (settings.py).
forwarder_headers = ""
secure_scheme_headers: dict[str, str] = {}

# Workers report that they are alive by touching a file. On a slow disk that can take longer than the timeout.
if os.access("/dev/shm", os.W_OK):  # noqa: S108 gunicorn creates its file safely
    worker_tmp_dir = "/dev/shm"  # noqa: S108

# Nothing uses the control socket, and gunicorn would create it in the home folder.
control_socket_disable = True

# The search engine starts a few threads for every commit. glibc gives each new thread its own heap, up to eight per
# core, and rarely returns their memory. Two heaps are enough. https://man7.org/linux/man-pages/man3/mallopt.3.html
M_ARENA_MAX = -8
with suppress(AttributeError):  # another C library
    ctypes.CDLL(None).mallopt(M_ARENA_MAX, 2)

errorlog = "-"


def on_starting(server: Any) -> None:
    metrics_folder.make()


def child_exit(server: Any, worker: Any) -> None:
    metrics_folder.forget_process(worker.pid)


def on_exit(server: Any) -> None:
    if not server.reexec_pid:  # another server goes on in the folder
        metrics_folder.remove()
