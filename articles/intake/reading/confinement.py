"""Takes from this process whatever reading does not need: memory, time, files, the network, other processes.

The kernel limits what it can (https://man7.org/linux/man-pages/man2/getrlimit.2.html); hooks of the interpreter, which
cannot be removed again (PEP 578), refuse the rest.
"""

from __future__ import annotations

import ctypes
import os
import resource
import sys
import sysconfig
from pathlib import Path
from typing import Any

MEMORY = 768 * 1024 * 1024
CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000  # <linux/sched.h>

# The interpreter reads its own modules, and packages read their data and the local time zone.
PACKAGE = Path(__file__).resolve().parents[2]
READABLE = {
    os.path.realpath(str(path))
    for path in (
        *(sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")),
        PACKAGE / "__init__.py",
        PACKAGE / "intake",
        "/usr/share/zoneinfo",
        "/etc/localtime",
        "/etc/timezone",
        "/dev/null",
        "/dev/urandom",
    )
}
REFUSED = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.fork",
    "os.remove",
    "os.rename",
    "os.mkdir",
    "os.link",
    "os.symlink",
    "os.kill",
    "os.truncate",
    "os.putenv",
    "ctypes.dlopen",
    "shutil.",
    "urllib.Request",
    "ftplib.",
    "smtplib.",
    "webbrowser.",
    "tempfile.",
)


def confine(seconds: int) -> None:
    """Call it before any material is read. `seconds` is the time of the processor, after which the kernel ends it."""
    leave_the_network()
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    for limit, value in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
    ):
        resource.setrlimit(limit, (value, value))
    sys.addaudithook(_refuse)


def leave_the_network() -> None:
    """Puts this process into a network of its own, which has no interfaces, where the kernel lets it."""
    libc = ctypes.CDLL(None, use_errno=True)
    unshare = getattr(libc, "unshare", None)
    if unshare is not None and unshare(CLONE_NEWNET) != 0:
        unshare(CLONE_NEWUSER | CLONE_NEWNET)


def _refuse(event: str, args: tuple[Any, ...]) -> None:
    if event.startswith(REFUSED):
        raise PermissionError(event)
    if event == "open":
        path, mode, flags = args
        writes = (isinstance(mode, str) and set(mode) & set("wxa+")) or flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if writes or not _is_readable(path):
            raise PermissionError("open")


def _is_readable(path: Any) -> bool:
    if isinstance(path, int):
        return path <= 2
    name = os.path.realpath(os.fsdecode(path))
    return any(name == one or name.startswith(f"{one}/") for one in READABLE)
