"""A drafted profile is tried out on the report it was drafted from: what it would not read is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kpi_tui.errors import PdfError
from kpi_tui.pdf.reports import read_reports
from kpi_tui.profiles.guess import ProfileGuess
from kpi_tui.profiles.shelf import parse_own

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
    read, left = report.account.words, report.account.left_over
    if left <= _MANY * read:
        return guess
    note = f"read with it, {left:,} words of its tables are left over, and {read:,} are kept"
    return replace(guess, notes=(*guess.notes, note))
