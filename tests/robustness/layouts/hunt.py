"""Draws reports that chance made, drafts a profile for each, and judges what is read by it."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from kpi_tui.errors import KpiTuiError
from kpi_tui.pdf.drafting.guess import guess_profile
from kpi_tui.pdf.trial import try_out
from kpi_tui.profiles.guess import ProfileGuess
from kpi_tui.report import Report
from tests.rendering.engines import missing
from tests.robustness.tally import Tally, leave_interruptions_to_the_parent, scratch

from .draw import draw
from .judge import Judge, outcome
from .looks import looks
from .report import make

_APART = 100_000
"""Reports of a seed; those of the first are numbered as they are."""


@dataclass(frozen=True)
class Verdict:
    """What became of the report of this number."""

    number: int
    outcome: str
    notes: tuple[str, ...] = ()
    """What is wrong in it, the worst first."""
    draft: tuple[str, ...] = ()
    """What the drafted profile and what is read by it say."""

    @property
    def failed(self) -> bool:
        """Whether it was wrong in silence, or no answer at all."""
        return self.outcome in ("SILENT", "crash")


def try_report(number: int, path: Path) -> Verdict:
    """Draw the report of this number to `path`, and judge what its drafted profile reads."""
    made, look = make(number), looks(number)
    if reason := missing(look.engine):
        return Verdict(number, f"skipped: {reason}")
    draw(made, look, path)
    try:
        guess, reports = try_out(path, guess_profile(path))
    except KpiTuiError as error:
        return Verdict(number, "refused", (str(error),))
    except Exception:  # the very thing looked for
        return Verdict(number, "crash", (traceback.format_exc(),))
    if not reports:
        return Verdict(number, "refused", guess.notes[-1:])
    wrong = sorted(Judge(made, guess, reports[0]).wrong(), key=lambda each: each.told != "")
    return Verdict(number, outcome(wrong), tuple(map(str, wrong)), _draft(guess, reports[0]))


def _draft(guess: ProfileGuess, report: Report) -> tuple[str, ...]:
    return (
        *(f"{label!r} is taken for {name}" for label, name in guess.columns),
        *(f"note: {note}" for note in guess.notes),
        *(f"page {w.page}, {w.measure_code}: {w.message}" for w in report.warnings),
        *(f"left over: {each.text}" for each in report.account.leftovers),
    )


def attack(seed: int, numbers: range) -> Iterator[Tally]:
    """Try the reports of these numbers, on all cores."""
    yield (tally := Tally("layouts by chance, profiles drafted: right, refused or told"))
    first = (seed - 1) * _APART
    with get_context("spawn").Pool(os.cpu_count() or 1, leave_interruptions_to_the_parent) as pool:
        for verdict in pool.imap_unordered(_try, [first + number for number in numbers]):
            told = f"{verdict.number}: {'; '.join(verdict.notes[:4])}" if verdict.failed else ""
            tally.add(verdict.outcome, told, verdict.number - first)


def _try(number: int) -> Verdict:
    with scratch() as folder:
        return try_report(number, folder / "report.pdf")
