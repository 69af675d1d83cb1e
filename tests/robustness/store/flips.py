"""Single bits flipped in stored files: what is read is as before, or the file is named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Any

from kpi_tui import demo
from kpi_tui.period import PeriodType
from kpi_tui.report import Origin, PublishedDirection, Reading, Report, Status
from kpi_tui.store.store import Store
from tests.support.samples import EMPTY, JULY

from .observe import look, looks, without_uncovered
from .tally import Tally, scratch

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
    days: list[date]

    @cached_property
    def content(self) -> bytes:
        return self.file.read_bytes()

    @cached_property
    def seen(self) -> dict[str, Any]:
        whole = {}
        for name, how in looks(self.days).items():
            whole[name], problems = look(self.path, how)
            assert not problems
        return whole

    def flip(self, bit: int) -> str:
        """`refused`, `harmless`, `not covered` or how else it was read."""
        flipped = bytearray(self.content)
        flipped[bit // 8] ^= 1 << bit % 8
        self.file.write_bytes(flipped)
        outcomes = set()
        for name, how in looks(self.days).items():
            try:
                seen, problems = look(self.path, how)
            except Exception as error:
                return f"{type(error).__name__} from {name}: {error}"
            if any(problem.path == self.file for problem in problems):
                outcomes.add("refused")
            elif seen != self.seen[name]:
                is_covered = without_uncovered(seen) != without_uncovered(self.seen[name])
                outcomes.add(f"silent in {name}" if is_covered else "not covered")
        worst = [outcome for outcome in outcomes if outcome.startswith("silent")]
        return min(worst or outcomes or {"harmless"})

    def mend(self) -> None:
        self.file.write_bytes(self.content)


def samples(folder: Path) -> Iterator[Sample]:
    for number, report in enumerate(sealed_reports()):
        path = folder / f"sealed {number}"
        yield Sample(path, Store(path).add(report).path, [report.report_date])


def old_samples(folder: Path, others: Sequence[Path] = ()) -> Iterator[Sample]:
    """The old files, each alone; `others` are files that somebody else wrote so."""
    for number, file in enumerate([*OLD_FILES, *others]):
        path = folder / f"old {number}"
        path.mkdir()
        copy = path / file.name
        copy.write_bytes(file.read_bytes())
        yield Sample(path, copy, [date.fromisoformat(file.name[:10])])


def attack(
    seed: str, times: int, others: Sequence[Path] = (), *, old_times: int | None = None
) -> Iterator[Tally]:
    """Flip so many bits in files of today, and as many in old ones."""
    with scratch() as folder:
        today, old = list(samples(folder)), list(old_samples(folder, others))
        for test, files, n in (
            ("a bit flipped in a sealed file", today, times),
            ("a bit flipped in an old file", old, times if old_times is None else old_times),
        ):
            tally = Tally(test)
            for number in range(n):
                _flip(tally, files, f"{seed}-{number}")
            yield tally


def _flip(tally: Tally, files: list[Sample], seed: str) -> None:
    rng = Random(f"flip {seed}")
    sample = files[rng.randrange(len(files))]
    bit = rng.randrange(8 * len(sample.content))
    outcome = sample.flip(bit)
    sample.mend()
    is_well = outcome in ("refused", "harmless", "not covered")
    if "sealed" in tally.test and outcome in ("harmless", "not covered"):
        is_well = False  # there is no bit that a seal does not cover
    where = f"{seed}: bit {bit} of {sample.file.name}: {outcome}"
    tally.add(
        outcome if outcome in ("refused", "harmless", "not covered") else "failed",
        "" if is_well else where,
    )
