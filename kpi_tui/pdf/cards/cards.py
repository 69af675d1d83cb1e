"""Cards: a box a measure, with its name and status above, a line of figures below, a chart between.

A card is found by its line of figures. Its head is the row above in which a status stands, or else
the first one that lines set apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kpi_tui.pdf.cards.boxes import outlines_around, words_above
from kpi_tui.pdf.cards.chart_words import is_sentence
from kpi_tui.pdf.cards.feet import DRAWN, Foot, find_feet, is_nearly
from kpi_tui.pdf.cards.heads import read_head
from kpi_tui.pdf.cards.values import text_runs
from kpi_tui.pdf.page.pages import Box, Word
from kpi_tui.pdf.page.rulings import running_along
from kpi_tui.pdf.table.fields import DIRECTION
from kpi_tui.pdf.table.header_columns import FieldColumn
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.table.tables import PageLayout
from kpi_tui.pdf.text.lines import Line, into_lines
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.profiles.profile import Profile
from kpi_tui.text import squash

_BESIDE = 40.0
"""Points by which a card may reach to the left of its figures where no line says how far."""
_BORDER = 3.0
"""A line no further from the edge of a card is its border."""
_NOTE = 1.9
"""A note stands no further below a card, in sizes of its font, or below its own line before."""


@dataclass
class Cards:
    """The cards of a page, and the lines that are none's."""

    rows: list[PrintedRow] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    passed_over: list[Line] = field(default_factory=list)
    """What stands in a card and is no field: labels of figures, words of a chart."""
    left_over: list[Line] = field(default_factory=list)
    """Texts in a card that are none of its fields'."""
    broken: list[Line] = field(default_factory=list)
    """Figures without a label above all cards: those of one whose labels stand on the page before."""
    doubts: list[str] = field(default_factory=list)
    """What is said of cards that are not read."""


def read_cards(layout: PageLayout, profile: Profile) -> Cards:
    """Read the cards of a page; their cells are those of rows."""
    found = Cards()
    feet = [foot for line in layout.lines for foot in find_feet(line, layout, profile)]
    taken = {id(word) for foot in feet for word in foot.words}
    words = [w for line in layout.lines for w in line.words if id(w) not in taken]
    for foot in feet:
        place, is_drawn = _extent(foot, feet, layout)
        left, start, right = place
        inside = [w for w in words if start < w.centre < foot.top and left <= w.middle <= right]
        row, own = _card(foot, inside, place, layout, profile, is_drawn=is_drawn)
        if row is None:
            found.left_over += into_lines(foot.words, layout.page.number)
            continue
        taken |= own | {id(word) for word in foot.words}
        head = row.extents["measure"][1]
        rest = [w for w in inside if id(w) not in own and w.centre > head]
        taken |= {id(word) for word in rest}
        for line in into_lines(rest, layout.page.number):
            for text in text_runs(line, layout):
                texts = found.left_over if is_sentence(text) else found.passed_over
                texts.append(Line(text, line.page))
        held = {(word.x0, word.base) for each in foot.values.values() for word in each}
        labels = [word for word in foot.words if (word.x0, word.base) not in held]
        found.passed_over += into_lines(labels, layout.page.number)
        found.rows.append(row)
    for line in layout.lines:
        found.lines += line.without(taken)
    _take_rest(found, layout)
    _take_notes(found)
    _leave_unlike(found, profile)
    return found


def _extent(
    foot: Foot, feet: Sequence[Foot], layout: PageLayout
) -> tuple[tuple[float, float, float], bool]:
    """Return where a card reaches on the left, above and on the right, and whether it is outlined.

    That is to its outline, to the lines beside it, or half way to others, and up to the one above.
    """
    for box in outlines_around(layout, (foot.x0, foot.top, foot.x1, foot.bottom)):
        is_own = not any(
            box[0] < other.x0 < box[2] and box[1] < other.bottom < box[3]
            for other in feet
            if other is not foot
        )
        if is_own and words_above(layout, box, foot.top - 1):
            return box[:3], True
    passing = running_along(layout.vertical_rulings, foot.top, foot.bottom)
    others = [each for each in feet if each is not foot and abs(each.top - foot.top) < 20]
    before = max((each.x1 for each in others if each.x1 < foot.x0), default=None)
    behind = min((each.x0 for each in others if each.x0 > foot.x1), default=None)
    lefts = [at for at in passing if (before or 0.0) < at <= foot.x0 + 1]
    rights = [at for at in passing if foot.x1 - 1 <= at < (behind or layout.page.size[0])]
    left = foot.x0 - _BESIDE if before is None else (before + foot.x0) / 2
    right = layout.page.size[0] if behind is None else (behind + foot.x1) / 2
    # Between two cards each has a border of its own; at the margins the outermost is the card's.
    if lefts:
        left = min(lefts) if before is None else max(lefts)
    if rights:
        right = max(rights) if behind is None else min(rights)
    above = [each for each in feet if each.bottom < foot.top and each.x0 < right and each.x1 > left]
    return (left, max((each.bottom for each in above), default=0.0), right), False


def _card(
    foot: Foot,
    inside: Sequence[Word],
    place: tuple[float, float, float],
    layout: PageLayout,
    profile: Profile,
    *,
    is_drawn: bool,
) -> tuple[PrintedRow | None, set[int]]:
    """Return a card as a row, and the `id`s of the words of its head."""
    left, start, right = place
    head = read_head(
        inside,
        (left, start, right, foot.top),
        layout,
        profile.status.words,
        has_status="period_status" not in foot.values,
        is_drawn=is_drawn,
    )
    if not head.name:
        return None, set()
    row = PrintedRow(layout.page.number, head.top, foot.bottom + 2, (), layout.phrases)
    row.opens = True
    meanings = profile.status.words
    said = next((w for w in head.name if w.text.isupper() and squash(w.text) in meanings), None)
    if said is not None:
        row.doubts.append(f"its name holds {quoted(said.text)}, which is a status elsewhere")
    columns = [put_cell(row, "measure", head.name, head.name_box)]
    for name, words in foot.values.items():
        drawn = [word for word in words if word.text == DRAWN]
        top = drawn[0].top if drawn else foot.top
        box = (min(w.x0 for w in words), top - 1, max(w.x1 for w in words), foot.bottom + 1)
        columns.append(put_cell(row, name, [w for w in words if w not in drawn], box))
    has_arrows = profile.direction.arrows or profile.direction.words
    if has_arrows and DIRECTION not in foot.values:
        columns.append(put_cell(row, DIRECTION, head.direction, head.direction_box))
    if "period_status" not in foot.values:
        columns.append(put_cell(row, "period_status", head.status, head.status_box))
    # Figures stand between the name and the marks beside it, as far as columns tell.
    row.columns = (columns[0], *sorted(columns[1:], key=lambda column: column.x0))
    return row, {id(word) for word in head.words}


def put_cell(row: PrintedRow, name: str, words: Sequence[Word], box: Box) -> FieldColumn:
    """Put the words of a cell into a row, and return the column that it is."""
    x0, top, x1, bottom = box
    if words:
        row.cells[name] = into_lines(words, row.page)
    row.extents[name] = (top, bottom)
    return FieldColumn(name, x0, x1, name)


def _take_rest(found: Cards, layout: PageLayout) -> None:
    """Give what stands in a card's box below its figures to its comment."""
    for row in found.rows:
        left, right = (row.columns[0].x0, max(column.x1 for column in row.columns))
        beside = [r for r in layout.vertical_rulings if abs(r.at - left) < _BORDER]
        reach = max((ruling.reach(row.bottom) for ruling in beside), default=row.bottom)
        below = [
            other.top
            for other in found.rows
            if other.top > row.bottom - 3 and other.columns[0].x0 < right and other is not row
        ]
        bottom = min([reach, *(top for top in below)])
        rest: list[Line] = []
        for line in found.lines:
            inside = [w for w in line.words if left - 1 <= w.middle <= right + 1]
            is_below = row.bottom - 3 < line.base < bottom + 1
            if not inside or not is_below:
                rest.append(line)
                continue
            if line.base < row.bottom - 1:  # the line of figures goes on
                behind = Line(inside, line.page)
                row.left_out.append(behind)
                row.doubts.append(
                    f"what stands behind its figures is not read: {quoted(behind.text)}"
                )
            else:
                row.cells.setdefault("comment", []).append(Line(inside, line.page))
            others = [w for w in line.words if w not in inside]
            if others:
                rest.append(Line(others, line.page))
        found.lines = rest


def _take_notes(found: Cards) -> None:
    """Give lines right below a card to its comment."""
    kept: list[Line] = []
    for line in found.lines:
        for row in found.rows:
            last = row.cells.get("comment", [])
            base = last[-1].base if last else row.bottom
            is_below = 0 < line.base - base < _NOTE * line.size
            left, right = row.columns[0].x0 - 3, row.columns[-1].x1 + 3
            if is_below and left <= line.x0 and line.x1 <= right:
                row.cells.setdefault("comment", []).append(line)
                break
        else:
            kept.append(line)
    found.lines = kept


def _leave_unlike(found: Cards, profile: Profile) -> None:
    """Leave over the lines of figures whose labels are nearly the profile's, and say so."""
    unlike = [
        line for line in found.lines if any(is_nearly(line, foot) for foot in profile.table.foot)
    ]
    found.doubts += [
        f"{quoted(line.text)} has labels of a card's figures and is none that [table] foot tells: "
        "its measure is missing, and its words may stand in a priority's text"
        for line in unlike
    ]
    found.left_over += unlike
    found.lines = [line for line in found.lines if line not in unlike]
