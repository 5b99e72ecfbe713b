"""Quotations and reported speech in a plain text, with who says them. It imports only the standard library.

`statements(text)` returns them; `python -m articles.intake.quotes < text` prints them as lines of JSON.
"""

from articles.intake.quotes.statements import Statement, statements

__all__ = ["Statement", "statements"]
