"""What can be typed. Each command names the module of this package that runs it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from kpi_tui.cli.judge_parser import add_judge
from kpi_tui.version import __version__

FORMATS = ("csv", "json", "md", "parquet", "xlsx")
BRIEF_FORMATS = ("md", "html", "docx")
DEMO_ANNEX = "annex-2024-08-simulated.pdf"

EPILOG = """\
start here:
  kpi-tui import annex.pdf     read a council's performance annex into the store
  kpi-tui                      explore what is in the store
  kpi-tui demo                 explore sample reports first
"""

AddParser = Callable[..., argparse.ArgumentParser]


def make_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line. Its result has `module`, the command to run."""
    parser = argparse.ArgumentParser(
        prog="kpi-tui",
        description="Explore the performance reports that English councils publish as PDFs.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
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
        help="draw the explorer, of the demo too, with 7-bit characters only",
    )
    parser.set_defaults(module="explore")
    add = parser.add_subparsers(title="commands", metavar="COMMAND").add_parser
    _add_import(add)
    _add_reports(add)
    _add_priorities(add)
    _add_measures(add)
    _add_show(add)
    _add_changes(add)
    _add_links(add)
    add_judge(add)
    _add_check(add)
    _add_export(add)
    _add_brief(add)
    _add_forget(add)
    _add_config(add)
    _add_demo(add)
    return parser


def _add_import(add: AddParser) -> None:
    text = "read PDFs into the store"
    command = add("import", help=text, description=f"{text.capitalize()}.", allow_abbrev=False)
    command.set_defaults(module="import_pdf")
    command.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="a PDF, or a folder of PDFs"
    )
    command.add_argument("--dry-run", action="store_true", help="read and report, store nothing")
    command.add_argument(
        "--explain", action="store_true", help="print where every word went, store nothing"
    )
    command.add_argument("--password", metavar="WORD", help="what opens a locked PDF")
    command.add_argument(
        "--verify", action="store_true", help="read each PDF a second time with other code (slow)"
    )


def _add_reports(add: AddParser) -> None:
    text = "list the months in the store"
    command = add("reports", help=text, description=f"{text.capitalize()}.", allow_abbrev=False)
    command.set_defaults(module="reports")
    command.add_argument(
        "--revisions", action="store_true", help="also the reports that a later one replaced"
    )


def _add_priorities(add: AddParser) -> None:
    text = "list a month's priorities and the status published for each"
    command = add("priorities", help=text, description=f"{text.capitalize()}.", allow_abbrev=False)
    command.set_defaults(module="priorities")
    command.add_argument("--month", default="latest", help="2024-07, 'July 2024' or latest")
    command.add_argument(
        "--commitments", action="store_true", help="also what the council says it will do"
    )


def _add_measures(add: AddParser) -> None:
    text = "list measures, the last month's unless --month says otherwise"
    command = add("measures", help=text, description=f"{text.capitalize()}.", allow_abbrev=False)
    command.set_defaults(module="measures")
    _add_filters(command, month="latest")


def _add_show(add: AddParser) -> None:
    text = "show all about one measure: figures, what we make of them, findings, words, history"
    command = add("show", help=text, description=f"{text.capitalize()}.", allow_abbrev=False)
    command.set_defaults(module="show")
    command.add_argument(
        "code", metavar="CODE", help="as in OCC01.02; words of the name may follow, in quotes"
    )
    command.add_argument("--month", help="2024-07, 'July 2024' (else the last month that has it)")
    command.add_argument(
        "--beside",
        action="store_true",
        help="in place of the words, what differs from the report before",
    )
    command.add_argument("--format", choices=("text", "json", "md"), default="text")


def _add_changes(add: AddParser) -> None:
    text = "list what changed between two months, the last two unless told"
    command = add("changes", help=text, description=f"{text.capitalize()}.", allow_abbrev=False)
    command.set_defaults(module="changes", parser=command)
    command.add_argument(
        "from_month", nargs="?", metavar="FROM", help="the earlier month: 2024-06, 'June 2024'"
    )
    command.add_argument(
        "to_month", nargs="?", metavar="TO", help="the later one (one month alone: since the last)"
    )
    command.add_argument(
        "--kind", metavar="KINDS", help="status,target,owner … with commas between"
    )
    command.add_argument("--format", choices=("text", "json", "csv", "md"), default="text")


def _add_links(add: AddParser) -> None:
    text = "list which measure is which between two months, the last two unless told"
    command = add("links", help=text, description=f"{text.capitalize()}.", allow_abbrev=False)
    command.set_defaults(module="links")
    command.add_argument(
        "from_month", nargs="?", metavar="FROM", help="the earlier month: 2024-06, 'June 2024'"
    )
    command.add_argument(
        "to_month", nargs="?", metavar="TO", help="the later one (one month alone: since the last)"
    )
    command.add_argument("--format", choices=("text", "json", "md"), default="text")


def _add_check(add: AddParser) -> None:
    text = "list what does not add up in a month's report; exit code 3 where that is an error"
    command = add("check", help=text, description=f"{text.capitalize()}.", allow_abbrev=False)
    command.set_defaults(module="check")
    command.add_argument(
        "--month", default="latest", help="2024-07, 'July 2024' or all (else the last month)"
    )
    command.add_argument(
        "--level",
        choices=("error", "question", "information"),
        default="information",
        help="list this level and worse",
    )
    command.add_argument("--format", choices=("text", "json", "md"), default="text")


def _add_export(add: AddParser) -> None:
    text = "write readings as a file, all months unless --month says otherwise"
    command = add("export", help=text, description=f"{text.capitalize()}.", allow_abbrev=False)
    command.set_defaults(module="export", parser=command)
    _add_filters(command, month=None)
    command.add_argument("--format", choices=FORMATS, help="else by the name of the file")
    command.add_argument(
        "--tidy",
        action="store_true",
        help="a row a measure, month and series, with what is worked out (csv or parquet)",
    )
    command.add_argument(
        "--output", type=Path, metavar="FILE", help="where to write (else standard output)"
    )


def _add_brief(add: AddParser) -> None:
    text = "write a briefing for a scrutiny committee, on the last month unless told"
    command = add("brief", help=text, description=f"{text.capitalize()}.", allow_abbrev=False)
    command.set_defaults(module="brief", parser=command)
    command.add_argument(
        "--month", default="latest", help="2024-07, 'July 2024' (else the last month)"
    )
    command.add_argument("--priority", help="only this one: OCC01, 01 or 1")
    command.add_argument(
        "--format", choices=BRIEF_FORMATS, help="else by the name of the file, else md"
    )
    command.add_argument(
        "--output",
        type=Path,
        metavar="FILE",
        help="where to write (else standard output, which takes no docx)",
    )
    command.add_argument(
        "--template",
        type=Path,
        metavar="FILE",
        help="a Word document (.docx) whose styles, page, header and footer a docx takes; its own "
        "text is left out, and styles that it has not are added",
    )


def _add_forget(add: AddParser) -> None:
    text = "take a month out of the store"
    command = add("forget", help=text, description=f"{text.capitalize()}.", allow_abbrev=False)
    command.set_defaults(module="forget")
    command.add_argument("month", metavar="MONTH", help="as in 2024-07")
    command.add_argument("--yes", action="store_true", help="do not ask")


def _add_config(add: AddParser) -> None:
    text = "say where settings and stores are, and what is wrong with the settings"
    command = add("config", help=text, description=f"{text.capitalize()}.", allow_abbrev=False)
    command.set_defaults(module="config")
    command.add_argument(
        "--init", action="store_true", help="write a settings file in which all is a comment"
    )


def _add_demo(add: AddParser) -> None:
    text = "explore sample reports, in a store of their own"
    command = add("demo", help=text, description=f"{text.capitalize()}.", allow_abbrev=False)
    command.set_defaults(module="demo")
    command.add_argument("--reset", action="store_true", help="make the sample store anew")
    command.add_argument(
        "--annex",
        nargs="?",
        type=Path,
        const=Path(DEMO_ANNEX),
        metavar="FILE",
        help="write a sample PDF to import instead",
    )


def _add_filters(command: argparse.ArgumentParser, month: str | None) -> None:
    group = command.add_argument_group("filters")
    group.add_argument(
        "--month", default=month, help="2024-07, 2024-07-31, 'July 2024', latest or all"
    )
    group.add_argument("--priority", help="OCC01, 01 or 1")
    group.add_argument("--status", help="red,amber or '▲,?', commas between; blank for none")
    group.add_argument("--director", metavar="NAME", help="part of a director's name")
    group.add_argument("--portfolio-holder", metavar="NAME", help="part of a portfolio holder's")
    group.add_argument("--search", metavar="WORDS", help="all of them in name, owners or words")
