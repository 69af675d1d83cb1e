"""A measure as text to paste elsewhere. Imports no Polars: it is instant."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from kpi_tui.labels import PROSE, mark, page_list
from kpi_tui.months import month_name
from kpi_tui.report import Reading, Report, Source, Status
from kpi_tui.text import one_line, visible


def measure_as_text(
    reading: Reading,
    report: Report,
    revision: int,
    imported_at: datetime,
    extra: Sequence[str] = (),
) -> str:
    """Return all that is printed about a measure, for an e-mail: blocks with an empty line between.

    Nothing is lined up with spaces, as an e-mail's letters differ in width, and lines end in a
    plain line feed. `extra` are lines of our own, shown after the figures. The text may come
    from a report: control characters are made visible.
    """
    blocks = [
        "\n".join(heading(reading, report)),
        "\n".join(figure_lines(reading)),
        "\n".join(one_line(line) for line in extra),
    ]
    for name, label in PROSE.items():
        said: str | None = getattr(reading, name)
        if said and one_line(said):
            blocks.append("\n".join([label, *map(one_line, visible(said).split("\n"))]))
    blocks.append(source_line(reading, report.source, revision, imported_at))
    return "\n\n".join(block for block in blocks if block)


def heading(reading: Reading, report: Report) -> list[str]:
    """Return three lines: code and name, month and priority, owners."""
    month, code = month_name(report.report_date), reading.priority_code
    title = next((item.title for item in report.priorities if item.code == code), "")
    return [
        one_line(f"{reading.measure_code} {reading.measure_name}"),
        one_line(f"{month} · {code} {title}"),
        owners_line(reading),
    ]


def owners_line(reading: Reading) -> str:
    """Return `Director: A Brown, C Dean · Portfolio holder: Cllr D Levy`."""
    directors = ", ".join(map(one_line, reading.directors)) or "none printed"
    holder = one_line(reading.portfolio_holder or "") or "none printed"
    return f"Director: {directors} · Portfolio holder: {holder}"


def owners_in_short(reading: Reading) -> str:
    """Return the same without labels, for a narrow pane: `A Brown, C Dean · Cllr D Levy`."""
    directors = ", ".join(map(one_line, reading.directors)) or "no director"
    return f"{directors} · {one_line(reading.portfolio_holder or '') or 'no portfolio holder'}"


def figure_lines(reading: Reading) -> list[str]:
    """Return two lines: the month, the year to date. What is not printed is said to be missing."""
    return [
        _figure("Period", reading.period_actual, reading.period_target, reading.period_status),
        _figure("Year to date", reading.ytd_actual, reading.ytd_target, reading.ytd_status),
    ]


def _figure(label: str, actual: str | None, target: str | None, status: Status | None) -> str:
    parts = (
        one_line(actual or "") or "no actual",
        f"target {one_line(target)}" if target and one_line(target) else "no target",
        str(mark(status)) or "no status printed",
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
    """Return where a measure was read from: file, pages, revision, when, and on request the SHA-256."""
    local = imported_at.astimezone()
    line = (
        f"Source: {one_line(source.name)}, {page_list(reading.pages)}; revision {revision}, "
        f"imported {local.day} {month_name(local.date())} {local:%H:%M}"
    )
    return f"{line}, SHA-256 {source.sha256}" if checksum else line
