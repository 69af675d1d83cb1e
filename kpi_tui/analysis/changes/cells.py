"""What became of a printed figure between two months, before anything is made of it."""

from __future__ import annotations

import re
from enum import Enum, auto

from kpi_tui.analysis.changes.pair import MeasurePair
from kpi_tui.analysis.text_diff import alike
from kpi_tui.figures import Unit
from kpi_tui.report import FIGURE_FIELDS
from kpi_tui.vocabulary import YtdMethod

NOTHING = frozenset({"", "n/r", "n/a", "?", "!", "?!", "-", "–", "tbc", "tba"})
"""What is printed in a cell to say that there is no figure."""
SCALE = 20
"""From what factor on a figure that lost its sign is counted in something else."""

_MARKS = re.compile(r"[£,.%\s]")
_FIGURE_BEGINS = re.compile(r"[-−–]?£?[-−–]?[\d,.]+\s?%?")
_COUNTED = (Unit.PERCENT, Unit.GBP, Unit.NUMBER)


class Cell(Enum):
    """What became of a figure."""

    SAME = auto()
    """Also where one of the two is the other cut off in print, as far as can be seen."""
    REMOVED = auto()
    ADDED = auto()
    MOVED = auto()
    """From one number to another that it can be compared with."""
    CUT = auto()
    """One of the two is a number cut off or misprinted, so nothing is worked out."""
    WORDS = auto()
    """One of the two is no number."""
    OTHER_UNIT = auto()


class Units(Enum):
    """What became of the unit."""

    SAME = auto()
    SIGN = auto()
    """Only the sign is printed, or left out, where it was not before."""
    OTHER = auto()


def cell(pair: MeasurePair, field: str) -> Cell:
    """Return what became of a figure."""
    (old, new), values = pair.texts(field), pair.values(field)
    was, comes = is_figure(old), is_figure(new)
    if not was or not comes:
        return Cell.SAME if was == comes else Cell.REMOVED if was else Cell.ADDED
    if None in values:
        if alike(old, new):
            return Cell.SAME
        cut = (_is_cut(old, values[0]), _is_cut(new, values[1]))
        if not any(cut):
            return Cell.WORDS
        if _may_be_one(old or "", new or "", cut):
            return Cell.SAME
        return Cell.OTHER_UNIT if units(pair) is Units.OTHER else Cell.CUT
    if units(pair) is Units.OTHER:
        return Cell.OTHER_UNIT
    return Cell.SAME if values[0] == values[1] else Cell.MOVED


def units(pair: MeasurePair) -> Units:
    """Return what became of the unit of a measure's figures.

    Where a % or a £ went, the scale of the figures says whether they are still counted in it.
    """
    old, new = pair.before.unit, pair.after.unit
    if old is new or old not in _COUNTED or new not in _COUNTED:
        return Units.SAME
    if Unit.NUMBER not in (old, new):
        return Units.OTHER
    for field in FIGURE_FIELDS:
        first, second = pair.values(field)
        if first and second:
            return Units.SIGN if 1 / SCALE <= abs(first / second) <= SCALE else Units.OTHER
    return Units.SIGN


def counted_in(pair: MeasurePair) -> Unit | None:
    """Return the unit of both months, which neither may print."""
    if pair.before.is_percentage or pair.after.is_percentage:
        return Unit.PERCENT
    return Unit.GBP if Unit.GBP in (pair.before.unit, pair.after.unit) else pair.after.unit


def is_told_apart(pair: MeasurePair, field: str) -> bool:
    """Whether a figure of the year to date says what the month's does not.

    It must not merely go on adding up, nor move as the month's own figure does.
    """
    month = field.replace("ytd_", "period_")
    if pair.texts(field) == pair.texts(month):
        return False
    became = cell(pair, field)
    if became in (Cell.REMOVED, Cell.ADDED):
        return cell(pair, month) is not became
    return _year_stands_still(pair)


def is_figure(printed: str | None) -> bool:
    """Whether something is printed that is more than a sign for nothing."""
    return printed is not None and printed.strip().lower() not in NOTHING


def _year_stands_still(pair: MeasurePair) -> bool:
    """Whether years to date of two months can be compared.

    They can where both follow from their months in one way, and that is no sum, or it is a sum
    of as many months.
    """
    before, after = pair.before, pair.after
    methods = {before.ytd_method, after.ytd_method} - {None}
    if len(methods) > 1:
        return False
    if before.report_date.month == after.report_date.month:
        return True
    if methods:
        return methods != {YtdMethod.SUM}
    targets = [(item.ytd.target_value, item.period.target_value) for item in (before, after)]
    return all(year is not None and year == month for year, month in targets)


def _may_be_one(old: str, new: str, cut: tuple[bool, bool]) -> bool:
    """Whether one of two figures that is cut off may be the start of the other."""
    first, second = (_MARKS.sub("", text) for text in (old, new))
    return (cut[0] and second.startswith(first)) or (cut[1] and first.startswith(second))


def _is_cut(printed: str | None, value: float | None) -> bool:
    return value is None and bool(_FIGURE_BEGINS.fullmatch((printed or "").strip()))
