"""How much a Parquet file unpacks to, as its own headers say, before anything of it is unpacked.

A file of a few kilobytes may unpack to gigabytes, and the process that reads it would die of that.
Polars tells no sizes, and libraries for Parquet those of the footer, not of the pages: how long the
texts are that a column repeats. So the headers are read here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

MOST = 2**28
"""No report unpacks to so many bytes: two thousand measures take four millions of them."""
_VALUE = 16
"""The bytes that a value takes in memory beside its text."""
_TRUE, _FALSE, _BYTE, _I16, _I32, _I64, _DOUBLE, _BINARY, _LIST, _SET, _MAP, _STRUCT = range(1, 13)
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
    footer = _Thrift(content, len(content) - 8 - length).struct()
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
        reader = _Thrift(content, begin)
        page = reader.struct()
        if page[_PAGE_PACKED] < 0 or page[_PAGE_UNPACKED] < 0:
            raise ValueError(page)
        values = sum(page[kind][_VALUES] for kind in _PAGE_KINDS if kind in page)
        size += page[_PAGE_UNPACKED] + values * each
        if _DICTIONARY in page:  # the values that follow repeat its own
            each += page[_PAGE_UNPACKED] // max(values, 1)
        begin = reader.place + page[_PAGE_PACKED]
    return size


class _Thrift:
    """Reads structs in Thrift's compact protocol, which Parquet's headers are written in."""

    def __init__(self, content: bytes, place: int) -> None:
        if place < 0:
            raise ValueError(place)
        self._content = content
        self.place = place

    def struct(self) -> dict[int, Any]:
        """Read a struct: its values by the numbers of their fields."""
        fields: dict[int, Any] = {}
        number = 0
        while head := self._byte():
            number = number + (head >> 4) if head >> 4 else self._number()
            kind = head & 15
            fields[number] = kind == _TRUE if kind in (_TRUE, _FALSE) else self._value(kind)
        return fields

    def _value(self, kind: int) -> Any:
        if kind in (_TRUE, _FALSE, _BYTE):
            return self._byte()
        if kind in (_I16, _I32, _I64):
            return self._number()
        if kind in (_DOUBLE, _BINARY):
            length = 8 if kind == _DOUBLE else self._varint()
            self.place += length
            return None
        if kind in (_LIST, _SET):
            head = self._byte()
            count = self._varint() if head >> 4 == 15 else head >> 4
            return [self._value(head & 15) for _ in range(count)]
        if kind == _MAP:
            count = self._varint()
            kinds = self._byte() if count else 0
            return [(self._value(kinds >> 4), self._value(kinds & 15)) for _ in range(count)]
        if kind == _STRUCT:
            return self.struct()
        raise ValueError(kind)

    def _number(self) -> int:
        value = self._varint()
        return (value >> 1) ^ -(value & 1)

    def _varint(self) -> int:
        value = 0
        for shift in range(0, _BITS, 7):
            byte = self._byte()
            value |= (byte & 127) << shift
            if byte < 128:
                return value
        raise ValueError(value)

    def _byte(self) -> int:
        self.place += 1
        return self._content[self.place - 1]
