"""The command line as a whole. What can be typed after a command is declared where it runs.

By argparse: it is there already, and a command line that starts in a twentieth of a second would
wait for any other.
"""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from kpi_tui.cli.report_choice import add_report
from kpi_tui.version import __version__

_EPILOG = """\
start here:
  kpi-tui import report.pdf    read a council's performance report into the store
  kpi-tui                      explore what is in the store
  kpi-tui demo                 explore sample reports first
"""

COMMANDS = (
    ("import", "import_pdf", "read PDFs into the store"),
    ("reports", "reports", "list the reports in the store"),
    ("priorities", "priorities", "list a period's priorities and the status published for each"),
    ("measures", "measures", "list measures, the last period's unless --period says otherwise"),
    (
        "show",
        "show",
        "show all about one measure: figures, what we make of them, findings, words, history",
    ),
    ("page", "page", "show the page of the PDF that a measure was read from, its row marked"),
    ("changes", "changes", "list what changed between two periods, the last two unless told"),
    (
        "links",
        "links",
        "list which measure is which between two periods, the last two unless told",
    ),
    (
        "grid",
        "grid",
        "list the statuses of all measures in all periods, and how long each has had its last",
    ),
    ("vanished", "vanished", "list measures that reports no longer have, and how they stood"),
    ("lags", "lags", "list figures of an earlier period than their report, as comments say"),
    (
        "judge",
        "judge",
        "settle which measure is which, which way is better, which finding is in order",
    ),
    (
        "check",
        "check",
        "list what does not add up in a period's report; exit code 3 where that is an error",
    ),
    ("export", "export", "write readings as a file, all periods unless --period says otherwise"),
    ("brief", "brief", "write a briefing for a scrutiny committee, on the last period unless told"),
    ("forget", "forget", "take a period's report out of the store"),
    (
        "doctor",
        "doctor",
        "say what is in the store, what is wrong with it and what to do; exit code 3 if anything is",
    ),
    ("profiles", "profiles", "list the reports that are known, and how each is recognised"),
    ("profile", "profile", "draft the profile of a report that is not known, or check one"),
    ("config", "config", "say where settings and stores are, and what is wrong with the settings"),
    ("demo", "demo", "explore sample reports, in a store of their own"),
)
"""Each command with the module of this package that declares and runs it, and its help."""

ON_ONE_REPORT = {
    *("priorities", "measures", "show", "page", "changes", "links", "judge"),
    *("check", "export", "brief", "forget", "grid", "vanished", "lags"),
}
"""The commands that work on one council's report."""


def make_parser(words: Sequence[str]) -> ArgumentParser:
    """Build the parser of a command line that has these words.

    Only the modules of commands among the words are imported, so that help and the explorer wait
    for none. What is parsed has `module`, the one to run, and `parser`, to refuse an option with.
    """
    parser = ArgumentParser(
        prog="kpi-tui",
        description="Explore the performance reports that English councils publish as PDFs.",
        epilog=_EPILOG,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"kpi-tui {__version__}")
    parser.add_argument(
        "--store",
        type=Path,
        metavar="DIR",
        help="the folder of reports (else $KPI_TUI_STORE, else your user data folder)",
    )
    parser.add_argument(
        "--ascii",
        action="store_true",
        help="draw the explorer, of the demo too, and grids with 7-bit characters only",
    )
    add_report(parser)
    parser.set_defaults(module="explore")
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND")
    for name, module, text in COMMANDS:
        command = subparsers.add_parser(
            name, help=text, description=f"{text[0].upper()}{text[1:]}.", allow_abbrev=False
        )
        command.set_defaults(module=module, parser=command)
        if name in words:
            import_module(f"kpi_tui.cli.{module}").add_arguments(command)
            if name in ON_ONE_REPORT:
                add_report(command)
    return parser
