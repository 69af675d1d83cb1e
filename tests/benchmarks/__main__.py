"""Measures how quick and how right all is, and prints it as Markdown, each part as it ends.

Ratios are of one run on one machine. Libraries that find tables in PDFs are measured beside it where
the Python of `--peers` has them; those that are not there are named.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime

from tests.benchmarks import imports, years


def explorer() -> None:
    """Keys and start of the explorer, beside a bare Textual app."""
    print("## Keys and start\n\n```", flush=True)
    subprocess.run([sys.executable, "-m", "tests.benchmarks.explorer"], check=False)
    print("```\n", flush=True)


def nation() -> None:
    """Many councils, beside DuckDB."""
    print("## Councils\n", flush=True)
    subprocess.run([sys.executable, "-m", "tests.benchmarks.nation"], check=False)
    print()


def main() -> int:
    """Measure what is asked for, and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument(
        "--peers",
        metavar="PYTHON",
        default=os.environ.get("PEERS_PYTHON", sys.executable),
        help="a Python that has the other libraries (else PEERS_PYTHON, else this one)",
    )
    parts: dict[str, Callable[[], None]] = {
        "import": lambda: imports.run(args.peers),
        "years": years.run,
        "explorer": explorer,
        "nation": nation,
    }
    parser.add_argument("part", nargs="*", help=f"{', '.join(parts)} (else all)")
    args = parser.parse_args()
    if unknown := [name for name in args.part if name not in parts]:
        parser.error(f"there is no part {unknown[0]}: {', '.join(parts)}")
    begun = time.monotonic()
    print("# Benchmarks\n")
    print(
        f"{datetime.now(UTC):%d %B %Y}, Python {platform.python_version()}, {platform.system()} "
        f"{platform.machine()}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} at the start\n",
        flush=True,
    )
    for name in args.part or parts:
        parts[name]()
    print(f"{(time.monotonic() - begun) / 60:.1f} minutes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
