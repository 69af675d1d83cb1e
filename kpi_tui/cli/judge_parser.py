"""What can be typed after `kpi-tui judge`."""

from __future__ import annotations

import argparse
from collections.abc import Callable

AddParser = Callable[..., argparse.ArgumentParser]

POLARITIES = {
    "bigger": "bigger_is_better",
    "smaller": "smaller_is_better",
    "neutral": "neutral",
    "in-range": "in_range",
}
KINDS = ("flow", "stock", "rate")
YTD_METHODS = {"sum": "sum", "average": "average", "end-of-period": "end_of_period"}
"""The words that are typed, and those that are kept."""

DESCRIPTION = """\
Settle what reports leave open. Judgements are kept in the store, with who made them and why;
they hold for a measure in all its months, survive a re-import and can be taken back.
"""


def add_judge(add: AddParser) -> None:
    """Adds `judge` and what it can do."""
    command = add(
        "judge",
        help="settle which measure is which, which way is better, which finding is in order",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    command.set_defaults(module="judge")
    subcommands = command.add_subparsers(
        title="judgements", metavar="WHAT", dest="what", required=True
    )
    _add_links(subcommands.add_parser)
    _add_settings(subcommands.add_parser)
    _add_accept(subcommands.add_parser)
    _add_note(subcommands.add_parser)
    _add_log(subcommands.add_parser)


def _add_links(add: AddParser) -> None:
    texts = {
        "link": "say that two measures are the same",
        "not-link": "say that two measures are not the same",
    }
    for name, text in texts.items():
        command = _command(add, name, text)
        command.add_argument("from_code", metavar="FROM_CODE", help="the measure before")
        command.add_argument("to_code", metavar="TO_CODE", help="the measure after")
        command.add_argument(
            "--from",
            dest="from_month",
            metavar="MONTH",
            help="a month that has it (else the last one in which the code is another measure's)",
        )
        command.add_argument(
            "--to", dest="to_month", metavar="MONTH", help="a month that has it (else the last)"
        )
        _add_by(command, why=True)


def _add_settings(add: AddParser) -> None:
    for name, text, choices in (
        ("polarity", "say which way is better", tuple(POLARITIES)),
        ("kind", "say what a measure counts", KINDS),
        ("ytd", "say how the year to date follows from the months", tuple(YTD_METHODS)),
    ):
        command = _command(add, name, text)
        _add_measure(command)
        command.add_argument("value", choices=choices, metavar="|".join(choices))
        _add_by(command)
    command = _command(add, "tolerance", "say how far off its target a measure is still in order")
    _add_measure(command)
    command.add_argument("percent", metavar="PERCENT", help="of the target, as in 2.5")
    _add_by(command)


def _add_accept(add: AddParser) -> None:
    command = _command(add, "accept", "say that a finding of the checks is in order")
    command.add_argument("rule", metavar="RULE", help="the id of its rule, as in S1")
    command.add_argument("code", nargs="?", metavar="CODE", help="the measure (else the report)")
    command.add_argument(
        "--month", help="2024-07, or always for every month (else the last that has the measure)"
    )
    _add_by(command, why=True)


def _add_note(add: AddParser) -> None:
    command = _command(add, "note", "keep a note on a measure")
    _add_measure(command)
    command.add_argument("text", metavar="TEXT")
    _add_by(command)


def _add_log(add: AddParser) -> None:
    command = _command(add, "list", "list the judgements that hold")
    command.add_argument("--format", choices=("text", "json", "md"), default="text")
    command = _command(add, "take-back", "take a judgement back")
    command.add_argument("id", metavar="ID", help="its id, or how that begins")
    _add_by(command)


def _add_measure(command: argparse.ArgumentParser) -> None:
    command.add_argument("code", metavar="CODE", help="as in OCC01.02")
    command.add_argument(
        "--month", help="a month in which the code is the measure's (else the last that has it)"
    )


def _add_by(command: argparse.ArgumentParser, why: bool = False) -> None:
    command.add_argument("--why", metavar="TEXT", required=why, default="", help="the reason")
    command.add_argument("--who", metavar="NAME", help="who judges (else your login name)")


def _command(add: AddParser, name: str, text: str) -> argparse.ArgumentParser:
    return add(name, help=text, description=f"{text.capitalize()}.", allow_abbrev=False)
