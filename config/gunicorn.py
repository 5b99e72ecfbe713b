"""How gunicorn serves Parley. docs/deploying.md lists the variables."""

import ctypes
import os
from contextlib import suppress
from pathlib import Path

import environ

environ.Env.read_env(Path(__file__).resolve().parent.parent / ".env")

bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"

# Processes use the cores; threads keep a slow reader, or a long download, from holding up the others. SQLite is content
# with both: in WAL mode readers never wait, and writers are few. Each process follows the change log for itself, so
# none is forked from a loaded parent.
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = int(os.environ.get("WEB_THREADS", "4"))
preload_app = False

timeout = 30  # seconds without a sign of life before a worker is replaced
graceful_timeout = 30  # seconds that requests may take to end when the server stops
keepalive = 5

# A view with many facets chosen is a long address, but not an endless one.
limit_request_line = 8190
limit_request_fields = 100
limit_request_field_size = 8190

# The proxies whose word we take on how a reader came to us.
forwarded_allow_ips = os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1,::1")

# Workers show a sign of life by touching a file. On a slow disk that can take long enough to be killed for.
if os.access("/dev/shm", os.W_OK):  # noqa: S108 -- gunicorn itself makes its file there safely
    worker_tmp_dir = "/dev/shm"  # noqa: S108

# Nothing uses it, and it would be made in the home folder.
control_socket_disable = True

# A worker that takes in an edit starts a few threads for it. glibc gives each new thread a heap of its own, up to eight
# for each core, and hardly anything of them back. Two are enough. https://man7.org/linux/man-pages/man3/mallopt.3.html
M_ARENA_MAX = -8
with suppress(AttributeError):  # another C library
    ctypes.CDLL(None).mallopt(M_ARENA_MAX, 2)

loglevel = os.environ.get("LOG_LEVEL", "warning").lower()
errorlog = "-"
accesslog = "-" if os.environ.get("ACCESS_LOG", "") in {"1", "true", "yes", "on"} else None
