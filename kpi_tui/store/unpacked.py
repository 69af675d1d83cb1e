"""How much a Parquet file unpacks to, as its own headers say, before anything of it is unpacked.

A file of a few kilobytes may unpack to gigabytes, and the process that reads it would die of that.
Polars tells no sizes, and libraries for Parquet those of the footer, not of the pages: how long the
texts are that a column repeats. So the headers are read here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

MOST = 2**28
"""No report unpacks to so many bytes: two thousand measures take four millions of them."""
_VALUE = 16
"""The bytes that a value takes in memory beside its text."""
_TRUE, _FALSE, _BYTE, _I16, _I32, _I64, _DOUBLE, _BINARY, _LIST, _SET, _, _STRUCT = range(1, 13)
"""The types of Thrift's compact protocol."""
_BITS = 64
"""No number is longer: one as long as a file would take hours."""
# The numbers of the fields, as in Parquet's own `parquet.thrift`.
_ROWS, _ROW_GROUPS = 3, 4
_CHUNKS, _CHUNK_METADATA = 1, 3
_CHUNK_SIZE, _DATA_PAGE, _DICTIONARY_PAGE = 7, 9, 11
_PAGE_UNPACKED, _PAGE_PACKED, _DICTIONARY, _VALUES = 2, 3, 7, 1
_PAGE_KINDS = (5, _DICTIONARY, 8)


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What a Parquet file has in it."""

    rows: int
    size: int
    """Bytes, as all of its pages take them."""


def unpacked(content: bytes) -> Unpacked:
    """Add up what the pages of a Parquet file unpack to.

    Raises `ValueError` or `LookupError` for what is no Parquet file.
    """
    length = int.from_bytes(content[-8:-4], "little")
    footer, _ = _struct(content, len(content) - 8 - length)
    size = 0
    for group in footer.get(_ROW_GROUPS, ()):
        for chunk in group[_CHUNKS]:
            size += _size_of(content, chunk[_CHUNK_METADATA])
            if size > MOST:
                return Unpacked(footer[_ROWS], size)
    return Unpacked(footer[_ROWS], size)


def _size_of(content: bytes, chunk: dict[int, Any]) -> int:
    """Add up the pages of a column, and the texts that they repeat, until they are too much."""
    begin = chunk.get(_DICTIONARY_PAGE) or chunk[_DATA_PAGE]
    end, size, each = begin + chunk[_CHUNK_SIZE], 0, _VALUE
    while begin < end and size <= MOST:
        page, place = _struct(content, begin)
        if page[_PAGE_PACKED] < 0 or page[_PAGE_UNPACKED] < 0:
            raise ValueError(page)
        values = sum(page[kind][_VALUES] for kind in _PAGE_KINDS if kind in page)
        size += page[_PAGE_UNPACKED] + values * each
        if _DICTIONARY in page:  # the values that follow repeat its own
            each += page[_PAGE_UNPACKED] // max(values, 1)
        begin = place + page[_PAGE_PACKED]
    return size


def _struct(content: bytes, place: int) -> tuple[dict[int, Any], int]:
    """Read a struct in Thrift's compact protocol, in which Parquet's headers are written.

    Returns its values by the numbers of their fields, and where it ends.
    """
    if place < 0:
        raise ValueError(place)
    fields: dict[int, Any] = {}
    number = 0
    while head := content[place]:
        place += 1
        kind = head & 15
        if head >> 4:
            number += head >> 4
        else:
            number, place = _number(content, place)
        if _TRUE <= kind <= _FALSE:
            fields[number] = kind == _TRUE
        # Most fields are small numbers: a call for each would take a third of the time.
        elif _I16 <= kind <= _I64 and (value := content[place]) < 128:
            fields[number] = (value >> 1) ^ -(value & 1)
            place += 1
        else:
            fields[number], place = _READERS[kind](content, place)
    return fields, place + 1


def _list(content: bytes, place: int) -> tuple[list[Any], int]:
    count, read = content[place] >> 4, _READERS[content[place] & 15]
    place += 1
    if count == 15:
        count, place = _varint(content, place)
    values: list[Any] = []
    for _ in range(count):
        value, place = read(content, place)
        values.append(value)
    return values, place


def _text(content: bytes, place: int) -> tuple[None, int]:
    """Return where a text ends."""
    length, place = _varint(content, place)
    return _passed_over(content, place, length)


def _passed_over(content: bytes, place: int, length: int = 8) -> tuple[None, int]:
    """Return where so many bytes end: those of a text, or of a decimal number."""
    if place + length > len(content):
        raise ValueError(length)
    return None, place + length


def _byte(content: bytes, place: int) -> tuple[int, int]:
    return content[place], place + 1


def _number(content: bytes, place: int) -> tuple[int, int]:
    value, place = _varint(content, place)
    return (value >> 1) ^ -(value & 1), place


def _varint(content: bytes, place: int) -> tuple[int, int]:
    value = 0
    for shift in range(0, _BITS, 7):
        byte = content[place]
        place += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, place
    raise ValueError(value)


_READERS: dict[int, Callable[[bytes, int], tuple[Any, int]]] = {
    _STRUCT: _struct,
    _BINARY: _text,
    **dict.fromkeys((_I16, _I32, _I64), _number),
    **dict.fromkeys((_LIST, _SET), _list),
    **dict.fromkeys((_TRUE, _FALSE, _BYTE), _byte),
    _DOUBLE: _passed_over,
}
"""By kind, what reads a value and says where it ends. Parquet's headers have no maps."""
