"""What can be typed after `kpi-tui judge`."""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Callable

from kpi_tui.cli.common import add_period
from kpi_tui.cli.report_choice import add_report
from kpi_tui.vocabulary import CorrectedField, Kind, Polarity, QueryState, YtdMethod

POLARITIES = {
    "bigger": Polarity.BIGGER_IS_BETTER,
    "smaller": Polarity.SMALLER_IS_BETTER,
    "neutral": Polarity.NEUTRAL,
    "in-range": Polarity.IN_RANGE,
}
KINDS = {kind.value: kind for kind in Kind}
YTD_METHODS = {
    "sum": YtdMethod.SUM,
    "average": YtdMethod.AVERAGE,
    "end-of-period": YtdMethod.END_OF_PERIOD,
}
"""The words that are typed."""

_DESCRIPTION = """\
Settle what reports leave open. Judgements are kept in the store, with who made them and why;
they hold for a measure in all its periods, survive a re-import and can be taken back.
"""

_AddParser = Callable[..., ArgumentParser]


def add_arguments(command: ArgumentParser) -> None:
    """Declare what can be typed after the command: a kind of judgement, or `list`."""
    command.description = _DESCRIPTION
    command.formatter_class = RawDescriptionHelpFormatter
    kinds = command.add_subparsers(title="judgements", metavar="WHAT", dest="what", required=True)
    add: _AddParser = kinds.add_parser
    _add_link(add, "link", "say that two measures are the same")
    _add_link(add, "not-link", "say that two measures are not the same")
    _add_settings(add)
    _add_about_findings(add)
    _add_about_figures(add)
    listing = _add_judgement(add, "list", "list the judgements that hold")
    listing.add_argument("--format", choices=("text", "json", "md"), default="text")
    take_back = _add_judgement(add, "take-back", "take a judgement back")
    take_back.add_argument("id", metavar="ID", help="its id, or how that begins")
    _add_author(take_back)


def _add_settings(add: _AddParser) -> None:
    for name, text, values in (
        ("polarity", "say which way is better", tuple(POLARITIES)),
        ("kind", "say what a measure counts", tuple(KINDS)),
        ("ytd", "say how the year to date follows from its periods", tuple(YTD_METHODS)),
    ):
        setting = _add_judgement(add, name, text)
        _add_measure(setting)
        setting.add_argument("value", choices=values, metavar="|".join(values))
        _add_author(setting)
    tolerance = _add_judgement(
        add, "tolerance", "say how far off its target a measure is still in order"
    )
    _add_measure(tolerance)
    tolerance.add_argument("percent", metavar="PERCENT", help="of the target, as in 2.5")
    _add_author(tolerance)


def _add_about_findings(add: _AddParser) -> None:
    accept = _add_judgement(add, "accept", "say that a finding of the checks is in order")
    accept.add_argument("rule", metavar="RULE", help="the id of its rule, as in S1")
    accept.add_argument("code", nargs="?", metavar="CODE", help="the measure (else the report)")
    add_period(
        accept, None, "2024-07, or always for every period (else the last that has the measure)"
    )
    _add_author(accept, why=True)
    query = _add_judgement(add, "query", "say how far a question about a finding has come")
    query.add_argument("rule", metavar="RULE", help="the id of its rule, as in S1")
    query.add_argument("code", nargs="?", metavar="CODE", help="the measure (else the report)")
    states = tuple(state.value for state in QueryState)
    query.add_argument("state", choices=states, metavar="|".join(states))
    add_period(query, None, "2024-07 (else the last that has the measure)")
    _add_author(query, why=True)


def _add_about_figures(add: _AddParser) -> None:
    note = _add_judgement(add, "note", "keep a note on a measure")
    _add_measure(note)
    note.add_argument("text", metavar="TEXT")
    _add_author(note)
    correct = _add_judgement(add, "correct", "say what should have been printed of a measure")
    correct.add_argument("code", metavar="CODE", help="the measure's code, as printed")
    correct.add_argument(
        "field",
        type=lambda typed: typed.lower().replace("-", "_"),
        choices=[field.value for field in CorrectedField],
        metavar="FIELD",
        help=", ".join(CorrectedField),
    )
    correct.add_argument(
        "value",
        metavar="VALUE",
        help="as it would be printed; a status by its word, as in not_reported; directors as 'A; B'",
    )
    add_period(correct, None, "the report (else the last that has the measure)")
    _add_author(correct, why=True)
    rebase = _add_judgement(
        add, "rebase", "work the usual range of a measure out anew from a period on"
    )
    rebase.add_argument("code", metavar="CODE", help="its code in the last report that has it")
    rebase.add_argument("period", metavar="PERIOD", help="the first that counts, as in 2024-04")
    _add_author(rebase)


def _add_judgement(add: _AddParser, name: str, text: str) -> ArgumentParser:
    judgement = add(name, help=text, description=f"{text.capitalize()}.", allow_abbrev=False)
    add_report(judgement)
    return judgement


def _add_link(add: _AddParser, name: str, text: str) -> None:
    link = _add_judgement(add, name, text)
    link.add_argument("from_code", metavar="FROM_CODE", help="the measure before")
    link.add_argument("to_code", metavar="TO_CODE", help="the measure after")
    link.add_argument(
        "--from",
        dest="from_period",
        metavar="PERIOD",
        help="a period that has it (else the last one in which the code is another measure's)",
    )
    link.add_argument(
        "--to", dest="to_period", metavar="PERIOD", help="a period that has it (else the last)"
    )
    _add_author(link, why=True)


def _add_measure(judgement: ArgumentParser) -> None:
    judgement.add_argument("code", metavar="CODE", help="the measure's code, as printed")
    add_period(
        judgement, None, "one in which the code is the measure's (else the last that has it)"
    )


def _add_author(judgement: ArgumentParser, why: bool = False) -> None:
    judgement.add_argument("--why", metavar="TEXT", required=why, default="", help="the reason")
    judgement.add_argument("--who", metavar="NAME", help="who judges (else your login name)")
