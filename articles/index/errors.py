"""What can go wrong with an index."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator


class Unavailable(Exception):
    """There is no index to answer from, and none could be built in the time that a reader waits."""


class Damaged(Unavailable):
    """The files of the index are broken, or cannot be written."""


@contextlib.contextmanager
def engine_errors() -> Iterator[None]:
    """Raises Damaged for what the engine raises when a file is broken. Put nothing but calls of the engine into it.

    Those are ValueError, OSError, and a panic of its Rust code, which Python sees as a BaseException that cannot be
    imported. Everything else is a bug of ours, and passes through.
    """
    try:
        yield
    except (ValueError, OSError) as error:
        raise Damaged(str(error)) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise Damaged(str(error)) from error
        raise
