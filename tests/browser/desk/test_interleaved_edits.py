"""No save is lost: each of many interleaved edits is stored, or refused with both versions shown.

pytest tests/browser/desk/test_interleaved_edits.py --edits 1000 -s
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.browser.desk.editing import ACCOUNTS, PASSWORD
from tests.browser.desk.interleaving import FIELDS, Edit, Script
from tests.browser.served import Site, serving
from tests.installation import Installation

RECORDS = [("article", "1"), ("statement", "1")]

# Writes what each field of a record was, from version to version.
HISTORIES = """
import json
from django.apps import apps
found = []
for noun, key in {records!r}:
    for version in apps.get_model("articles", noun).history.filter(id=key).order_by("history_id"):
        found.append([noun, key, {{name: getattr(version, name) for name in {fields!r}[noun]}}])
open({target!r}, "w").write(json.dumps(found))
"""


@pytest.fixture
def shared_site(prepared: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with serving(prepared, tmp_path_factory.mktemp("interleaved") / "data") as site:
        site.manage("shell", "--verbosity", "0", "--command", ACCOUNTS)
        yield site


def steps(site: Site) -> Counter[tuple[str, str, str, str, str]]:
    """Each change of a field that the histories show: noun, key, field, old value, new value."""
    target = site.folder / "histories.json"
    site.manage(
        "shell",
        "--verbosity",
        "0",
        "--command",
        HISTORIES.format(records=RECORDS, fields=FIELDS, target=str(target)),
    )
    last: dict[tuple[str, str], dict[str, str]] = {}
    found: Counter[tuple[str, str, str, str, str]] = Counter()
    for noun, key, values in json.loads(target.read_text()):
        before = last.get((noun, key), values)
        found.update((noun, key, name, before[name], values[name]) for name in values if before[name] != values[name])
        last[noun, key] = values
    return found


def test_no_edit_of_two_scripts_is_lost(shared_site: Site, pytestconfig: pytest.Config) -> None:
    count = pytestconfig.getoption("edits")
    scripts = [
        Script(shared_site.address, account, PASSWORD, RECORDS, seed) for seed, account in enumerate(("nadia", "omar"))
    ]
    for script in scripts:  # one after the other, as the login page wants it
        script.log_in()
    with ThreadPoolExecutor(2) as pool:
        for run in [pool.submit(script.run, count // 2) for script in scripts]:
            run.result()
    edits: list[Edit] = [edit for script in scripts for edit in script.edits]
    outcomes = Counter(edit.outcome for edit in edits)
    sys.stdout.write(f"\n{len(edits)} edits: {dict(outcomes)}\n")
    assert len(edits) == count
    assert set(outcomes) <= {"stored", "stored after a choice", "withdrawn", "refused"}
    stored = [edit for edit in edits if edit.outcome.startswith("stored")]
    # Each stored value replaced exactly the value that its script had seen, and nothing else ever changed.
    assert Counter((one.noun, one.key, one.name, one.seen, one.value) for one in stored) == steps(shared_site)
    assert outcomes["stored"] < count, "the scripts never met"
