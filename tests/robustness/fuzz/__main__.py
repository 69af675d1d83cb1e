"""Damages sample reports, first in one place, then anywhere, and prints which were not taken well."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .hunt import attack
from .law.hunt import report


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.robustness.fuzz", description=__doc__)
    parser.add_argument("--count", type=int, default=2000, help="how many files (else 2000)")
    parser.add_argument("--seed", type=int, default=1, help="damage otherwise (else 1)")
    parser.add_argument("--start", type=int, default=0, help="the number of the first file")
    parser.add_argument("--keep", type=Path, help="a folder for the files not taken well")
    parser.add_argument(
        "--law", action="store_true", help="only faults whose right values are known"
    )
    parser.add_argument("--kind", action="append", default=[], help="of these, only this kind")
    args = parser.parse_args()
    numbers = range(args.start, args.start + args.count)
    holds = report(args.seed, numbers, args.kind, args.keep)
    if args.law or args.kind:
        return int(not holds)
    (tally,) = attack(args.seed, numbers, args.keep)
    for failure in tally.failures:
        print(f"{args.seed}-{failure.number} {failure.what}")
    print(tally)
    return int(not holds or bool(tally.failures))


if __name__ == "__main__":
    sys.exit(main())
