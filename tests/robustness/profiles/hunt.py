"""Drafts a profile for each report, changes one thing after another in it, and reads the report by it."""

from __future__ import annotations

import os
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.pool import Pool
from pathlib import Path
from random import Random

from kpi_tui.errors import KpiTuiError
from kpi_tui.pdf.drafting.draft import draft_profile
from kpi_tui.pdf.drafting.write import write_profile
from kpi_tui.pdf.page.document import open_pdf
from kpi_tui.pdf.reports import read_reports
from kpi_tui.profiles.known_profiles import parse_own, shared_words
from kpi_tui.profiles.load import parse_profile
from kpi_tui.report import Report
from tests.rendering.councils import ENGINES, LAYOUTS, Engine, render, sample
from tests.rendering.engines import missing
from tests.robustness.tally import Tally, leave_interruptions_to_the_parent

from .changes import Change, changes_of
from .judge import judge

OUTCOMES = ("right", "refused", "warned", "SILENT", "crash")


@dataclass(frozen=True)
class Verdict:
    """What became of a report that was read by a changed profile."""

    report: str
    change: str
    outcome: str
    notes: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether it was wrong in silence, or no answer at all."""
        return self.outcome in ("SILENT", "crash")


class Case:
    """A report, its drafted profile, and what is read by it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with open_pdf(path, None, None) as document:
            toml = write_profile(draft_profile(document))
        self.toml = tomllib.loads(toml)
        self.profile = parse_own(toml, f"{path.stem}.toml")
        self.sound: Report = read_reports(path, profile=self.profile)[0]

    def try_change(self, change: Change) -> Verdict:
        """Read the report by the changed profile, and judge what is read."""
        try:
            profile = parse_profile(change.toml, f"{self.path.stem}.toml", shared_words())
            reports = read_reports(self.path, profile=profile)
        except KpiTuiError as error:
            return Verdict(self.path.stem, change.what, "refused", (str(error),))
        except Exception as error:  # the very thing looked for
            said = f"{type(error).__name__}: {error}"
            return Verdict(self.path.stem, change.what, "crash", (said,))
        outcome, silent = judge(change, self.profile, self.sound, reports)
        notes = [str(each) for each in silent]
        notes += [
            f"  ({each.page} {each.measure_code}: {each.message[:200]})"
            for report in reports
            for each in report.warnings[:6]
            if silent and each not in self.sound.warnings
        ]
        counted = (f"{len(silent)} cells",) if silent else ()
        return Verdict(self.path.stem, change.what, outcome, (*counted, *notes))


def chosen(changes: Sequence[Change], count: int, seed: int, name: str) -> list[Change]:
    """So many of the changes of a profile, each time the same; all of them for 0.

    More are the same ones and others.
    """
    if not count:
        return list(changes)
    return Random(f"{seed} {name}").sample(changes, len(changes))[:count]


def try_file(task: tuple[Path, int, int, str]) -> list[Verdict]:
    """Try the changes of one report's profile whose description has certain words."""
    path, count, seed, only = task
    try:
        case = Case(path)
    except KpiTuiError as error:
        return [Verdict(path.stem, "unchanged", "refused", (str(error),))]
    changes = [each for each in changes_of(case.toml) if only in each.what]
    return [case.try_change(each) for each in chosen(changes, count, seed, path.stem)]


def attack(seed: int, numbers: range) -> Iterator[Tally]:
    """Try the changes of these numbers of each layout's profile."""
    yield (tally := Tally("profiles with one thing changed: right, refused or told"))
    with tempfile.TemporaryDirectory() as folder, _pool() as pool:
        tasks = [(path, numbers.stop, seed, "") for path in drawn(Path(folder))]
        for verdicts in pool.imap_unordered(try_file, tasks):
            for number, each in enumerate(verdicts):
                if number in numbers:
                    told = f"{each.report}: {each.change}: {'; '.join(each.notes[:4])}"
                    tally.add(each.outcome, told if each.failed else "", number)


def _pool() -> Pool:
    return get_context("spawn").Pool(os.cpu_count() or 1, leave_interruptions_to_the_parent)


def hunt(paths: Sequence[Path], count: int, seed: int, only: str = "") -> Iterator[Verdict]:
    """Try so many changes of the profile of each report, on all cores."""
    with _pool() as pool:
        tasks = [(path, count, seed, only) for path in paths]
        for verdicts in pool.imap_unordered(try_file, tasks):
            yield from verdicts


def drawn(
    folder: Path, engines: Sequence[Engine] = ENGINES, layouts: Sequence[str] = tuple(LAYOUTS)
) -> list[Path]:
    """Draw the report of each layout, by each engine that is installed."""
    paths = []
    for layout in map(LAYOUTS.__getitem__, layouts):
        for engine in engines:
            if not missing(engine):
                paths.append(folder / f"{layout.name}-{engine}.pdf")
                render(sample(layout), paths[-1], layout, engine)
    return paths


def report(paths: Sequence[Path], count: int, seed: int, only: str, *, verbose: bool) -> bool:
    """Hunt, print what is silent and the counts, and tell whether nothing is."""
    totals: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for verdict in hunt(list(paths) or drawn(Path(folder)), count, seed, only):
            totals[verdict.outcome] += 1
            if verbose or verdict.failed:
                notes = "".join(f"\n    {note}" for note in verdict.notes[:8])
                print(f"{verdict.outcome} {verdict.report}: {verdict.change}{notes}", flush=True)
    counts = ", ".join(f"{totals[outcome]:,} {outcome}" for outcome in OUTCOMES)
    print(f"{totals.total():,} tried: {counts}")
    return not totals["SILENT"] and not totals["crash"]
