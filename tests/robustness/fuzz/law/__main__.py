"""`python -m tests.robustness.fuzz.law --count 3000 --seed 1 [--kind NAME] [--keep FOLDER]`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .hunt import hunt, table
from .judge import Verdict


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.robustness.fuzz.law", description=__doc__
    )
    parser.add_argument("--count", type=int, default=3000, help="how many files")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", type=int, default=0, help="the number of the first file")
    parser.add_argument("--kind", action="append", default=[], help="only this kind of fault")
    parser.add_argument("--keep", type=Path, help="a folder for the files that break the law")
    args = parser.parse_args()
    numbers = range(args.start, args.start + args.count)
    verdicts: list[Verdict] = []
    for verdict in hunt(args.seed, numbers, args.kind, args.keep):
        verdicts.append(verdict)
        if verdict.failed:
            notes = "\n    ".join(verdict.notes[:6])
            print(
                f"{verdict.outcome} {verdict.kind} {args.seed}-{verdict.number}\n    {notes}",
                flush=True,
            )
    print(table(verdicts))
    return int(any(verdict.failed for verdict in verdicts))


if __name__ == "__main__":
    sys.exit(main())
