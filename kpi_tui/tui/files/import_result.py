"""What became of a file that was imported, as the lines of a list, and of all of them in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rich.text import Text

from kpi_tui.doubts import Doubt
from kpi_tui.errors import KpiTuiError
from kpi_tui.labels import plural
from kpi_tui.months import month_name
from kpi_tui.text import one_line
from kpi_tui.tui.palette import Palette

NAMED = 3
"""Months named in the sentence; more are counted."""


@dataclass(frozen=True, slots=True)
class Imported:
    """Where to go after an import: a month, and a measure to look at."""

    month: date | None
    measure_code: str | None = None


@dataclass(frozen=True, slots=True)
class ImportResult:
    """A file that is in the store now, or was refused: then it has no month, and says why."""

    name: str
    lines: tuple[str, ...]
    """What was read, or the one reason; then the files of the store that are left out."""
    changes: tuple[str, ...] = ()
    """Cells that differ from the revision before."""
    doubts: tuple[Doubt, ...] = ()
    month: date | None = None
    measures: int = 0
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class ResultLine:
    """An entry of the list, and where it leads."""

    text: Text
    leads_to: Imported
    is_doubt: bool = False


def refused_file(name: str, error: KpiTuiError) -> ImportResult:
    """Return the result of a file that was refused."""
    return ImportResult(name, (str(error),))


def result_lines(result: ImportResult, palette: Palette) -> Iterator[ResultLine]:
    """List the file, then what changed, then what is doubtful; one entry each, to be stepped through."""
    month = Imported(result.month)
    style = "bold" if result.month else palette.alarm
    about = "".join(f"\n  {one_line(line)}" for line in result.lines)
    yield ResultLine(Text.assemble((one_line(result.name), style), about), month)
    for change in result.changes:
        yield ResultLine(Text(f"  ≠ {one_line(change)}"), month)
    for doubt in result.doubts:
        leads_to = Imported(result.month, doubt.measure_code)
        yield ResultLine(Text(f"  ! {one_line(doubt.text)}"), leads_to, is_doubt=True)


def summary(results: Sequence[ImportResult], cancelled: bool) -> str:
    """Write a sentence: "July 2024 came in, 45 measures; 1 file refused; 4 doubts to look at."""
    came = sorted({item.month for item in results if item.month and item.is_new})
    measures = plural(sum(item.measures for item in results if item.is_new), "measure")
    there = sum(1 for item in results if item.month and not item.is_new)
    away = sum(1 for item in results if not item.month)
    doubts = sum(len(item.doubts) for item in results)
    parts = [
        "Cancelled" if cancelled else "",
        f"{_months(came)} came in, {measures}" if came else "nothing new came in",
        f"{plural(there, 'file')} there already" if there else "",
        f"{plural(away, 'file')} refused" if away else "",
        f"{plural(doubts, 'doubt')} to look at" if doubts else "",
    ]
    sentence = "; ".join(filter(None, parts))
    return f"{sentence[0].upper()}{sentence[1:]}."


def _months(months: Sequence[date]) -> str:
    if len(months) > NAMED:
        ends = f"{month_name(months[0])} to {month_name(months[-1])}"
        return f"{plural(len(months), 'month')}, {ends},"
    return ", ".join(map(month_name, months))
