"""A page in colours: every cell in that of its field, and what went nowhere in red."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from PIL import Image, ImageDraw, ImageFont

from kpi_tui.pdf.page.boxes import shared_area, surround
from kpi_tui.pdf.page.pages import Box
from kpi_tui.pdf.signs.colours import Colour
from kpi_tui.pdf.table.fields import DRAWN

FIELDS: dict[str, Colour] = {
    "code": (70, 150, 210),
    "measure": (31, 119, 180),
    "priority": (20, 80, 130),
    "directors": (148, 103, 189),
    "portfolio_holder": (219, 80, 160),
    "period_actual": (40, 150, 60),
    "period_target": (120, 180, 40),
    "period_status": (90, 110, 130),
    "ytd_actual": (0, 110, 80),
    "ytd_target": (90, 150, 110),
    "ytd_status": (130, 120, 150),
    "floor": (150, 120, 60),
    "previous_actual": (110, 140, 130),
    "previous_status": (150, 150, 110),
    "published_direction": (200, 90, 120),
    "published_polarity": (200, 130, 170),
    "comment": (255, 140, 20),
    "improvement_plan": (140, 86, 60),
    "timeframe": (180, 160, 0),
    "risk_impact": (90, 90, 210),
    "finance_impact": (0, 150, 170),
}
"""What each field of a measure is coloured with: one for all that a column may hold."""
HEADING: Colour = (20, 40, 120)
FURNITURE: Colour = (140, 140, 140)
FAULT: Colour = (220, 0, 30)
BLACK: Colour = (0, 0, 0)

_CELL, _PALE, _WORDS = 40, 18, 56
"""How much of its colour lies over a cell, one that is drawn in, and words in no cell, of 255."""
_BRIGHT = 225
"""As bright as the ground of a page, of 255."""
_MOST_TAGS = 300
"""So many marks have their name beside them: more than a page has room for."""
_MOST_JOINED = 2_000
_MOST_TRIED = 12
"""So many places in a cell are tried, from its top."""
_RIM = 2
_TAG = 11
"""The height of letters on a tag, in pixels."""
_NEAR = 4.0
"""Points: parts that are no further apart are marked as one."""


@dataclass(slots=True)
class Marks:
    """What is to be drawn on a page, in points from the top left corner of its sheet."""

    cells: list[tuple[str, Box]] = field(default_factory=list)
    """Every cell of a measure, filled or not, with its field."""
    words: list[tuple[str, Box]] = field(default_factory=list)
    """Words that were read, with their field or `heading` or `furniture`."""
    statuses: list[tuple[str, Box]] = field(default_factory=list)
    """What was read in the cells of statuses."""
    priorities: list[tuple[str, Box]] = field(default_factory=list)
    """The status of a priority, and where its title stands."""
    left_over: list[Box] = field(default_factory=list)
    unseen: list[Box] = field(default_factory=list)
    unread: list[Box] = field(default_factory=list)
    secret: list[Box] = field(default_factory=list)
    """What is blacked out, and never shown."""
    notes: list[tuple[str, Box]] = field(default_factory=list)
    """What readers put on the page, by name."""


def colour(page: Image.Image, marks: Marks, scale: float) -> Image.Image:
    """Return the picture of a page with its marks; `scale` is how many pixels a point has."""
    over = Image.new("RGBA", page.size)
    _Pen(page, over, scale).draw(marks)
    return Image.alpha_composite(page.convert("RGBA"), over).convert("RGB")


class _Pen:
    """Draws marks on a clear sheet that lies over the page."""

    def __init__(self, page: Image.Image, over: Image.Image, scale: float) -> None:
        self._scale = scale
        self._grey = page.convert("L")
        self._draw = ImageDraw.Draw(over)
        self._font = ImageFont.load_default(_TAG)
        self._taken: list[Box] = []
        """Where other tags stand."""

    def draw(self, marks: Marks) -> None:
        """Draw all marks, the most important last."""
        for name, box in marks.cells:
            tint = _PALE if name in DRAWN else _CELL
            self._draw.rectangle(self._pixels(box, -1), (*FIELDS[name], tint))
        for name, box in marks.words:
            known = FIELDS.get(name, HEADING if name == "heading" else FURNITURE)
            fill = None if name in FIELDS else (*known, _WORDS)
            self._draw.rectangle(self._pixels(box, _RIM), fill, (*known, 255))
        faults = [
            *(("left over", box) for box in marks.left_over),
            *(("not seen", box) for box in marks.unseen),
            *(("not read", box) for box in joined(marks.unread)),
            *((f"{name}: not read", box) for name, box in marks.notes),
        ]
        rims = [(name, self._pixels(box, _RIM)) for name, box in faults]
        for name, rim in rims:
            self._draw.rectangle(rim, (*FAULT, _CELL), (*FAULT, 255), 3)
            if name == "not seen":
                hatch(self._draw, rim)
            elif name == "not read":
                cross(self._draw, rim)
        secrets = [self._pixels(box, _RIM) for box in joined(marks.secret)]
        for rim in secrets:
            self._draw.rectangle(rim, (*BLACK, 255))
        self._taken = [rim for _, rim in rims[:_MOST_TAGS]] + secrets[:_MOST_TAGS]
        for text, box in marks.statuses:
            self._tag(self._pixels(box, -1), text, FIELDS["period_status"], inside=True)
        for text, box in marks.priorities:
            self._tag(self._pixels(box, _RIM), text, HEADING)
        for name, rim in rims[:_MOST_TAGS]:
            self._tag(rim, name.upper(), FAULT)
        for rim in secrets[:_MOST_TAGS]:
            self._tag(rim, "BLACKED OUT", BLACK)

    def _pixels(self, box: Box, rim: float) -> Box:
        """Return a box in pixels, wider by a rim; never inside out."""
        left, top, right, bottom = (side * self._scale for side in box)
        left, top = left - rim, top - rim
        return left, top, max(left + 1, right + rim), max(top + 1, bottom + rim)

    def _tag(self, box: Box, text: str, ground: Colour, *, inside: bool = False) -> None:
        """Write on a ground of its own beside a box, or inside, where it hides the least."""
        left, top, right, bottom = box
        wide, high = self._draw.textlength(text, self._font) + 4, _TAG + 3
        if inside:
            middle = (left + right - wide) / 2
            lines = max(1, min(_MOST_TRIED, int((bottom - top) / high)))
            places = [(middle, top + high * line) for line in range(lines)]
            places.append((middle, bottom - high))
        else:
            places = [(right + 1, top), (left, top - high), (left, bottom), (left - wide - 1, top)]
        inner = [
            (max(0.0, min(x, self._grey.width - wide)), max(0.0, min(y, self._grey.height - high)))
            for x, y in places
        ]
        tag = min(((x, y, x + wide, y + high) for x, y in inner), key=self._hidden_by)
        self._taken.append(tag)
        self._draw.rectangle(tag, (*ground, 255))
        self._draw.text((tag[0] + 2, tag[1]), text, (255, 255, 255, 255), self._font)

    def _hidden_by(self, tag: Box) -> float:
        """Return how many pixels a tag would hide that are not white, and those of other marks."""
        left, top, right, bottom = map(int, tag)
        histogram = self._grey.crop((left, top, right, bottom)).histogram()
        return sum(histogram[:_BRIGHT]) + sum(shared_area(tag, other) for other in self._taken)


def hatch(draw: ImageDraw.ImageDraw, box: Box) -> None:
    """Draw slanting lines in a box: a person sees nothing there."""
    left, top, right, bottom = box
    x = left - (bottom - top)
    while x < right:
        start, end = max(x, left), min(x + bottom - top, right)
        draw.line((start, bottom - (start - x), end, bottom - (end - x)), (*FAULT, 255))
        x += 7


def cross(draw: ImageDraw.ImageDraw, box: Box) -> None:
    """Cross a box out: a program reads nothing there."""
    left, top, right, bottom = box
    draw.line((left, top, right, bottom), (*FAULT, 255))
    draw.line((left, bottom, right, top), (*FAULT, 255))


def joined(boxes: Iterable[Box]) -> list[Box]:
    """Return boxes in which those that stand beside each other on a line are one."""
    whole: list[Box] = []
    several = sorted(boxes)
    if len(several) > _MOST_JOINED:
        return several
    for box in several:
        for place, (_, top, right, bottom) in enumerate(whole):
            shared = min(bottom, box[3]) - max(top, box[1])
            if box[0] - right < _NEAR and shared > 0.5 * min(bottom - top, box[3] - box[1]):
                whole[place] = surround((whole[place], box))
                break
        else:
            whole.append(box)
    return whole
