"""Why a list cannot be shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Errors = Mapping[str, Sequence[str]]  # parameter -> sentences


class InvalidQuery(Exception):
    """The query string asks for something that does not exist or cannot be read.

    `labels` are those of the parameters. `given` is what stands in the boxes of the form. `moved_query` is the same
    query string with the present slugs of renamed records, where that is all that was wrong.
    """

    def __init__(
        self,
        errors: Errors,
        labels: Mapping[str, str] | None = None,
        given: Mapping[str, str] | None = None,
        moved_query: str = "",
    ) -> None:
        super().__init__(" ".join(sentence for sentences in errors.values() for sentence in sentences))
        self.errors = errors
        self.labels = labels or {}
        self.given = given or {}
        self.moved_query = moved_query


class NoSuchPage(InvalidQuery):
    """The list ends before this page."""
