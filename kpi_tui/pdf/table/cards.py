"""Cards: a box a measure, with its name and status above, a line of figures below, a chart between.

A card is found by its line of figures. Its head is the row above in which a status stands, or else
the first one that lines set apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.table.card_feet import foot_words
from kpi_tui.pdf.table.fields import DIRECTION
from kpi_tui.pdf.table.header_columns import FieldColumn
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.table.tables import PageLayout
from kpi_tui.pdf.text.lines import Line, into_lines, squash
from kpi_tui.profiles.profile import Profile
from kpi_tui.report import Status

_COVERS = 0.6
"""Of a card's width: so much of it a line crosses that parts its head from the rest."""
_WHOLE = 0.9
_BESIDE = 40.0
"""Points by which a card may reach beyond its figures where no line says how far."""
_NOTE = 1.9
"""A note stands no further below a card, in sizes of its font, or below its own line before."""


@dataclass
class Cards:
    """The cards of a page, and the lines that are none's."""

    rows: list[PrintedRow] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    passed_over: list[Line] = field(default_factory=list)
    """What stands in a card and is no field: labels of figures, words of a chart."""


@dataclass(frozen=True)
class _Foot:
    """The line of figures of a card."""

    words: list[Word]
    values: dict[str, list[Word]]

    @property
    def x0(self) -> float:
        return min(word.x0 for word in self.words)

    @property
    def x1(self) -> float:
        return max(word.x1 for word in self.words)

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.base for word in self.words)


def read_cards(layout: PageLayout, profile: Profile) -> Cards:
    """Read the cards of a page; their cells are those of rows."""
    found = Cards()
    feet = [foot for line in layout.lines for foot in _feet(line, layout, profile)]
    taken = {id(word) for foot in feet for word in foot.words}
    words = [w for line in layout.lines for w in line.words if id(w) not in taken]
    for foot in feet:
        left, right = _extent(foot, feet, layout)
        above = [each for each in feet if each.bottom < foot.top and _overlaps(each, left, right)]
        start = max((each.bottom for each in above), default=0.0)
        inside = [w for w in words if start < w.centre < foot.top and left <= w.middle <= right]
        row, own = _card(foot, inside, (left, start, right), layout, profile)
        if row is None:
            continue
        taken |= own | {id(word) for word in foot.words}
        head = row.extents["period_status"][1]
        rest = [w for w in inside if id(w) not in own and w.centre > head]
        taken |= {id(word) for word in rest}
        found.passed_over += into_lines(rest, layout.page.number)
        labels = [w for w in foot.words if not any(w in each for each in foot.values.values())]
        found.passed_over += into_lines(labels, layout.page.number)
        found.rows.append(row)
    for line in layout.lines:
        free = [word for word in line.words if id(word) not in taken]
        if free:
            found.lines.append(line if len(free) == len(line.words) else Line(free, line.page))
    _take_notes(found)
    return found


def _feet(line: Line, layout: PageLayout, profile: Profile) -> Iterator[_Foot]:
    """Yield the lines of figures that begin on a line: cards may stand side by side.

    Figures that stand in cells of their own may be broken there, or have their labels above them.
    """
    found = _on(line.words, profile)
    leads = tuple(phrase.words[0] for phrase in profile.table.foot if phrase.words)
    if not found and any(squash(word.text).startswith(leads) for word in line.words):
        found = next(filter(None, (_on(w, profile) for w in foot_words(line, layout))), [])
    yield from found


def _on(words: Sequence[Word], profile: Profile) -> list[_Foot]:
    """Return the figures in a run of words. Of phrases that begin alike the first one tells."""
    found: list[_Foot] = []
    spent: list[tuple[int, int]] = []
    text = " ".join(word.text for word in words)
    starts = []
    at = 0
    for word in words:
        starts.append(at)
        at += len(word.text) + 1
    for phrase in profile.table.foot:
        for spans in phrase.spans(text):
            first = min(start for start, _ in spans.values())
            last = max(end for _, end in spans.values())
            if any(start < last and first < end for start, end in spent):
                continue
            spent.append((first, last))
            lead = max(0, first - len(phrase.lead) - 2)
            own = [w for w, start in zip(words, starts, strict=True) if lead <= start < last]
            values = {
                name: [
                    replace(word, text=_cut(word, start, span))
                    for word, start in zip(words, starts, strict=True)
                    if start < span[1] and start + len(word.text) > span[0]
                ]
                for name, span in spans.items()
            }
            found.append(_Foot(own, values))
    return found


def _cut(word: Word, start: int, span: tuple[int, int]) -> str:
    """Return what of a word stands in a span of its line's text."""
    return word.text[max(0, span[0] - start) : span[1] - start].strip(",;:()")


def _extent(foot: _Foot, feet: Sequence[_Foot], layout: PageLayout) -> tuple[float, float]:
    """Return from where to where a card reaches: to the lines beside it, or half way to others."""
    passing = [
        ruling.at
        for ruling in layout.vertical_rulings
        if ruling.coverage(foot.top, foot.bottom) > _COVERS
    ]
    others = [each for each in feet if each is not foot and abs(each.top - foot.top) < 20]
    left = max(
        [(each.x1 + foot.x0) / 2 for each in others if each.x1 < foot.x0]
        + [foot.x0 - _BESIDE if not passing else 0.0]
    )
    right = min(
        [(each.x0 + foot.x1) / 2 for each in others if each.x0 > foot.x1]
        + [foot.x1 + _BESIDE if not passing else layout.page.size[0]]
    )
    lefts = [at for at in passing if left - 1 <= at <= foot.x0 + 1]
    rights = [at for at in passing if foot.x1 - 1 <= at <= right + 1]
    return min(lefts, default=left), max(rights, default=right)


def _overlaps(foot: _Foot, left: float, right: float) -> bool:
    return foot.x0 < right and foot.x1 > left


def _card(
    foot: _Foot,
    inside: Sequence[Word],
    place: tuple[float, float, float],
    layout: PageLayout,
    profile: Profile,
) -> tuple[PrintedRow | None, set[int]]:
    """Return a card as a row, and the `id`s of the words of its head."""
    left, _, right = place
    meanings = profile.status.words
    status = max(
        (w for w in inside if _says_status(w, meanings) and w.middle > (left + right) / 2),
        key=lambda word: (word.base, -word.x0),
        default=None,
    )
    top, bottom = _head(status, place, foot, layout)
    edge = _status_edge(status, (left, top, right, bottom), layout)
    band = [word for word in inside if top - 1 < word.centre < bottom + 1]
    name = [word for word in band if word.middle < edge and word is not status]
    if not name:
        return None, set()
    page = layout.page.number
    figures = [
        FieldColumn(field, min(w.x0 for w in words), max(w.x1 for w in words), field)
        for field, words in foot.values.items()
        if words
    ]
    columns = (
        FieldColumn("measure", left, edge, "name"),
        *sorted(figures, key=lambda column: column.x0),
        FieldColumn(DIRECTION, edge, right, "direction"),
        FieldColumn("period_status", edge, right, "status"),
    )
    row = PrintedRow(page, top, foot.bottom + 2, columns, layout.phrases)
    row.cells["measure"] = into_lines(name, page)
    for field_name, words in foot.values.items():
        row.cells[field_name] = into_lines(words, page)
        row.extents[field_name] = (foot.top - 1, foot.bottom + 1)
    if status is not None:
        row.cells["period_status"] = into_lines([status], page)
    row.extents["period_status"] = row.extents["measure"] = (top, bottom)
    below = status.base + 1 if status is not None else top
    row.extents[DIRECTION] = (below, bottom)
    row.opens = True
    return row, {id(word) for word in (*name, *([status] if status else []))}


def _says_status(word: Word, meanings: Mapping[str, Status]) -> bool:
    """Whether a word is a status's: no article, and no letter of a sentence."""
    return squash(word.text) in meanings and (len(word.text) > 1 or word.text.isupper())


def _head(
    status: Word | None,
    place: tuple[float, float, float],
    foot: _Foot,
    layout: PageLayout,
) -> tuple[float, float]:
    """Return where the head of a card begins and ends."""
    left, start, right = place
    levels = [ruling for ruling in layout.horizontal_rulings if start < ruling.at < foot.top + 1]
    if status is not None:
        # Lines across the whole card tell first: others may only underline.
        for share, start_x, end_x in (
            (_WHOLE, left + 2, right - 2),
            (_COVERS, status.x0, status.x1),
        ):
            beside = [r.at for r in levels if r.coverage(start_x, end_x) > share]
            above = [at for at in beside if at < status.top + 2]
            below = [at for at in beside if at > status.base - 1]
            if above and below:
                return max(above), min(below)
    wide = [r.at for r in levels if r.coverage(left + 2, right - 2) > _COVERS]
    for top, bottom in pairwise(wide):
        if bottom - top > 8:
            return top, bottom
    if status is not None:
        return status.top - 2, status.base + status.size
    return start, foot.top


def _status_edge(
    status: Word | None, head: tuple[float, float, float, float], layout: PageLayout
) -> float:
    """Return where the cell of the status begins in the head of a card."""
    left, top, right, bottom = head
    edges = [
        ruling.at
        for ruling in layout.vertical_rulings
        if ruling.coverage(top + 1, bottom - 1) > _COVERS and left + 5 < ruling.at < right - 5
    ]
    if status is not None:
        before = [at for at in edges if at <= status.x0]
        return max(before) if before else status.x0 - 2
    return max(edges, default=right)


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
