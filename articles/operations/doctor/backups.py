from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from articles.operations.backing_up import backup_folder
from articles.operations.backup_file import backups_in
from articles.operations.doctor.findings import Finding, attention, well

# A daily backup, and two hours for making it.
OLDEST_NEWEST = timedelta(hours=26)


def examine() -> Iterator[Finding]:
    folder = backup_folder()
    backups = backups_in(folder)
    made_at = backups[-1].made_at if backups else None
    if made_at is None:
        yield attention(f"There is no backup in {folder}: run make backup, and have a timer run it every day.")
        return
    age = datetime.now(UTC) - made_at
    hours = int(age.total_seconds() // 3600)
    sentence = f"The newest backup is {hours:,} {'hour' if hours == 1 else 'hours'} old"
    if age > OLDEST_NEWEST:
        yield attention(f"{sentence}: look at the timer that makes them.")
    else:
        yield well(f"{sentence}.")
