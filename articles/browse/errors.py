"""Errors in the query string of a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Errors = Mapping[str, Sequence[str]]  # parameter -> messages
MovedValues = Mapping[tuple[str, str], str]  # parameter and old value -> current value


class InvalidQuery(Exception):
    """A parameter of the query string is malformed, or names something that does not exist.

    `labels` are the labels of the parameters. `given` are the values to show in the search form. `moved` are the values
    that are old slugs of renamed records, each with the current one.
    """

    def __init__(
        self,
        errors: Errors,
        labels: Mapping[str, str] | None = None,
        given: Mapping[str, str] | None = None,
        moved: MovedValues | None = None,
    ) -> None:
        super().__init__(" ".join(message for messages in errors.values() for message in messages))
        self.errors = errors
        self.labels = labels or {}
        self.given = given or {}
        self.moved = moved or {}

    def renaming(self, name: str, given_as: str) -> InvalidQuery:
        """The same errors for a page that takes the values of the parameter `name` in another parameter."""
        names = {name: given_as}
        return InvalidQuery(
            {names.get(each, each): messages for each, messages in self.errors.items()},
            {names.get(each, each): label for each, label in self.labels.items()},
            self.given,
            {(names.get(each, each), old): new for (each, old), new in self.moved.items()},
        )


class NoSuchPage(InvalidQuery):
    """The requested page is after the last page of the list."""
