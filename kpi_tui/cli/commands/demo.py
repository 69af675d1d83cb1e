"""`kpi-tui demo`: sample reports, in a store of their own."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from kpi_tui.cli.commands.explore import explore, on_terminal
from kpi_tui.cli.common import complain, refuse_among_reports, say
from kpi_tui.demo import ANNEX, annex_file, demo_store, write_annex
from kpi_tui.labels import counts, plural
from kpi_tui.months import month_name
from kpi_tui.paths import demo_path, to_paste


def add_arguments(command: ArgumentParser) -> None:
    """Declare what can be typed after the command."""
    command.add_argument("--reset", action="store_true", help="make the sample reports anew")
    command.add_argument(
        "--path",
        action="store_true",
        help="print the folder of the sample reports instead, for --store or KPI_TUI_STORE",
    )
    command.add_argument(
        "--annex",
        nargs="?",
        type=Path,
        const=Path(ANNEX),
        metavar="FILE",
        help="write a sample PDF to import instead",
    )


def run(args: Namespace) -> int:
    """Open the explorer on the samples, or write the sample PDF. Raises `KpiTuiError`."""
    if args.annex:
        file = annex_file(args.annex)
        refuse_among_reports(args, file)
        write_annex(file)
        path = file.absolute()
        say(
            f"{path} is a sample annex for August 2024. Import it beside the sample reports, then look:"
        )
        print(f"kpi-tui --store {to_paste(demo_path())} import {to_paste(path)}")
        print("kpi-tui demo")
        return 0
    store = demo_store(reset=args.reset)
    if args.path:
        print(store.absolute())
        return 0
    if on_terminal():
        return explore(store, args.ascii)
    from kpi_tui.store.store import Store

    reports = Store(store, on_problem=complain).reports()
    say(f"{plural(len(reports), 'month')} of sample reports in {store}")
    if reports:
        last = reports[-1]
        named = last.provenance.beside(month_name(last.report_date))
        parts = (named, plural(last.measures, "measure"))
        print(" · ".join((*parts, counts(last.statuses, last.measures))))
    say("open them with kpi-tui demo in a terminal, or print them:")
    say(f"kpi-tui --store {to_paste(store)} measures")
    return 0
