"""Tries what the README promises of damage, accidents and odd surroundings, for some hours.

Prints each test, how often it was tried and with what outcomes, and how often it failed, which shall be
never. Each failure is told with the command that brings it about again, and stands in a file too. A
part is named whole, `store/flips`, or by what stands before the stroke. Ctrl+C leaves with the table so
far.
"""

from __future__ import annotations

import argparse
import os
import shlex
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from . import bucket, interrupts, keys, kills, memory, outputs, surroundings, texts
from .fuzz import hunt as damage
from .fuzz.law import hunt as law
from .layouts import hunt as layouts
from .profiles import hunt as profiles
from .store import caches, flips, importers, judges, odd
from .tally import Campaign, Tally


@dataclass(frozen=True)
class Part:
    """A campaign, and how many numbers it has: in full, and in a hurry."""

    campaign: Campaign
    full: int
    quick: int


PARTS: dict[str, Part] = {
    "kills/random": Part(kills.attack, 1000, 9),
    "kills/writes": Part(kills.attack_writes, 1000, 11),
    "store/importers": Part(importers.attack, 50, 2),
    "store/together": Part(importers.bring_together, 50, 5),
    "store/judges": Part(judges.attack, 20, 1),
    "store/flips": Part(flips.attack, 1500, 50),
    "store/flips-old": Part(flips.attack_old, 1500, 20),
    "store/odd": Part(odd.attack, 1000, 5),
    "store/cache": Part(caches.attack, 400, 20),
    "bucket/importers": Part(bucket.attack, 25, 1),
    "bucket/judges": Part(bucket.attack_judges, 10, 1),
    "bucket/requests": Part(bucket.attack_requests, 60, 4),
    "bucket/random": Part(bucket.attack_random, 200, 2),
    "texts/log": Part(texts.attack_log, 2000, 40),
    "texts/settings": Part(texts.attack_settings, 2000, 60),
    "texts/remembered": Part(texts.attack_remembered, 300, 3),
    "pdf/broken": Part(law.attack, 2000, 60),
    "pdf/damaged": Part(damage.attack, 4000, 80),
    "profiles": Part(profiles.attack, 40, 1),
    "layouts": Part(layouts.attack, 2000, 20),
    "outputs/commands": Part(outputs.attack, len(outputs.TEXTS), 3),
    "outputs/explorer": Part(outputs.attack_explorer, len(outputs.TEXTS), 2),
    "surroundings": Part(surroundings.attack, len(surroundings.COMMANDS), 2),
    "interrupts": Part(interrupts.attack, 30, 1),
    "keys": Part(keys.attack, 30, 1),
    **{
        f"memory/{name}": Part(partial(memory.attack, name), times, max(4, times // 40))
        for name, (times, _) in memory.USES.items()
    },
}


class Table:
    """What is printed, as it comes in."""

    def __init__(self, seed: int, failures: Path) -> None:
        self.failed = self.tried = 0
        self._seed = seed
        self._file = failures
        self._told: list[str] = []

    def run(self, name: str, numbers: range) -> None:
        """Run a part, and print a row for each of its tests, as far as it comes."""
        campaign = PARTS[name].campaign(self._seed, numbers)
        for tally in _each_when_filled(campaign):
            print(tally, flush=True)
            self.tried += tally.n
            self.failed += len(tally.failures)
            for failure in tally.failures:
                again = f"python -m tests.robustness {name} --seed {self._seed} --again {failure.number}"
                self._told.append(f"{again}  # {' '.join(failure.what.split())[:1500]}")
        if self._told:
            self._file.write_text("\n".join(self._told) + "\n", encoding="utf-8")

    def end(self, seconds: float) -> None:
        """Print the sum, and each failure."""
        print(f"\n{self.tried:,} tries, {self.failed:,} failures, {seconds / 60:.0f} min")
        for line in self._told[:40]:
            print(line[:400])
        if self._told:
            print(f"all of them: {self._file}")


def _each_when_filled(tallies: Iterable[Tally]) -> Iterator[Tally]:
    """Yield each tally when nothing more comes to it, also one that was broken off."""
    filled = None
    try:
        for tally in tallies:
            if filled is not None:
                yield filled
            filled = tally
    except KeyboardInterrupt:
        if filled is not None:
            filled.test += " (broken off)"
            yield filled
        raise
    if filled is not None:
        yield filled


def chosen(words: list[str]) -> list[str]:
    """Return the parts that are meant. Raises `SystemExit` where a word means none."""
    for word in words:
        if not any(name == word or name.startswith(f"{word}/") for name in PARTS):
            sys.exit(f"there is no part {word}: {', '.join(PARTS)}")
    return [
        name
        for name in PARTS
        if not words or any(name == word or name.startswith(f"{word}/") for word in words)
    ]


def main() -> int:
    """Run what is asked for, and return 1 where anything failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.robustness", description=__doc__)
    parser.add_argument("part", nargs="*", help=f"{', '.join(PARTS)} (else all)")
    parser.add_argument("--quick", action="store_true", help="try a few of each, in minutes")
    parser.add_argument("--times", type=int, metavar="N", help="try so many of each")
    parser.add_argument("--seed", type=int, metavar="N", default=1, help="try others (else 1)")
    parser.add_argument("--again", type=int, metavar="N", help="try only what has this number")
    parser.add_argument(
        "--failures",
        type=Path,
        metavar="FILE",
        default=Path("robustness-failures.txt"),
        help="where failures are listed (else robustness-failures.txt)",
    )
    args = parser.parse_args()
    names = chosen(args.part)
    table, begun = Table(args.seed, args.failures), time.monotonic()
    print(f"python -m tests.robustness {shlex.join(sys.argv[1:])}\n")
    print("| test | n | failures |\n|---|---|---|", flush=True)
    code = 0
    with tempfile.TemporaryDirectory() as folder:
        # Nothing of the person who runs this is read or written.
        for place in ("STORE", "DEMO_STORE", "CACHE", "CONFIG", "STATE", "PROFILES"):
            os.environ[f"KPI_TUI_{place}"] = str(Path(folder) / place)
        try:
            for name in names:
                part = PARTS[name]
                times = args.times or (part.quick if args.quick else part.full)
                again = args.again
                table.run(name, range(times) if again is None else range(again, again + 1))
        except KeyboardInterrupt:
            code = 130
    table.end(time.monotonic() - begun)
    return 1 if table.failed else code


if __name__ == "__main__":
    os.nice(5)
    sys.exit(main())
