"""Reads damaged files in processes that live on, and says which were not taken well."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import IO, Any

from kpi_tui.report import Report
from kpi_tui.store.columns import reading_rows
from tests.robustness.tally import Failure, Tally

from .samples import damaged, samples

WORKER = (sys.executable, "-m", "tests.robustness.fuzz.worker")
SECONDS = 30.0
"""A file that takes longer is a finding."""


@dataclass(frozen=True)
class Finding:
    """A file that was not taken well. `kind` is `fault`, `crash`, `hang`, `line` or `report`."""

    number: int
    kind: str
    what: str
    data: bytes = field(repr=False)


class Hunter:
    """A worker process, started again whenever a file ends it."""

    def __init__(self) -> None:
        self.outcomes: Counter[str] = Counter()
        self._process: subprocess.Popen[str] | None = None
        self._hung = False

    def __enter__(self) -> Hunter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def hunt(self, seed: int, numbers: range) -> Iterator[Finding]:
        """Reads the files of these numbers, and yields those that were not taken well."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "damaged.pdf"
            for number in numbers:
                data = damaged(seed, number)
                path.write_bytes(data)
                kind, what = self._judge(path)
                self.outcomes[kind] += 1
                if kind not in ("read", "refused"):
                    yield Finding(number, kind, what, data)

    def _judge(self, path: Path) -> tuple[str, str]:
        answer = self._ask(path)
        if "report" in answer:
            return _judge_report(answer["report"])
        if "error" in answer:
            line = str(answer["error"])
            well = line.startswith(f"{path}: ") and "\n" not in line
            return ("refused" if well else "line"), line
        ((kind, what),) = answer.items()
        return kind, str(what)

    def _ask(self, path: Path) -> dict[str, Any]:
        process = self._process or self._start()
        said, told = _pipes(process)
        self._hung = False
        timer = Timer(SECONDS, self._hang)
        timer.daemon = True
        timer.start()
        try:
            told.write(f"{path}\n")
            told.flush()
            line = said.readline()
        except BrokenPipeError:
            line = ""
        finally:
            timer.cancel()
        if line.endswith("\n"):
            answer: dict[str, Any] = json.loads(line)
            return answer
        code = process.wait()
        self._end()
        return {"hang": f"{SECONDS} s"} if self._hung else {"crash": str(code)}

    def _start(self) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            WORKER,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,  # Ctrl+C ends it by way of this process
        )
        assert _pipes(process)[0].readline() == "ready\n"
        self._process = process
        return process

    def _hang(self) -> None:
        self._hung = True
        if self._process:
            self._process.kill()

    def _end(self) -> None:
        if self._process:
            self._process.kill()
            for pipe in _pipes(self._process):
                pipe.close()
            self._process.wait()
            self._process = None


BATCH = 40
"""Files that a process reads before what came of them is counted."""


def attack(seed: int, numbers: range, keep: Path | None = None) -> Iterator[Tally]:
    """Read the files of these numbers, on all cores."""
    yield (tally := Tally("PDFs damaged anywhere"))
    samples()  # drawn once: two threads that draw at a time use one picture
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        batches = [numbers[start : start + BATCH] for start in range(0, len(numbers), BATCH)]
        waiting = [pool.submit(_hunt, seed, batch, keep) for batch in batches]
        try:
            for done in as_completed(waiting):
                outcomes, found = done.result()
                tally.outcomes.update(outcomes)
                tally.failures += [
                    Failure(each.number, f"{each.kind}: {each.what.strip()}") for each in found
                ]
        finally:
            pool.shutdown(cancel_futures=True)


def _hunt(seed: int, numbers: range, keep: Path | None) -> tuple[Counter[str], list[Finding]]:
    with Hunter() as hunter:
        found = list(hunter.hunt(seed, numbers))
        for finding in found if keep else []:
            assert keep
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"{seed}-{finding.number}-{finding.kind}.pdf").write_bytes(finding.data)
        return hunter.outcomes, found


def _pipes(process: subprocess.Popen[str]) -> tuple[IO[str], IO[str]]:
    assert process.stdout is not None
    assert process.stdin is not None
    return process.stdout, process.stdin


def _judge_report(data: dict[str, Any]) -> tuple[str, str]:
    """Whether what was read can be kept: a report that the store takes."""
    try:
        reading_rows(Report.from_dict(data), 1, datetime.now(UTC))
    except Exception as error:
        return "report", f"{type(error).__name__}: {error}"
    return "read", ""
