"""A selection and its one canonical spelling."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from articles.browse.selection import Selection

SLUGS = st.text(alphabet="abc-12_", min_size=1, max_size=4)
SELECTIONS = st.builds(
    Selection,
    chosen=st.dictionaries(st.sampled_from(["kind", "party", "speaker", "year"]), st.sets(SLUGS).map(tuple)),
    q=st.text(alphabet='a %0&="é'),
    first=st.none() | st.dates(),
    last=st.none() | st.dates(),
    sort=st.sampled_from(["", "oldest"]),
    page=st.integers(1, 3),
)


@given(
    selection=SELECTIONS, facet=st.sampled_from(["kind", "speaker", "venue"]), values=st.lists(SLUGS | st.text("é &"))
)
def test_many_values_toggled_are_spelled_as_each_of_them(selection: Selection, facet: str, values: list[str]) -> None:
    each = [selection.toggled(facet, value).query for value in values]
    assert selection.toggled_queries(facet, values) == each


@given(selection=SELECTIONS, q=st.text(alphabet="ab "))
def test_a_changed_copy_has_a_query_of_its_own(selection: Selection, q: str) -> None:
    def read(changed: Selection) -> Any:
        return QueryDict(changed.query[1:]).get("q", "")

    assert read(selection) == selection.q
    assert read(selection.searching(q)) == q
