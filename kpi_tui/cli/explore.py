"""`kpi-tui` alone: the explorer."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from pathlib import Path

from kpi_tui.cli.common import say, store_path


def run(args: Namespace) -> int:
    """Open the explorer on the store; return 2 where there is no terminal to open it on."""
    if not on_terminal():
        say("kpi-tui: the explorer needs a terminal: kpi-tui measures prints a table instead")
        return 2
    return explore(store_path(args), args.ascii)


def on_terminal() -> bool:
    """Whether a person is at both ends; in a browser it is Textual's server that says so."""
    if os.environ.get("TEXTUAL_DRIVER"):
        return True
    return sys.stdin.isatty() and sys.stdout.isatty()


def explore(store: Path, in_ascii: bool) -> int:
    """Open the explorer on a store, with a person's settings."""
    # Two frames of one key are at most as far apart as this says; Textual reads it when imported.
    os.environ.setdefault("TEXTUAL_FPS", "120")
    from kpi_tui.tui.terminal.collector import postpone

    postpone()
    from kpi_tui.tui.app import run_explorer

    return run_explorer(store, in_ascii=in_ascii)
