"""What became of a file that was imported, as the lines of a list, and of all of them in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from rich.text import Text

from kpi_tui.doubts import Doubt
from kpi_tui.errors import KpiTuiError, LockedPdfError, UnknownReportError
from kpi_tui.labels import Label, plural
from kpi_tui.period import PeriodKey, Series
from kpi_tui.period_names import name_of
from kpi_tui.text import as_sentence, one_line
from kpi_tui.tui.palette import Palette

NAMED = 3
"""Periods of a series that are named in the sentence; more are counted."""


@dataclass(frozen=True, slots=True)
class Imported:
    """Where to go after an import: a period, and a measure to look at."""

    period: PeriodKey | None
    measure_code: str | None = None
    others: tuple[str, ...] = ()
    """What came in of other series than the one that is looked at, in words."""


@dataclass(frozen=True, slots=True)
class ImportResult:
    """A report that is in the store now, or a file that was refused: it has no period, and says why."""

    name: str
    lines: tuple[str, ...]
    """What was read, or the one reason; then the files of the store that are left out."""
    changes: tuple[str, ...] = ()
    """Cells that differ from the revision before."""
    doubts: tuple[Doubt, ...] = ()
    period: PeriodKey | None = None
    measures: int = 0
    is_new: bool = False
    council: str | None = None
    unknown: Path | None = None
    """The file, where no profile knows it."""
    revision: int | None = None
    """Which revision it is of a report that was there before."""
    locked: Path | None = None
    """The file, where its password is missing or wrong."""

    @property
    def name_of_report(self) -> str:
        """The report in words, as `Kent County Council, Quarter 3 2024/25`."""
        assert self.period is not None
        publisher = one_line(self.council or self.period.report_id)
        return f"{publisher}, {name_of(self.period)}"


@dataclass(frozen=True, slots=True)
class ResultLine:
    """An entry of the list, and where it leads."""

    text: Text
    leads_to: Imported
    is_doubt: bool = False
    is_locked: bool = False


def refused_file(
    name: str, error: KpiTuiError, path: Path | None = None, *, typed: bool = False
) -> ImportResult:
    """Return the result of a file that was refused, with the key that helps where one does.

    Its password is wrong where one has been `typed`.
    """
    match error:
        case UnknownReportError():
            lines = ("p drafts its profile: none knows it yet.", error.found)
            return ImportResult(name, lines, unknown=path)
        case LockedPdfError():
            said = "This password does not open it" if typed else "A password locks it"
            again = " again" if typed else ""
            return ImportResult(name, (f"{said}: Enter here asks for it{again}.",), locked=path)
    return ImportResult(name, (str(error),))


def result_lines(
    result: ImportResult, palette: Palette, looked_at: Series | None = None
) -> Iterator[ResultLine]:
    """List the file, then what is doubtful, then each cell that changed, to be stepped through.

    A report of another series than the one that is looked at is said to be one.
    """
    whole = Imported(result.period)
    style = "bold" if result.period else palette.alarm
    about = "".join(f"\n  {one_line(line)}" for line in result.lines)
    if result.period and looked_at and result.period.series != looked_at:
        about += f"\n  This is another report: {result.name_of_report}. Enter opens it."
    headed = Text.assemble((one_line(result.name), style), about)
    yield ResultLine(headed, whole, is_locked=result.locked is not None)
    for doubt in result.doubts:
        leads_to = Imported(result.period, doubt.measure_code)
        yield ResultLine(Text(f"  ! {one_line(doubt.text)}"), leads_to, is_doubt=True)
    for change in result.changes:
        yield ResultLine(Text(f"  ≠ {one_line(change)}"), whole)


def summary(results: Sequence[ImportResult], cancelled: bool) -> str:
    """Write a sentence: "July 2024 imported, 45 measures; 1 file refused; 4 items to check."""
    came = {item.period for item in results if item.period and item.is_new}
    measures = plural(sum(item.measures for item in results if item.is_new), "measure")
    there = sum(1 for item in results if item.period and not item.is_new)
    away = sum(1 for item in results if not item.period)
    doubts = sum(len(item.doubts) for item in results)
    parts = [
        "Cancelled" if cancelled else "",
        f"{_names(came)} {Label.IMPORTED}, {measures}" if came else "nothing new imported",
        *_revised(results),
        f"{plural(there, 'file')} there already" if there else "",
        f"{plural(away, 'file')} refused" if away else "",
        f"{plural(doubts, 'item')} {Label.TO_CHECK}" if doubts else "",
    ]
    sentence = "; ".join(filter(None, parts))
    return as_sentence(sentence)


def _revised(results: Sequence[ImportResult]) -> list[str]:
    """Say which periods were there before, with how many cells that changed; many are counted."""
    revised = [item for item in results if item.period and item.revision]
    if len(revised) > NAMED:
        return [f"{plural(len(revised), 'report')} revised"]
    return [
        f"revision {item.revision} of {name_of(item.period)}: "
        f"{plural(len(item.changes), 'cell')} differ{'s' * (len(item.changes) == 1)}"
        for item in revised
        if item.period
    ]


def _names(periods: Iterable[PeriodKey]) -> str:
    """Name periods, series by series; many of one are counted."""
    named: list[str] = []
    is_counted = False
    for series, same in groupby(
        sorted(periods, key=lambda key: (key.series, key)), lambda key: key.series
    ):
        names = list(map(name_of, same))
        is_counted = len(names) > NAMED
        named += (
            [plural(len(names), series.period_type.counted), f"{names[0]} to {names[-1]}"]
            if is_counted
            else names
        )
    return ", ".join(named) + "," * is_counted
