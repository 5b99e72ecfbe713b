"""Exceptions of the index."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator


class Unavailable(Exception):
    """There is no index to read, and none could be built in the time that a reader waits."""


class Damaged(Unavailable):
    """The files of the index are broken, or cannot be written."""


@contextlib.contextmanager
def engine_errors() -> Iterator[None]:
    """Turns the exceptions that the engine raises for a broken file into Damaged. Wrap only calls of the engine in it.

    Those are ValueError, OSError and panics of the engine's Rust code. Python sees a panic as a BaseException whose
    class cannot be imported. Every other exception is a bug of ours and passes through.
    """
    try:
        yield
    except (ValueError, OSError) as error:
        raise Damaged(str(error)) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise Damaged(str(error)) from error
        raise
