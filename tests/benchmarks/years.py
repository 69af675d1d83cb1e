"""Commands on many months, beside DuckDB on the same files: `python -m tests.benchmarks years`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.explorer import MEASURES, fill

MONTHS = (12, 30, 60, 120)
COMMANDS = {
    "`measures --period all`": ("measures", "--period", "all"),
    "…, its queries counted": ("measures", "--period", "all", "--count-queries"),
    "`queries --period all`": ("queries", "--period", "all"),
    "`changes`": ("changes",),
    "`brief`": ("brief",),
}
AGAIN = ("…, its queries counted", "`queries --period all`")
"""Those that are measured once more, with what they kept."""
DUCKDB = """
import sys, duckdb
print(len(duckdb.sql(
    f"select report_date, period_status, count(*), avg(period_actual_value) "
    f"from read_parquet('{sys.argv[1]}/**/*.parquet') group by all").fetchall()))
"""


MEASURED = """
import resource, subprocess, sys, time
begun = time.perf_counter()
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""Measures from a process that is small: what one that begins another holds counts as the other's."""


def run() -> None:
    """Measure and print."""
    print("## Years\n")
    print(
        f"Seconds, and MB at most, of a whole process, its cache empty, on months of {MEASURES} measures; "
        "DuckDB reads the same files and groups them by month and status.\n"
    )
    columns = [*COMMANDS, *(f"{name}, again" for name in AGAIN)]
    print(f"| months | {' | '.join(columns)} | DuckDB | queries, of DuckDB |")
    print("|---|" + "---|" * (len(columns) + 2), flush=True)
    for months in MONTHS:
        with TemporaryDirectory() as place:
            store = fill(Path(place, "store"), months)
            ours, again = [], []
            for name, words in COMMANDS.items():
                command = [sys.executable, "-m", "kpi_tui", "--store", str(store), *words]
                ours.append(spent(command, place))
                if name in AGAIN:
                    again.append(spent(command, place, is_again=True))
            theirs = spent([sys.executable, "-c", DUCKDB, str(store)], place)
        cells = " | ".join(
            f"{seconds:.1f} s, {memory:.0f} MB" for seconds, memory in (*ours, *again, theirs)
        )
        print(f"| {months} | {cells} | {ours[2][0] / theirs[0]:.1f} |", flush=True)
    print()


def spent(command: list[str], place: str, *, is_again: bool = False) -> tuple[float, float]:
    """Seconds and MB of a process that finds no cache, or that of the one before."""
    if not is_again:
        shutil.rmtree(Path(place, "CACHE"), ignore_errors=True)
    environment = {
        **os.environ,
        **{f"KPI_TUI_{name}": f"{place}/{name}" for name in ("CACHE", "CONFIG", "STATE")},
    }
    done = subprocess.run(
        [sys.executable, "-S", "-c", MEASURED, *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment,
        check=True,
    )
    seconds, memory = map(float, done.stdout.split())
    return seconds, memory / 1024
