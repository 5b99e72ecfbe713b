from __future__ import annotations

import re

# Eighteen digits always fit into the database's big integer. Longer numbers crash an `IN (…)` on SQLite.
PRIMARY_KEY = re.compile(r"[0-9]{1,18}", re.ASCII)


def is_primary_key(value: object) -> bool:
    """Whether a value from an address or a form can be a primary key; no record need have it."""
    return bool(PRIMARY_KEY.fullmatch(str(value)))
