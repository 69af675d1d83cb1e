"""`kpi-tui` alone: the explorer."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from kpi_tui.cli.common import say, store_path
from kpi_tui.cli.report_choice import series_of
from kpi_tui.store_url import StoreUrl

if TYPE_CHECKING:
    from kpi_tui.store_url import StorePath


def run(args: Namespace) -> int:
    """Open the explorer on the store; return 2 where there is no terminal to open it on.

    Raises `KpiTuiError` where it is asked for a report that the store does not have, and where what
    a bucket needs is not installed.
    """
    if not on_terminal():
        say("kpi-tui: the explorer needs a terminal: kpi-tui measures prints a table instead")
        return 2
    store = store_path(args)
    if isinstance(store, StoreUrl):
        from kpi_tui.store.bucket import refuse_without_extra

        refuse_without_extra(str(store))
    if hasattr(args, "report"):
        choose_report(args)
    return explore(store, args.ascii)


def choose_report(args: Namespace) -> None:
    """Make the report that was asked for the one that the explorer was left on."""
    from kpi_tui.paths import state_path
    from kpi_tui.store.files import list_reports
    from kpi_tui.tui.state import Memory

    series = series_of(args, list_reports(store_path(args)))
    Memory(state_path()).keep(**series._asdict())


def on_terminal() -> bool:
    """Whether a person is at both ends; in a browser it is Textual's server that says so."""
    if os.environ.get("TEXTUAL_DRIVER"):
        return True
    return sys.stdin.isatty() and sys.stdout.isatty()


def explore(store: StorePath, in_ascii: bool) -> int:
    """Open the explorer on a store, with a person's settings."""
    # Two frames of one key are at most as far apart as this says; Textual reads it when imported.
    os.environ.setdefault("TEXTUAL_FPS", "120")
    if not os.environ.get("TEXTUAL_DRIVER"):
        # The window's own size counts, and follows it: a shell may have exported that of another.
        for name in ("COLUMNS", "LINES"):
            os.environ.pop(name, None)
    from kpi_tui.tui.terminal.collector import postpone

    postpone()
    from kpi_tui.tui.app import run_explorer
    from kpi_tui.wording.ascii import lacks_signs

    encoding = getattr(sys.__stdout__, "encoding", "utf-8")
    return run_explorer(store, in_ascii=in_ascii or lacks_signs(encoding))
