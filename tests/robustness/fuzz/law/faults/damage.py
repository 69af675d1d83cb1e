"""Damage to the file itself: streams cut short, lengths that lie, fonts without names, pages emptied."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from random import Random
from typing import Any

import pikepdf
from pikepdf import Name

from ..content import Content
from ..mutant import Mutant, NotHereError, kind, opened, saved
from ..sound import Sound


def _with_stream(sound: Sound, number: int, change: Callable[[bytes], bytes]) -> bytes:
    """The file with the packed content of a page changed, its length as it says."""
    pdf = opened(sound)
    page = pdf.pages[number].obj
    content = pikepdf.Page(page)
    content.contents_coalesce()
    packed = zlib.compress(page.Contents.read_bytes())
    stream = pikepdf.Stream(pdf, b"")
    stream.write(change(packed), filter=Name.FlateDecode)
    page.Contents = pdf.make_indirect(stream)
    return saved(pdf, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)


def _page_with_measures(sound: Sound, rng: Random) -> int:
    return rng.choice(sound.cells).page


@kind("content stream cut short")
def truncated(sound: Sound, rng: Random) -> Mutant:
    number, share = _page_with_measures(sound, rng), rng.uniform(0.02, 0.98)
    data = _with_stream(sound, number, lambda packed: packed[: int(share * len(packed))])
    return Mutant(data, gone=frozenset((number + 1,)))


@kind("bytes of a content stream flipped")
def flipped(sound: Sound, rng: Random) -> Mutant:
    number = _page_with_measures(sound, rng)

    def flip(packed: bytes) -> bytes:
        out = bytearray(packed)
        for _ in range(rng.choice((1, 2, 8))):
            out[rng.randrange(2, len(out))] ^= 1 << rng.randrange(8)
        return bytes(out)

    return Mutant(_with_stream(sound, number, flip), gone=frozenset((number + 1,)))


@kind("piece of a content stream zeroed")
def zeroed(sound: Sound, rng: Random) -> Mutant:
    """As a download that lost a block."""
    number = _page_with_measures(sound, rng)

    def blank(packed: bytes) -> bytes:
        start = rng.randrange(len(packed))
        end = min(len(packed), start + rng.choice((16, 128, 512)))
        return packed[:start] + bytes(end - start) + packed[end:]

    return Mutant(_with_stream(sound, number, blank), gone=frozenset((number + 1,)))


@kind("wrong length of a stream")
def wrong_length(sound: Sound, rng: Random) -> Mutant:
    number = _page_with_measures(sound, rng)
    data = _with_stream(sound, number, lambda packed: packed)
    found = [
        match for match in re.finditer(rb"/Length (\d+) *>>\s+stream", data) if int(match[1]) > 300
    ]
    if not found:
        raise NotHereError
    match = rng.choice(found)
    lie = b"%0*d" % (len(match[1]), int(int(match[1]) * rng.choice((0.3, 0.7, 0.99, 0.01))))
    out = data[: match.start(1)] + lie[: len(match[1])] + data[match.end(1) :]
    every = frozenset(range(1, len(sound.sizes) + 1))
    return Mutant(out, gone=every)


@kind("file cut off at its end")
def cut_off(sound: Sound, rng: Random) -> Mutant:
    every = frozenset(range(1, len(sound.sizes) + 1))
    return Mutant(sound.data[: int(len(sound.data) * rng.uniform(0.4, 0.999))], gone=every)


@kind("page without contents")
def emptied(sound: Sound, rng: Random) -> Mutant:
    pdf, number = opened(sound), _page_with_measures(sound, rng)
    if rng.random() < 0.5:
        del pdf.pages[number].obj["/Contents"]
    else:
        pdf.pages[number].obj.Contents = pdf.make_stream(rng.choice((b"", b"q Q")))
    return Mutant(saved(pdf), gone=frozenset((number + 1,)))


@kind("page whose contents are gone")
def missing(sound: Sound, rng: Random) -> Mutant:
    """It names an object that the file does not have."""
    pdf, number = opened(sound), _page_with_measures(sound, rng)
    pdf.pages[number].obj.Contents = pdf.make_stream(b"LAWGONE")
    data = saved(pdf, compress_streams=False)
    match = re.search(rb"(\d+) 0 obj\s+<<[^>]*>>\s+stream\s+LAWGONE", data)
    assert match
    start = match.start(1)
    out = data[:start] + b"9" * len(match[1]) + data[match.end(1) :]
    every = frozenset(range(1, len(sound.sizes) + 1))
    return Mutant(out, gone=every)


@kind("second half of the contents gone")
def half_gone(sound: Sound, rng: Random) -> Mutant:
    """A page's contents in two streams, of which one was emptied: nobody sees a difference in kind."""
    pdf, number = opened(sound), _page_with_measures(sound, rng)
    content = Content(pdf, number)
    at = rng.randrange(1, len(content.instructions))
    own = pikepdf.unparse_content_stream(content.instructions[:at])
    rest = pikepdf.unparse_content_stream(content.instructions[at:])
    parts = [pdf.make_stream(own), pikepdf.Stream(pdf, b"")]
    parts[1].write(zlib.compress(rest)[: rng.randrange(3, 40)], filter=Name.FlateDecode)
    content.page.obj.Contents = pikepdf.Array([pdf.make_indirect(part) for part in parts])
    return Mutant(saved(pdf, compress_streams=False), gone=frozenset((number + 1,)))


@kind("font without names of letters")
def unnamed(sound: Sound, rng: Random) -> Mutant:
    """Its map from glyphs to letters is dropped."""
    pdf = opened(sound)
    fonts: list[Any] = [
        font
        for page in pdf.pages
        for font in page.obj.Resources.get("/Font", {}).values()
        if "/ToUnicode" in font
    ]
    if not fonts:
        raise NotHereError
    font = rng.choice(fonts)
    del font["/ToUnicode"]
    return Mutant(saved(pdf), gone=frozenset(range(1, len(sound.sizes) + 1)))


@kind("fonts of one kind swapped")
def swapped(sound: Sound, rng: Random) -> Mutant:
    """The regular and the bold face of fonts whose letters have the same numbers."""
    pdf = opened(sound)
    page = rng.choice(pdf.pages)
    fonts: Any = page.obj.Resources.get("/Font", {})
    names = [name for name, font in fonts.items() if font.get("/Encoding") == Name.WinAnsiEncoding]
    if len(names) < 2:
        raise NotHereError
    one, other = rng.sample(names, 2)
    fonts[one], fonts[other] = fonts[other], fonts[one]
    return Mutant(saved(pdf))


@kind("operator left out")
def operator_dropped(sound: Sound, rng: Random) -> Mutant:
    """One that sets colour, width or state, and moves nothing."""
    pdf, number = opened(sound), _page_with_measures(sound, rng)
    content = Content(pdf, number)
    own = {"Tf", "TL", "w", "RG", "G", "d", "J", "j", "gs", "BDC", "EMC", "ri", "i", "Tc", "Tw"}
    found = [index for index, each in enumerate(content.instructions) if str(each.operator) in own]
    if not found:
        raise NotHereError
    dropped = rng.choice(found)
    if str(content.instructions[dropped].operator) == "Tf" and sound.style.engine in (
        "typst",
        "weasyprint",
    ):
        raise NotHereError  # other letters are seen then
    content.drop(dropped)
    content.save()
    return Mutant(saved(pdf))


@kind("picture damaged")
def picture(sound: Sound, rng: Random) -> Mutant:
    """A status is a picture whose bytes are gone."""
    pdf = opened(sound)
    found = [
        (number, image)
        for number, page in enumerate(pdf.pages)
        for image in pikepdf.Page(page.obj).get_images().values()
        if image.get("/Filter") == Name.FlateDecode
    ]
    if not found:
        raise NotHereError
    _, image = rng.choice(found)
    raw = image.read_raw_bytes()
    image.write(raw[: int(len(raw) * rng.uniform(0.1, 0.8))], filter=Name.FlateDecode)
    return Mutant(
        saved(pdf, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    )


@kind("saved in another way", harmless=True)
def saved_otherwise(sound: Sound, rng: Random) -> Mutant:
    """Packed objects, a linear file, a password that is empty, contents in pieces, a form."""
    pdf = opened(sound)
    how = rng.choice(("objects", "linear", "locked", "pieces", "form"))
    if how == "objects":
        return Mutant(saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.generate))
    if how == "linear":
        return Mutant(saved(pdf, linearize=True))
    if how == "locked":
        locked = pikepdf.Encryption(owner="owner", user="", R=rng.choice((4, 6)))
        return Mutant(saved(pdf, encryption=locked, static_id=False))
    for number in range(len(pdf.pages)):
        content = Content(pdf, number)
        page = content.page.obj
        if how == "pieces":
            at = rng.randrange(1, len(content.instructions))
            halves = (content.instructions[:at], content.instructions[at:])
            parts = [pdf.make_stream(pikepdf.unparse_content_stream(half)) for half in halves]
            page.Contents = pikepdf.Array([pdf.make_indirect(part) for part in parts])
        else:
            form = pdf.make_stream(
                content.whole(), Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 2000, 2000],
                Resources=page.Resources,
            )  # fmt: skip
            page.Contents = pdf.make_stream(b"q /LawForm Do Q")
            page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(LawForm=form))
    return Mutant(saved(pdf))
