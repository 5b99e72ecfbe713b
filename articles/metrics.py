"""What is counted and measured for those who run the site. Nothing tells what a reader asked for, or who.

Each process writes its numbers into a file (config/metrics_folder.py), and views/metrics.py adds them up.
"""

from __future__ import annotations

from prometheus_client import Counter, Gauge, Histogram

# Lists are served in 5 to 17 ms.
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)

request_seconds = Histogram(
    "parley_request_seconds", "Time from a request to the start of its answer, by route.", ["route"], buckets=SECONDS
)
requests = Counter("parley_requests", "Requests by the status of their answer.", ["status"])
requests_running = Gauge("parley_requests_running", "Requests that are being answered.", multiprocess_mode="livesum")

connections_waiting = Gauge(
    "parley_connections_waiting", "Connections that wait for a thread.", multiprocess_mode="livesum"
)
waiting_seconds = Histogram("parley_waiting_seconds", "Time that a connection waited for a thread.", buckets=SECONDS)

logins = Counter("parley_logins", "Logins at the desk: succeeded, failed, second_factor_failed, delayed.", ["outcome"])
downloads_running = Gauge("parley_downloads_running", "Whole lists being sent.", multiprocess_mode="livesum")
slow_queries = Counter("parley_slow_queries", "Queries of the database that took longer than SLOW_QUERY_MS.")
