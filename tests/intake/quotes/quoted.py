"""What the tests of the reader of quotations ask of a text."""

from __future__ import annotations

from articles.intake.quotes import statements


def said(text: str) -> list[tuple[str | None, str]]:
    """The speaker and the first words of each statement."""
    return [(item.speaker, text[slice(*item.content[0])]) for item in statements(text)]


def last_speaker(text: str) -> str | None:
    return statements(text)[-1].speaker
