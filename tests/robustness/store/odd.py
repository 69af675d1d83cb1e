"""Odd files as a store's only month, its newest and its oldest: every call, every command."""

from __future__ import annotations

import io
import json
import re
import shutil
import signal
import sys
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any
from unittest.mock import patch

import polars as pl

from kpi_tui.cli.commands import import_pdf
from kpi_tui.report import Report
from kpi_tui.store.problems import StoreFileError
from kpi_tui.store.report_copies import copy_last_month
from kpi_tui.store.store import Store
from tests.robustness.tally import Tally, empty_cache, scratch
from tests.support.command_line import Run
from tests.support.local import local
from tests.support.samples import JULY, JUNE

from .flips import OLD_FILES
from .mutants import Mutant, mutants
from .observe import Look, look, looks, without_uncovered

SECONDS = 20
MAY = replace(JUNE, report_date=date(2024, 5, 31), title="May")
AUGUST = replace(JULY, report_date=date(2024, 8, 31), title="August")
SEPTEMBER = replace(JULY, report_date=date(2024, 9, 30), title="September")
MONTHS = {
    "only": (JULY,),
    "newest": (MAY, JUNE, JULY),
    "oldest": (JULY, AUGUST),
}
"""The months of a store, July the odd one."""
COMMANDS = (
    ("reports",),
    ("reports", "--revisions"),
    ("priorities",),
    ("measures", "--month", "all"),
    ("measures", "--status", "red", "--month", "2024-07"),
    ("show", "OCC01.01"),
    ("changes",),
    ("links",),
    ("check", "--month", "all"),
    ("judge", "list"),
    ("export", "--format", "json"),
    ("export", "--tidy", "--format", "csv"),
    ("brief", "--format", "md"),
    ("doctor",),
    ("import", "{pdf}"),
    ("forget", "2024-07", "--yes"),
)
SEES_ALL = {"reports", "export", "measures", "doctor"}
"""Commands that look at every month, so that what is odd is named by them."""


@dataclass
class Captured:
    """Output caught without pytest."""

    streams: list[io.TextIOWrapper] = field(default_factory=list)

    def __enter__(self) -> Captured:
        self._before = sys.stdout, sys.stderr
        self._begin()
        return self

    def __exit__(self, *_: object) -> None:
        sys.stdout, sys.stderr = self._before

    def _begin(self) -> None:
        sys.stdout, sys.stderr = self.streams = [
            io.TextIOWrapper(io.BytesIO(), "utf-8", "replace", newline="", write_through=True)
            for _ in range(2)
        ]

    def readouterr(self) -> tuple[str, str]:
        texts = []
        for stream in self.streams:
            stream.flush()
            stream.seek(0)
            texts.append(stream.read())
        self._begin()
        return texts[0], texts[1]


class Hang(BaseException):
    """Something takes longer than it may. Nobody who catches errors catches it."""


@contextmanager
def clock() -> Iterator[None]:
    """Raise `Hang` in what hangs."""

    def ring(_: int, __: FrameType | None) -> None:
        raise Hang(f"{SECONDS} s")

    signal.signal(signal.SIGALRM, ring)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)


@dataclass(frozen=True)
class State:
    """A store with something odd in it, beside the same store without."""

    mutant: Mutant
    place: str
    is_old: bool

    def __str__(self) -> str:
        return f"{'old ' if self.is_old else ''}{self.mutant.name} ({self.place})"

    @property
    def reports(self) -> tuple[Report, ...]:
        return MONTHS[self.place]

    def build(self, folder: Path) -> Path:
        """The store while it is whole; returns the file that will be odd."""
        store = Store(folder / "store")
        local(store.path).mkdir()
        for report in self.reports:
            if report != JULY or not self.is_old:
                store.add(report)
        if self.is_old:
            old = next(file for file in OLD_FILES if "07-31.r1" in file.name)
            shutil.copy2(old, local(store.path))
        (path,) = local(store.path).rglob("2024-07-31.*")
        return path


def states(seed: int) -> list[State]:
    """All there are, in an order in which each mutant has been in one place before any is in two."""
    every = [
        State(mutant, place, is_old)
        for mutant in mutants()
        for place in MONTHS
        for is_old in ((False,) if mutant.is_forged else (False, True))
    ]
    Random(f"odd {seed}").shuffle(every)
    turn: Counter[tuple[str, bool]] = Counter()
    ranked = []
    for state in every:
        turn[state.mutant.name, state.is_old] += 1
        ranked.append((turn[state.mutant.name, state.is_old], state))
    return [state for _, state in sorted(ranked, key=lambda each: each[0])]


class Attack:
    """Tries states, and keeps count."""

    def __init__(self, captured: Any) -> None:
        self.number = 0
        self.calls = Tally("odd files × calls of Python")
        self.commands = Tally("odd files × commands")
        self._captured = captured

    def attack(self, state: State) -> None:
        with scratch() as folder:
            path, store = state.build(folder), folder / "store"
            ways = looks([report.report_date for report in state.reports])
            whole = {what: look(store, how)[0] for what, how in ways.items()}
            state.mutant.make(path)
            name = state.mutant.beside or path.name
            for what, how in ways.items():
                self._call(state, what, how, store, name, whole[what])
            self._command(state, store, name, folder)
            self._add(state, store)

    def _note(self, tally: Tally, state: State, what: str, wrong: str) -> None:
        told = f"{state} × {what}: {wrong}" if wrong else ""
        tally.add("wrong" if wrong else "right", told, self.number)

    def _call(
        self, state: State, what: str, how: Look, store: Path, name: str, before: object
    ) -> None:
        wrong = ""
        try:
            with clock():
                seen, problems = look(store, how)
        except StoreFileError as error:
            if state.mutant.is_forged and "\n" not in str(error):
                self.calls.add("all refused, the forged file named")
                return
            wrong = last_of(error)
        except BaseException as error:
            wrong = last_of(error)
        else:
            named = [each for each in problems if each.path.name.endswith(name)]
            if len(problems) > 1 or len(named) != len(problems):
                wrong = f"named: {[str(each) for each in problems]}"
            elif seen != before and " of " in what and "2024-07-31" not in what:
                wrong = "other months changed"
            elif seen != before and not named and not state.mutant.is_forged:
                is_covered = without_uncovered(seen) != without_uncovered(before)
                wrong = _silent(seen, before) if is_covered or not state.is_old else ""
        self._note(self.calls, state, what, wrong)

    def _command(self, state: State, odd: Path, name: str, folder: Path) -> None:
        said = folder / "said.json"
        said.write_text(json.dumps({"reports": [SEPTEMBER.to_dict()]}))
        reader = (sys.executable, "-S", "-c", f"print(open({str(said)!r}).read())")
        with patch.object(import_pdf, "READER", reader):
            for words in COMMANDS:
                named = [word.format(pdf=said) for word in words]
                empty_cache()
                wrong = self._run(Run(self._captured, odd), named, name)
                self._note(self.commands, state, " ".join(words), wrong)

    def _run(self, run: Run, words: list[str], name: str) -> str:
        try:
            with clock():
                code, _, err = run(*words)
        except BaseException as error:
            self._captured.readouterr()
            return last_of(error)
        lines = [line for line in err.splitlines() if _plain(name) in line]
        if len(lines) > 1:
            return f"named {len(lines)} times: {lines[:2]}"
        if code not in (0, 1, 2, 3):
            return f"exit code {code}"
        if words[0] == "import" and code:
            return f"import refused: {err}"
        if "UserWarning" in err:
            return f"a warning: {err[:200]}"
        return ""

    def _add(self, state: State, odd: Path) -> None:
        """Its PDF imported again mends it."""
        wrong = ""
        problems: list[object] = []
        try:
            with clock():
                store = Store(odd, on_problem=problems.append)
                store.add(JULY)
                copy_last_month(odd)
                if store.report(JULY.report_date) != JULY:
                    wrong = "importing its PDF does not mend it"
                rows = store.readings(JULY.report_date)
                store.collect(rows.filter(pl.col("measure_code") == "OCC01.01"))
        except BaseException as error:
            wrong = last_of(error)
        self._note(self.calls, state, "add", wrong)


def _plain(name: str) -> str:
    """What of a name is printed as it is."""
    return max(re.split(r"[^ -~]", name), key=len)


def _silent(seen: object, before: object) -> str:
    return f"silent: {str(seen)[:90]} for {str(before)[:90]}"


def last_of(error: BaseException) -> str:
    if isinstance(error, KeyboardInterrupt):
        raise error
    *_, place = traceback.extract_tb(error.__traceback__)
    ours = [
        each for each in traceback.extract_tb(error.__traceback__) if "/kpi_tui/" in each.filename
    ]
    place = ours[-1] if ours else place
    where = f"{Path(place.filename).name}:{place.lineno}"
    return f"{type(error).__name__} at {where}: {str(error)[:150]}"


def attack(seed: int, numbers: range) -> Iterator[Tally]:
    """Try the stores that have these numbers, each by every call and every command."""
    captured = Captured()
    tries = Attack(captured)
    yield tries.calls
    with captured:
        for number, state in [*enumerate(states(seed))][numbers.start : numbers.stop]:
            tries.number = number
            tries.attack(state)
    yield tries.commands
