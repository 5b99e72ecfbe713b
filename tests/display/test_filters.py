from __future__ import annotations

from articles.display.filters import marked
from articles.index import parse


def test_marks_are_all_that_a_text_gets_and_the_text_stays_text() -> None:
    text = marked("<b>A ceasefire</b> & the “ceasefires'” end", parse("ceasefire"))
    assert text == ("&lt;b&gt;A <mark>ceasefire</mark>&lt;/b&gt; &amp; the “<mark>ceasefires</mark>&#x27;” end")


def test_without_a_search_nothing_is_marked() -> None:
    assert marked("<b>", ()) == "&lt;b&gt;"
