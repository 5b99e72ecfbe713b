"""What can go wrong with an index, as the rooms above meet it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from django.db import Error


class Unavailable(Exception):
    """There is no index to answer from, and it could not be built in the time a reader would wait."""


class Damaged(Unavailable):
    """The files of the index are broken, or cannot be written."""


@contextlib.contextmanager
def engine_faults() -> Iterator[None]:
    """A damaged file makes the engine raise ValueError or OSError, or panic, which Python meets as a BaseException.

    The database's own faults are none of the engine's.
    """
    try:
        yield
    except (KeyboardInterrupt, SystemExit, GeneratorExit, Error):
        raise
    except BaseException as fault:
        raise Damaged(str(fault)) from fault
