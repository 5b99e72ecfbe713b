"""Every test starts with the five articles in the database and a search index of its own."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

import pytest
from django.conf import settings as project_settings
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import TransactionTestCase, override_settings
from django.test.utils import setup_databases, teardown_databases
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from xdist.scheduler import LoadScopeScheduling

from articles import nouns
from articles.admin.login import slot
from articles.index import Follower
from articles.views import downloads
from tests.installation import Installation
from tests.intake.reading_room import intake_folder  # noqa: F401 a fixture for several packages
from tests.prepared import copy_index, preparing, restore
from tests.waiting import PATIENCE

# Hypothesis fails an example that takes longer than 200 ms. No test asserts how quick Parley is.
hypothesis_settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("unhurried")

# Packages whose tests share what is costly to start: a browser, a site, servers.
TOGETHER = ("bench", "browser", "crash", "replica")


class KeepTogether(LoadScopeScheduling):
    """Of several processes, one runs all tests of such a package. All other tests go to whichever is free."""

    def _split_scope(self, nodeid: str) -> str:
        package = nodeid.split("/")[1]
        return package if package in TOGETHER else nodeid


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--edits", type=int, default=60, help="how many edits two scripts interleave at the desk")


def pytest_collection_finish() -> None:
    """The garbage collector no longer scans what lives as long as the process, and it runs less often."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling:
    return KeepTogether(config, log)


@pytest.fixture(scope="session", autouse=True)
def plain_static_files() -> Iterator[None]:
    """Static files need not have been collected, except for the browser, which meets the site as it is run."""
    Path(project_settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(STORAGES={**project_settings.STORAGES, "staticfiles": plain}):
        yield


@pytest.fixture(scope="session", autouse=True)
def connections_stay_open_in_transactions() -> Iterator[None]:
    """A response that a test closes would close the connection, and so end the transaction that the test runs in.

    Django's test client prevents that for the responses that it closes itself.
    """
    close = BaseDatabaseWrapper.close_if_unusable_or_obsolete
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            BaseDatabaseWrapper,
            "close_if_unusable_or_obsolete",
            lambda connection: None if connection.in_atomic_block else close(connection),
        )
        yield


@pytest.fixture(scope="session")
def prepared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("prepared")


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_modify_db_settings: None,
    django_db_blocker: Any,
    prepared_folder: Path,
) -> Iterator[Installation]:
    """Loads the five articles once; each test then works in a transaction of its own that is rolled back.

    After a test that commits for real, the database is put back. Only the tests' database is of use to a session:
    `--reuse-db` is not supported.
    """
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        databases = setup_databases(verbosity=0, interactive=False, aliases=["default"], serialized_aliases=[])
        try:
            with preparing(prepared_folder) as prepared:
                patch.setattr(TransactionTestCase, "_fixture_teardown", lambda test: restore(prepared))
                yield prepared
        finally:
            teardown_databases(databases, verbosity=0)


@pytest.fixture(scope="session")
def prepared(django_db_setup: Installation) -> Installation:
    """The five articles and their index, to be copied."""
    return django_db_setup


@pytest.fixture
def five_articles(transactional_db: None) -> None:
    """The five articles for a test that commits for real."""


@pytest.fixture(autouse=True)
def own_places_for_downloads(monkeypatch: pytest.MonkeyPatch) -> None:
    """A download that an earlier test has not read to its end takes no place from this one."""
    monkeypatch.setattr(downloads, "_places", BoundedSemaphore(downloads.PLACES))


@pytest.fixture(autouse=True)
def patient_logins(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that test at the same time share the slot for logins: none is told that it is busy."""
    monkeypatch.setattr(slot, "PATIENCE", PATIENCE)


@pytest.fixture(autouse=True)
def own_index(settings: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, prepared_folder: Path) -> Iterator[None]:
    """A copy of the index of the five articles, which is closed after the test. The first test that needs it has its
    own built."""
    followers: dict[Path, Follower] = {}
    monkeypatch.setattr(nouns, "_followers", followers)
    settings.SEARCH_INDEX_DIR = tmp_path / "index"
    if (prepared_folder / "index").exists():
        copy_index(prepared_folder / "index", settings.SEARCH_INDEX_DIR)
    yield
    for follower in followers.values():
        if (background := follower._background) is not None:
            background.kill()
            background.wait()
