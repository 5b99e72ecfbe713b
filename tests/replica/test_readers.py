"""Readers read the replica, and whoever writes sees what they wrote."""

from __future__ import annotations

import json
from http.cookiejar import Cookie

from tests.replica.cluster import Cluster
from tests.replica.conftest import Topic
from tests.replica.site import Browser


def test_readers_read_the_standby_and_see_an_edit_as_soon_as_it_has_it(cluster: Cluster, reader: Browser) -> None:
    uid, before = cluster.read("SELECT ARRAY[uid, words] FROM articles_statement WHERE words <> '' LIMIT 1")

    def words() -> str:
        return str(json.loads(reader.read(f"/statements/{uid}.json"))["words"])

    with cluster.standby_held_back():
        cluster.write("UPDATE articles_statement SET words = 'We are flabbergasted.' WHERE uid = %s", uid)
        assert words() == before
        assert reader.total("q=flabbergasted") == 0
    cluster.catch_up()
    assert reader.total("q=flabbergasted") == 1
    assert words() == "We are flabbergasted."


def test_an_editor_who_has_just_written_sees_it_before_the_standby_has_it(
    cluster: Cluster, editor: Browser, reader: Browser, topic: Topic
) -> None:
    page = f"/topics/{topic.slug}/"
    with cluster.standby_held_back():
        topic.rename(editor, "Prospects of dawn")
        assert "Prospects of dawn" not in reader.read(page)
        assert "Prospects of dawn" in editor.read(page)
        assert editor.total("q=dawn") > 0
    cluster.catch_up()
    assert "Prospects of dawn" in reader.read(page)
    assert reader.total("q=dawn") == editor.total("q=dawn")


def test_a_login_holds_although_the_standby_has_not_heard_of_it(cluster: Cluster, reader: Browser) -> None:
    slug = cluster.read("SELECT slug FROM articles_article WHERE status = 'published' ORDER BY slug LIMIT 1")
    cluster.write("UPDATE articles_article SET status = 'draft' WHERE slug = %s", slug)
    with cluster.standby_held_back():
        reader.log_in()
        reader.cookies.clear(domain=reader.cookie("wrote").domain, path="/", name="wrote")
        assert reader.get(f"/articles/{slug}/").status == 200  # for editors alone
    cluster.write("UPDATE articles_article SET status = 'published' WHERE slug = %s", slug)


def test_no_list_counts_what_its_rows_do_not_show(cluster: Cluster, editor: Browser, reader: Browser) -> None:
    slug = cluster.read("SELECT slug FROM articles_article WHERE status = 'published' ORDER BY slug LIMIT 1")
    publish = "UPDATE articles_article SET status = %s WHERE slug = %s"
    everything = reader.total("")
    cluster.write(publish, "draft", slug)
    cluster.catch_up()
    without = reader.total("")
    assert without < everything
    with cluster.standby_held_back():
        cluster.write(publish, "published", slug)
        assert reader.total("") == without
        # The editor's page lets the index follow the primary; from now on the standby is behind the index.
        assert editor.total("sort=oldest") == everything
        page = reader.statements("sort=oldest&page=2")
        assert page["total"] == everything
        assert len(page["rows"]) == min(25, everything - 25)
    cluster.catch_up()
    assert reader.total("") == everything


def test_who_has_written_is_told_by_a_cookie_that_does_not_last(editor: Browser) -> None:
    cookie = editor.cookie("wrote")
    assert cookie.has_nonstandard_attr("HttpOnly")
    assert cookie.get_nonstandard_attr("SameSite") == "Lax"
    assert not cookie.is_expired()
    assert cookie.is_expired(now=cookie.expires + 31)


def test_a_cookie_that_a_reader_makes_up_counts_for_nothing(
    cluster: Cluster, editor: Browser, reader: Browser, topic: Topic
) -> None:
    genuine: Cookie = editor.cookie("wrote")
    genuine.value = "1:made-up:signature"
    reader.cookies.set_cookie(genuine)
    page = f"/topics/{topic.slug}/"
    with cluster.standby_held_back():
        topic.rename(editor, "Prospects of rain")
        assert "Prospects of rain" not in reader.read(page)
