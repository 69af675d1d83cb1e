"""Files whose structure lies, loops or is not there."""

from __future__ import annotations

from collections.abc import Callable

from .writer import A4, one_page, pages, pdf, stream

TEXT = b"BT /F 9 Tf 40 500 Td (OCC01 - Status of Indicators 31/07/2024) Tj ET\n"


def nothing() -> bytes:
    """No bytes at all."""
    return b""


def header_only() -> bytes:
    """A PDF by name."""
    return b"%PDF-1.7\n"


def words() -> bytes:
    """Text under a PDF's name."""
    return b"Dear all, please find the annex attached.\n" * 50


def web_page() -> bytes:
    """What a download often is instead."""
    return b"<!DOCTYPE html><html><body><h1>Sign in</h1></body></html>"


def cut_in_half() -> bytes:
    """A download that stopped."""
    whole = one_page(TEXT * 100)
    return whole[: len(whole) // 2]


def no_pages() -> bytes:
    """A document without a page."""
    return pdf(
        {1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [] /Count 0 >>"}
    )


def count_lies() -> bytes:
    """One page that says it is a hundred million."""
    objects = pages([stream(TEXT)])
    return pdf({**objects, 2: b"<< /Type /Pages /Kids [10 0 R] /Count 99999999 >>"})


def count_lies_a_little() -> bytes:
    """One page that says it is four hundred."""
    objects = pages([stream(TEXT)])
    return pdf({**objects, 2: b"<< /Type /Pages /Kids [10 0 R] /Count 400 >>"})


def page_tree_cycle() -> bytes:
    """A page tree that is its own child."""
    objects = pages([stream(TEXT)])
    return pdf({**objects, 2: b"<< /Type /Pages /Kids [2 0 R 2 0 R 10 0 R] /Count 3 >>"})


def page_tree_bomb() -> bytes:
    """Nodes that name the next one ten times, twelve deep."""
    objects = pages([stream(TEXT)])
    for level in range(12):
        kid = 1001 + level if level < 11 else 10
        kids = b"%d 0 R " % kid * 10
        objects[1000 + level] = b"<< /Type /Pages /Kids [%b] /Count 500 >>" % kids
    objects[2] = b"<< /Type /Pages /Kids [1000 0 R] /Count 500 >>"
    return pdf(objects)


def no_media_box() -> bytes:
    """A page that does not say how large it is."""
    return one_page(TEXT, page=b"")


def media_box_of_nothing() -> bytes:
    """A page without an area."""
    return one_page(TEXT, page=b"/MediaBox [0 0 0 0]")


def media_box_of_names() -> bytes:
    """A page whose size is no number."""
    return one_page(TEXT, page=b"/MediaBox [/a /b (c) null]")


def media_box_of_a_mile() -> bytes:
    """A page of 200,000 points."""
    return one_page(TEXT, page=b"/MediaBox [0 0 200000 200000]")


def media_box_beyond_numbers() -> bytes:
    """A page whose sides no number can hold."""
    return one_page(TEXT, page=b"/MediaBox [-1e38 0 99999999999999999999 9e300]")


def a_line_for_a_page() -> bytes:
    """A page one point high and very wide."""
    return one_page(TEXT, page=b"/MediaBox [0 0 4999 1]")


def xref_loop() -> bytes:
    """A cross-reference table whose predecessor is itself."""
    whole = one_page(TEXT)
    start = whole.rindex(b"startxref")
    at = int(whole[start:].split()[1])
    return whole.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % at)


def no_root() -> bytes:
    """A trailer that names no catalog."""
    return one_page(TEXT).replace(b"/Root 1 0 R", b"")


def deep_arrays() -> bytes:
    """Two hundred thousand arrays, one in the other."""
    return one_page(TEXT + b"[" * 200_000 + b"]" * 200_000 + b" TJ")


def deep_objects() -> bytes:
    """The same in the page's own dictionary."""
    return one_page(TEXT, page=A4 + b"/Deep " + b"[" * 200_000 + b"]" * 200_000)


def a_chain_of_references() -> bytes:
    """A content stream that is a reference to a reference to itself."""
    objects = pages([stream(TEXT)])
    return pdf({**objects, 11: b"1000 0 R", 1000: b"1001 0 R", 1001: b"1000 0 R"})


def no_font() -> bytes:
    """Text in a font that is not there."""
    return one_page(TEXT, resources=b"/Font << /F 777 0 R >> ")


def own_length() -> bytes:
    """A stream whose length is the stream."""
    objects = pages([stream(TEXT)])
    body = b"<< /Length 11 0 R >>\nstream\n%b\nendstream" % TEXT
    return pdf({**objects, 11: body})


def only_a_picture() -> bytes:
    """A page without text."""
    return one_page(b"1 0 0 rg 10 10 200 200 re f")


def password() -> bytes:
    """A file that is locked: the key is not right for any password."""
    lock = b"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <%b> /U <%b> >>"
    ident = b"/Encrypt 900 0 R /ID [<00><00>]"
    objects = {**pages([stream(TEXT)]), 900: lock % (b"41" * 32, b"42" * 32)}
    return pdf(objects, trailer=ident)


def another_document() -> bytes:
    """A proper PDF that is no report."""
    return one_page(b"BT /F 11 Tf 72 500 Td (Minutes of the meeting of 31/07/2024) Tj ET")


def no_date() -> bytes:
    """A heading of a report, and no date."""
    return one_page(b"BT /F 11 Tf 72 500 Td (OCC01 - Climate) Tj ET")


def impossible_date() -> bytes:
    """The 31st of June."""
    text = b"BT /F 11 Tf 72 500 Td (OCC01 - Climate) Tj 0 -40 Td (%b) Tj ET"
    return one_page(text % b"Status of Indicators 31/06/2024")


FILES: dict[str, Callable[[], bytes]] = {
    make.__name__: make
    for make in (
        nothing,
        header_only,
        words,
        web_page,
        cut_in_half,
        no_pages,
        count_lies,
        count_lies_a_little,
        page_tree_cycle,
        page_tree_bomb,
        no_media_box,
        media_box_of_nothing,
        media_box_of_names,
        media_box_of_a_mile,
        media_box_beyond_numbers,
        a_line_for_a_page,
        xref_loop,
        no_root,
        deep_arrays,
        deep_objects,
        a_chain_of_references,
        no_font,
        own_length,
        only_a_picture,
        password,
        another_document,
        no_date,
        impossible_date,
    )
}
