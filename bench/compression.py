"""How much smaller a page gets at each quality, and how long that takes: `python -m bench.compression [ADDRESS]`.

It reads the page from the site of the environment (DATA_DIR, DATABASE_URL). articles/views/content_coding.py has the
qualities that were chosen.
"""

from __future__ import annotations

import gzip
import os
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial

import brotli
import django

REPETITIONS = 30
BROTLI_QUALITIES = range(1, 8)
GZIP_LEVELS = range(1, 8)


def page(address: str) -> bytes:
    from django.conf import settings
    from django.test import Client

    settings.ALLOWED_HOSTS = ["testserver"]
    answer = Client().get(address)
    if answer.status_code != 200:
        sys.exit(f"{address} answers {answer.status_code}.")
    return b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]


def iter_measured(content: bytes) -> Iterator[tuple[str, int, float]]:
    """Yields the name of each coding with its quality, the compressed size, and the best time in milliseconds."""
    codings: dict[str, Callable[[bytes], bytes]] = {
        **{f"br {quality}": partial(brotli.compress, quality=quality) for quality in BROTLI_QUALITIES},
        **{f"gzip {level}": partial(gzip.compress, compresslevel=level, mtime=0) for level in GZIP_LEVELS},
    }
    for name, compress in codings.items():
        times = []
        for _ in range(REPETITIONS):
            start = time.perf_counter()
            compressed = compress(content)
            times.append(1000 * (time.perf_counter() - start))
        yield name, len(compressed), min(times)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    content = page(sys.argv[1] if len(sys.argv) > 1 else "/statements/")
    sys.stdout.write(f"not compressed: {len(content):,} bytes\n")
    for name, size, milliseconds in iter_measured(content):
        sys.stdout.write(f"{name:>8}: {size:>9,} bytes {milliseconds:8.2f} ms\n")


if __name__ == "__main__":
    main()
