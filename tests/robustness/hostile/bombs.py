"""Small files that unfold into too much: bytes, operators, characters, forms, lines, pixels."""

from __future__ import annotations

import zlib
from collections.abc import Callable

from .writer import one_page, pages, pdf, stream

TEXT = b"BT /F 9 Tf 40 500 Td (OCC01 - Status of Indicators 31/07/2024) Tj ET\n"


def _spaces(megabytes: int) -> bytes:
    """So many million spaces, deflated, without holding them."""
    block = b" " * 1_000_000
    packer = zlib.compressobj(9)
    head = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
    first = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    later = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    # The checksum at the end is of the two blocks packed here: nobody gets as far as to it.
    return head + first + later * (megabytes - 1) + packer.flush()


def _raw(data: bytes, filters: int) -> bytes:
    names = b"/FlateDecode " * filters
    return b"<< /Length %d /Filter [%b] >>\nstream\n%b\nendstream" % (len(data), names, data)


def flate_bomb() -> bytes:
    """500 MB of spaces in 500 kB."""
    return pdf(pages([_raw(_spaces(500), 1)]))


def nested_flate() -> bytes:
    """2 GB of spaces in a few kB, deflated twice."""
    return pdf(pages([_raw(zlib.compress(_spaces(2000), 9), 2)]))


def many_q() -> bytes:
    """Millions of saved graphic states."""
    return one_page(TEXT + b"q " * 4_000_000)


def _lines(lines: int, words: int, size: float) -> bytes:
    """So many lines of so many words of five letters. No two lines are the same: PDFium folds those."""
    text = b"word " * words
    top = 580.0
    drawn = (
        b"BT /F %f Tf 20 %f Td (%d %b) Tj ET\n" % (size, top - index * 560 / lines, index, text)
        for index in range(lines)
    )
    return b"".join(drawn)


def many_characters() -> bytes:
    """Two million characters on a page."""
    return one_page(_lines(300, 1400, 0.2), packed=2)


def just_too_many_characters() -> bytes:
    """Quickly read, and more than a page of a report has."""
    return one_page(_lines(255, 40, 2.0))


def laughs(deep: int = 9, wide: int = 10) -> bytes:
    """Forms that draw ten forms each, ten deep."""
    forms = {}
    for level in range(deep):
        inner = b"/X Do " * wide if level < deep - 1 else b"0 0 m 9 9 l S"
        names = b"/Resources << /XObject << /X %d 0 R >> >>" % (1001 + level)
        forms[1000 + level] = stream(
            inner, b"/Type /XObject /Subtype /Form /BBox [0 0 842 595] " + names
        )
    return one_page(TEXT + b"/X Do", resources=b"/XObject << /X 1000 0 R >>", more=forms)


def deep_forms() -> bytes:
    """One form in another, thirty deep."""
    return laughs(30, 1)


def own_form() -> bytes:
    """A form that draws itself."""
    entries = (
        b"/Type /XObject /Subtype /Form /BBox [0 0 842 595] "
        b"/Resources << /XObject << /X 1000 0 R >> >>"
    )
    form = {1000: stream(b"0 0 m 50 50 l S /X Do /X Do", entries)}
    return one_page(TEXT + b"/X Do", resources=b"/XObject << /X 1000 0 R >>", more=form)


def many_forms() -> bytes:
    """One form drawn again and again."""
    form = {1000: stream(b"0 0 m 50 0 l S", b"/Type /XObject /Subtype /Form /BBox [0 0 842 595]")}
    content = TEXT + b"/X Do " * 60_000
    return one_page(content, resources=b"/XObject << /X 1000 0 R >>", more=form)


def grid(side: int = 400) -> bytes:
    """A grid of lines with a thousandth of a point between them, each cell a rectangle."""
    cells = [b"%d %d 2 1 re" % (x * 2, y) for x in range(side) for y in range(side)]
    return one_page(TEXT + b" ".join(cells) + b" S", packed=2)


def filled_grid() -> bytes:
    """As many rectangles, each a path of its own."""
    cells = [b"%d %d 4 4 re f" % (x * 5, y * 5) for x in range(160) for y in range(115)]
    return one_page(TEXT + b" ".join(cells) * 2, packed=2)


def long_path() -> bytes:
    """One curve of a million segments."""
    return one_page(TEXT + b"0 0 m " + b"9 9 8 8 7 7 c " * 1_000_000 + b"S", packed=2)


def many_dots() -> bytes:
    """A hundred thousand bullets."""
    dots = (b"%d %d 2 2 re f" % (20 + x, 20 + y) for x in range(700) for y in range(150))
    return one_page(TEXT + b" ".join(dots), packed=2)


def many_pages() -> bytes:
    """More pages than any pack."""
    return pdf(pages([stream(TEXT)] * 1001))


def pages_full_of_text() -> bytes:
    """Five hundred pages, each as full as a page may be."""
    full = stream(_lines(240, 40, 2.0))
    objects = pages([full] * 500)
    body = objects[11]
    for number in list(objects):
        if number > 11 and number % 2:
            objects[number] = b"null"
        elif number > 10:
            objects[number] = objects[number].replace(b"%d 0 R /Res" % (number + 1), b"11 0 R /Res")
    return pdf({**objects, 11: body})


def big_picture() -> bytes:
    """A picture of 10,000 × 10,000 pixels, drawn on a page with a table's words."""
    entries = (
        b"/Type /XObject /Subtype /Image /Width 10000 /Height 10000 "
        b"/ColorSpace /DeviceRGB /BitsPerComponent 8"
    )
    packed = _spaces(10_000 * 10_000 * 3 // 1_000_000)
    head = b"<< /Length %d /Filter /FlateDecode %b >>" % (len(packed), entries)
    picture = b"%b\nstream\n%b\nendstream" % (head, packed)
    content = TEXT + b"q 100 0 0 100 50 50 cm /X Do Q"
    return one_page(content, resources=b"/XObject << /X 1000 0 R >>", more={1000: picture})


def endless_function() -> bytes:
    """A shading whose function is a program that fills its stack over and over."""
    program = b"{ " + b"dup mul " * 50_000 + b"}"
    more = {
        1000: stream(program, b"/FunctionType 4 /Domain [0 1] /Range [0 1 0 1 0 1]"),
        1001: b"<< /ShadingType 1 /ColorSpace /DeviceRGB /Domain [0 1 0 1] "
        b"/Matrix [842 0 0 595 0 0] /Function 1000 0 R >>",
    }
    return one_page(TEXT + b"/S sh", resources=b"/Shading << /S 1001 0 R >>", more=more)


def tiny_tiles() -> bytes:
    """A pattern of tiles of a hundredth of a point over the whole page."""
    entries = (
        b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] "
        b"/XStep 0.01 /YStep 0.01 /Resources << >>"
    )
    content = TEXT + b"/Pattern cs /P scn 0 0 842 595 re f"
    tile = {1000: stream(b"1 0 0 rg 0 0 1 1 re f", entries)}
    return one_page(content, resources=b"/Pattern << /P 1000 0 R >>", more=tile)


FILES: dict[str, Callable[[], bytes]] = {
    make.__name__: make
    for make in (
        flate_bomb,
        nested_flate,
        many_q,
        many_characters,
        just_too_many_characters,
        laughs,
        deep_forms,
        own_form,
        many_forms,
        grid,
        filled_grid,
        long_path,
        many_dots,
        many_pages,
        pages_full_of_text,
        big_picture,
        endless_function,
        tiny_tiles,
    )
}
