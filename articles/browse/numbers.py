from __future__ import annotations

from django.utils.formats import number_format


def number(value: int) -> str:
    """1234567 as "1,234,567", with the separators of the active language."""
    return str(number_format(value, force_grouping=True))
