"""A drafted profile is tried out on the report it was drafted from: what it would not read is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kpi_tui.errors import PdfError
from kpi_tui.pdf.reports import read_reports
from kpi_tui.profiles.guess import ProfileGuess
from kpi_tui.profiles.shelf import parse_own
from kpi_tui.report import Report

_MANY = 0.5
"""Of all words that were read: more than so many left over are told."""


def try_out(path: Path, guess: ProfileGuess, password: str | None = None) -> ProfileGuess:
    """Return a guess that says too how well it reads the report."""
    profile = parse_own(guess.toml, f"{guess.name}.toml")
    try:
        report, *_ = read_reports(path, password=password, profile=profile)
    except PdfError as error:
        why = str(error).removeprefix(f"{path}: ")
        return replace(guess, notes=(*guess.notes, f"read with it, the report is refused: {why}"))
    return replace(guess, notes=(*guess.notes, *_notes(report)))


def _notes(report: Report) -> list[str]:
    read = report.account.words
    left = report.account.left_over
    notes = []
    if left > _MANY * read:
        notes.append(f"read with it, {left:,} words of its tables are left over and {read:,} kept")
    without = sum(
        not (reading.period_actual or reading.period_status) for reading in report.readings
    )
    if without > _MANY * len(report.readings):
        notes.append(f"{without} of {len(report.readings)} measures have no result and no status")
    return notes
