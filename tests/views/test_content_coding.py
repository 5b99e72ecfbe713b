"""Pages are sent compressed to whoever accepts it, and never where their length could give a token away."""

from __future__ import annotations

import gzip
from typing import Any

import brotli
import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

from articles.views.content_coding import CODINGS, encode
from tests.views.pages import every_page, every_twin

pytestmark = pytest.mark.django_db

DECOMPRESS: dict[str, Any] = {"": bytes, "br": brotli.decompress, "gzip": gzip.decompress}
BROWSER = "gzip, deflate, br, zstd"


def get(client: Client, address: str, accepted: str | None, **headers: str) -> HttpResponse:
    answer: Any = client.get(address, headers=headers if accepted is None else {"accept-encoding": accepted, **headers})
    return answer


def coding(answer: HttpResponse) -> str:
    return answer.headers.get("Content-Encoding", "")


def body(answer: Any) -> bytes:
    """As it was before it was compressed."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    found: bytes = DECOMPRESS[coding(answer)](content)
    return found


@pytest.mark.parametrize(
    ("accepted", "sent"),
    [
        (None, ""),
        ("", ""),
        (BROWSER, "br"),
        ("gzip", "gzip"),
        ("GZIP", "gzip"),
        ("x-gzip", "gzip"),
        ("br;q=0.5, gzip;q=0.8", "gzip"),
        ("br ; q=0.8 , gzip ; q=0.8", "br"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0, gzip;q=0.000", ""),
        ("*", "br"),
        ("*;q=0", ""),
        ("br;q=0, *", "gzip"),
        ("gzip, *;q=0", "gzip"),
        ("identity, gzip;q=0.5", ""),
        ("identity;q=0.5, gzip;q=0.5", "gzip"),
        ("deflate, zstd, compress", ""),
        ("brotli, gzipped, gzip-br", ""),
        ("br;q=2, gzip;q=1.5", ""),
        ("br;q=high, gzip;q=0.5", "gzip"),
        ("br;q=, gzip;level=9", ""),
        (",,;q=1,;,=", ""),
        ("\N{LATIN SMALL LETTER E WITH ACUTE}" * 3_000, ""),
    ],
)
def test_the_coding_is_the_one_that_the_request_prefers(client: Client, accepted: str | None, sent: str) -> None:
    answer = get(client, "/statements/", accepted)
    assert answer.status_code == 200
    assert coding(answer) == sent


def test_every_page_and_file_is_the_same_in_every_coding(client: Client) -> None:
    compressed = 0
    for address in [*every_page(), *every_twin()]:
        plain = get(client, address, None)
        content = body(plain)
        for accepted in ("br", "gzip"):
            answer = get(client, address, accepted)
            assert body(answer) == content, address
            assert answer["Content-Type"] == plain["Content-Type"]
            assert coding(answer) in ("", accepted)
            compressed += coding(answer) == accepted
            if not getattr(answer, "streaming", False):
                assert int(answer["Content-Length"]) == len(answer.content), address
    assert compressed > 50


def test_what_differs_by_coding_says_so_to_caches(client: Client) -> None:
    for accepted in (None, "br", "gzip"):
        first = get(client, "/statements/", accepted)
        assert first["Vary"] == "Accept-Encoding"
        again = get(client, "/statements/", accepted, **{"if-none-match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert again["Vary"] == "Accept-Encoding"
        assert "Content-Encoding" not in again


def test_a_page_has_one_weak_etag_in_all_codings(client: Client) -> None:
    tags = {get(client, "/statements/", accepted)["ETag"] for accepted in (None, "br", "gzip")}
    assert len(tags) == 1
    assert tags.pop().startswith('W/"')


def test_head_says_what_get_would(client: Client) -> None:
    for accepted in ("br", "gzip", ""):
        page = get(client, "/about/", accepted)
        head = client.head("/about/", headers={"accept-encoding": accepted})
        assert head.content == b""
        for name in ("Content-Encoding", "Content-Length", "Content-Type", "ETag", "Vary"):
            assert head.headers.get(name) == page.headers.get(name), name


def test_a_part_of_a_page_is_answered_with_the_whole(client: Client) -> None:
    answer = get(client, "/about/", "br", range="bytes=0-99")
    assert answer.status_code == 200
    assert "Content-Range" not in answer
    assert body(answer) == body(get(client, "/about/", None))


def test_a_page_that_was_kept_is_not_compressed_again(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    first = get(client, "/statements/?speaker=john-kerry", BROWSER)
    monkeypatch.setattr("articles.views.content_coding.brotli.compress", None)
    again = get(Client(), "/statements/?speaker=john-kerry", BROWSER)
    assert coding(again) == "br"
    assert again.content == first.content


def test_a_download_is_compressed_while_it_is_made(client: Client) -> None:
    for accepted in ("br", "gzip"):
        answer: Any = get(client, "/statements.csv", accepted)
        assert answer.streaming
        assert "Content-Length" not in answer
        assert coding(answer) == accepted
        assert all(piece for piece in answer.streaming_content)


def test_what_is_small_or_no_text_is_left_alone() -> None:
    (brotli_coding, _gzip_coding) = CODINGS
    for small_or_binary in (
        HttpResponse(b"x" * 500),
        HttpResponse(b"x" * 5_000, content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        HttpResponse(b"x" * 5_000, content_type="image/png"),
    ):
        before = small_or_binary.content
        encode(small_or_binary, brotli_coding)
        assert small_or_binary.content == before
        assert "Content-Encoding" not in small_or_binary
    for content_type in ("text/csv", "application/json", "application/atom+xml; charset=utf-8", "image/svg+xml"):
        text = HttpResponse(b"x" * 5_000, content_type=content_type)
        encode(text, brotli_coding)
        assert text["Content-Encoding"] == "br", content_type


def test_no_answer_to_an_editor_is_compressed() -> None:
    """They hold the token of a form, or pages that only editors may see."""
    editor = Client(headers={"accept-encoding": BROWSER})
    assert "csrfmiddlewaretoken" in editor.get("/admin/login/").content.decode()
    editor.force_login(User.objects.create_superuser("root", password="x"))
    for address in ("/admin/", "/admin/articles/statement/", "/admin/articles/article/add/", *every_page()):
        assert "Content-Encoding" not in editor.get(address), address


def test_the_login_is_not_compressed(client: Client) -> None:
    for address in ("/admin/login/", "/admin/"):
        assert "Content-Encoding" not in client.get(address, headers={"accept-encoding": BROWSER}, follow=True)


def test_an_answer_that_sets_a_cookie_is_not_compressed(rf: Any) -> None:
    from articles.views.caching import public_page

    def view(_request: Any) -> HttpResponse:
        answer = HttpResponse(b"x" * 5_000)
        answer.set_cookie("token", "secret")
        return answer

    answer = public_page(view)(rf.get("/", headers={"accept-encoding": BROWSER}))
    assert "Content-Encoding" not in answer


def test_a_refusal_is_compressed_as_well(client: Client) -> None:
    answer = get(client, "/statements/?speaker=nobody", BROWSER)
    assert answer.status_code in (400, 404)
    assert coding(answer) == "br"
    assert b"<h1" in body(answer)
