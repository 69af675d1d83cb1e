"""Breaks sound files of every kind by the hundred, and counts what became of them."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from multiprocessing import get_context
from pathlib import Path

from tests.robustness.tally import Tally, leave_interruptions_to_the_parent

from . import faults
from .judge import Verdict, try_fault
from .mutant import BEYOND, KINDS, NotHereError

OUTCOMES = ("right", "named", "refused", "silent", "lost", "alarm", "crash")
assert faults

Task = tuple[str, int, int, Path | None]


_NOTES = 6
"""Notes of a failure that are printed."""


def report(seed: int, numbers: range, kinds: Sequence[str], keep: Path | None) -> bool:
    """Hunt, print each failure and the table of kinds, and tell whether the law holds."""
    verdicts: list[Verdict] = []
    for verdict in hunt(seed, numbers, kinds, keep):
        verdicts.append(verdict)
        if verdict.failed:
            notes = "\n    ".join(verdict.notes[:_NOTES])
            print(
                f"{verdict.outcome} {verdict.kind} {seed}-{verdict.number}\n    {notes}", flush=True
            )
    print(table(verdicts))
    return not any(verdict.failed for verdict in verdicts)


def attack(seed: int, numbers: range) -> Iterator[Tally]:
    """Try the faults of these numbers."""
    yield (tally := Tally("PDFs broken in one place: each measure right or named"))
    known = [kind for kind in KINDS if kind not in BEYOND]
    for verdict in hunt(seed, numbers, known):
        told = f"{verdict.kind}: {'; '.join(verdict.notes[:_NOTES])}" if verdict.failed else ""
        tally.add(verdict.outcome, told, verdict.number)


def hunt(
    seed: int, numbers: range, kinds: Sequence[str] = (), keep: Path | None = None
) -> Iterator[Verdict]:
    """Try the faults of these numbers, dealt out to the kinds in turn, on all cores."""
    names = [name for name in KINDS if not kinds or name in kinds]
    tasks = [(names[number % len(names)], seed, number, keep) for number in numbers]
    with get_context("spawn").Pool(os.cpu_count() or 1, leave_interruptions_to_the_parent) as pool:
        for verdict in pool.imap_unordered(_try, tasks, chunksize=4):
            if verdict is not None:
                yield verdict


def _try(task: Task) -> Verdict | None:
    try:
        return try_fault(*task)
    except NotHereError:
        return None


def table(verdicts: Iterable[Verdict]) -> str:
    """A line for each kind: how many, what became of them, and the numbers of those that failed."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    failed: defaultdict[str, list[int]] = defaultdict(list)
    for verdict in verdicts:
        counts[verdict.kind][verdict.outcome] += 1
        if verdict.failed:
            failed[verdict.kind].append(verdict.number)
    wide = max(map(len, KINDS))
    head = f"{'kind':{wide}} {'n':>6}" + "".join(f"{name:>9}" for name in OUTCOMES)
    lines = [head]
    for name in (each for each in KINDS if each in counts):
        row = counts[name]
        numbers = "".join(f"{row[outcome] or '':>9}" for outcome in OUTCOMES)
        which = f"  failed: {', '.join(map(str, sorted(failed[name])))}" if failed[name] else ""
        lines.append(f"{name:{wide}} {row.total():>6}{numbers}{which}")
    total = sum(counts.values(), Counter())
    lines.append(
        f"{'all':{wide}} {total.total():>6}" + "".join(f"{total[name]:>9}" for name in OUTCOMES)
    )
    return "\n".join(lines)
