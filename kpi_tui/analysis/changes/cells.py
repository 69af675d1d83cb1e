"""What became of a printed figure between two periods, before anything is made of it."""

from __future__ import annotations

from enum import Enum, auto

from kpi_tui.analysis.changes.pair import MeasurePair
from kpi_tui.analysis.comparability import Obstacle, UnitChange
from kpi_tui.analysis.comparability import unit_change as unit_change_of
from kpi_tui.analysis.text_diff import alike
from kpi_tui.empty_cells import is_empty
from kpi_tui.figures import Unit, are_apart
from kpi_tui.regex import regex
from kpi_tui.report import FIGURE_FIELDS
from kpi_tui.vocabulary import YtdMethod

_MARKED = frozenset({"?", "!", "?!"})
"""Signs for a status that stand in the place of a figure that is missing."""
_MARKS = regex(r"[£,.%\s]")
_FIGURE_BEGINS = regex(r"[-−–]?£?[-−–]?[\d,.]+\s?%?")


class FigureChange(Enum):
    """What became of a figure."""

    SAME = auto()
    """Also where one of the two is the other cut off in print, as far as can be seen."""
    REMOVED = auto()
    ADDED = auto()
    MOVED = auto()
    """Both are numbers, and can be compared."""
    CUT = auto()
    """One of the two is a number cut off or misprinted, so nothing is worked out."""
    WORDS = auto()
    """One of the two is no number."""
    OTHER_UNIT = auto()
    """Both are numbers, printed otherwise and counted in something else."""
    OTHER_SERIES = auto()
    """Both are numbers, and mean different things: see `MeasurePair.obstacle`."""


def figure_change(pair: MeasurePair, field: str) -> FigureChange:
    """Tell what became of a figure."""
    (old, new), values = pair.texts(field), pair.values(field)
    had, has = is_figure(old), is_figure(new)
    if not had and not has:
        return FigureChange.SAME
    if not has:
        return FigureChange.REMOVED
    if not had:
        return FigureChange.ADDED
    if None in values:
        if alike(old, new):
            return FigureChange.SAME
        old_is_cut, new_is_cut = _is_cut(old, values[0]), _is_cut(new, values[1])
        if not old_is_cut and not new_is_cut:
            return FigureChange.WORDS
        first, second = (_MARKS.sub("", text or "") for text in (old, new))
        if (old_is_cut and second.startswith(first)) or (new_is_cut and first.startswith(second)):
            return FigureChange.SAME
        is_other_unit = unit_change(pair) is UnitChange.OTHER
        return FigureChange.OTHER_UNIT if is_other_unit else FigureChange.CUT
    if unit_change(pair) is UnitChange.OTHER:
        return FigureChange.SAME if alike(old, new) else FigureChange.OTHER_UNIT
    if values[0] == values[1]:
        return FigureChange.SAME
    # A target that stepped with the figures is told with how far it stepped.
    is_step = pair.obstacle is Obstacle.STEP and field.endswith("target")
    return FigureChange.MOVED if pair.obstacle is None or is_step else FigureChange.OTHER_SERIES


def unit_change(pair: MeasurePair) -> UnitChange:
    """Tell what became of the unit of a measure's figures.

    Where a % or a £ went, the scale of the figures says whether they are still counted in it.
    """
    if are_apart(pair.before.counted_in, pair.after.counted_in):
        return UnitChange.OTHER
    values = (pair.values(field) for field in FIGURE_FIELDS)
    return unit_change_of(pair.before.unit, pair.after.unit, values)


def counted_in(pair: MeasurePair) -> Unit | None:
    """Return the unit of both periods' figures, though neither may print its sign."""
    if pair.before.is_percentage or pair.after.is_percentage:
        return Unit.PERCENT
    return Unit.GBP if Unit.GBP in (pair.before.unit, pair.after.unit) else pair.after.unit


def is_told_apart(pair: MeasurePair, field: str) -> bool:
    """Whether the change of a year-to-date figure says more than that of the period's.

    It does not where the figure merely goes on adding up, or changes as the period's own does.
    """
    month = field.replace("ytd_", "period_")
    if pair.texts(field) == pair.texts(month):
        return False
    outcome = figure_change(pair, field)
    if outcome in (FigureChange.REMOVED, FigureChange.ADDED):
        return figure_change(pair, month) is not outcome
    return _year_stands_still(pair)


def is_figure(printed: str | None) -> bool:
    """Whether something is printed that is more than a sign for nothing; "none" may be a nought."""
    said = (printed or "").strip().lower()
    return said == "none" or not (is_empty(said) or said in _MARKED)


def _year_stands_still(pair: MeasurePair) -> bool:
    """Whether the years to date of two periods can be compared.

    They can where both follow from their periods in the same way, and that is no sum, or a sum of
    equally many periods.
    """
    before, after = pair.before, pair.after
    methods = {before.ytd_method, after.ytd_method} - {None}
    if len(methods) > 1:
        return False
    if before.report_date.month == after.report_date.month:
        return True
    if methods:
        return methods != {YtdMethod.SUM}
    # No method is known: the year's target shows one where it is the month's own.
    return all(
        measure.ytd.target_value is not None
        and measure.ytd.target_value == measure.period.target_value
        for measure in (before, after)
    )


def _is_cut(printed: str | None, value: float | None) -> bool:
    return value is None and bool(_FIGURE_BEGINS.fullmatch((printed or "").strip()))
