"""Commands that are killed: at random moments, and at each touch of what they write.

`python -m tests.robustness kills`. Whatever was killed, a store holds whole reports and no others, a
file that was asked for is whole or as it was, and no process outlives the one that started it.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from random import Random
from zipfile import BadZipFile, ZipFile

from kpi_tui.judgements.log import read
from kpi_tui.report import Report
from kpi_tui.store.examine import examine, sweep
from kpi_tui.store.problems import ProblemKind, StoreFileError
from kpi_tui.store.store import Store
from tests.rendering import Style, render
from tests.robustness.tally import Tally, scratch
from tests.support.kills import die, whole_reports
from tests.support.local import local
from tests.support.samples import JULY, JUNE, corrected
from tests.support.terminal import children, wait_until_ended

OLD = Path(__file__).parents[1] / "store" / "old"

# -- at random ---------------------------------------------------------------------------------

MONTHS = 3
WHO = ("all of it", "the parent alone", "the child alone")


def attack(seed: int, numbers: range) -> Iterator[Tally]:
    """Kill an import at a random moment a number: all of it, its parent or its child alone."""
    tallies = [Tally(f"an import killed at random: {who}") for who in WHO]
    with tempfile.TemporaryDirectory() as folder:
        pdfs, store = Path(folder) / "pdfs", Store(Path(folder) / "store", on_problem=_check)
        _draw(pdfs)
        usual = _seconds(pdfs, Path(folder) / "first")
        yield tallies[0]
        for number in numbers:
            seconds = Random(f"kill {seed} {number}").uniform(0.05, 1.05 * usual)
            who = number % len(WHO)
            wrong = _killed(pdfs, store, seconds, who)
            found = 0
            try:
                found = _count(store)
            except Exception as error:  # whatever it is, it is what is sought
                wrong = wrong or f"{type(error).__name__}: {error}"
            tallies[who].add(f"with {found} of {MONTHS} in", wrong, number)
            if found == MONTHS:
                for month in store.last_days():
                    store.forget(month)
        if left := _swept(local(store.path)):
            tallies[0].add("not swept", left, numbers.stop - 1)
    yield from tallies[1:]


def _check(problem: StoreFileError) -> None:
    assert problem.kind is ProblemKind.TEMPORARY, problem


def _draw(folder: Path) -> None:
    folder.mkdir()
    for month in range(1, MONTHS + 1):
        render(replace(JULY, report_date=date(2024, month, 28)), folder / f"{month}.pdf", Style())


def _started(pdfs: Path, store: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "kpi_tui", "--store", str(store), "import", str(pdfs)]
    return subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def _seconds(pdfs: Path, store: Path) -> float:
    """How long an import takes that nobody kills."""
    begun = time.monotonic()
    with _started(pdfs, store) as process:
        process.communicate()
    return time.monotonic() - begun


def _killed(pdfs: Path, store: Store, seconds: float, who: int) -> str:
    """Begin an import, kill of it what is to be killed, and return what is wrong with its end."""
    with _started(pdfs, local(store.path)) as process:
        time.sleep(seconds)  # the moment is what is tried here: any will do
        readers = children(process.pid)
        if WHO[who] == "the child alone":
            for each in readers[:1]:
                os.kill(each, signal.SIGKILL)
        elif WHO[who] == "the parent alone":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
        _, said = process.communicate()
    try:
        wait_until_ended(readers)
    except AssertionError as error:
        return str(error)
    lines = said.splitlines()
    if "Traceback" in said or len([line for line in lines if "reader stopped" in line]) > 1:
        return said
    if WHO[who] == "the child alone" and process.returncode not in (0, 1):
        return f"exit code {process.returncode}: {said}"
    return ""


def _swept(store: Path) -> str:
    """Sweep what was half written, and tell what is left of it."""
    sweep(examine(store, store.with_name("demo")).leftovers)
    left = [path.name for path in store.rglob(".tmp-*")]
    return f"not swept: {left}" if left else ""


def _count(store: Store) -> int:
    """How many reports are in the store. Raises where one is not whole."""
    for stored in store.reports(revisions=True):
        assert stored.revision == 1, stored.path.name
        assert len(store.report(stored.report_date).readings) == len(JULY.readings)
    assert store.collect(store.readings()).height == len(JULY.readings) * len(store.last_days())
    return len(store.last_days())


# -- at each touch -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Case:
    """A command, what there is before it, and whether what it left is whole."""

    words: tuple[str, ...]
    begin: Callable[[Path], object]
    look: Callable[[Path], str]
    """Tells what is wrong, if anything is."""


def _stored(*reports: Report) -> Callable[[Path], object]:
    def begin(folder: Path) -> None:
        for report in reports:
            Store(folder / "store").add(report)

    return begin


def _holds(*allowed: Sequence[Report]) -> Callable[[Path], str]:
    """The store holds one of these, and nothing is in the way of an import."""

    def look(folder: Path) -> str:
        held = whole_reports(folder / "store")
        if held not in [list(each) for each in allowed]:
            return f"it holds {[each.title for each in held]}"
        Store(folder / "store", on_problem=lambda _: None).add(JULY)
        return _swept(folder / "store")

    return look


def _nothing(_: Path) -> None:
    """There is nothing yet."""


def _old(folder: Path) -> None:
    (folder / "store").mkdir()
    for file in OLD.glob("*.parquet"):
        shutil.copy2(file, folder / "store")


def _logged(folder: Path) -> str:
    """No line of the log is half a line that stands in the way of others."""
    found = read(folder / "store")
    texts = [each.text for each in found.all if hasattr(each, "text")]
    if texts not in ([], ["a note"]) or len(found.bad_lines) > 1:
        return f"{texts}, {found.bad_lines}"
    return ""


def _written(name: str, ends: str = "") -> Callable[[Path], str]:
    """A file is not there, or it is whole."""

    def look(folder: Path) -> str:
        path = folder / name
        if not path.exists():
            return ""
        if path.suffix in (".xlsx", ".docx"):
            try:
                return ZipFile(path).testzip() or ""
            except BadZipFile as error:
                return f"{name}: {error}"
        text = path.read_text(encoding="utf-8-sig")
        return "" if re.search(f"{ends}\\s*$", text) else f"{name} is cut: …{text[-60:]!r}"

    return look


def _demo(folder: Path) -> str:
    """The sample store is there with all its months, or not there."""
    months = len(Store(folder / "demo").last_days()) if (folder / "demo").exists() else 0
    return "" if months in (0, 19) else f"{months} months in the sample store"


TWO = _stored(JUNE, JULY)
_CSV = r"DEBT|Debt outstanding.*"
CASES: dict[str, Case] = {
    "import": Case(("import", "{pdf}"), _stored(JUNE), _holds([JUNE], [JUNE, JULY])),
    "first import": Case(("import", "{pdf}"), _nothing, _holds([], [JULY])),
    "forget": Case(
        ("forget", "2024-07", "--yes"),
        _stored(JUNE, JULY, corrected()),
        _holds([JUNE, JULY, corrected()], [JUNE, corrected()], [JUNE]),
    ),
    "upgrade": Case(("upgrade",), _old, _holds([JUNE, JULY, corrected()])),
    "review": Case(("review", "note", "OCC01.02", "a note"), TWO, _logged),
    "export csv": Case(
        ("export", "--format", "csv", "--output", "{out}/a.csv"), TWO, _written("a.csv", "\\n")
    ),
    "export xlsx": Case(("export", "--output", "{out}/a.xlsx"), TWO, _written("a.xlsx")),
    "brief docx": Case(("brief", "--output", "{out}/a.docx"), TWO, _written("a.docx")),
    "brief html": Case(("brief", "--output", "{out}/a.html"), TWO, _written("a.html", "</html>")),
    "settings": Case(("config", "--init"), _nothing, _written("c.toml", "#.*")),
    "demo": Case(("demo", "--annex", "{out}/a.pdf"), _nothing, _demo),
}


def attack_writes(_: int, numbers: range) -> Iterator[Tally]:
    """Kill each command at each touch of what it writes, as often as there are numbers in all."""
    each = len(numbers) // len(CASES) + 1
    for name, case in CASES.items():
        yield (tally := Tally(f"killed at a touch of what it writes: {name}"))
        with scratch() as folder:
            for turn in range(1, each + 1):
                wrong, died = _try(folder / str(turn), case, turn)
                tally.add("killed" if died else "came to its end", wrong, turn - 1)
                if not died:
                    break


def _try(folder: Path, case: Case, turn: int) -> tuple[str, bool]:
    folder.mkdir()
    case.begin(folder)
    died = True
    environment = {
        "KPI_TUI_STORE": str(folder / "store"),
        "KPI_TUI_DEMO_STORE": str(folder / "demo"),
        "KPI_TUI_CONFIG": str(folder / "c.toml"),
    }
    words = [word.replace("{out}", str(folder)) for word in case.words]
    try:
        died = die(folder, turn, words, environment=environment, in_writes=True)
        return case.look(folder), died
    except Exception as error:  # whatever it is, it is what is sought
        return f"{type(error).__name__}: {error}", died
    finally:
        shutil.rmtree(folder)
