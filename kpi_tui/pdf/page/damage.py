"""Whether pages are whole: every stream that they draw from is unpacked to its end.

PDFium draws what it can unpack and says nothing of the rest, so pdfminer finds the streams.
"""

from __future__ import annotations

import logging
import zlib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

_PIECE = 1 << 16
_MOST_UNPACKED = 200_000_000
"""Bytes: what is longer is not unpacked further."""
_DEEPEST = 12
_UPWARDS = {"Parent", "P", "StructParent", "OC"}
"""What leads from what a page draws back to the document."""
_FLATE = {"FlateDecode", "Fl"}
_TEXT_FILTERS = {"ASCII85Decode", "A85", "ASCIIHexDecode", "AHx"}


def find_damaged(path: Path, pages: Collection[int], password: str | None) -> set[int] | None:
    """Return those of the pages that draw from a stream which is damaged or gone.

    `None` says that the structure of the file is too broken to tell.
    """
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    damaged: set[int] = set()
    last = max(pages, default=0)
    whole: dict[int, bool] = {}
    try:
        with path.open("rb") as file:
            document = PDFDocument(PDFParser(file), password or "")
            for number, page in enumerate(PDFPage.create_pages(document), 1):
                if number in pages and not all(_are_whole(page, whole)):
                    damaged.add(number)
                if number >= last:
                    return damaged
    except Exception:  # pdfminer raises whatever a file makes it stumble on
        return damaged or None
    return None


def near(pages: set[int], others: set[int]) -> set[int]:
    """Return the numbers of pages, and those of others that are right before or behind them."""
    return pages | others & {number + step for number in pages for step in (-1, 1)}


def _are_whole(page: Any, known: dict[int, bool]) -> Iterator[bool]:
    """Yield of each stream of a page whether it is whole: its content, its forms, pictures and fonts.

    `known` holds the answers for streams that other pages share.
    """
    from pdfminer.pdftypes import PDFStream, resolve1

    for content in page.contents:
        yield _is_whole(resolve1(content))
    pending = [(page.resources, 0)]
    seen: set[int] = set()
    while pending:
        value, depth = pending.pop()
        value = resolve1(value)
        if isinstance(value, PDFStream):
            key = value.objid or id(value)
            if key in known:
                yield known[key]
                continue
            known[key] = _is_whole(value)
            yield known[key]
            value = value.attrs
        if not isinstance(value, dict | list) or id(value) in seen or depth > _DEEPEST:
            continue
        seen.add(id(value))
        items = value.items() if isinstance(value, dict) else ((None, item) for item in value)
        pending += [(item, depth + 1) for name, item in items if name not in _UPWARDS]


def _is_whole(stream: Any) -> bool:
    """Whether a stream unpacks to its end. What no checksum guards is taken for whole."""
    if stream is None:
        return False
    data = stream.rawdata
    if stream.decipher:
        data = stream.decipher(stream.objid, stream.genno, data, stream.attrs)
    for name, _ in stream.get_filters():
        filter_name = getattr(name, "name", name)
        if filter_name in _FLATE:
            return is_whole_flate(data)
        if filter_name not in _TEXT_FILTERS:
            return True
        data = _unwrapped(filter_name, data)
    return True


def _unwrapped(filter_name: str, data: bytes) -> bytes:
    from pdfminer.ascii85 import ascii85decode, asciihexdecode

    unwrap = ascii85decode if "85" in filter_name else asciihexdecode
    try:
        return bytes(unwrap(data))
    except ValueError:
        return b""


def is_whole_flate(data: bytes) -> bool:
    """Whether deflated data unpacks to its end, and to what was packed where it has a checksum."""
    data = data.lstrip(b"\r\n")
    if len(data) < 2 or data[0] & 15 != 8 or int.from_bytes(data[:2], "big") % 31:
        return False
    unpack = zlib.decompressobj(-zlib.MAX_WBITS)
    checksum, unpacked, rest = zlib.adler32(b""), 0, data[2:]
    try:
        while not unpack.eof:
            piece = unpack.decompress(rest, _PIECE)
            rest = unpack.unconsumed_tail
            if not piece and not rest and not unpack.eof:
                return False
            checksum = zlib.adler32(piece, checksum)
            unpacked += len(piece)
            if unpacked > _MOST_UNPACKED:
                return True
    except zlib.error:
        return False
    written = unpack.unused_data[:4]
    return len(written) < 4 or int.from_bytes(written, "big") == checksum
