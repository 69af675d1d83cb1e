"""Single bits flipped in stored files: what is read is as before, or the file is named."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from random import Random
from typing import Any

from kpi_tui import demo
from kpi_tui.origin import Origin
from kpi_tui.period import PeriodType
from kpi_tui.report import PublishedDirection, Reading, Report
from kpi_tui.status import Status
from kpi_tui.store.store import Store
from kpi_tui.vocabulary import Polarity
from tests.robustness.tally import Tally, leave_interruptions_to_the_parent, scratch
from tests.support.local import local
from tests.support.samples import EMPTY, JULY

from .observe import look, looks, without_uncovered

OLD_FILES = sorted((Path(__file__).parents[2] / "store" / "old").glob("*.parquet"))
"""June, July and its correction as 0.1.0 wrote them before files had seals."""


def newer(reading: Reading) -> Reading:
    """A reading with all that the first files had no place for."""
    return replace(
        reading,
        published_direction=PublishedDirection.WORSENING,
        floor="90%",
        previous_actual="88.1%",
        previous_status=Status.BLUE,
        code_is_ours=True,
        published_polarity=Polarity.BIGGER_IS_BETTER,
    )


QUARTER = replace(
    JULY,
    report_date=date(2024, 9, 30),
    readings=tuple(map(newer, JULY.readings)),
    council="Borough of Example/ä",
    period_type=PeriodType.QUARTER,
    period_label="Quarter 2 2024/25",
    period_start=date(2024, 7, 1),
    provenance=Origin.SIMULATED,
)


def sealed_reports() -> tuple[Report, ...]:
    return (demo.published("2024-07"), demo.published("2023-01"), JULY, QUARTER, EMPTY)


@dataclass(frozen=True)
class Sample:
    """A store with one file that is flipped, and what it says while it is whole."""

    path: Path
    file: Path
    days: tuple[date, ...]

    @cached_property
    def content(self) -> bytes:
        return self.file.read_bytes()

    @cached_property
    def seen(self) -> dict[str, Any]:
        whole = {}
        for name, how in looks(list(self.days)).items():
            whole[name], problems = look(self.path, how)
            assert not problems
        return whole

    def flip(self, bit: int) -> str:
        """`refused`, `harmless`, `not covered` or how else it was read."""
        whole, flipped = self.seen, bytearray(self.content)
        flipped[bit // 8] ^= 1 << bit % 8
        self.file.write_bytes(flipped)
        outcomes = set()
        for name, how in looks(list(self.days)).items():
            try:
                seen, problems = look(self.path, how)
            except Exception as error:
                return f"{type(error).__name__} from {name}: {error}"
            if any(problem.path == self.file for problem in problems):
                outcomes.add("refused")
            elif seen != whole[name]:
                is_covered = without_uncovered(seen) != without_uncovered(whole[name])
                outcomes.add(f"silent in {name}" if is_covered else "not covered")
        worst = [outcome for outcome in outcomes if outcome.startswith("silent")]
        return min(worst or outcomes or {"harmless"})

    def mend(self) -> None:
        self.file.write_bytes(self.content)


def samples(folder: Path) -> Iterator[Sample]:
    for number, report in enumerate(sealed_reports()):
        path = folder / f"sealed {number}"
        yield Sample(path, local(Store(path).add(report).path), (report.report_date,))


def old_samples(folder: Path, others: Sequence[Path] = ()) -> Iterator[Sample]:
    """The old files, each alone; `others` are files that somebody else wrote so."""
    for number, file in enumerate([*OLD_FILES, *others]):
        path = folder / f"old {number}"
        path.mkdir()
        copy = path / file.name
        copy.write_bytes(file.read_bytes())
        yield Sample(path, copy, (date.fromisoformat(file.name[:10]),))


def attack(seed: int, numbers: range) -> Iterator[Tally]:
    """Flip a bit a number in files of today."""
    with scratch() as folder:
        files = list(samples(folder))
        yield (tally := Tally("a bit flipped in a sealed file"))
        for number in numbers:
            # There is no bit that a seal does not cover.
            _flip(tally, files, seed, number, {"refused"}, _flipped)


def attack_old(seed: int, numbers: range) -> Iterator[Tally]:
    """Flip a bit a number in files of the time before there were seals."""
    with scratch() as folder, Child() as child:
        files = list(old_samples(folder))
        yield (tally := Tally("a bit flipped in a file of version 0.1.0"))
        for number in numbers:
            _flip(tally, files, seed, number, READ_WELL, child.flipped)


READ_WELL = {"refused", "harmless", "not covered"}


def _flip(
    tally: Tally,
    files: list[Sample],
    seed: int,
    number: int,
    well: set[str],
    flipped: Callable[[Sample, int], str],
) -> None:
    rng = Random(f"flip {seed}-{number}")
    sample = files[rng.randrange(len(files))]
    bit = rng.randrange(8 * len(sample.content))
    try:
        outcome = flipped(sample, bit)
    finally:
        sample.mend()
    where = f"bit {bit} of {sample.file.name}: {outcome}"
    outcome_told = outcome if outcome in READ_WELL else "failed"
    tally.add(outcome_told, "" if outcome in well else where, number)


@cache
def _known(sample: Sample) -> Sample:
    """The same with what was seen of it, in a process that tries many flips of it."""
    return sample


def _flipped(sample: Sample, bit: int) -> str:
    return _known(sample).flip(bit)


class Child:
    """A process that tries flips and may die of one: what has no seal is read by Polars as it is."""

    def __enter__(self) -> Child:
        self._begin()
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown()

    def _begin(self) -> None:
        self._pool = ProcessPoolExecutor(
            1, multiprocessing.get_context("spawn"), leave_interruptions_to_the_parent
        )

    def flipped(self, sample: Sample, bit: int) -> str:
        try:
            return self._pool.submit(_flipped_and_mended, sample, bit).result()
        except BrokenProcessPool:
            self._begin()
            return "the process died"


def _flipped_and_mended(sample: Sample, bit: int) -> str:
    known = _known(sample)
    try:
        return known.flip(bit)
    finally:
        known.mend()
