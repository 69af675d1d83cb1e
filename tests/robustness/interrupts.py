"""Ctrl+C at every moment of a command, once and twice, and the signals that a closed terminal and a
machine that shuts down send: `python -m tests.robustness interrupts`.

A moment is a number of events that the process has come to, a call of `open`, of `import`, of
`exec`, or of seconds.
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks.explorer import fill
from tests.robustness.tally import Failure, Tally

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
    "brief pdf": ("brief", "--format", "pdf", "--output", "a.pdf"),
    "import": ("import", "annex.pdf"),
    "judge": ("judge", "note", "OCC01.02", "a note"),
    "config": ("config",),
}


YEARS = ("check", "--period", "all")
"""What other processes help with, over ten years."""
SIGNALS = (signal.SIGINT, signal.SIGINT, signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM))
"""Ctrl+C, a machine that shuts down, and a terminal that is closed."""
AT_ONCE = 10.0
"""Seconds: what has not ended by then was not interrupted."""
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
        from tests.support.stores import stored
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

    def still_running(self) -> str:
        """The processes on this store that outlived the one they were started by, soon after its end."""
        deadline = time.monotonic() + AT_ONCE
        while (found := self._processes()) and time.monotonic() < deadline:
            time.sleep(0.05)
        return f"still running: {found}" if found else ""

    def _processes(self) -> list[str]:
        found: list[str] = []
        for environ in Path("/proc").glob("[0-9]*/environ"):
            with suppress(OSError):  # it has ended meanwhile, or is another user's
                if str(self.store).encode() in environ.read_bytes():
                    found.append(environ.with_name("cmdline").read_text().replace("\0", " "))
        return found

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


def at_a_time(
    place: Place,
    argv: Sequence[str],
    seconds: float,
    first: int = signal.SIGINT,
    then: tuple[float, int] | None = None,
) -> Outcome:
    """Send a command a signal from outside, after so many seconds, and another so much later."""
    outcome = Outcome()
    process = subprocess.Popen(
        [sys.executable, "-m", "kpi_tui", *argv],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=place.environment,
        cwd=place.folder,
    )
    time.sleep(seconds)
    process.send_signal(first)
    sent = time.monotonic()
    if then is not None:
        time.sleep(then[0])
        process.send_signal(then[1])
    try:
        _, said = process.communicate(timeout=AT_ONCE)
        fault = ""
    except subprocess.TimeoutExpired:
        process.kill()
        _, said = process.communicate()
        fault = f"went on for {time.monotonic() - sent:.0f} seconds"
    outcome.ended[process.returncode] += 1
    expected = {first, then[1]} if then else {first}
    fault = fault or wrong(process.returncode, said, expected) or place.still_running()
    if fault:
        outcome.failures.append(f"{' '.join(argv)} after {seconds:.3f} s, {then}: {fault}")
    return outcome


def wrong(code: int, said: str, sent: Collection[int] = (signal.SIGINT,)) -> str:
    """What is wrong with how a command ended that was sent these signals, if anything is."""
    if -code in sent and not said:
        return ""  # the signal itself ended it
    lines = said.splitlines()
    if said and "kpi_tui" not in said and "kpi-tui" not in said:
        return ""  # Python was still starting
    if code not in (0, 130, -signal.SIGINT):  # the last two are one to a shell
        return f"exit code {code}: {said}"
    if "Traceback" in said or "panicked" in said or "Exception ignored" in said:
        return said
    if code == 130 and lines not in ([], ["kpi-tui: interrupted"]):
        others = [line for line in lines if line != "kpi-tui: interrupted"]
        its_own = (
            "July 2024",
            "Reworded",
            "120 months",
            "WeasyPrint makes",
        )  # what it says of what it prints
        return "" if all(line.startswith(its_own) for line in others) else said
    return ""


def attack(seed: int, numbers: range) -> Iterator[Tally]:
    """Interrupt each command at an event a number, and as often at a time."""
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder))
        for name, argv in COMMANDS.items():
            yield (tally := Tally(f"Ctrl+C at an event of {name}"))
            last = place.moments(argv)
            for number in numbers:
                moment = 1 + int(last * _share(seed, name, number))
                _fill(tally, at_moments(place, argv, iter([moment])), number)
            yield (tally := Tally(f"Ctrl+C at a time of {name}"))
            begun = time.monotonic()
            place.run(0, argv)
            whole = time.monotonic() - begun
            for number in numbers:  # Python itself needs the first of it
                seconds = 0.04 + 1.01 * whole * _share(seed, name, number)
                _fill(tally, at_a_time(place, argv, seconds), number)
            yield (tally := Tally(f"two signals at a time of {name}"))
            for number in numbers:
                draw = random.Random(f"{seed} two {name} {number}")
                seconds = 0.04 + 1.01 * whole * draw.random()
                first, second = draw.choices(SIGNALS, k=2)
                then = draw.expovariate(20), second
                _fill(tally, at_a_time(place, argv, seconds, first, then), number)
        yield (tally := Tally("Ctrl+C at an event of the explorer's start"))
        for number in numbers:
            moment = 1 + int(EXPLORER * _share(seed, "explorer", number))
            _fill(tally, in_the_explorer(place, iter([moment])), number)
        yield (tally := Tally("signals at a time of a check of ten years"))
        fill(years := Path(folder) / "years", 120)
        for number in numbers:
            # Each with an empty cache, so that all is worked out.
            cache = {"KPI_TUI_STORE": str(years), "KPI_TUI_CACHE": f"{folder}/cache {number}"}
            place.environment |= cache
            draw = random.Random(f"{seed} years {number}")
            seconds, later = 0.5 + 4.0 * draw.random(), draw.expovariate(10)
            first, second = draw.choices(SIGNALS, k=2)
            twice = (later, second) if draw.random() < 0.5 else None
            _fill(tally, at_a_time(place, YEARS, seconds, first, twice), number)


def _share(seed: int, name: str, number: int) -> float:
    return random.Random(f"{seed} {name} {number}").random()


def _fill(tally: Tally, outcome: Outcome, number: int) -> None:
    for code, times in outcome.ended.items():
        tally.outcomes[f"exit code {code}"] += times
    tally.failures += [Failure(number, each) for each in outcome.failures]
