"""The lines about a measure: report, names, owners, figures and source. Imports no Polars."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from kpi_tui.labels import Label, in_file, mark
from kpi_tui.months import day_name
from kpi_tui.period import PeriodType
from kpi_tui.period_names import figures_label, name_of
from kpi_tui.report import Reading, Report, Source
from kpi_tui.status import Status
from kpi_tui.text import one_line
from kpi_tui.wording.phrases import POLARITIES

CODE_IS_OURS = "given by kpi-tui: the report prints none"


def marked_name(report: Report) -> str:
    """Return what a report's period is called, marked where it is not as published."""
    return report.origin.beside(name_of(report.period))


def heading(reading: Reading, report: Report) -> list[str]:
    """Return three lines: code and name, period and priority, owners.

    Where the report is not as published a fourth says so.
    """
    period, code = name_of(report.period), reading.priority_code
    title = next((item.title for item in report.priorities if item.code == code), "")
    return [
        reading.named.called,
        one_line(f"{period} · {code} {title}"),
        owners_line(reading),
        *filter(None, [report.origin.note]),
    ]


def section_words(reading: Reading, report: Report) -> tuple[str, Sequence[str]] | None:
    """Return a heading and paragraphs: what a report says of all measures of a priority.

    `None` for a report that comments on each measure by itself, as the annex does.
    """
    for priority in report.priorities if report.section_commentary else ():
        if priority.code == reading.priority_code and priority.commitments:
            return f"On all of {one_line(priority.title)}", priority.commitments
    return None


def owners_line(reading: Reading) -> str:
    """Return `Director: A Brown, C Dean · Portfolio holder: Cllr D Dale`."""
    directors = ", ".join(map(one_line, reading.directors)) or "none printed"
    holder = one_line(reading.portfolio_holder or "") or "none printed"
    return f"Director: {directors} · Portfolio holder: {holder}"


def owners_in_short(reading: Reading) -> str:
    """Return the owners without labels, for a narrow pane: `A Brown, C Dean · Cllr D Dale`."""
    directors = ", ".join(map(one_line, reading.directors)) or "no director"
    return f"{directors} · {one_line(reading.portfolio_holder or '') or 'no portfolio holder'}"


def has_year_to_date(readings: Iterable[Reading]) -> bool:
    """Whether any of a report's readings, or of a measure's, has a year to date printed."""
    return any(
        reading.ytd_actual or reading.ytd_target or reading.ytd_status for reading in readings
    )


def figure_lines(reading: Reading, report: Report) -> list[str]:
    """Return two lines: the period, the year to date. Figures that are not printed are said so.

    A report that prints no year to date of any measure has no line of it.
    """
    return [
        figure_line(label, actual, target, str(mark(status)))
        for label, actual, target, status in printed_figures(reading, report)
    ]


def printed_figures(
    reading: Reading, report: Report
) -> Iterator[tuple[str, str | None, str | None, Status | None]]:
    """Yield label, actual, target and status of the period, and of the year to date if any has one."""
    label = figures_label(report.period.period_type)
    yield label, reading.period_actual, reading.period_target, reading.period_status
    if has_year_to_date(report.readings):
        yield Label.YEAR_TO_DATE, reading.ytd_actual, reading.ytd_target, reading.ytd_status


def beside_the_figures(reading: Reading, kind: PeriodType) -> list[str]:
    """Return a line each for floor, figure of the period before and direction, where printed.

    Where the report prints no code, the last line says that it is given by kpi-tui.
    """
    lines = []
    if reading.floor:
        lines.append(f"Floor: {one_line(reading.floor)}")
    if reading.previous_actual or reading.previous_status:
        sign = str(mark(reading.previous_status))
        parts = filter(None, (one_line(reading.previous_actual or ""), sign))
        lines.append(f"Previous {kind.noun}, as printed: {' · '.join(parts)}")
    if reading.published_direction:
        lines.append(f"Direction, as printed: {reading.published_direction}")
    if reading.published_polarity:
        lines.append(f"Polarity, as printed: {POLARITIES[reading.published_polarity]}")
    if reading.code_is_ours:
        lines.append(f"Code: {one_line(reading.measure_code)}, {CODE_IS_OURS}")
    return lines


def figure_line(label: str, actual: str | None, target: str | None, status: str) -> str:
    """Return `July 2024: 12 · target 10 · ★ green`. What is not printed is said so."""
    parts = (
        one_line(actual or "") or "no actual",
        f"target {one_line(target)}" if target and one_line(target) else "no target",
        status or "no status printed",
    )
    return f"{label}: {' · '.join(parts)}"


def source_line(
    reading: Reading,
    source: Source,
    revision: int,
    imported_at: datetime,
    *,
    checksum: bool = False,
) -> str:
    """Return where a measure was read from: file, pages, revision, time; the SHA-256 if asked for.

    Samples have none.
    """
    local = imported_at.astimezone()
    line = (
        f"Source: {in_file(source.name, reading.pages)}; revision {revision}, "
        f"imported {day_name(local)} {local:%H:%M}"
    )
    return f"{line}, SHA-256 {source.sha256}" if checksum and source.has_file else line
