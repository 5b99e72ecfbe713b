from __future__ import annotations


def one_line(typed: str) -> str:
    """What was typed into a box that is no field of a form, with single spaces. PostgreSQL stores no null bytes."""
    return " ".join(typed.replace("\x00", " ").split())
