"""Faults of the text of a page: what is not seen, struck out, raised, turned, doubled, or moved."""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random

import pikepdf
from pikepdf import Name

from ..content import Content, Piece, times
from ..mutant import Mutant, NotHereError, kind, opened, places, saved
from ..sound import Cell, Sound

_FIGURES = ("period_actual", "period_target", "ytd_actual", "ytd_target")


def _cell(
    sound: Sound, rng: Random, *fields: str
) -> tuple[pikepdf.Pdf, Content, Cell, list[Piece]]:
    """A cell with text of its own to break: of these fields, or mostly a figure."""
    if not fields and rng.random() < 0.5:
        fields = _FIGURES
    pdf = opened(sound)
    cells = sound.filled(*fields)
    cell = rng.choice([each for each in cells if "status" not in each.field])
    content = Content(pdf, cell.page)
    return pdf, content, cell, content.of(cell)


def _redrawn(
    sound: Sound, rng: Random, before: bytes = b"", after: bytes = b"", how: bytes = b""
) -> Mutant:
    """All text of a cell, or one piece of it, drawn between other operators: then it is doubtful."""
    pdf, content, cell, pieces = _cell(sound, rng)
    if rng.random() < 0.3:
        pieces = [rng.choice(pieces)]
    _prepare(content)
    for piece in pieces:
        content.lift(piece)
        content.appended.append(before + piece.drawn(before=how) + after)
    content.save()
    return Mutant(saved(pdf), places([cell]))


def _prepare(content: Content) -> None:
    """Make known to a page what the operators below name."""
    pdf = content.pdf
    layer = pdf.make_indirect(pikepdf.Dictionary(Type=Name.OCG, Name="Old"))
    content.resource("/Properties", "/LawOff", layer)
    off = pikepdf.Dictionary(OFF=pikepdf.Array([layer]), Order=pikepdf.Array())
    pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([layer]), D=off)
    content.resource("/ExtGState", "/LawClear", pikepdf.Dictionary(ca=0))
    font = pikepdf.Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    font.Encoding = Name.WinAnsiEncoding
    content.resource("/Font", "/LawAdded", pdf.make_indirect(font))


@kind("white text")
def white(sound: Sound, rng: Random) -> Mutant:
    if sound.style.zebra:
        raise NotHereError
    return _redrawn(sound, rng, how=rng.choice((b"1 g", b"1 1 1 rg", b"0.98 g")))


@kind("invisible text")
def invisible(sound: Sound, rng: Random) -> Mutant:
    return _redrawn(sound, rng, how=b"3 Tr")


@kind("text used as a clip")
def clip_mode(sound: Sound, rng: Random) -> Mutant:
    return _redrawn(sound, rng, how=b"7 Tr")


@kind("transparent text")
def transparent(sound: Sound, rng: Random) -> Mutant:
    return _redrawn(sound, rng, before=b"q /LawClear gs ", after=b"Q\n")


@kind("layer that is off")
def layer_off(sound: Sound, rng: Random) -> Mutant:
    return _redrawn(sound, rng, before=b"/OC /LawOff BDC ", after=b"EMC\n")


@kind("clipped away")
def clipped(sound: Sound, rng: Random) -> Mutant:
    return _redrawn(sound, rng, before=b"q 2 2 9 9 re W n ", after=b"Q\n")


@kind("outlined text", harmless=True)
def outlined(sound: Sound, rng: Random) -> Mutant:
    pdf, content, _, pieces = _cell(sound, rng)
    for piece in pieces:
        content.lift(piece)
        width = rng.choice((0.1, 0.2, 0.3))
        content.appended.append(b"%.1f w " % width + piece.drawn(before=b"2 Tr 0 G"))
    content.save()
    return Mutant(saved(pdf))


@kind("doubled word", harmless=True)
def doubled(sound: Sound, rng: Random) -> Mutant:
    """As a shadow or a bold face that was made up."""
    pdf, content, _, pieces = _cell(sound, rng)
    dx, dy = rng.choice(((0, 0), (0.2, 0), (0.3, -0.3), (0.4, 0.1)))
    for piece in pieces:
        content.appended.append(piece.drawn(piece.moved(dx, dy)))
    content.save()
    return Mutant(saved(pdf))


@kind("doubled page text", harmless=True)
def doubled_page(sound: Sound, rng: Random) -> Mutant:
    pdf = opened(sound)
    content = Content(pdf, rng.randrange(len(pdf.pages)))
    dx, dy = rng.choice(((0, 0), (0.2, 0), (0.3, -0.3)))
    content.appended += [piece.drawn(piece.moved(dx, dy)) for piece in content.pieces]
    content.save()
    return Mutant(saved(pdf))


@kind("invisible layer of the same text", harmless=True)
def recognised(sound: Sound, rng: Random) -> Mutant:
    """As text recognition lays over a page that has text."""
    pdf = opened(sound)
    dx, dy = rng.uniform(-1.5, 1.5), rng.uniform(-1, 1)
    for number in range(len(pdf.pages)):
        content = Content(pdf, number)
        for piece in content.pieces:
            content.appended.append(piece.drawn(piece.moved(dx, dy), before=b"3 Tr"))
        content.save()
    return Mutant(saved(pdf))


@kind("old figure hidden beside the new")
def hidden_extra(sound: Sound, rng: Random) -> Mutant:
    """Nobody sees it: what was there stays right."""
    pdf, content, cell, _ = _cell(sound, rng, *_FIGURES)
    _prepare(content)
    left, bottom, right, top = cell.box
    x = rng.uniform(left + 1, max(left + 1, right - 20))
    y = rng.uniform(bottom + 1, max(bottom + 1, top - 7))
    old = b"BT /LawAdded 6 Tf %.2f %.2f Td (%d) Tj ET" % (x, y, rng.randint(10, 99999))
    hows = (
        b"q 3 Tr %s Q\n",
        b"/OC /LawOff BDC q 0 g %s Q EMC\n",
        b"q /LawClear gs 0 g %s Q\n",
        b"q 2 2 3 3 re W n 0 g %s Q\n",
    )
    content.appended.append(rng.choice(hows) % old)
    content.save()
    return Mutant(saved(pdf))


@kind("figure struck out")
def struck(sound: Sound, rng: Random) -> Mutant:
    return _struck(sound, rng, _FIGURES)


@kind("prose struck out")
def struck_prose(sound: Sound, rng: Random) -> Mutant:
    return _struck(sound, rng, ("comment", "risk_impact", "timeframe", "directors", "measure"))


def _struck(sound: Sound, rng: Random, fields: Sequence[str]) -> Mutant:
    pdf, content, cell, pieces = _cell(sound, rng, *fields)
    for piece in pieces:
        y = piece.y + rng.uniform(0.2, 0.38) * _height(piece)
        end = sound.end_of_line(cell.page, piece.x, piece.y, cell.box[2])
        over, width = rng.uniform(-0.2, 1.5), rng.uniform(0.3, 0.8)
        line = b"q %.2f w 0 G %.2f %.2f m %.2f %.2f l S Q\n"
        content.appended.append(line % (width, piece.x - over, y, end + over, y))
    content.save()
    return Mutant(saved(pdf), places([cell]))


def _height(piece: Piece) -> float:
    _, _, c, d, *_ = piece.matrix
    return piece.size * math.hypot(c, d)


@kind("raised digit behind a figure")
def raised(sound: Sound, rng: Random) -> Mutant:
    """A footnote's mark: the printed figure may keep it apart."""
    pdf, content, cell, pieces = _cell(sound, rng, *_FIGURES)
    _prepare(content)
    if len(pieces) > 1:
        raise NotHereError
    (piece,) = pieces
    size = _height(piece) * rng.uniform(0.5, 0.7)
    x = sound.end_of_line(cell.page, piece.x, piece.y, cell.box[2])
    y = piece.y + 0.36 * _height(piece)
    content.appended.append(b"q 0 g BT /LawAdded %.2f Tf %.2f %.2f Td (1) Tj ET Q\n" % (size, x, y))
    content.save()
    plain = getattr(sound.reading(cell.code), cell.field)
    return Mutant(saved(pdf), accepted={(cell.code, cell.field): (f"{plain} ¹", f"{plain}¹")})


@kind("turned word")
def turned(sound: Sound, rng: Random) -> Mutant:
    pdf, content, _, pieces = _cell(sound, rng)
    angle = rng.choice((90, -90, 180, 45, 20))
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    for piece in pieces:
        content.lift(piece)
        a, b, c, d, e, f = piece.matrix
        turned = times((a, b, c, d, 0, 0), (cos, sin, -sin, cos, e + 4, f + 1))
        content.appended.append(piece.drawn(turned))
    content.save()
    return Mutant(saved(pdf))


@kind("moved word")
def moved(sound: Sound, rng: Random) -> Mutant:
    """By some points, within its cell."""
    pdf, content, cell, pieces = _cell(sound, rng, *_FIGURES, "timeframe", "portfolio_holder")
    low, high = min(piece.y for piece in pieces), max(piece.y for piece in pieces)
    down = max(0.0, low - cell.box[1] - 2.5)
    up = max(0.0, cell.box[3] - high - 0.8 * _height(pieces[0]))
    left = max(0.0, min(piece.x for piece in pieces) - cell.box[0] - 1)
    dx, dy = rng.uniform(-min(left, 6), 0.5), rng.uniform(-min(down, 12), min(up, 12))
    for piece in pieces:
        content.lift(piece)
        content.appended.append(piece.drawn(piece.moved(dx, dy)))
    content.save()
    return Mutant(saved(pdf))


@kind("set apart or tight", harmless=True)
def spaced(sound: Sound, rng: Random) -> Mutant:
    """Letters set a little apart or tight, or narrowed, as programs justify."""
    pdf, content, _, pieces = _cell(sound, rng)
    how = rng.choice((b"0.15 Tc", b"-0.1 Tc", b"94 Tz", b"0.4 Tw"))
    if "Tc" in how.decode() and any(b"[" in piece.show for piece in pieces):
        how = b"94 Tz"
    for piece in pieces:
        content.lift(piece)
        content.appended.append(piece.drawn(before=how))
    content.save()
    return Mutant(saved(pdf))


@kind("drawn in another order", harmless=True)
def reordered(sound: Sound, rng: Random) -> Mutant:
    """The pieces of some cells at the end, in any order."""
    pdf = opened(sound)
    content = Content(pdf, rng.randrange(len(pdf.pages)))
    pieces = rng.sample(content.pieces, len(content.pieces))
    if sound.style.runs != "lines":
        raise NotHereError
    for piece in pieces[: rng.choice((3, 10, len(pieces)))]:
        content.lift(piece)
        content.appended.append(piece.drawn())
    content.save()
    return Mutant(saved(pdf))


@kind("other words said than drawn")
def said_otherwise(sound: Sound, rng: Random) -> Mutant:
    pdf, content, cell, pieces = _cell(sound, rng, *_FIGURES)
    for piece in pieces:
        content.lift(piece)
        said = b"/Span <</ActualText (%d)>> BDC %s EMC\n" % (rng.randint(1, 9999), piece.drawn())
        content.appended.append(said)
    content.save()
    return Mutant(saved(pdf), accepted=_as_it_is(sound, [cell]))


def _as_it_is(sound: Sound, cells: Sequence[Cell]) -> dict[tuple[str, str], tuple[object, ...]]:
    return {
        (cell.code, name): (getattr(sound.reading(cell.code), name),)
        for cell in cells
        for name in cell.names
    }


@kind("figure in a form field")
def form_field(sound: Sound, rng: Random) -> Mutant:
    """The figure is typed into a field where it was printed."""
    pdf, content, cell, pieces = _cell(sound, rng, *_FIGURES)
    text = getattr(sound.reading(cell.code), cell.field).encode("cp1252")
    for piece in pieces:
        content.lift(piece)
    _prepare(content)
    content.save()
    left, bottom, right, top = cell.box
    rect = [left + 1, max(bottom + 1, top - 10), right - 1, top - 1]
    font = content.page.obj.Resources.Font.LawAdded
    look = pdf.make_stream(
        b"/Tx BMC q BT 0 g /Helv 6 Tf 2 2.5 Td (%s) Tj ET Q EMC" % text,
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=[0, 0, rect[2] - rect[0], rect[3] - rect[1]],
        Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(Helv=font)),
    )
    field = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, F=4, T="figure", Rect=rect,
            V=pikepdf.String(text.decode("cp1252")), DA="/Helv 6 Tf 0 g", AP=pikepdf.Dictionary(N=look),
        )
    )  # fmt: skip
    annotations = list(content.page.obj.get("/Annots", []))
    content.page.obj.Annots = pikepdf.Array([*annotations, field])
    resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(Helv=font))
    pdf.Root.AcroForm = pikepdf.Dictionary(
        Fields=pikepdf.Array([field]), DA="/Helv 0 Tf 0 g", DR=resources
    )
    return Mutant(saved(pdf))


@kind("figure in a font without names of letters")
def unnamed(sound: Sound, rng: Random) -> Mutant:
    """What is seen is right; the file does not say which letters they are."""
    pdf, content, _, pieces = _cell(sound, rng)
    fonts = content.page.obj.Resources.Font
    for piece in pieces:
        name = piece.font
        if name not in fonts or "/ToUnicode" not in fonts[name]:
            raise NotHereError
        bare = pikepdf.Dictionary(dict(fonts[name].items()))
        del bare["/ToUnicode"]
        fonts[name + "Bare"] = pdf.make_indirect(bare)
        content.lift(piece)
        content.appended.append(piece.drawn(before=b"%sBare %.4f Tf" % (name.encode(), piece.size)))
    content.save()
    return Mutant(saved(pdf))
