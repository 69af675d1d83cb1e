"""All that is measured, as Markdown: `python -m tests.benchmarks [import years explorer nation]`.

Each part prints as it ends. Ratios are of one run on one machine. Table libraries are asked for measures
where a Python has them: `--peers PYTHON`. What is not there is named in the table.
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
from importlib.util import find_spec

from tests.benchmarks import imports, years


def explorer() -> None:
    """Keys and start of the explorer, beside a bare Textual app."""
    print("## Keys and start\n\n```", flush=True)
    subprocess.run([sys.executable, "-m", "tests.benchmarks.explorer"], check=False)
    print("```\n", flush=True)


def nation() -> None:
    """Many councils, beside DuckDB."""
    print("## Councils\n", flush=True)
    if find_spec("tests.benchmarks.nation") is None:
        print("Not here: `tests/benchmarks/nation.py`.\n")
        return
    subprocess.run([sys.executable, "-m", "tests.benchmarks.nation"], check=False)
    print()


def main() -> int:
    """Measure what is asked for, and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--peers", default=os.environ.get("PEERS_PYTHON", sys.executable))
    parts: dict[str, Callable[[], None]] = {
        "import": lambda: imports.run(args.peers),
        "years": years.run,
        "explorer": explorer,
        "nation": nation,
    }
    parser.add_argument("part", nargs="*", choices=[[], *parts])
    args = parser.parse_args()
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
