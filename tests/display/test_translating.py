"""Messages of templates are translated while these are compiled, once for each language."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import translation
from django.utils.safestring import SafeString
from jinja2.nodes import Impossible

from articles.display.environment import PageEnvironment, PageEnvironments

PAGES = PageEnvironments()


def rendered(source: str, language: str, **values: Any) -> str:
    with translation.override(language):
        return PAGES.from_string(source).render(**values)


# These are messages of Django's own, which has them in every language.
def test_a_message_is_in_the_active_language() -> None:
    for source in (
        '{{ _("January") }}',
        "{% trans %}January{% endtrans %}",
        '{% set month = _("January") %}{{ month }}',
    ):
        assert rendered(source, "en-gb") == "January"
        assert rendered(source, "de") == "Januar"
        assert rendered(source, "en-gb") == "January"


def test_values_are_escaped_and_the_message_is_part_of_the_page() -> None:
    source = "{% trans name=name %}<b>100 %</b> {{ name }} & {{ name }}{% endtrans %}"
    assert rendered(source, "en-gb", name="<i>") == "<b>100 %</b> &lt;i&gt; & &lt;i&gt;"
    assert rendered(source, "en-gb", name=SafeString("<i>")) == "<b>100 %</b> <i> & <i>"


def test_a_plural_follows_its_number_and_the_language() -> None:
    source = "{% trans count=n, total=total %}{{ total }} hour{% pluralize %}{{ total }} hours{% endtrans %}"
    assert [rendered(source, "en-gb", n=n, total=f"<{n}>") for n in (0, 1, 2)] == [
        "&lt;0&gt; hours",
        "&lt;1&gt; hour",
        "&lt;2&gt; hours",
    ]


def test_a_message_that_could_not_be_extracted_is_refused() -> None:
    with pytest.raises(Impossible):
        PageEnvironment().from_string("{{ _(message) }}")


def test_a_page_is_compiled_once_for_each_language() -> None:
    with translation.override("de"):
        german = PAGES.active
        assert PAGES.active is german
    with translation.override("en-gb"):
        assert PAGES.active is not german
