"""The primary dies under readers and edits, and the standby is promoted: no page fails, and no commit is lost."""

from __future__ import annotations

import secrets
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg

from bench import desk
from bench.archive import EDITOR, ROOT
from bench.client import Client
from bench.siege import clients
from bench.siege.clients import Tally
from bench.siege.cluster import PrimaryAndStandby
from bench.siege.proxy import proxied
from bench.siege.release import Release, kept_socket
from bench.siege.site import production_environment

STATEMENTS = 10_000
READERS, READER_PAUSE, EDIT_PAUSE = 2, 0.06, 0.02  # seconds
# As docs/deploying.md says: a commit waits until the standby has it, and a server without a standby must not wait.
WAIT, WAIT_NO_MORE = {"synchronous_standby_names": "*"}, "ALTER SYSTEM RESET synchronous_standby_names"
PUBLISHED = """
SELECT person.slug, COUNT(*) FROM articles_statement statement
JOIN articles_article article ON article.id = statement.article_id
JOIN articles_person person ON person.id = statement.speaker_id
WHERE article.status = 'published' GROUP BY person.slug
"""


@dataclass
class Failover:
    readers: Tally = field(default_factory=Tally)
    edits: int = 0  # committed before the primary died
    lost: int = 0
    wrong_counts: int = 0  # speakers whose number of statements on the page is not that of a count by hand
    promoted: float = 0.0  # seconds until the standby accepted writes
    writable: float = 0.0  # seconds from the start of the promotion until an edit was saved at the desk


class Editor:
    """Writes the number of each edit into the description of a topic, until the primary is gone."""

    def __init__(self, primary: str) -> None:
        self.committed = 0
        self._connection = psycopg.connect(primary, autocommit=True)
        row = self._connection.execute("SELECT MIN(id) FROM articles_topic").fetchone()
        self.topic = row[0] if row else 0

    def edit(self) -> None:
        if self._connection.closed:
            return
        description = f"Edit {self.committed + 1}."
        try:
            self._connection.execute(
                "UPDATE articles_topic SET description = %s WHERE id = %s", (description, self.topic)
            )
        except psycopg.OperationalError:
            self._connection.close()
        else:
            self.committed += 1


def measure(seconds: float, seed: int) -> Failover:
    """Reads for so many seconds before the primary dies, and again before the standby is promoted and after it."""
    failover = Failover()
    with TemporaryDirectory(prefix="parley-failover-") as name, kept_socket() as listening:
        folder = Path(name)
        folder.chmod(0o755)  # PostgreSQL does not run as root, so its user must be able to go there
        servers = PrimaryAndStandby(folder, WAIT)
        production = production_environment(folder) | {"DESK_MFA": "offered"}
        primary, standby = servers.primary.get_uri(), servers.standby.get_uri()
        both = production | {"DATABASE_URL": primary, "DATABASE_REPLICA_URL": standby}
        password = _fill(both, seed)
        site = Release(ROOT, both, listening)
        try:
            site.prepare()
            site.start()
            with proxied(folder / "nginx", site.port) as port, closing(Client(port)) as client:
                cookies = desk.log_in(client, EDITOR, password)
                editor = Editor(primary)
                with clients.at_work(*_readers(port, failover.readers), pause=READER_PAUSE):
                    with clients.at_work(editor.edit, pause=EDIT_PAUSE):
                        time.sleep(seconds)
                        servers.stop(servers.primary)
                    time.sleep(seconds)
                    started = time.monotonic()
                    servers.promote(WAIT_NO_MORE)
                    failover.promoted = time.monotonic() - started
                    found = servers.ask_standby("SELECT description FROM articles_topic WHERE id = %s", editor.topic)
                    site.stop()
                    site = Release(ROOT, production | {"DATABASE_URL": standby}, listening)
                    site.start()
                    _rename(client, editor.topic, cookies)
                    failover.writable = time.monotonic() - started
                    time.sleep(seconds)
                failover.edits = editor.committed
                failover.lost = max(0, editor.committed - int(found.split()[1].rstrip(".")))
                failover.wrong_counts = _differences(port, standby)
        finally:
            site.stop()
            servers.remove()
    return failover


def _fill(environment: Mapping[str, str], seed: int) -> str:
    """Fills the primary. Returns the password of its only editor."""
    password = secrets.token_urlsafe()
    account = ("--username", EDITOR, "--email", "editor@parley.example")
    for arguments in (
        ("manage.py", "migrate", "--verbosity", "0"),
        ("-m", "bench.generator", "--statements", str(STATEMENTS), "--seed", str(seed)),
        ("manage.py", "createsuperuser", "--noinput", *account),
    ):
        variables = {**environment, "DJANGO_SUPERUSER_PASSWORD": password}
        subprocess.run([sys.executable, *arguments], cwd=ROOT, env=variables, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    return password


def _readers(port: int, tally: Tally) -> list[Callable[[], object]]:
    return [clients.reader(port, tally) for _ in range(READERS)]


def _rename(client: Client, topic: int, cookies: str) -> None:
    address = f"/admin/articles/topic/{topic}/change/"
    desk.save(client, address, cookies, {"description": lambda _edit: "Saved after the promotion."})


def _differences(port: int, database: str) -> int:
    with psycopg.connect(database) as connection:
        counted: dict[str, int] = dict(connection.execute(PUBLISHED).fetchall())
    return sum(counted[slug] != number for slug, number in clients.shown_by_speaker(port).items() if slug in counted)
