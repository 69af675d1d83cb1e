"""`python -m tests.robustness.store [--times N] [--only flips,importers,odd,cache] [--seed 1]`."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from . import caches, flips, importers, odd
from .tally import Tally

TESTS: dict[str, tuple[int, Callable[[str, int], Iterator[Tally]]]] = {
    "flips": (1500, flips.attack),
    "importers": (50, importers.attack),
    "odd": (1000, odd.attack),
    "cache": (400, caches.attack),
}
"""Each with how often it is done unless told otherwise."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.robustness.store", description=__doc__)
    parser.add_argument("--times", type=int, help="flips, rounds, odd stores or poisons")
    parser.add_argument("--only", default=",".join(TESTS), help="with commas between")
    parser.add_argument("--seed", default="1")
    args = parser.parse_args()
    failures: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for name in ("CACHE", "CONFIG", "STATE"):
            os.environ[f"KPI_TUI_{name}"] = str(Path(folder) / name)
        print("test | n | failures")
        for name in args.only.split(","):
            times, attack = TESTS[name]
            for tally in attack(args.seed, args.times or times):
                print(tally, flush=True)
                failures += [f"{tally.test}: {failure}" for failure in tally.failures]
    print("\n".join(failures))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
