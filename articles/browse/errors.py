"""Errors in the query string of a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Errors = Mapping[str, Sequence[str]]  # parameter -> messages


class InvalidQuery(Exception):
    """A parameter of the query string is malformed, or names something that does not exist.

    `labels` are the labels of the parameters. `given` are the values to show in the search form. If old slugs of
    renamed records are among the errors, `moved_query` is the query string with their current slugs.
    """

    def __init__(
        self,
        errors: Errors,
        labels: Mapping[str, str] | None = None,
        given: Mapping[str, str] | None = None,
        moved_query: str = "",
    ) -> None:
        super().__init__(" ".join(message for messages in errors.values() for message in messages))
        self.errors = errors
        self.labels = labels or {}
        self.given = given or {}
        self.moved_query = moved_query


class NoSuchPage(InvalidQuery):
    """The requested page is after the last page of the list."""
