"""Faults of what is drawn besides text: patches, notes, watermarks, lines and fills that are gone."""

from __future__ import annotations

import math
from itertools import pairwise
from random import Random
from typing import Any

import pikepdf
from pikepdf import Name

from ..content import Content
from ..mutant import Mutant, NotHereError, kind, opened, places, saved
from ..sound import Box, Cell, Sound

_STATUSES = ("period_status", "ytd_status")
_DRAWN = {"f", "F", "f*", "S", "s", "B", "b", "B*", "b*"}


def _inner(box: Box, rim: float = 0.8) -> Box:
    left, bottom, right, top = box
    return left + rim, bottom + rim, right - rim, top - rim


def _filled(box: Box, colour: bytes) -> bytes:
    left, bottom, right, top = box
    return b"q %s %.2f %.2f %.2f %.2f re f Q\n" % (colour, left, bottom, right - left, top - bottom)


def _any_cell(sound: Sound, rng: Random) -> Cell:
    return rng.choice(sound.filled())


@kind("patch over a cell")
def patch(sound: Sound, rng: Random) -> Mutant:
    """White as correction fluid, black as a redaction, or in a colour."""
    pdf, cell = opened(sound), _any_cell(sound, rng)
    content = Content(pdf, cell.page)
    colour = rng.choice((b"1 g", b"1 g", b"0 g", b"0.2 g", b"0.9 0.95 1 rg", b"1 1 0.6 rg"))
    content.appended.append(_filled(_inner(cell.box), colour))
    content.save()
    # A sign that is painted over in white is as good as none: that is what is seen.
    is_none = cell.field in _STATUSES and colour == b"1 g"
    accepted = {(cell.code, cell.field): (None,)} if is_none else {}
    return Mutant(saved(pdf), places([cell]), accepted)


@kind("patch over a row")
def patch_row(sound: Sound, rng: Random) -> Mutant:
    pdf, cell = opened(sound), _any_cell(sound, rng)
    row = [each for each in sound.filled() if each.code == cell.code]
    whole = [each for each in sound.cells if each.code == cell.code]
    content = Content(pdf, cell.page)
    first, last = whole[0].box, whole[-1].box
    box = (first[0], first[1], last[2], first[3])
    colour = rng.choice((b"1 g", b"0 g"))
    content.appended.append(_filled(_inner(box), colour))
    content.save()
    return Mutant(saved(pdf), places(row))


@kind("new figure on a patch")
def replaced(sound: Sound, rng: Random) -> Mutant:
    """What is seen is the new one: that, or the measure is named."""
    pdf, cell = opened(sound), rng.choice(sound.filled("period_actual", "ytd_actual", "ytd_target"))
    content = Content(pdf, cell.page)
    font = pikepdf.Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    content.resource("/Font", "/LawAdded", pdf.make_indirect(font))
    _, _, right, top = _inner(cell.box)
    new = b"%d" % rng.randint(100, 999)
    content.appended.append(_filled(_inner(cell.box), b"1 g"))
    text = b"q 0 g BT /LawAdded 6 Tf %.2f %.2f Td (%s) Tj ET Q\n"
    content.appended.append(text % (right - 14, top - 7, new))
    content.save()
    place = (cell.code, cell.field)
    return Mutant(saved(pdf), frozenset((place,)), {place: (new.decode(),)})


def _annotated(sound: Sound, cell: Cell, subtype: str, box: Box, look: bytes | None, **more: Any) -> bytes:  # fmt: skip
    pdf = opened(sound)
    page = pdf.pages[cell.page].obj
    note = pikepdf.Dictionary(
        Type=Name.Annot, Subtype=Name("/" + subtype), Rect=list(box), F=4, **more
    )
    if look is not None:
        size = [0, 0, box[2] - box[0], box[3] - box[1]]
        form = pdf.make_stream(look, Type=Name.XObject, Subtype=Name.Form, BBox=size)
        note.AP = pikepdf.Dictionary(N=form)
    page.Annots = pikepdf.Array([*page.get("/Annots", []), pdf.make_indirect(note)])
    return saved(pdf)


@kind("box put over a cell")
def covering_note(sound: Sound, rng: Random) -> Mutant:
    """An annotation that hides what is beneath."""
    cell = _any_cell(sound, rng)
    box = _inner(cell.box)
    subtype = rng.choice(("Square", "FreeText", "Stamp", "Redact"))
    look = rng.choice((b"0 g", b"1 g", b"1 0.9 0.9 rg")) + b" 0 0 900 900 re f"
    return Mutant(_annotated(sound, cell, subtype, box, look), places([cell]))


@kind("note put on a cell")
def sticky_note(sound: Sound, rng: Random) -> Mutant:
    """A comment, a highlighter or a link: no part of the report."""
    cell = rng.choice(sound.cells)
    left, _, right, top = cell.box
    x = rng.uniform(left, right - 8)
    box = (x, top - 14, x + 14, top)
    subtype = rng.choice(("Text", "Highlight", "Underline", "Link", "Ink", "Popup"))
    quads = [box[0], box[3], box[2], box[3], box[0], box[1], box[2], box[1]]
    more: dict[str, Any] = {"Contents": "see e-mail", "C": [1, 0.8, 0]}
    if subtype in ("Highlight", "Underline"):
        more["QuadPoints"] = quads
    look = b"1 0.82 0 rg 0 0 14 14 re f" if subtype in ("Text", "Ink") else None
    return Mutant(_annotated(sound, cell, subtype, box, look, **more))


@kind("note drawn into a page")
def flattened_note(sound: Sound, rng: Random) -> Mutant:
    """A yellow square with lines, on a status or beside it."""
    pdf, cell = opened(sound), rng.choice([each for each in sound.cells if "status" in each.field])
    content = Content(pdf, cell.page)
    left, _, right, top = cell.box
    x, y, side = (left + right) / 2 - 6, top - 13, 12
    note = b"q 1 0.82 0 rg 0 G 0.8 w %.2f %.2f %d %d re B " % (x, y, side, side)
    for share in (0.3, 0.5, 0.7):
        at = y + share * side
        note += b"%.2f %.2f m %.2f %.2f l S " % (x + 2, at, x + side - 2, at)
    content.appended.append(note + b"Q\n")
    content.save()
    place = (cell.code, cell.field)
    is_empty = getattr(sound.reading(cell.code), cell.field) is None
    return Mutant(saved(pdf), frozenset() if is_empty else frozenset((place,)))


@kind("highlighter over a row")
def highlighter(sound: Sound, rng: Random) -> Mutant:
    pdf = opened(sound)
    code = rng.choice(sound.cells).code
    row = [cell for cell in sound.cells if cell.code == code]
    content = Content(pdf, row[0].page)
    content.resource("/ExtGState", "/LawMultiply", pikepdf.Dictionary(BM=Name.Multiply))
    box = (row[0].box[0], row[0].box[1], row[-1].box[2], row[0].box[3])
    colour = rng.choice((b"1 1 0 rg", b"0.6 1 0.6 rg", b"1 0.7 0.8 rg", b"0.7 0.9 1 rg"))
    if rng.random() < 0.5:
        content.appended.append(b"q /LawMultiply gs " + _filled(_inner(box), colour) + b"Q\n")
    elif sound.style.borders == "cells" or sound.style.zebra:
        raise NotHereError
    else:
        content.below.append(_filled(_inner(box), colour))
    content.save()
    return Mutant(saved(pdf))


@kind("watermark")
def watermark(sound: Sound, rng: Random) -> Mutant:
    pdf = opened(sound)
    angle, size = math.radians(rng.choice((30, 35, 45, 55, 0))), rng.choice((60, 90, 120))
    grey = rng.uniform(0.75, 0.92)
    cos, sin = math.cos(angle), math.sin(angle)
    word = rng.choice((b"DRAFT", b"CONFIDENTIAL", b"COPY", b"SUPERSEDED"))
    font = pikepdf.Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Helvetica-Bold"))
    below = rng.random() < 0.6
    for number in range(len(pdf.pages)):
        content = Content(pdf, number)
        content.resource("/Font", "/LawMark", pdf.make_indirect(font))
        x, y = rng.uniform(80, 300), rng.uniform(80, 250)
        drawn = b"q %.2f g BT /LawMark %d Tf %.4f %.4f %.4f %.4f %.2f %.2f Tm (%s) Tj ET Q\n" % (
            *(grey, size, cos, sin, -sin, cos, x, y),
            word,
        )
        (content.below if below else content.appended).append(drawn)
        content.save()
    return Mutant(saved(pdf))


def _strokes(content: Content) -> list[tuple[int, int]]:
    """Each path that is painted: its first instruction and its last."""
    found, begins = [], None
    for index, each in enumerate(content.instructions):
        name = str(each.operator)
        if name in ("m", "re") and begins is None:
            begins = index
        elif name in _DRAWN and begins is not None:
            found.append((begins, index))
            begins = None
        elif name == "n":
            begins = None
    return found


@kind("rule or fill gone")
def rule_gone(sound: Sound, rng: Random) -> Mutant:
    """Some lines, fills or drawn signs of a page are left out."""
    pdf = opened(sound)
    content = Content(pdf, rng.randrange(len(pdf.pages)))
    painted = _strokes(content)
    signs = [cell for cell in sound.filled(*_STATUSES) if cell.page == content.page.index]
    if not painted:
        raise NotHereError
    for begins, ends in rng.sample(painted, min(len(painted), rng.choice((1, 1, 2, 5)))):
        content.drop(*range(begins, ends + 1))
    content.save()
    gone = dict.fromkeys(places(signs), (None,))  # a sign that is not drawn is not seen
    heads = [each.code for each in sound.report.priorities if each.page == content.page.index + 1]
    return Mutant(saved(pdf), accepted={**gone, **{(code, "status"): (None,) for code in heads}})


@kind("all rules gone")
def rules_gone(sound: Sound, rng: Random) -> Mutant:
    """Every line that is stroked on a page, as some programs lose hairlines."""
    if sound.style.icons in ("vector", "outlined"):
        raise NotHereError
    pdf = opened(sound)
    content = Content(pdf, rng.randrange(len(pdf.pages)))
    lines = [
        (begins, ends)
        for begins, ends in _strokes(content)
        if str(content.instructions[ends].operator) in ("S", "s")
    ]
    if not lines:
        raise NotHereError
    for begins, ends in lines:
        content.drop(*range(begins, ends + 1))
    content.save()
    return Mutant(saved(pdf))


@kind("cells merged downwards")
def merged(sound: Sound, rng: Random) -> Mutant:
    """An owner printed once for two rows, without the line between them."""
    field = rng.choice(("directors", "portfolio_holder"))
    cells = [cell for cell in sound.cells if cell.field == field]
    pairs = [
        (one, other)
        for one, other in pairwise(cells)
        if one.page == other.page
        and abs(one.box[1] - other.box[3]) < 1
        and getattr(sound.reading(one.code), field) == getattr(sound.reading(other.code), field)
    ]
    if not pairs:
        raise NotHereError
    one, other = rng.choice(pairs)
    pdf = opened(sound)
    content = Content(pdf, one.page)
    for piece in content.of(other):
        content.lift(piece)
    left, bottom, right, _ = one.box
    rules = [
        (indexes, line)
        for indexes, line in content.lines()
        if max(abs(line[1] - bottom), abs(line[3] - bottom)) < 1
        and min(line[0], line[2]) < right - 1
        and max(line[0], line[2]) > left + 1
    ]
    if not rules:
        raise NotHereError
    for indexes, (x0, y, x1, _) in rules:
        content.drop(*indexes)
        for start, end in ((min(x0, x1), left), (right, max(x0, x1))):
            if end - start > 1:
                stroke = b"q 0.5 w 0.2 G %.2f %.2f m %.2f %.2f l S Q\n"
                content.appended.append(stroke % (start, y, end, y))
    content.save()
    return Mutant(saved(pdf))


@kind("status in another colour")
def recoloured(sound: Sound, rng: Random) -> Mutant:
    """A patch of a colour that no status has, over a sign."""
    pdf, cell = opened(sound), rng.choice(sound.filled(*_STATUSES))
    content = Content(pdf, cell.page)
    colour = rng.choice((b"0.5 0 0.6 rg", b"0.5 g", b"0.6 0.4 0.2 rg", b"0 0.7 0.8 rg"))
    content.appended.append(_filled(_inner(cell.box), colour))
    content.save()
    return Mutant(saved(pdf), places([cell]))
