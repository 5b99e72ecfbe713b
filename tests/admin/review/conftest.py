"""A source with six proposals."""

from __future__ import annotations

import pytest

from articles.models import Outlet, Person, Proposal, Source
from tests.admin.review.cast import make_source, propose_six


@pytest.fixture
def source(ada: Person, outlet: Outlet) -> Source:
    return make_source()


@pytest.fixture
def six(source: Source, ada: Person) -> list[Proposal]:
    return propose_six(source, ada)
