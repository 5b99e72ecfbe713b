"""Which blocks of a page are its story: trafilatura proposes. Where it fails, all blocks outside menus are."""

from __future__ import annotations

import re
import signal
from typing import Any

import trafilatura

from articles.intake.reading.documents import Block

SECONDS = 4.0  # of the processor, for what trafilatura may take on pages made of links
LEAST_SHARE = 0.25  # of the text outside menus; trafilatura has missed the story if it found less
LEAST_CHARACTERS = 200
LONGEST_GAP = 3  # blocks between two of the story that are taken for story: captions, quotations, their speakers
OF_A_STORY = frozenset(("paragraph", "quotation", "caption", "item", "table", "heading"))
NOT_WORDS = re.compile(r"[\W_]+")


class TooSlow(BaseException):
    """No Exception: trafilatura catches those."""


def mark_story(blocks: list[Block], root: Any, *, propose: bool) -> None:
    """Sets `is_story` of each block. The headline is none."""
    extract = _extract(root) if propose else ""
    told = [_is_told(block, extract) for block in blocks] if extract else []
    if told:
        _close_gaps(blocks, told)
    outside = [block.kind in OF_A_STORY and not block.is_aside for block in blocks]
    if _length(blocks, told) < max(LEAST_CHARACTERS, LEAST_SHARE * _length(blocks, outside)):
        told = outside
    for block, is_told in zip(blocks, told, strict=True):
        block.is_story = is_told


def _extract(root: Any) -> str:
    """The words of what trafilatura takes for the story, without marks and spaces; "" if it fails or is too slow."""
    signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        found = trafilatura.bare_extraction(root, include_comments=False, favor_recall=True)
    except (TooSlow, Exception):  # a proposal only
        return ""
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return _words(found.text or "") if found is not None and not isinstance(found, dict) else ""


def _stop(number: int, frame: Any) -> None:
    raise TooSlow


def _words(text: str) -> str:
    return NOT_WORDS.sub("", text)


def _is_told(block: Block, extract: str) -> bool:
    words = _words(block.text)
    return bool(words) and block.kind in OF_A_STORY and words in extract


def _close_gaps(blocks: list[Block], told: list[bool]) -> None:
    """trafilatura drops captions, and the lines that say whose a block quotation is."""
    last = None
    for number, is_told in enumerate(told):
        if not is_told:
            continue
        if last is not None and number - last - 1 <= LONGEST_GAP:
            for between in range(last + 1, number):
                told[between] = (
                    blocks[between].kind in ("paragraph", "quotation", "caption") and not blocks[between].is_aside
                )
        last = number


def _length(blocks: list[Block], chosen: list[bool]) -> int:
    return sum(len(block.text) for block, is_chosen in zip(blocks, chosen, strict=False) if is_chosen)
