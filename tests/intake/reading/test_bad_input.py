"""What hostile or damaged material does to the process that reads it, and what it cannot do to anything else."""

from __future__ import annotations

import base64
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from articles.intake import child
from articles.intake.reading import confinement
from tests.intake.reading.bombs import gzip_bomb, zlib_bomb
from tests.intake.reading.pages import FEED, MAIL, PAGE, PARAGRAPHS, pdf
from tests.intake.reading.reader import document, fact, lines, refusal, texts, web_archive

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BILLION_LAUGHS = (
    f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">{LAUGHS}]><rss><channel><item><title>&l9;</title>'
)


def test_entities_that_multiply_are_not_expanded() -> None:
    assert refusal(BILLION_LAUGHS.encode()) == "entities"
    page = document(BILLION_LAUGHS.replace("<rss>", f"<html><body><p>{PARAGRAPHS[0]} &l9;</p>"), format_="html")
    assert sum(map(len, texts(page))) < 2_000


def test_an_entity_cannot_name_a_file() -> None:
    named = '<!DOCTYPE html [<!ENTITY f SYSTEM "file:///etc/passwd">]><html><body><p>Before &f; after.</p>'
    assert "root:" not in str(document(named, format_="html"))


def test_a_pdf_that_inflates_to_gigabytes_is_refused() -> None:
    assert refusal(pdf(compressed=zlib_bomb(1_000))) in (
        "not-readable",
        "no-text",
        "too-much-memory",
        "died",
        "too-slow",
    )


def test_a_packed_archive_that_inflates_to_gigabytes_is_no_page() -> None:
    head = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nContent-Length: 2000000000\r\n\r\n"
    )
    assert refusal(gzip_bomb(head, 500)) in ("no-pages", "not-readable", "too-much-memory", "died", "too-slow")


def test_a_zip_is_no_format_that_is_read() -> None:
    assert refusal(b"PK\x03\x04" + bytes(2_000)) == "unknown-format"


def test_300_kilobytes_of_headers_are_cut_off() -> None:
    long = "\n".join(f" =?utf-8?q?{'x' * 60}?=" for _line in range(4_000))
    started = time.process_time()
    found = document(MAIL.replace("Subject: ", f"X-Long:\n{long}\nSubject: {long.strip()}\n "))
    assert time.process_time() - started < 1
    assert len(fact(found, "headline")[0]) <= 500  # type: ignore[index]
    assert {*PARAGRAPHS} <= {*texts(found)}


def test_a_megabyte_of_links_is_read_without_a_proposal() -> None:
    links = "".join(
        f'<p><a href="https://courier.example/links/{n}/">Link {n} of many others</a></p>' for n in range(14_000)
    )
    assert len(links) > 1_000_000
    found = document(f"<html><body><h1>Links</h1><p>{PARAGRAPHS[0]}</p>{links}</body></html>")
    assert PARAGRAPHS[0] in texts(found, told=True)
    assert len(texts(found)) == 14_002


def test_scripts_forms_and_frames_leave_no_text() -> None:
    page = f"""<html><body onload="steal()"><script>alert(1)</script><style>p {{}}</style><p>{PARAGRAPHS[0]}</p>
    <form action="https://evil.example/"><input value="secret"><textarea>typed</textarea><button>Send</button></form>
    <iframe srcdoc="&lt;script&gt;alert(2)&lt;/script&gt;">frame</iframe><p hidden>unseen</p>
    <p style="display: none">unseen</p><p>&lt;script&gt;alert(3)&lt;/script&gt;</p></body></html>"""
    assert texts(document(page)) == [PARAGRAPHS[0], "<script>alert(3)</script>"]


def test_null_bytes_and_characters_that_reorder_are_left_out() -> None:
    text = "one\x00two \u202ethree\u202c \u2066four\u2069 fi\u00adve\u200b \ufeffsix نمی\u200cخواهم"
    assert texts(document(f"<html><body><p>{text}</p></body></html>")) == ["onetwo three four five six نمی\u200cخواهم"]


@pytest.mark.parametrize(
    "data",
    [
        "<html><head><meta charset='utf-8'></head><body><p>“Señor”</p></body></html>".encode("cp1252"),
        "<html><head><meta charset='no-such'></head><body><p>“Señor”</p></body></html>".encode(),
        "<html><head><meta charset='zip'></head><body><p>“Señor”</p></body></html>".encode(),
        "\ufeff<html><head><meta charset='cp1251'></head><body><p>“Señor”</p></body></html>".encode(),
        "<html><body><p>“Señor”</p></body></html>".encode("utf-16"),
        "<?xml version='1.0' encoding='cp1252'?><html><body><p>“Señor”</p></body></html>".encode("cp1252"),
    ],
)
def test_a_wrong_or_missing_declaration_of_the_encoding_is_survived(data: bytes) -> None:
    assert texts(document(data)) == ["“Señor”"]


def test_a_page_nested_without_end_is_read_as_far_as_browsers_would_nest_it() -> None:
    assert refusal(("<html><body>" + "<div>" * 50_000 + f"<p>{PARAGRAPHS[0]}").encode()) == "no-text"
    assert texts(document("<html><body>" + "<div>" * 200 + f"<p>{PARAGRAPHS[0]}")) == [PARAGRAPHS[0]]


def test_json_nested_without_end_is_ignored() -> None:
    script = f'<script type="application/ld+json">{"[" * 100_000}</script>'
    assert fact(document(PAGE.replace("<nav>", f"{script}<nav>")), "headline") == ("Envoys meet in Zenda", "json-ld")


def test_the_pages_of_an_archive_that_is_cut_short_are_read_up_to_there() -> None:
    pages = {f"https://a.example/{n}": PAGE.encode() for n in range(3)}
    whole = web_archive({**pages, "https://a.example/x.png": b"\x89PNG"}, packed=False)
    assert [line["kind"] for line in lines(whole)] == ["part", "part", "part", "end"]
    cut = web_archive(pages, packed=False)
    found = lines(cut[: len(cut) - 500])
    assert [line["kind"] for line in found] == ["part", "part", "end"]
    assert found[-1]["note"] == "cut-short"
    assert [line["kind"] for line in lines(web_archive(pages)[:-100])][-1] == "end"


def test_a_feed_that_is_the_name_of_a_file_or_an_address_opens_neither(tmp_path: Path) -> None:
    file = tmp_path / "feed.xml"
    file.write_text(FEED)
    for name in (f"file://{file}", str(file), "http://127.0.0.1:9/feed"):
        assert refusal(name.encode(), format_="feed") == "no-entries"


@pytest.mark.parametrize(
    "feed",
    [
        "<rss><channel><item><link>https://a.example/1</link><description><![CDATA[<p>It is]]></description></item>"
        "</channel></rss>",
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="https://a.example/1"/><content type="xhtml">'
        '<div xmlns="http://www.w3.org/1999/xhtml">It is</div></content></entry></feed>',
    ],
)
def test_a_feed_whose_entries_hold_parts_of_pages_is_a_feed(feed: str) -> None:
    part, end = lines(f'<?xml version="1.0"?>{feed}'.encode())
    assert (part["address"], end["format"]) == ("https://a.example/1", "feed")


def test_the_encoding_that_an_answer_in_a_web_archive_declares_is_believed() -> None:
    page = "<html><body>" + "<p>Переговоры в Женеве" * 3
    archive = web_archive({"https://a.example/": page.encode("cp1251")}, charset="windows-1251")
    part = lines(archive)[0]
    assert "Переговоры в Женеве" in texts(document(base64.b64decode(part["page"])))


def test_entries_of_a_feed_with_an_address_of_the_web_become_parts() -> None:
    found = lines(FEED.encode())
    assert [(line.get("name"), line.get("address")) for line in found[:-1]] == [
        ("Envoys meet", "https://courier.example/2015/05/02/envoys-meet/"),
        ("Envoys part", "https://courier.example/2015/05/03/envoys-part/"),
    ]


def test_10_000_quotation_marks_are_text_like_any_other() -> None:
    marks = '“‘"«' * 2_500
    assert texts(document(f"<html><body><p>{marks}</p></body></html>")) == [marks]


def test_empty_and_binary_material_is_refused() -> None:
    assert refusal(b"") == "empty"
    assert refusal(os.urandom(5_000)) in ("unknown-format", "no-text")
    assert refusal(b"<html><body><script>only()</script></body></html>") == "no-text"
    assert refusal(b"%PDF-1.4\nnothing") == "not-readable"


def test_more_text_than_an_article_has_is_refused() -> None:
    assert refusal(b"<html><body><p>" + b"word " * 400_000) == "too-long"
    assert refusal(b"word " * 2_200_000) == "too-large"


CONFINED = """
import sys; sys.path.insert(0, {root!r})
from articles.intake.reading.confinement import confine
confine(5)
try:
    {deed}
except BaseException as error:
    print(type(error).__name__)
else:
    print("done")
"""


@pytest.mark.parametrize(
    ("deed", "refused"),
    [
        ("import socket; socket.create_connection(('127.0.0.1', 9))", "PermissionError"),
        ("import socket; socket.getaddrinfo('localhost', 80)", "PermissionError"),
        ("open('/etc/passwd').read()", "PermissionError"),
        ("open('/tmp/written', 'w')", "PermissionError"),
        ("import os; os.remove('/tmp/none')", "PermissionError"),
        ("import os; os.system('true')", "PermissionError"),
        ("import os; os.fork()", "PermissionError"),
        ("import subprocess; subprocess.run(['true'])", "PermissionError"),
        ("bytearray(1 << 30)", "MemoryError"),
        ("import django", "done"),
    ],
)
def test_the_process_that_reads_can_do_nothing_but_read(deed: str, refused: str) -> None:
    root = str(Path(child.__file__).parents[2])
    code = CONFINED.format(root=root, deed=deed)
    done = subprocess.run([sys.executable, "-I", "-c", code], env={}, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == refused, done.stderr


def test_the_process_that_reads_is_ended_when_its_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "OF_DOCUMENTS", child.Limits(processor_seconds=10, seconds=0.05, output=1_000_000))
    assert refusal(PAGE.encode()) == "died"


def test_output_without_end_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "OF_DOCUMENTS", child.Limits(processor_seconds=10, seconds=60, output=1_000))
    assert refusal(PAGE.encode()) == "too-long"


def test_what_a_page_needs_of_memory_is_not_taken_from_the_caller() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    document("<html><body>" + f"<p>{PARAGRAPHS[0]}</p>" * 5_000)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20 * 1024  # kilobytes
    assert confinement.MEMORY < 1 << 30
