"""The process that reads: material on the standard input, lines of JSON on the standard output.

Its arguments are the format ("" if it is to be recognised), the address ("" if it is not known), the seconds of the
processor that it may take, and "story" if it is to be proposed what the story is. The last line says how it ended.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from articles.intake.reading import feeds, mails, pages, pdfs, plain_texts, web_archives
from articles.intake.reading.confinement import confine
from articles.intake.reading.documents import Document, Part, Refused
from articles.intake.reading.encodings import decode
from articles.intake.reading.formats import HEAD, MOST_BYTES, recognise


def main(given: str, address: str, seconds: str, story: str) -> None:
    confine(int(seconds))
    stream: Any = sys.stdin.buffer
    try:
        head = stream.peek(HEAD)
        format_ = given or recognise(head)
        if not format_:
            raise Refused("unknown-format" if head else "empty")
        for found in read(format_, stream, address, propose_story=story == "story"):
            write(found.as_json())
        write({"kind": "end", "format": format_, "note": ""})
    except web_archives.CutShort:
        write({"kind": "end", "format": "warc", "note": "cut-short"})
    except Refused as refusal:
        write({"kind": "refused", "reason": refusal.reason})
    except (MemoryError, RecursionError):
        write({"kind": "refused", "reason": "too-much-memory"})


def read(format_: str, stream: Any, address: str, *, propose_story: bool) -> Iterator[Document | Part]:
    if format_ == "warc":
        yield from web_archives.read_web_archive(stream)
        return
    most = MOST_BYTES[format_]
    data = stream.read(most + 1)
    if len(data) > most:
        raise Refused("too-large")
    if format_ == "feed":
        yield from feeds.read_feed(data)
    elif format_ == "pdf":
        yield pdfs.read_pdf(data, address)
    elif format_ == "eml":
        yield mails.read_mail(data, address, propose_story=propose_story)
    elif format_ == "mhtml":
        yield mails.read_mhtml(data, address, propose_story=propose_story)
    elif format_ == "html":
        yield pages.read_page(decode(data), address, propose_story=propose_story)
    else:
        yield plain_texts.read_text(decode(data), address)


def write(line: dict[str, Any]) -> None:
    sys.stdout.buffer.write(json.dumps(line).encode("ascii") + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
