"""Material that is small when packed and gigabytes when unpacked, made without packing gigabytes."""

from __future__ import annotations

import struct
import zlib

MEGABYTE = b" " * 1_000_000
LAST_BLOCK = b"\x03\x00"  # of a deflated stream (RFC 1951)


def zlib_bomb(megabytes: int) -> bytes:
    """So many megabytes of spaces as a stream of zlib (RFC 1950)."""
    checksum = 1
    for _each in range(megabytes):
        checksum = zlib.adler32(MEGABYTE, checksum)
    return b"\x78\xda" + _deflated(MEGABYTE) * megabytes + LAST_BLOCK + struct.pack(">I", checksum)


def gzip_bomb(head: bytes, megabytes: int) -> bytes:
    """The head and so many megabytes of spaces as a file of gzip (RFC 1952)."""
    checksum = zlib.crc32(head)
    for _each in range(megabytes):
        checksum = zlib.crc32(MEGABYTE, checksum)
    packed = _deflated(head) + _deflated(MEGABYTE) * megabytes + LAST_BLOCK
    size = (len(head) + megabytes * len(MEGABYTE)) % 2**32
    return b"\x1f\x8b\x08\x00" + bytes(6) + packed + struct.pack("<II", checksum, size)


def _deflated(data: bytes) -> bytes:
    """Blocks that need nothing of what stands before them, so that they can be repeated."""
    packer = zlib.compressobj(9, wbits=-15)
    return packer.compress(data) + packer.flush(zlib.Z_FULL_FLUSH)
