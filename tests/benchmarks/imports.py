"""Measures read from PDFs, beside table libraries and pdftotext: `python -m tests.benchmarks import`.

Sound reports are drawn by several engines, and broken in one place by the kinds of fault that
`tests/robustness/fuzz/law` knows, so that what is right is known of each measure.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import kpi_tui
from kpi_tui.demo import ANNEX
from kpi_tui.errors import PdfError
from kpi_tui.report import Reading
from tests.robustness.fuzz.law import faults
from tests.robustness.fuzz.law.judge import Told, broken
from tests.robustness.fuzz.law.mutant import BEYOND, KINDS, Mutant, NotHereError
from tests.robustness.fuzz.law.sound import Sound, available, sound

assert faults
PEERS = Path(__file__).with_name("peers.py")
NEEDS = {"pdfplumber": "pdfplumber", "camelot": "camelot", "pymupdf": "pymupdf", "pdftotext": ""}
NAMES = {
    "kpi-tui": "kpi-tui",
    "pdfplumber": "pdfplumber `extract_tables()`",
    "camelot": "camelot, lattice or stream",
    "pymupdf": "PyMuPDF `find_tables()`",
    "pdftotext": "`pdftotext -bbox`",
}
SEED = 1
SECONDS = 400
"""Longer than this no tool is waited for."""


@dataclass(frozen=True)
class Broken:
    """A sound report that was broken in one place."""

    path: Path
    whole: Sound
    mutant: Mutant


@dataclass(frozen=True)
class Read:
    """What a tool made of files."""

    answers: list[dict[str, Any]]
    megabytes: float

    @property
    def seconds(self) -> float:
        return sum(float(each["seconds"]) for each in self.answers)


def run(python: str, each: int = 1) -> None:
    """Measure and print; `python` has the peers, `each` is how many files there are of a kind."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        whole = list(_sound_files(folder))
        broken_files = list(_broken_files(folder, each))
        annex = folder / "annex.pdf"
        annex.write_bytes(files("kpi_tui.demo").joinpath(ANNEX).read_bytes())
        timed = [annex, *(path for path, _ in whole)]
        measures = sum(len(report.report.readings) for _, report in whole)
        expected = sum(len(each.whole.report.readings) for each in broken_files)
        print("## Import\n")
        print(
            f"Of {len(timed)} sound reports: seconds and memory of one process that reads all, the "
            f"libraries loaded. Of {len(whole)} of them and of {len(broken_files)} files broken in one "
            "place: what became of each measure's code, actual and target of the period.\n\n"
            "- *right*: as printed, and to be seen in the file;\n"
            "- *told*: not right, and the tool says so: an error or a warning about the file; of kpi-tui, "
            "that names the measure, its page or its words;\n"
            "- *missing*, *wrong*: not right, and nothing says so.\n\n"
            "kpi-tui reads statuses, owners and comments besides, and looks at the drawn page.\n"
        )
        print(
            f"| reader | s | of kpi-tui | MB | sound: right of {measures} "
            f"| broken: right of {expected} | told | missing | wrong |"
        )
        print("|---|---|---|---|---|---|---|---|---|", flush=True)
        ours = read([sys.executable, "-m", "tests.benchmarks.ours"], timed)
        assert ours is not None
        for tool, name in NAMES.items():
            if tool == "kpi-tui":
                done, found = ours, _ours(broken_files)
                right = _right(whole, done.answers[1:])
            elif not _is_there(tool, python):
                print(f"| {name} | not installed |" + " |" * 7, flush=True)
                continue
            else:
                command = [python, str(PEERS), tool]
                answer = read(command, timed)
                others = read(command, [each.path for each in broken_files])
                if answer is None or others is None:
                    print(f"| {name} | more than {SECONDS} s |" + " |" * 7, flush=True)
                    continue
                done, found = answer, _theirs(broken_files, others.answers)
                right = _right(whole, done.answers[1:])
            print(
                f"| {name} | {done.seconds:.1f} | {done.seconds / ours.seconds:.1f} | {done.megabytes:.0f} "
                f"| {right} | {found['right']} | {found['told']} | {found['missing']} | {found['wrong']} |",
                flush=True,
            )
        print()


def _sound_files(folder: Path) -> Iterator[tuple[Path, Sound]]:
    for number, style in enumerate(available()):
        path = folder / f"sound-{number}.pdf"
        path.write_bytes(sound(style).data)
        yield path, sound(style)


def _broken_files(folder: Path, each: int) -> Iterator[Broken]:
    for at, kind in enumerate(kind for kind in KINDS if kind not in BEYOND):
        made = 0
        for number in range(20):
            try:
                whole, mutant = broken(kind, SEED, number)
            except NotHereError:
                continue
            path = folder / f"broken-{at}-{number}.pdf"
            path.write_bytes(mutant.data)
            yield Broken(path, whole, mutant)
            made += 1
            if made == each:
                break


def _is_there(tool: str, python: str) -> bool:
    if not NEEDS[tool]:
        return shutil.which(tool) is not None
    command = [python, "-c", f"import {NEEDS[tool]}"]
    return not subprocess.run(command, capture_output=True, check=False).returncode


def read(command: Sequence[str], paths: Sequence[Path]) -> Read | None:
    """Have a tool read files; nothing where that takes too long."""
    try:
        done = subprocess.run(
            [*command, *map(str, paths)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            timeout=SECONDS,
            check=True,
        )
    except subprocess.TimeoutExpired:
        return None
    # A library may print what it likes between its answers.
    *answers, last = (json.loads(line) for line in done.stdout.splitlines() if line[:2] == '{"')
    return Read(answers, last["MB"])


def _right(whole: Sequence[tuple[Path, Sound]], answers: Sequence[dict[str, Any]]) -> int:
    """How many measures of sound reports are as printed."""
    return sum(
        _is_right(wanted, _by_code(answer).get(wanted.measure_code), None)
        for (_, report), answer in zip(whole, answers, strict=True)
        for wanted in report.report.readings
    )


def _by_code(answer: dict[str, Any]) -> dict[str, list[str | None]]:
    """The figures of each measure, the first ones where it is there twice."""
    return {code: figures for code, *figures in reversed(answer["measures"])}


def _is_right(wanted: Reading, figures: Sequence[str | None] | None, mutant: Mutant | None) -> bool:
    if figures is None:
        return False
    names = ("period_actual", "period_target")
    for name, figure in zip(names, figures, strict=True):
        place = (wanted.measure_code, name)
        others = [str(each) for each in mutant.accepted.get(place, ())] if mutant else []
        if mutant and place in mutant.doubted and (figure or "") not in others:
            return False
        if _folded(figure) not in (_folded(getattr(wanted, name)), *others):
            return False
    return True


def _folded(figure: str | None) -> str:
    return "".join((figure or "").split())


def _theirs(every: Sequence[Broken], answers: Sequence[dict[str, Any]]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for each, answer in zip(every, answers, strict=True):
        found = _by_code(answer)
        for wanted in each.whole.report.readings:
            figures = found.get(wanted.measure_code)
            if _is_right(wanted, figures, each.mutant):
                counts["right"] += 1
            elif answer["said"]:
                counts["told"] += 1
            else:
                counts["missing" if figures is None else "wrong"] += 1
    return counts


def _ours(every: Sequence[Broken]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for each in every:
        readings = each.whole.report.readings
        try:
            report = kpi_tui.read_report(each.path)
        except PdfError:
            counts["told"] += len(readings)
            continue
        told = Told(report, each.mutant, each.whole)
        found = {
            reading.measure_code: [reading.period_actual, reading.period_target]
            for reading in reversed(report.readings)
        }
        for wanted in readings:
            code = wanted.measure_code
            figures = found.get(code)
            if _is_right(wanted, figures, each.mutant):
                counts["right"] += 1
            elif told.names(code, code if figures is None else ""):
                counts["told"] += 1
            else:
                counts["missing" if figures is None else "wrong"] += 1
    return counts
