"""How queries on a nation scale.

Prints, for so many councils of 120 months of 60 measures, what `queries --period all` takes as a
whole process with an empty cache, on all cores, beside DuckDB that reads and groups the same files;
memory is that of all its processes together, at its highest.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.nation_stores import MEASURES, MONTHS, write_nation

_GROUPED = """
import duckdb, sys
duckdb.sql(f"SELECT council, measure_code, count(*), avg(period_actual_value) "
           f"FROM read_parquet('{sys.argv[1]}/**/*.parquet') GROUP BY ALL").fetchall()
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process and its children took."""

    seconds: float
    processor: float
    megabytes: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.nation", description=__doc__)
    parser.add_argument("councils", nargs="*", type=int, help="how many (else 1, 10 and 100)")
    counts = parser.parse_args().councils or [1, 10, 100]
    print(f"{date.today()}, {platform.platform()}, {os.cpu_count()} cores\n")
    print(
        "| councils | readings | written, s | queries, s | processor, s | MB | DuckDB, s | ratio |"
    )
    print("|---:|---:|---:|---:|---:|---:|---:|---:|")
    for count in counts:
        with TemporaryDirectory() as folder:
            began = time.perf_counter()
            store = write_nation(Path(folder, "store"), count)
            written = time.perf_counter() - began
            command = ["-m", "kpi_tui", "--store", str(store), "queries", "--report"]
            command += [
                "all" if count > 1 else "council-001",
                "--period",
                "all",
                "--format",
                "json",
            ]
            ours = cost(command, Path(folder))
            duck = cost(["-c", _GROUPED, str(store)], Path(folder))
            cells = (ours.seconds, ours.processor, ours.megabytes, duck.seconds)
            numbers = " | ".join(f"{cell:,.1f}" for cell in (written, *cells))
            readings = count * MONTHS * MEASURES
            ratio = ours.seconds / duck.seconds
            print(f"| {count} | {readings:,} | {numbers} | {ratio:,.0f} |", flush=True)


def cost(command: list[str], folder: Path) -> Cost:
    """Run Python so, and watch all its processes."""
    own = {f"KPI_TUI_{name}": str(folder / name) for name in ("CACHE", "CONFIG", "STATE")}
    began, before, most = time.perf_counter(), os.times(), 0
    process = subprocess.Popen(
        [sys.executable, *command], stdout=subprocess.DEVNULL, env={**os.environ, **own}
    )
    while process.poll() is None:
        most = max(most, sum(map(_held, _family(process.pid))))
        time.sleep(0.2)
    after = os.times()
    spent = after.children_user + after.children_system
    spent -= before.children_user + before.children_system
    return Cost(time.perf_counter() - began, spent, most / 1024)


def _family(pid: int) -> list[int]:
    """A process and all that it started, as Linux tells."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rsplit(")", 1)[1].split()[1])
        except OSError:  # it has ended
            continue
        children.setdefault(parent, []).append(int(stat.parent.name))
    found = [pid]
    for each in found:
        found += children.get(each, [])
    return found


def _held(pid: int) -> int:
    """Kilobytes, each shared page counted for its part."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


if __name__ == "__main__":
    main()
