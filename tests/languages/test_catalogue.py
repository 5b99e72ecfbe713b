from __future__ import annotations

import pytest

from scripts.extract_messages import TEMPLATE, as_text, extracted
from tests.languages.pseudo import pseudo


def test_the_message_catalogue_is_up_to_date() -> None:
    if TEMPLATE.read_bytes() != as_text(extracted(), omit_header=True):
        pytest.fail("Messages have changed: run `make messages`, and commit locale/.")


def test_messages_of_python_of_pages_and_of_the_desk_are_extracted() -> None:
    ids = {message.id[0] if isinstance(message.id, tuple) else message.id for message in extracted()}
    assert {"Speaker", "Skip to the content", "View on site"} <= ids


def test_the_pseudo_language_keeps_placeholders_and_markup() -> None:
    assert (
        pseudo('All %(total)s <a href="{{ x }}">of</a> 100%%') == '[!! Åļļ %(total)s <a href="{{ x }}">öƒ</a> 100%% !!]'
    )
