"""The command line. Only the standard library is imported before a command runs.

`main` runs a command within any process; the module `program` runs one as a process of its own.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from importlib import import_module

from kpi_tui.cli.common import complain, say
from kpi_tui.cli.in_ascii import in_ascii
from kpi_tui.cli.parser import make_parser
from kpi_tui.cli.usage import parse
from kpi_tui.errors import KpiTuiError
from kpi_tui.interrupts import INTERRUPTED


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code: 0, 1 for a fault, 2 for usage, 130 for Ctrl+C."""
    try:
        return run_command(argv)
    except KeyboardInterrupt:
        say("kpi-tui: interrupted")
        return INTERRUPTED


_DRAWN = ("explore", "demo")
"""The commands that open the explorer, which draws its screens by itself."""


def run_command(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code. Raises `KeyboardInterrupt`."""
    if argv is None and "_ARGCOMPLETE" in os.environ:
        import_module("kpi_tui.cli.commands.completion").complete()
    words = sys.argv[1:] if argv is None else argv
    args = parse(make_parser(words), words)
    run = import_module(f"kpi_tui.cli.commands.{args.module}").run
    try:
        with in_ascii() if args.ascii and args.module not in _DRAWN else nullcontext():
            code: int = run(args)
        return code
    except KpiTuiError as error:
        complain(error)
        return 1
