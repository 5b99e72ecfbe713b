"""These tests start their own PostgreSQL, twice, and the real server: they are run once, where PostgreSQL is tested."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings as project_settings

from tests.installation import Installation
from tests.replica.cluster import Cluster
from tests.replica.site import PASSWORD, Browser, Site, run
from tests.static_files import give_static_files

if "postgresql" not in project_settings.DATABASES["default"]["ENGINE"]:
    collect_ignore_glob = ["test_*.py"]


@dataclass
class World:
    """Two sites that read and write the primary, and one whose readers read the standby."""

    cluster: Cluster
    east: Site
    west: Site
    replicated: Site


@pytest.fixture(scope="package")
def world(prepared: Installation) -> Iterator[World]:
    """The five articles are copied from the server of the suite, because making the tables anew takes long."""
    with tempfile.TemporaryDirectory(prefix="parley-") as name:
        folder = Path(name)
        data = {"DATA_DIR": name}
        with ThreadPoolExecutor() as together:
            static_files = together.submit(give_static_files, folder)
            cluster = Cluster(folder)
            data["DATABASE_URL"] = cluster.primary.get_uri()
            cluster.copy_from(prepared.database)
            fill = f"""
from django.contrib.auth.models import User
from django.core.management import call_command
call_command("renew_log", verbosity=0)
User.objects.create_superuser("nadia", password="{PASSWORD}")
"""
            run("shell", "--verbosity", "0", "--command", fill, **data)
            cluster.catch_up()
            static_files.result()
        standby = cluster.standby.get_uri()
        sites = [
            Site(folder / "east", WEB_CONCURRENCY="1", **data),
            Site(folder / "west", WEB_CONCURRENCY="1", **data),
            Site(folder / "replicated", DATABASE_REPLICA_URL=standby, WEB_CONCURRENCY="1", **data),
        ]
        try:
            for site in sites:
                site.wait_until_ready()
            yield World(cluster, *sites)
        finally:
            for site in sites:
                site.kill()
            cluster.remove()


@pytest.fixture
def cluster(world: World) -> Cluster:
    return world.cluster


@pytest.fixture
def reader(world: World) -> Browser:
    """Somebody who only reads, on the site with a replica."""
    return Browser(world.replicated)


@pytest.fixture
def editor(world: World) -> Browser:
    """Nadia, who has just logged in there."""
    return Browser(world.replicated).log_in()


@dataclass
class Topic:
    pk: int
    slug: str
    cluster: Cluster

    @property
    def name(self) -> str:
        return str(self.cluster.read("SELECT name FROM articles_topic WHERE id = %s", self.pk))

    def rename(self, editor: Browser, name: str) -> None:
        """By way of the desk, and without a look at its list of topics, which lets the index follow the primary."""
        form = f"/admin/articles/topic/{self.pk}/change/"
        version = re.search(r'name="version" value="([^"]*)"', editor.get(form).text)
        answer = editor.post(
            form,
            version=version[1] if version else "",
            name=name,
            slug=self.slug,
            description="",
            change_reason="A better name.",
            _continue="Save and continue editing",
        )
        assert answer.address.endswith(form), answer.text
        assert "was changed successfully" in answer.text


@pytest.fixture
def topic(cluster: Cluster) -> Topic:
    """One that statements are about."""
    pk = cluster.read("SELECT topic_id FROM articles_statement_topics ORDER BY 1 LIMIT 1")
    return Topic(pk, cluster.read("SELECT slug FROM articles_topic WHERE id = %s", pk), cluster)
