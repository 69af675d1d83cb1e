"""`python -m tests.robustness.fuzz --count 2000 --seed 1 [--keep FOLDER] [--law [--kind KIND]]`."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from .hunt import Finding, Hunter
from .law.hunt import report


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.robustness.fuzz", description=__doc__)
    parser.add_argument("--count", type=int, default=2000, help="how many files")
    parser.add_argument("--seed", type=int, default=1)
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
    cores = os.cpu_count() or 1
    parts = [numbers[core::cores] for core in range(cores)]
    with ThreadPoolExecutor(cores) as pool:
        tallies = list(pool.map(lambda part: _hunt(args.seed, part, args.keep), parts))
    total: Counter[str] = sum(tallies, Counter())
    print(", ".join(f"{count} {kind}" for kind, count in total.most_common()))
    return int(not holds or bool(set(total) - {"read", "refused"}))


def _hunt(seed: int, numbers: range, keep: Path | None) -> Counter[str]:
    with Hunter() as hunter:
        for finding in hunter.hunt(seed, numbers):
            print(_told(seed, finding), flush=True)
            if keep:
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{seed}-{finding.number}-{finding.kind}.pdf").write_bytes(finding.data)
        return hunter.outcomes


def _told(seed: int, finding: Finding) -> str:
    return f"{seed}-{finding.number} {finding.kind}: {finding.what.strip()}"


if __name__ == "__main__":
    sys.exit(main())
