"""Reads reports by profiles that are wrong in one place, and prints which are wrong in silence."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .hunt import report


def main() -> int:
    """Change profiles, print what became of the readings, and return 1 where one is silent."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.robustness.profiles", description=__doc__
    )
    parser.add_argument("pdf", type=Path, nargs="*", help="reports; otherwise our own are drawn")
    parser.add_argument("--count", type=int, default=40, help="changes of each profile; 0 for all")
    parser.add_argument("--seed", type=int, default=1, help="choose others (else 1)")
    parser.add_argument("--only", default="", help="only changes that are described with this")
    parser.add_argument("-v", "--verbose", action="store_true", help="print each reading")
    args = parser.parse_args()
    return int(not report(args.pdf, args.count, args.seed, args.only, verbose=args.verbose))


if __name__ == "__main__":
    sys.exit(main())
