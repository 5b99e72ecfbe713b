"""Each field of a record is either told when it is corrected, or declared as not for readers."""

from __future__ import annotations

from typing import Any

import pytest

from articles.models import Article
from articles.models.base import PRECISION_OF
from articles.models.told_fields import NOT_FOR_READERS, PARTS, PUBLIC_RECORDS, TOLD


@pytest.mark.parametrize("model", TOLD)
def test_no_field_is_forgotten(model: Any) -> None:
    fields = {field.name for field in (*model._meta.concrete_fields, *model._meta.many_to_many)} - {"id"}
    hidden = NOT_FOR_READERS.get(model, frozenset())
    assert {*TOLD[model]} | hidden == fields
    assert not {*TOLD[model]} & hidden


def test_whatever_is_told_is_known_to_be_public_or_a_part_of_what_is() -> None:
    assert {*TOLD} == {*PUBLIC_RECORDS} | {part.model for part in PARTS.values()}


@pytest.mark.parametrize("model", TOLD)
def test_a_date_is_told_with_its_precision(model: Any) -> None:
    for date, precision in PRECISION_OF.items():
        assert (date in TOLD[model]) == (precision in TOLD[model])


def test_the_text_of_an_article_and_its_status_are_never_told() -> None:
    assert not {*TOLD[Article]} & {"text", "reuse", "status"}
