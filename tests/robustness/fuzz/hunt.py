"""Reads damaged files in a process that lives on, and says which were not taken well."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import IO, Any

from kpi_tui.report import Report
from kpi_tui.store.columns import reading_rows

from .samples import damaged

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
            WORKER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
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
