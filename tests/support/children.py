"""Children that stand for the process that reads a PDF, and what becomes of one."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from kpi_tui.importing.child import READER, PdfChild, finish
from kpi_tui.report import Report
from tests.support.samples import JULY

PAGES = ({"page": 1, "of": 2}, {"page": 2, "of": 2})
REPORT = {"reports": [JULY.to_dict()]}
WAIT = "time.sleep(600)"


def speaking(*messages: object, then: str = "") -> tuple[str, ...]:
    """The command of a child that says these messages and then does something."""
    lines = "".join(f"print({json.dumps(message)!r}, flush=True)\n" for message in messages)
    return (sys.executable, "-c", f"import os, sys, time\n{lines}{then}")


def read_in_child(
    path: Path,
    on_progress: Callable[[int, int], None] | None = None,
    command: Sequence[str] = READER,
    password: str | None = None,
) -> Report:
    with PdfChild(path, command, password) as child:
        (report,) = finish(child, on_progress)
        return report
