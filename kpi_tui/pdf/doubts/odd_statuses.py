"""What a profile declares of statuses against the figures beside them: “Not due” beside an actual."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kpi_tui.figures import Unit, parse
from kpi_tui.pdf.report.readings import Record
from kpi_tui.pdf.signs.icon_shapes import RING
from kpi_tui.pdf.signs.status import StatusMark
from kpi_tui.pdf.table.fields import STATUSES
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.profiles.doubtful import worded
from kpi_tui.profiles.usual_meanings import status_of
from kpi_tui.report import Reading, Warning
from kpi_tui.status import RATED, Status
from kpi_tui.text import squash

_LACKS_ACTUAL = (
    *(Status.NOT_REPORTED, Status.NOT_STARTED),
    *(Status.ACTUAL_MISSING, Status.DATA_MISSING),
)
_LACKS_TARGET = (Status.TARGET_MISSING, Status.DATA_MISSING, Status.MONITORING_ONLY)
_JUDGED = (*RATED, Status.BLUE)
_HAS_ACTUAL = (*_JUDGED, Status.TARGET_MISSING, Status.MONITORING_ONLY)
_SIGN, _EMPTY = "a sign", "an empty cell"
_FEW = 3
"""So many measures have a colour, or nothing, where that is no slip of the report's, or more."""
_FEWEST = 2
"""So many measures have a figure, or more, in a report of figures."""


def doubts_of_marks(
    readings: Sequence[Reading], records: Sequence[Record], declared: Mapping[str, Status]
) -> Iterator[Warning]:
    """Yield a doubt for each sign of status that its measures' figures contradict.

    One that says that nothing is reported stands beside actuals, one that says that nothing is
    judged beside targets, or one that judges figures beside none. A word that says so itself is
    the report's own contradiction. `declared` holds the words as the profile writes them.
    """
    written = {squash(word): word for word in declared}
    for name in STATUSES:
        prefix = name.removesuffix("status")
        found: defaultdict[tuple[str, Status | None], list[Reading]] = defaultdict(list)
        for reading, record in zip(readings, records, strict=True):
            marks = record.marks.get(name, [])
            if marks or (reading.period_actual and getattr(reading, name)):
                found[_sign_of(marks, written)].append(reading)
        for (sign, said), own in found.items():
            for status in dict.fromkeys(getattr(each, name) for each in own):
                alike = [each for each in own if getattr(each, name) is status]
                is_coloured = sign in (_SIGN, _EMPTY)
                if is_coloured and len(alike) < _FEW:
                    continue
                why = _contradiction(status, alike, prefix, readings, is_coloured=is_coloured)
                if why and said is not status:
                    message = f"{sign} is declared as {worded(name)} {status.replace('_', ' ')}, and {why}"
                    yield Warning(None, None, message)


def _contradiction(
    status: Status | None,
    own: Sequence[Reading],
    prefix: str,
    readings: Sequence[Reading],
    *,
    is_coloured: bool,
) -> str:
    """Return what the figures of the measures with a status say against it; empty for nothing.

    That one in colour judges a figure without a target is the report's own affair.
    """
    actuals = [each for each in own if _has_figure(each, f"{prefix}actual")]
    targets = [each for each in own if _has_figure(each, f"{prefix}target")]
    if status in _LACKS_ACTUAL and 2 * len(actuals) > len(own):
        return f"{_counted(actuals, own)} an actual"
    if status in _LACKS_TARGET and 2 * len(targets) > len(own):
        return f"{_counted(targets, own)} a target"
    if status in _HAS_ACTUAL and not actuals and _mostly(f"{prefix}actual", readings):
        return f"{_counted(own, own)} no actual"
    if (
        not is_coloured
        and status in _JUDGED
        and not targets
        and _mostly(f"{prefix}target", readings)
    ):
        return f"{_counted(own, own)} no target"
    return ""


def _mostly(name: str, readings: Sequence[Reading]) -> bool:
    """Whether most measures have a figure."""
    return 2 * sum(_has_figure(each, name) for each in readings) > len(readings) >= _FEWEST


def _counted(those: Sequence[Reading], own: Sequence[Reading]) -> str:
    first = those[0]
    return f"{len(those)} of {len(own)} with it ({first.measure_code} first) have"


def _has_figure(reading: Reading, name: str) -> bool:
    printed = getattr(reading, name, None)
    return bool(printed) and parse(printed).unit is not Unit.TEXT


def _sign_of(marks: Sequence[StatusMark], written: Mapping[str, str]) -> tuple[str, Status | None]:
    """Return what stands in a cell of status, as a message names it, and what it says by itself."""
    mark = next(iter(marks), None)
    if mark is None:
        return _EMPTY, None
    if mark.text:
        word = written.get(mark.text, mark.text)
        return quoted(word), status_of(word)
    shape = RING if mark.is_ring else mark.shape
    return (f"a {shape}" if shape and not mark.hue else _SIGN), None
