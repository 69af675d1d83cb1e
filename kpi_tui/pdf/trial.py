"""A drafted profile is tried out on the report it was drafted from: what it would not read is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kpi_tui.errors import PdfError
from kpi_tui.pdf.reports import read_reports
from kpi_tui.profiles.guess import ProfileGuess
from kpi_tui.profiles.known_profiles import parse_own
from kpi_tui.report import Report

_MANY = 0.5
"""Of all words that were read: more than so many left over are told."""


def try_out(
    path: Path, guess: ProfileGuess, password: str | None = None
) -> tuple[ProfileGuess, tuple[Report, ...]]:
    """Return a guess that says too how well it reads the report, and what it reads; none if refused."""
    profile = parse_own(guess.toml, f"{guess.name}.toml")
    try:
        reports = tuple(read_reports(path, password=password, profile=profile))
    except PdfError as error:
        why = str(error).removeprefix(f"{path}: ")
        note = f"read with it, the report is refused: {why}"
        return replace(guess, notes=(*guess.notes, note)), ()
    read, left = reports[0].account.words, reports[0].account.left_over
    if left <= _MANY * read:
        return guess, reports
    note = f"read with it, {left:,} words of its tables are left over, and {read:,} are kept"
    return replace(guess, notes=(*guess.notes, note)), reports
