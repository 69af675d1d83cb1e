"""Ctrl+C at every moment of a command: `python -m tests.robustness.interrupts [--times N]`.

Prints how often each command was interrupted, how it ended and what failed. A moment is a number of
events that the process has come to, not of seconds: a call of `open`, of `import`, of `exec`.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

SCRIPT = """
import os, signal, sys

moment = int(sys.argv.pop(1))
count = -1


def watch(event, arguments):
    global count
    if event == "import" and arguments[0] == "kpi_tui.interrupts":
        count = 0
    if count >= 0 and event in ("import", "open", "exec", "os.scandir", "os.mkdir", "subprocess.Popen"):
        count += 1
        if count == moment:
            os.kill(os.getpid(), signal.SIGINT)


sys.addaudithook(watch)
from kpi_tui.__main__ import main

code = main()
print(count, file=sys.__stderr__) if not moment else None
sys.exit(code)
"""
"""Sends itself an interruption when so many events have been seen, 0 counts them.

What Python does before the first line of ours is its own."""

COMMANDS: dict[str, tuple[str, ...]] = {
    "--help": ("--help",),
    "reports": ("reports",),
    "measures": ("measures",),
    "check": ("check",),
    "export": ("export", "--format", "csv"),
    "export xlsx": ("export", "--output", "a.xlsx"),
    "brief": ("brief", "--format", "html"),
    "import": ("import", "annex.pdf"),
    "judge": ("judge", "note", "OCC01.02", "a note"),
    "config": ("config",),
}


EXPLORER = 2500
"""Moments of the explorer's start; some more than it has."""


@dataclass
class Outcome:
    """What became of a command that was interrupted so often."""

    ended: Counter[int] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)


class Place:
    """A store, and a process on it."""

    def __init__(self, folder: Path) -> None:
        from kpi_tui.demo import ANNEX, published
        from tests.support.explorer import stored
        from tests.support.terminal import environment

        self.folder = folder
        self.store = stored(folder / "store", published("2024-07"))
        self.environment = environment(self.store)
        from importlib.resources import files

        (folder / "annex.pdf").write_bytes(files("kpi_tui.demo").joinpath(ANNEX).read_bytes())

    def run(self, moment: int, argv: Sequence[str]) -> subprocess.CompletedProcess[str]:
        """A command that is interrupted at a moment."""
        return subprocess.run(
            [sys.executable, "-c", SCRIPT, str(moment), *argv],
            capture_output=True,
            text=True,
            env=self.environment,
            cwd=self.folder,
            check=False,
        )

    def moments(self, argv: Sequence[str]) -> int:
        """How many there are in a command."""
        return int(self.run(0, argv).stderr.splitlines()[-1])

    def leftovers(self) -> list[str]:
        """What an interrupted write left behind."""
        return [str(path) for path in self.folder.rglob(".tmp-*")]


def at_moments(place: Place, argv: Sequence[str], moments: Iterator[int]) -> Outcome:
    """Interrupt a command at each of these moments."""
    outcome = Outcome()
    for moment in moments:
        done = place.run(moment, argv)
        outcome.ended[done.returncode] += 1
        if fault := wrong(done.returncode, done.stderr) or " ".join(place.leftovers()):
            outcome.failures.append(f"moment {moment} of {' '.join(argv)}: {fault}")
    return outcome


def in_the_explorer(place: Place, moments: Iterator[int]) -> Outcome:
    """Interrupt the explorer at each of these moments; it is left by a key that was typed before."""
    from tests.support.terminal import program

    outcome = Outcome()
    for moment in moments:
        with program(str(moment), store=place.store, script=SCRIPT) as terminal:
            terminal.press("q")
            code = terminal.wait_for_end()
            outcome.ended[code] += 1
            if code not in (0, 130) or b"Traceback" in terminal.raw or not terminal.is_sane:
                sane = "" if terminal.is_sane else ", and the terminal is not as it was"
                outcome.failures.append(f"moment {moment} of the explorer: {code}{sane}")
    return outcome


def at_random(place: Place, argv: Sequence[str], times: int, chance: random.Random) -> Outcome:
    """Interrupt a command from outside, after some hundredths of a second."""
    outcome = Outcome()
    begun = time.monotonic()
    command = [sys.executable, "-m", "kpi_tui", *argv]
    subprocess.run(
        command, capture_output=True, env=place.environment, cwd=place.folder, check=False
    )
    whole = time.monotonic() - begun
    for _ in range(times):
        process = subprocess.Popen(
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            env=place.environment,
            cwd=place.folder,
        )
        time.sleep(chance.uniform(0.04, whole * 1.05))  # Python itself needs the first of it
        process.send_signal(signal.SIGINT)
        _, said = process.communicate()
        outcome.ended[process.returncode] += 1
        if fault := wrong(process.returncode, said):
            outcome.failures.append(f"{' '.join(argv)}: {fault}")
    return outcome


def wrong(code: int, said: str) -> str:
    """What is wrong with how an interrupted command ended, if anything is."""
    lines = said.splitlines()
    if said and "kpi_tui" not in said and "kpi-tui" not in said:
        return ""  # Python was still starting
    if code not in (0, 130, -signal.SIGINT):  # the last two are one to a shell
        return f"exit code {code}: {said}"
    if "Traceback" in said or "panicked" in said or "Exception ignored" in said:
        return said
    if code == 130 and lines not in ([], ["kpi-tui: interrupted"]):
        others = [line for line in lines if line != "kpi-tui: interrupted"]
        return "" if all(line.startswith("July 2024") for line in others) else said
    return ""


def main() -> int:
    """Interrupt, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=60, help="interruptions of each kind")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    chance = random.Random(args.seed)
    failures: list[str] = []
    print("test | n | exit codes | failures")
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder))
        for name, argv in COMMANDS.items():
            last = place.moments(argv)
            chosen = sorted(chance.sample(range(1, last + 1), min(args.times, last)))
            for kind, outcome in (
                ("event", at_moments(place, argv, iter(chosen))),
                ("time", at_random(place, argv, args.times, chance)),
            ):
                codes = dict(sorted(outcome.ended.items()))
                n = outcome.ended.total()
                print(f"{name}, {kind} | {n} | {codes} | {len(outcome.failures)}", flush=True)
                failures += outcome.failures
        outcome = in_the_explorer(place, iter(chance.sample(range(1, EXPLORER), args.times)))
        codes = dict(sorted(outcome.ended.items()))
        print(f"explorer, event | {outcome.ended.total()} | {codes} | {len(outcome.failures)}")
        failures += outcome.failures
    print("\n".join(failures))
    return 1 if failures else 0


if __name__ == "__main__":
    os.nice(5)
    sys.exit(main())
