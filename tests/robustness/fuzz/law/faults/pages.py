"""Faults of whole pages: put in, taken out, out of order, scanned, turned, cut in parts."""

from __future__ import annotations

import io
from random import Random

import pikepdf
import pypdfium2
from pikepdf import Name
from reportlab.pdfgen.canvas import Canvas

from ..content import Content
from ..mutant import Mutant, NotHereError, kind, opened, places, saved
from ..sound import Sound


def _added(draw: str, size: tuple[float, float], count: int = 1) -> pikepdf.Pdf:
    """Pages of another paper, or a blank one."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1)
    for number in range(count):
        if draw == "note":
            canvas.drawCentredString(
                size[0] / 2, size[1] / 2, "This page is intentionally left blank"
            )
        elif draw == "paper":
            canvas.drawString(60, size[1] - 60, f"Minutes of the meeting, part {number + 1}")
            for line in range(24):
                canvas.drawString(
                    60,
                    size[1] - 90 - 16 * line,
                    f"{line + 1}. The committee agreed item {line * 7} as set out.",
                )
        elif draw == "table":
            canvas.drawString(60, size[1] - 60, "Budget monitoring")
            for line in range(8):
                canvas.rect(60, size[1] - 110 - 20 * line, 300, 20)
                canvas.drawString(64, size[1] - 104 - 20 * line, f"Service {line}")
                canvas.drawString(264, size[1] - 104 - 20 * line, f"{line * 311:,}")
        canvas.showPage()
    canvas.save()
    return pikepdf.open(out)


def _shifted(count: int, at: int, by: int) -> dict[int, tuple[int, ...]]:
    return {page: (page + by if page > at else page,) for page in range(1, count + 1)}


def _inserted(sound: Sound, rng: Random, draw: str, count: int = 1) -> Mutant:
    pdf = opened(sound)
    at = rng.randrange(len(pdf.pages) + 1)
    for number, page in enumerate(_added(draw, sound.sizes[0], count).pages):
        pdf.pages.insert(at + number, page)
    return Mutant(saved(pdf), pages=_shifted(len(sound.sizes), at, count))


@kind("blank page put in")
def blank(sound: Sound, rng: Random) -> Mutant:
    return _inserted(sound, rng, rng.choice(("nothing", "note")))


@kind("page of another paper put in")
def other_paper(sound: Sound, rng: Random) -> Mutant:
    return _inserted(sound, rng, rng.choice(("paper", "table")), rng.choice((1, 1, 2, 5)))


def _picture(data: bytes, number: int, grey: bool = True) -> tuple[bytes, int, int]:
    with pypdfium2.PdfDocument(data) as document:
        image = document[number].render(scale=1.2, grayscale=grey).to_pil()
    return image.tobytes(), image.width, image.height


def _scan(
    pdf: pikepdf.Pdf, picture: tuple[bytes, int, int], size: tuple[float, float]
) -> pikepdf.Object:
    pixels, width, height = picture
    image = pdf.make_stream(
        pixels, Type=Name.XObject, Subtype=Name.Image, Width=width, Height=height,
        ColorSpace=Name.DeviceGray, BitsPerComponent=8,
    )  # fmt: skip
    return pdf.make_indirect(
        pikepdf.Dictionary(
            Type=Name.Page,
            MediaBox=[0, 0, *size],
            Contents=pdf.make_stream(b"q %.2f 0 0 %.2f 0 0 cm /Scan Do Q" % size),
            Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(Scan=image)),
        )
    )


@kind("page replaced by its scan")
def scanned(sound: Sound, rng: Random) -> Mutant:
    pdf = opened(sound)
    number = rng.choice(sound.cells).page
    page = _scan(pdf, _picture(sound.data, number), sound.sizes[number])
    pdf.pages[number] = pikepdf.Page(page)
    return Mutant(saved(pdf), gone=frozenset((number + 1,)))


@kind("part of a page is a picture")
def pasted(sound: Sound, rng: Random) -> Mutant:
    """Rows of a table were pasted as a picture."""
    pdf = opened(sound)
    code = rng.choice(sound.cells).code
    row = [cell for cell in sound.cells if cell.code == code]
    number, size = row[0].page, sound.sizes[row[0].page]
    content = Content(pdf, number)
    left, bottom, right, top = row[0].box[0], row[0].box[1], row[-1].box[2], row[0].box[3]
    for piece in content.within((left, bottom, right, top)):
        content.lift(piece)
    pixels = _picture(sound.data, number)
    page = _scan(pdf, pixels, size)
    content.resource("/XObject", "/Scan", page.Resources.XObject.Scan)
    clip = (left + 1, bottom + 1, right - left - 2, top - bottom - 2)
    content.appended.append(
        b"q %.2f %.2f %.2f %.2f re W n %.2f 0 0 %.2f 0 0 cm /Scan Do Q\n" % (*clip, *size)
    )
    content.save()
    return Mutant(saved(pdf))


@kind("pages out of order")
def reordered(sound: Sound, rng: Random) -> Mutant:
    pdf = opened(sound)
    count = len(pdf.pages)
    if count < 2:
        raise NotHereError
    order = rng.sample(range(count), count)
    pages = [pdf.pages[at] for at in order]
    other = pikepdf.new()
    for page in pages:
        other.pages.append(page)
    now = {old + 1: (new + 1,) for new, old in enumerate(order)}
    return Mutant(saved(other), pages=now)


@kind("page twice")
def twice(sound: Sound, rng: Random) -> Mutant:
    pdf = opened(sound)
    number = rng.randrange(len(pdf.pages))
    at = rng.choice((number + 1, len(pdf.pages)))
    pdf.pages.insert(at, pdf.pages[number])
    return Mutant(saved(pdf), pages=_shifted(len(sound.sizes), at, 1))


@kind("page left out")
def left_out(sound: Sound, rng: Random) -> Mutant:
    """Where the pages have numbers: a gap in them is all that tells."""
    pdf = opened(sound)
    if len(pdf.pages) < 3:
        raise NotHereError
    number = rng.randrange(1, len(pdf.pages) - 1)
    del pdf.pages[number]
    now: dict[int, tuple[int, ...]] = {page: (page,) for page in range(1, number + 1)}
    now |= {page: (page - 1,) for page in range(number + 2, len(sound.sizes) + 1)}
    now |= {number + 1: (number, number + 1)}
    return Mutant(saved(pdf), pages=now)


@kind("page turned", harmless=True)
def turned(sound: Sound, rng: Random) -> Mutant:
    """It is displayed on its side or upside down, as drawn."""
    pdf = opened(sound)
    for page in pdf.pages if rng.random() < 0.5 else [rng.choice(pdf.pages)]:
        page.obj.Rotate = rng.choice((90, 270))
    return Mutant(saved(pdf))


@kind("page drawn smaller or larger", harmless=True)
def scaled(sound: Sound, rng: Random) -> Mutant:
    pdf = opened(sound)
    scale = rng.choice((0.71, 0.8, 1.25, 1.41))
    for number, page in enumerate(pdf.pages):
        content = Content(pdf, number)
        content.save(b"%.2f 0 0 %.2f 0 0 cm\n" % (scale, scale) + content.whole())
        width, height = sound.sizes[number]
        for name in ("/MediaBox", "/CropBox"):
            page.obj[name] = [0, 0, width * scale, height * scale]
    return Mutant(saved(pdf))


@kind("columns cut off by the page")
def cropped(sound: Sound, rng: Random) -> Mutant:
    """The page ends before the table does: what is beyond is not seen."""
    pdf = opened(sound)
    cell = rng.choice(sound.cells)
    number = cell.page
    width, height = sound.sizes[number]
    edge = cell.box[2] + 0.5
    if edge > width - 40 or edge < 0.4 * width:
        raise NotHereError
    pdf.pages[number].obj.CropBox = [0, 0, edge, height]
    hidden = [each for each in sound.filled() if each.page == number and each.box[0] >= edge - 1]
    heads = {each.code: (None,) for each in sound.report.priorities if each.page == number + 1}
    return Mutant(
        saved(pdf), places(hidden), {(code, "status"): none for code, none in heads.items()}
    )


@kind("page clipped")
def clipped(sound: Sound, rng: Random) -> Mutant:
    """All that is drawn below a height is clipped away."""
    pdf = opened(sound)
    cell = rng.choice(sound.cells)
    content = Content(pdf, cell.page)
    width, height = sound.sizes[cell.page]
    edge = cell.box[1] - 0.5
    content.save(b"q 0 %.2f %.2f %.2f re W n\n%s Q" % (edge, width, height - edge, content.whole()))
    hidden = [each for each in sound.filled() if each.page == cell.page and each.box[3] <= edge + 1]
    return Mutant(saved(pdf), places(hidden))


@kind("page in two parts")
def split(sound: Sound, rng: Random) -> Mutant:
    """A large page printed as two, side by side or one above the other."""
    pdf = opened(sound)
    number = rng.choice(sound.cells).page
    width, height = sound.sizes[number]
    page = pdf.pages[number]
    pdf.pages.insert(number + 1, page)
    if rng.random() < 0.7:
        edges = [cell.box[2] for cell in sound.cells if cell.page == number]
        at = rng.choice([edge for edge in edges if 0.3 * width < edge < 0.8 * width])
        boxes = [0, 0, at, height], [at, 0, width, height]
    else:
        tops = [cell.box[1] for cell in sound.cells if cell.page == number]
        at = rng.choice(tops)
        boxes = [0, at, width, height], [0, 0, width, at]
    for offset, box in enumerate(boxes):
        pdf.pages[number + offset].obj.MediaBox = box
        pdf.pages[number + offset].obj.CropBox = box
    now = _shifted(len(sound.sizes), number + 1, 1)
    now[number + 1] = (number + 1, number + 2)
    return Mutant(saved(pdf), pages=now)


@kind("two pages on a sheet")
def sheets(sound: Sound, rng: Random) -> Mutant:
    pdf = opened(sound)
    other = pikepdf.new()
    width, height = sound.sizes[0]
    if len(set(sound.sizes)) > 1 or len(sound.sizes) < 2:
        raise NotHereError
    beside = rng.random() < 0.6
    size = (2 * width, height) if beside else (width, 2 * height)
    count = len(pdf.pages)
    for first in range(0, count, 2):
        sheet = other.add_blank_page(page_size=size)
        for offset in range(min(2, count - first)):
            x = width * offset if beside else 0
            y = 0 if beside else height * (1 - offset)
            area = pikepdf.Rectangle(x, y, x + width, y + height)
            sheet.add_overlay(pdf.pages[first + offset], area)
    now = {page: ((page + 1) // 2,) for page in range(1, count + 1)}
    return Mutant(saved(other), pages=now)


@kind("grey", harmless=False)
def grey(sound: Sound, rng: Random) -> Mutant:
    """Every colour as a shade of grey, as a printer without colours has it."""
    if sound.style.icons in ("png", "png-rgb", "jpeg", "indexed", "inline"):
        raise NotHereError
    pdf = opened(sound)
    for number in range(len(pdf.pages)):
        content = Content(pdf, number)
        for index, each in enumerate(content.instructions):
            name = str(each.operator)
            if name in ("rg", "RG") or (
                name in ("scn", "SCN", "sc", "SC") and len(each.operands) == 3
            ):
                red, green, blue = (float(value) for value in each.operands)
                shade = 0.3 * red + 0.59 * green + 0.11 * blue
                operator = "g" if name[0].islower() else "G"
                content.instructions[index] = pikepdf.ContentStreamInstruction(
                    [shade], pikepdf.Operator(operator)
                )
        content.save()
    del rng
    return Mutant(saved(pdf))
