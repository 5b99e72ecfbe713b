from __future__ import annotations

import os

# SQLite lets one connection write at a time: there are no others to write beside.
collect_ignore = [] if os.environ.get("DATABASE_URL", "").startswith("postgres") else ["test_bulk_beside_others.py"]
