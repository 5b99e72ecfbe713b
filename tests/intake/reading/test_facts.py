"""What a page says of itself, and where it says it."""

from __future__ import annotations

import json

import pytest

from tests.intake.reading.pages import MAIL, PAGE, PARAGRAPHS, SAVED_PAGE, pdf
from tests.intake.reading.reader import document, fact, texts


def test_each_fact_of_a_page_is_named_with_where_it_was_found() -> None:
    found = document(PAGE, address="https://courier.example/read?id=7")
    assert {name: fact(found, name) for name in found["facts"]} == {
        "headline": ("Envoys meet in Zenda", "json-ld"),
        "outlet": ("The Courier", "json-ld"),
        "author": ("Rosa Vane", "json-ld"),
        "published": ("2015-05-02", "json-ld"),
        "agency": ("Reuters", "dateline"),
        "address": ("https://courier.example/2015/05/02/envoys-meet/", "canonical"),
        "language": ("en-GB", "html"),
    }
    assert found["facts"]["headline"][1:3] == [
        {"value": "Envoys meet in Zenda", "where": "h1"},
        {"value": "Envoys meet", "where": "meta"},
    ]


@pytest.mark.parametrize(
    ("head", "body", "address", "day"),
    [
        ('<meta property="article:published_time" content="2014-01-15T08:00Z">', "", "", ("2014-01-15", "meta")),
        ("", '<article><time datetime="2014-01-15">Wednesday</time></article>', "", ("2014-01-15", "time")),
        ("", "<p>By Rosa Vane, 15 January 2014</p>", "", ("2014-01-15", "byline")),
        ("", "<p>VIENNA, AUSTRIA (NOVEMBER 14, 2015) (REUTERS) – The talks</p>", "", ("2015-11-14", "dateline")),
        ("", "", "https://a.example/la-fg-kerry-20150315-story.html", ("2015-03-15", "address")),
        ("", "", "https://a.example/news/world-middle-east-20121030", None),  # the number of a story
        (
            "",
            "<article><time>Updated 25 January 2014</time> <time>Published 22 January 2014</time></article>",
            "",
            ("2014-01-22", "time"),
        ),
        ("", "<p>In 2014, on 1 January, and 03/04/2015.</p>", "https://a.example/2015/story", None),
        ('<meta name="date" content="03/04/2015">', "", "", None),
        ('<meta name="date" content="2999-01-01">', "", "", None),
        ("", '<aside><time datetime="2014-01-15">Another article</time></aside>', "", None),
    ],
)
def test_the_day_of_publication_is_open_if_the_page_does_not_say_it(
    head: str, body: str, address: str, day: tuple[str, str] | None
) -> None:
    page = f"<html><head>{head}</head><body>{body}<p>{PARAGRAPHS[2]}</p></body></html>"
    assert fact(document(page, address=address), "published") == day


def test_all_visible_text_is_kept_in_order_and_the_story_is_marked() -> None:
    found = document(PAGE)
    assert [(block["kind"], block["text"]) for block in found["blocks"]] == [
        ("paragraph", "Home"),
        ("item", "World"),
        ("headline", "Envoys meet in Zenda"),
        ("paragraph", "By Rosa Vane"),
        ("paragraph", PARAGRAPHS[0]),
        ("paragraph", PARAGRAPHS[1]),
        ("quotation", "A fair wind is no plan."),
        ("paragraph", "That is how “the last of the optimists”, as she calls herself, put it."),
        ("paragraph", PARAGRAPHS[2]),
        ("caption", "The castle of Zenda"),
        ("table", "Round | Year"),
        ("table", "First | 2014"),
        ("paragraph", PARAGRAPHS[3]),
        ("paragraph", "All rights reserved by nobody"),
    ]
    told = texts(found, told=True)
    assert {*PARAGRAPHS, "A fair wind is no plan."} <= {*told}
    assert not {"Home", "World", "All rights reserved by nobody"} & {*told}


def test_a_question_in_bold_is_a_heading() -> None:
    parts = [
        "<p>A <b>bold</b> word, is it?</p><p><b>Is it <i>safe</i>?</b></p><p>It is.</p>",
        "<p><strong>Sure?</strong> <br>Yes.<br>I am.</p><p><b>It is bold.</b></p>",
        "<table><tr><td><b>Who?</b><br>Me</td><td>You</td></tr></table>",
    ]
    blocks = [
        (block["kind"], block["text"]) for block in document(f"<html><body>{''.join(parts)}</body></html>")["blocks"]
    ]
    assert blocks == [
        ("paragraph", "A bold word, is it?"),
        ("heading", "Is it safe?"),
        ("paragraph", "It is."),
        ("heading", "Sure?"),
        ("paragraph", "Yes.\nI am."),
        ("paragraph", "It is bold."),
        ("table", "Who?\nMe | You"),
    ]


def test_without_a_proposal_all_text_outside_menus_is_story() -> None:
    told = texts(document(PAGE, propose_story=False), told=True)
    assert {*PARAGRAPHS} <= {*told}
    assert "Home" not in told


def test_quotation_marks_of_all_kinds_stay_as_they_were_printed() -> None:
    marks = "„So“, «ainsi», ‘so’, \"so\", ''so'', “so”, ‹so›, 'so'"
    assert marks in texts(document(f"<html><body><p>{marks}</p></body></html>"))


@pytest.mark.parametrize(
    "line",
    [
        "By the numbers",
        "By invitation only",
        "By Tuesday, neither delegation had moved.",
        "By agreeing to the terms you accept cookies.",
    ],
)
def test_not_every_line_that_begins_with_by_names_an_author(line: str) -> None:
    page = "<html><body><h2>{}</h2>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS) + "</body></html>"
    assert fact(document(page.format(line)), "author") is None
    assert fact(document(page.format("By Rosa Vane")), "author") == ("Rosa Vane", "byline")


def test_the_credit_of_a_photograph_is_not_that_of_the_article() -> None:
    page = f"<html><body><figure><figcaption>Reuters</figcaption></figure><p>{PARAGRAPHS[1]}</p></body></html>"
    assert fact(document(page), "agency") is None


def test_what_json_ld_says_of_other_articles_and_of_identifiers_is_not_taken() -> None:
    listed = {"@type": "ItemList", "itemListElement": [{"item": {"@type": "NewsArticle", "headline": "Another story"}}]}
    own = {"@graph": [{"@type": "NewsArticle", "headline": "Envoys meet", "publisher": {"@id": "#publisher"}}]}
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(one)}</script>' for one in (listed, own))
    found = document(f"<html><head>{scripts}</head><body><p>{PARAGRAPHS[1]}</p></body></html>")
    assert fact(found, "headline") == ("Envoys meet", "json-ld")
    assert fact(found, "outlet") is None


def test_a_page_that_closes_no_tags_is_read_to_its_end() -> None:
    page = "<html><body>" + "".join(f"<p><font size=2><b>Paragraph {n}" for n in range(400))
    assert texts(document(page))[-1] == "Paragraph 399"


@pytest.mark.parametrize(
    "first",
    ["From - Mon Jan 27 2014", "ARC-Seal: i=1; a=rsa-sha256", "Authentication-Results: x", "Reply-To: a@b.example"],
)
def test_a_mail_is_known_whichever_header_comes_first(first: str) -> None:
    assert fact(document(f"{first}\n{MAIL}"), "author") == ("The Courier", "header")


def test_a_mail_says_its_headline_sender_and_day_in_its_headers() -> None:
    found = document(MAIL)
    assert fact(found, "headline") == ("Envoys meet in Zenda – at last", "header")
    assert fact(found, "author") == ("The Courier", "header")
    assert found["facts"]["published"] == [
        {"value": "2015-05-02", "where": "dateline"},
        {"value": "2015-05-02", "where": "header"},
    ]
    assert {*PARAGRAPHS} <= {*texts(found, told=True)}


def test_a_forwarded_mail_says_neither_author_nor_day_of_what_it_forwards() -> None:
    found = document(MAIL.replace("Subject: ", "Subject: Fwd: ").replace("ZENDA, May 2, 2015 (Reuters) - ", ""))
    assert fact(found, "headline") == ("Envoys meet in Zenda – at last", "header")
    assert fact(found, "author") is None
    assert fact(found, "published") is None


def test_a_mail_that_is_attached_to_another_is_the_one_that_is_read() -> None:
    outer = (
        "From: Max Orr <max@parley.example>\nSubject: For the desk\nDate: Mon, 4 May 2015 09:00:00 +0200\n"
        "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nSee below.\n"
        f"--x\nContent-Type: message/rfc822\n\n{MAIL}\n--x--\n"
    )
    found = document(outer)
    assert fact(found, "headline") == ("Envoys meet in Zenda – at last", "header")
    assert fact(found, "author") == ("The Courier", "header")
    assert "See below." not in texts(found)


def test_lines_of_a_text_that_look_like_headers_make_no_mail_of_it() -> None:
    assert texts(document(f"Q: Will you go on?\nA: Yes.\n\nDate: not said\n\n{PARAGRAPHS[1]}"))[-1] == PARAGRAPHS[1]


def test_a_page_saved_as_mhtml_knows_its_address_and_not_the_day_it_was_saved() -> None:
    found = document(SAVED_PAGE)
    assert fact(found, "address") == ("https://courier.example/2015/05/02/envoys-meet/", "canonical")
    assert {each["value"] for each in found["facts"]["published"]} == {"2015-05-02"}


def test_a_page_saved_by_singlefile_knows_its_address() -> None:
    saved = "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://a.example/b \n saved date: x\n-->"
    found = document(f"{saved}<body><p>{PARAGRAPHS[1]}</p></body></html>")
    assert fact(found, "address") == ("https://a.example/b", "address")


def test_a_plain_text_has_its_first_line_as_headline() -> None:
    found = document("Envoys meet in Zenda\n\n" + "\n\n".join(PARAGRAPHS))
    assert fact(found, "headline") == ("Envoys meet in Zenda", "first line")
    assert found["blocks"][0] == {"kind": "headline", "text": "Envoys meet in Zenda", "story": False}
    assert texts(found, told=True) == [*PARAGRAPHS]


WRAPPED = """The envoys of both sides met on Friday for the first time
in a year, and agreed on little more than the day of
their next meeting, officials said on the steps of the
castle of Zenda.
They will meet again, if the weather allows it and the
road over the pass is open, on the first Monday of the
next month, in the same room and with the same people,
who had not wished to be named.
"""


def test_the_lines_of_a_hard_wrapped_text_are_joined_to_paragraphs() -> None:
    first, second = texts(document(WRAPPED), told=True)
    assert first.endswith("their next meeting, officials said on the steps of the castle of Zenda.")
    assert second.endswith("in the same room and with the same people, who had not wished to be named.")


def test_the_lines_of_a_pdf_are_joined_to_paragraphs_and_its_file_date_says_nothing() -> None:
    found = document(
        pdf(
            "Envoys meet in Zenda",
            "By Rosa Vane, Associated Press",
            "The envoys of both sides met on Friday for the first time in a year, and agreed on lit-",
            "tle more than the day of their next meeting, officials said on the steps of the castle of",
            "Zenda.",
            "They will meet again.",
        )
    )
    assert texts(found)[:2] == ["Envoys meet in Zenda", "By Rosa Vane, Associated Press"]
    assert "agreed on little more than the day of their next meeting" in texts(found, told=True)[1]
    assert fact(found, "headline") == ("Envoys meet in Zenda", "first line")
    assert (fact(found, "author"), fact(found, "agency")) == (("Rosa Vane", "byline"), ("Associated Press", "byline"))
    assert fact(found, "published") is None
