"""Tries reports that chance made, by their numbers, and prints what is wrong in each and why."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from tests.robustness.tally import scratch

from .hunt import Verdict, try_report
from .looks import looks
from .report import make

_LINES = 14


def main() -> int:
    """Print what became of each report, and return 1 where one is wrong in silence."""
    parser = argparse.ArgumentParser(prog="python -m tests.robustness.layouts", description=__doc__)
    parser.add_argument("number", type=int, help="of the first report")
    parser.add_argument("--count", type=int, default=1, help="how many reports (else 1)")
    parser.add_argument("--keep", type=Path, help="a folder for the PDFs not read right")
    parser.add_argument("--failures", action="store_true", help="print no others")
    args = parser.parse_args()
    outcomes: Counter[str] = Counter()
    failed = False
    with scratch() as folder:
        for number in range(args.number, args.number + args.count):
            path = folder / f"{number}.pdf"
            verdict = try_report(number, path)
            outcomes[verdict.outcome] += 1
            failed |= verdict.failed
            if verdict.failed or not args.failures:
                _print(verdict)
            if args.keep and path.exists() and verdict.outcome != "right":
                args.keep.mkdir(parents=True, exist_ok=True)
                (args.keep / path.name).write_bytes(path.read_bytes())
            path.unlink(missing_ok=True)
    print(", ".join(f"{count:,} {what}" for what, count in outcomes.most_common()))
    return int(failed)


def _print(verdict: Verdict) -> None:
    made, look = make(verdict.number), looks(verdict.number)
    print(f"{verdict.number} {verdict.outcome}")
    for lines in (verdict.notes, verdict.draft):
        print(*(f"  {line}" for line in lines[:_LINES]), sep="\n")
        if lines[_LINES:]:
            print(f"  … {len(lines)} in all")
    print(f"  {made.said}, priorities: {made.place}\n  {look}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
