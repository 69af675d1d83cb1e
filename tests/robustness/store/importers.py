"""Eight importers at once in one store, and two stores that a sync program brings together."""

from __future__ import annotations

import multiprocessing as mp
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from kpi_tui.report import Report, Source
from kpi_tui.store.problems import ProblemKind
from kpi_tui.store.store import Store
from tests.robustness.tally import Tally, leave_interruptions_to_the_parent, scratch
from tests.support.local import local
from tests.support.samples import JULY

AT_ONCE = 8
KINDS = ("other content", "one content", "other months", "all of it")
LEFT_BESIDE = {ProblemKind.TEMPORARY, ProblemKind.UNREADABLE}
"""What one importer may see of another's work: a file not yet finished, or just taken away."""


def issue(number: int, month: int = 7) -> Report:
    """An issue of a month's report, read from a PDF of its own."""
    first, *others = JULY.readings
    return replace(
        JULY,
        report_date=date(2024, month, 28),
        readings=(replace(first, period_actual=f"{number:,}"), *others),
        source=Source(f"issue {number}.pdf", f"{number:064x}", 5),
    )


def reports_of(kind: str, importer: int, burst: int) -> list[Report]:
    """What an importer adds in a round, one after the other."""
    if kind == "other content":
        return [issue(burst * importer + turn) for turn in range(burst)]
    if kind == "one content":
        return [issue(1)] * burst
    if kind == "other months":
        return [issue(importer, month=1 + importer)]
    return [issue((importer + turn) % 4, month=1 + turn % 3) for turn in range(3 * burst)]


def _import(place: str, importer: int, rounds: int, start: Any, end: Any, said: Any) -> None:
    """One importer, in a process of its own."""
    leave_interruptions_to_the_parent()
    for number in range(rounds):
        start.wait()
        problems: list[Any] = []
        wrong = []
        try:
            store = Store(f"{place}/{number}", on_problem=problems.append)
            for report in reports_of(*_plan(number, importer)):
                store.add(report)
        except Exception as error:
            wrong.append(f"{type(error).__name__}: {error}")
        wrong += [str(each) for each in problems if each.kind not in LEFT_BESIDE]
        said.put((number, wrong))
        end.wait()


def _plan(number: int, importer: int) -> tuple[str, int, int]:
    return KINDS[number % len(KINDS)], importer, 1 + number // len(KINDS) % 3


def attack(_: int, numbers: range) -> Iterator[Tally]:
    """A round of importers of each kind a number; what comes first in one is left to chance."""
    with scratch() as folder:
        yield from attack_at(str(folder), "eight importers at once", numbers)


def attack_at(place: str, test: str, numbers: range) -> Iterator[Tally]:
    """The same in a folder or a bucket, in which each round has a store."""
    tallies = [Tally(f"{test}: {kind}") for kind in KINDS]
    yield tallies[0]
    for number, wrong in enumerate(_rounds(place, len(numbers) * len(KINDS))):
        told = "; ".join(wrong) or check(f"{place}/{number}", *_added(number))
        tally = tallies[number % len(KINDS)]
        tally.add("wrong" if told else "right", told, number // len(KINDS))
    yield from tallies[1:]


def _rounds(place: str, rounds: int) -> list[list[str]]:
    """Let the importers work, and return what went wrong in each round."""
    context = mp.get_context("spawn")
    start, end, said = context.Barrier(AT_ONCE), context.Barrier(AT_ONCE), context.Queue()
    importers = [
        context.Process(target=_import, args=(place, number, rounds, start, end, said), daemon=True)
        for number in range(AT_ONCE)
    ]
    for importer in importers:
        importer.start()
    wrong: list[list[str]] = [[] for _ in range(rounds)]
    for _ in range(AT_ONCE * rounds):
        number, errors = said.get(timeout=120)
        wrong[number] += errors
    for importer in importers:
        importer.join()
    return wrong


def _added(number: int) -> tuple[list[Report], bool]:
    """What all importers of a round added, and whether by the clock."""
    return [
        report for importer in range(AT_ONCE) for report in reports_of(*_plan(number, importer))
    ], True


def check(path: str | Path, added: Sequence[Report], by_clock: bool) -> str:
    """Return what is wrong with a store to which these reports were added, once each of a PDF."""
    problems: list[object] = []
    store = Store(path, on_problem=problems.append)
    found = store.reports(revisions=True)
    contents = [store.report(each.key, each.revision) for each in found]
    if problems:
        return f"named: {problems[0]}"
    if lost := [each.source.name for each in added if each not in contents]:
        return f"lost: {lost}"
    if len(contents) != len(set(contents)):
        return f"twice: {[each.path.name for each in found]}"
    for month in store.last_days():
        revisions = store.revisions(month)
        if [each.revision for each in revisions] != list(range(1, len(revisions) + 1)):
            return f"ranks: {[each.revision for each in revisions]}"
        shown = store.newest(month)
        if by_clock and shown.imported_at != max(each.imported_at for each in revisions):
            return f"not the last written: {shown.path.name} of {[e.path.name for e in revisions]}"
        again = store.report(month)
        if again != store.report(month, shown.revision):
            return f"two newest of {month}"
    return ""


def bring_together(seed: int, numbers: range) -> Iterator[Tally]:
    """Make stores apart, a pair a number, and have a sync program make their folders one."""
    yield (tally := Tally("two stores brought together"))
    for number in numbers:
        with scratch() as folder:
            wrong = _sync(folder, Random(f"sync {seed}-{number}"))
        tally.add("wrong" if wrong else "right", wrong, number)


def _sync(folder: Path, rng: Random) -> str:
    moment = datetime(2024, 8, 1, tzinfo=UTC)
    added: list[Report] = []
    for side in range(2):
        store = Store(folder / str(side))
        at = moment + timedelta(days=rng.uniform(0, 9))
        for turn in range(rng.randint(1, 4)):
            at += timedelta(seconds=rng.uniform(1, 9e5))
            report = issue(100 * side + turn, month=rng.choice((6, 7)))
            added.append(report)
            store.add(report, at)
    both = folder / "both"
    for side in rng.sample(range(2), 2):
        shutil.copytree(folder / str(side), both, dirs_exist_ok=True)
    if wrong := check(both, added, False):
        return wrong
    store = Store(both)
    for month in store.last_days():
        issues = [
            (_sequence(local(each.path)), each.imported_at) for each in store.revisions(month)
        ]
        if issues != sorted(issues):
            return f"order of {month}: {issues}"
    latest = store.add(issue(999))
    if store.newest(latest.key).revision != latest.revision:
        return "the next one is not the newest"
    return check(both, [*added, issue(999)], False)


def _sequence(path: Path) -> int:
    return int(path.name.split(".")[1].removeprefix("r"))
