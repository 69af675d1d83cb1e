"""The command line as a whole. What can be typed after a command is declared where it runs.

It is argparse's, which comes with Python. The command line starts in a twentieth of a second, and
any other library would take longer than that to import.
"""

from __future__ import annotations

from argparse import SUPPRESS, RawDescriptionHelpFormatter
from collections.abc import Sequence
from importlib import import_module

from kpi_tui.cli.report_choice import add_report
from kpi_tui.cli.usage import OLDER_NAMES, Parser, with_nested
from kpi_tui.text import as_sentence
from kpi_tui.version import __version__

_EPILOG = """\
start here:
  kpi-tui import report.pdf    import a council's performance report
  kpi-tui                      explore what has been imported
  kpi-tui demo                 explore sample reports first
"""

COMMANDS = (
    ("import", "import_pdf", "import PDFs"),
    ("reports", "reports", "list the reports that have been imported"),
    ("priorities", "priorities", "list a period's priorities and the status published for each"),
    ("measures", "measures", "list measures, the last period's unless --period says otherwise"),
    (
        "show",
        "show",
        "show one measure: figures, analysis, queries, commentary, history",
    ),
    ("page", "page", "show the page of the PDF that a measure was read from, its row marked"),
    ("chart", "chart", "draw how a measure went, with its target, as a picture"),
    ("changes", "changes", "list what changed between two periods, the last two unless told"),
    (
        "matches",
        "matches",
        "list matching measures between two reports: renamed, new, no longer reported, unconfirmed",
    ),
    (
        "grid",
        "grid",
        "show a heat map: the statuses of all measures in all periods, and how long each has held",
    ),
    ("vanished", "vanished", "list measures that are no longer reported, and how they stood"),
    ("lags", "lags", "list figures of an earlier period than their report, as comments say"),
    (
        "queries",
        "queries",
        "list data quality queries on a period's report; exit code 3 where any must be resolved",
    ),
    (
        "review",
        "review",
        "review a measure: accept queries, confirm matches, correct figures, add notes; undo",
    ),
    ("export", "export", "write readings as a file, all periods unless --period says otherwise"),
    ("brief", "brief", "write a briefing for a scrutiny committee, on the last period unless told"),
    ("forget", "forget", "take a period's report out of the report library"),
    (
        "doctor",
        "doctor",
        "say what is in the report library and what is wrong with it; exit code 3 if anything is",
    ),
    ("profiles", "profiles", "list the reports that are known, and how each is recognised"),
    ("profile", "profile", "draft the profile of a report that is not known, or check one"),
    ("config", "config", "say where settings and reports are, and what is wrong with the settings"),
    (
        "completion",
        "completion",
        "print what makes a shell complete kpi-tui's commands and options",
    ),
    ("demo", "demo", "explore sample reports, in a report library of their own"),
)
"""Each command with the module of `commands` that declares and runs it, and its help."""

ON_ONE_REPORT = {
    *("priorities", "measures", "show", "page", "chart", "changes", "matches", "review"),
    *("queries", "export", "brief", "forget", "grid", "vanished", "lags"),
}
"""The commands that work on one council's report."""


def make_parser(words: Sequence[str]) -> Parser:
    """Build the parser of a command line that has these words.

    Only the modules of commands among the words are imported, so that help and the explorer wait
    for none. The parsed arguments have `module`, the one to run, and, where a command was typed,
    `parser`, by which the command refuses an option.
    """
    parser = Parser(
        prog="kpi-tui",
        description="Explore the performance reports that English councils publish as PDFs.",
        epilog=_EPILOG,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"kpi-tui {__version__}")
    parser.add_argument(
        "--store",
        metavar="DIR",
        help="the folder of the report library, or its URL: s3://bucket/prefix, gs:// or az:// "
        "(else $KPI_TUI_STORE, else your user data folder)",
    )
    parser.add_argument(
        "--ascii",
        action="store_true",
        help="write and draw with 7-bit characters only",
    )
    add_report(parser)
    parser.set_defaults(module="explore")
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND")
    for name, module, text in COMMANDS:
        others = OLDER_NAMES.get(name, ())
        command = subparsers.add_parser(
            name,
            aliases=others,
            help=text,
            description=as_sentence(text),
            allow_abbrev=False,
        )
        command.set_defaults(module=module, parser=command)
        if not {name, *others}.isdisjoint(words):
            import_module(f"kpi_tui.cli.commands.{module}").add_arguments(command)
            for each in with_nested(command):
                each.add_argument("--ascii", action="store_true", default=SUPPRESS, help=SUPPRESS)
                each.add_argument("--store", default=SUPPRESS, help=SUPPRESS)
            if name in ON_ONE_REPORT:
                add_report(command)
    return parser
