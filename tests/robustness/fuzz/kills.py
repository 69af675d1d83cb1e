"""Imports that are killed at any moment: the store must be whole after each.

    python -m tests.robustness.fuzz.kills --count 200 --seed 1

Not part of the test suite: it takes as long as it takes.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

from kpi_tui.store.problems import ProblemKind, StoreFileError
from kpi_tui.store.store import Store
from tests.rendering import Style, render
from tests.support.local import local
from tests.support.samples import JULY

MONTHS = 8


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.robustness.fuzz.kills", description=__doc__
    )
    parser.add_argument("--count", type=int, default=200, help="how many kills")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rng = Random(args.seed)
    with tempfile.TemporaryDirectory() as folder:
        pdfs, store = Path(folder) / "pdfs", _store(Path(folder) / "store")
        _draw(pdfs)
        usual = _whole(pdfs, _store(Path(folder) / "first"))
        left: list[int] = []
        for _ in range(args.count):
            _killed(pdfs, store, rng.uniform(0.1, usual * 1.1))
            left.append(_check(store))
            if left[-1] == MONTHS:
                for month in store.months():
                    store.forget(month)
        _whole(pdfs, store)
        assert _check(store) == MONTHS
        temporary = len(list(local(store.path).rglob(".*")))
    print(f"{args.count} kills, up to {max(left)} reports in, {temporary} temporary files left")
    return 0


def _draw(folder: Path) -> None:
    folder.mkdir()
    for month in range(1, MONTHS + 1):
        report = replace(JULY, report_date=date(2024, month, 28))
        render(report, folder / f"{month}.pdf", Style())


def _store(path: Path) -> Store:
    """A store in which nothing but what is half written is left out."""

    def check(problem: StoreFileError) -> None:
        assert problem.kind is ProblemKind.TEMPORARY, problem

    return Store(path, on_problem=check)


def _command(pdfs: Path, store: Store) -> list[str]:
    return [sys.executable, "-m", "kpi_tui", "--store", str(store.path), "import", str(pdfs)]


def _whole(pdfs: Path, store: Store) -> float:
    """Seconds that an import takes which nobody kills."""
    started = time.monotonic()
    subprocess.run(
        _command(pdfs, store), check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    return time.monotonic() - started


def _killed(pdfs: Path, store: Store, seconds: float) -> None:
    with subprocess.Popen(
        _command(pdfs, store), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        time.sleep(seconds)  # the moment is what is tried here: any will do
        process.kill()


def _check(store: Store) -> int:
    """How many reports are in the store. Raises where one is not whole."""
    for stored in store.reports(revisions=True):
        assert stored.revision == 1
        assert len(store.report(stored.report_date).readings) == len(JULY.readings)
    assert store.collect(store.readings()).height == len(JULY.readings) * len(store.months())
    return len(store.months())


if __name__ == "__main__":
    sys.exit(main())
