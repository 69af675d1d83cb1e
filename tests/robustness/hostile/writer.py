"""A PDF put together by hand, so that any part of it can be wrong."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence

Objects = Mapping[int, bytes]
"""The body of each object by its number; 1 is the catalog."""

A4 = b"/MediaBox [0 0 842 595]"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_IN_A_ROW = 100_000
"""With objects of higher numbers only those that there are stand in the table: a line each took 24 GB."""


def pdf(objects: Objects, root: int = 1, trailer: bytes = b"") -> bytes:
    """The file with these objects and an honest cross-reference table."""
    out = bytearray(b"%PDF-1.7\n")
    offsets: dict[int, int] = {}
    for number, body in objects.items():
        offsets[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    size = max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (1 if size > _IN_A_ROW else size)
    for number in sorted(offsets) if size > _IN_A_ROW else range(1, size):
        used = number in offsets
        out += b"%d 1\n" % number if size > _IN_A_ROW else b""
        out += b"%010d %05d %b \n" % (offsets.get(number, 0), 0, b"n" if used else b"f")
    out += b"trailer\n<< /Size %d /Root %d 0 R %b >>\n" % (size, root, trailer)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def stream(data: bytes, entries: bytes = b"", *, packed: int = 1) -> bytes:
    """A stream object's body, deflated so many times over."""
    for _ in range(packed):
        data = zlib.compress(data, 9)
    filters = b"/FlateDecode " * packed
    head = b"<< /Length %d /Filter [%b] %b >>" % (len(data), filters, entries)
    return b"%b\nstream\n%b\nendstream" % (head, data)


def pages(
    contents: Sequence[bytes],
    *,
    page: bytes = A4,
    resources: bytes = b"",
    more: Objects | None = None,
) -> dict[int, bytes]:
    """The objects of a document whose pages have these content streams (stream bodies).

    `page` holds entries of every page, `resources` of its resources; font `/F` is there. Objects
    of one's own are numbered from 1000 on.
    """
    first = 10
    numbers = [first + 2 * index for index in range(len(contents))]
    kids = b" ".join(b"%d 0 R" % number for number in numbers)
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, len(numbers)),
        3: FONT,
    }
    fonts = b"/Font << /F 3 0 R >> " if b"/Font" not in resources else b""
    for number, content in zip(numbers, contents, strict=True):
        objects[number] = (
            b"<< /Type /Page /Parent 2 0 R %b /Contents %d 0 R /Resources << %b%b >> >>"
            % (page, number + 1, fonts, resources)
        )
        objects[number + 1] = content
    return {**objects, **(more or {})}


def one_page(content: bytes, *, packed: int = 1, **more: object) -> bytes:
    """A document of one page with this content."""
    return pdf(pages([stream(content, packed=packed)], **more))  # type: ignore[arg-type]
