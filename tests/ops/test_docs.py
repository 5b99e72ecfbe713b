"""README.md lists every variable that is read, and none that is not."""

from __future__ import annotations

import re

from tests.ops.conftest import ROOT

READ = re.compile(r"""\benv(?:iron\.get|\.\w+)\(['\"]([A-Z_]+)['\"]""")
LISTED = re.compile(r"^\| `([A-Z_]+)` \|", re.MULTILINE)


def test_the_table_of_settings_is_complete() -> None:
    code = "".join((ROOT / "config" / name).read_text() for name in ("environment.py", "settings.py", "gunicorn.py"))
    read = set(READ.findall(code))
    assert len(read) > 15
    assert read == set(LISTED.findall((ROOT / "README.md").read_text()))
