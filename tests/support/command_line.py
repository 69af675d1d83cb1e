"""`kpi-tui` from a test as a person runs it: in this process, or in a fresh one that is watched."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from kpi_tui.cli import main
from kpi_tui.report import Report
from kpi_tui.store.store import Store

HEAVY = ("textual", "pdfplumber", "pdfminer", "pypdfium2")
"""What only the explorer or a reader of PDFs may load."""
_NAMES_WHAT_IT_LOADED = """
import sys
from kpi_tui.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print("loaded:", *sorted(sys.modules), file=sys.stderr)
"""


@dataclass(frozen=True)
class Run:
    """Runs a command in this process: exit code, standard output, standard error.

    The reports are put into the store first; a call may name others, or another store.
    """

    captured: pytest.CaptureFixture[str]
    store: Path | None = None
    command: str = ""
    reports: tuple[Report, ...] = ()

    def __call__(
        self, *argv: str, reports: tuple[Report, ...] | None = None, store: Path | None = None
    ) -> tuple[int, str, str]:
        path = store or self.store
        for report in self.reports if reports is None else reports:
            assert path is not None, "reports need a store"
            Store(path).add(report)
        where = [] if path is None else ["--store", str(path)]
        try:
            code = main([*where, *([self.command] if self.command else []), *argv])
        except SystemExit as ended:
            code = int(ended.code or 0)
        out, err = self.captured.readouterr()
        assert "Traceback" not in err
        return code, out, err


def rows(out: str) -> list[list[str]]:
    """The cells of a table that was piped elsewhere, a line a row."""
    return [line.split("\t") for line in out.splitlines()]


def loaded(*argv: str) -> set[str]:
    """Run a command in a fresh process and name the packages that were loaded at its end."""
    return {name.partition(".")[0] for name in loaded_modules(*argv)}


def loaded_modules(*argv: str) -> set[str]:
    """Run a command in a fresh process and name the modules that were loaded at its end."""
    done = subprocess.run(
        [sys.executable, "-c", _NAMES_WHAT_IT_LOADED, *argv],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stderr.splitlines()[-1].split()[1:])
