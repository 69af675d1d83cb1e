"""What can be typed after `kpi-tui review`."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence

from kpi_tui.cli.common import add_period
from kpi_tui.cli.output import add_output
from kpi_tui.cli.report_choice import add_report
from kpi_tui.judgements.corrections import field_words
from kpi_tui.text import as_sentence
from kpi_tui.vocabulary import CorrectedField, Kind, Polarity, QueryState, YtdMethod

POLARITIES = {
    "high": Polarity.BIGGER_IS_BETTER,
    "low": Polarity.SMALLER_IS_BETTER,
    "none": Polarity.NEUTRAL,
    "range": Polarity.IN_RANGE,
}
KINDS = {"count": Kind.FLOW, "snapshot": Kind.STOCK, "rate": Kind.RATE}
YTD_METHODS = {
    "sum": YtdMethod.SUM,
    "average": YtdMethod.AVERAGE,
    "end-of-period": YtdMethod.END_OF_PERIOD,
}
FIELDS = {field_words(field).lower().replace(" ", "-"): field for field in CorrectedField}
"""The words that are typed for each value, here and above."""
_ALSO_TYPED = {
    "bigger": "high",
    "smaller": "low",
    "neutral": "none",
    "in-range": "range",
    "flow": "count",
    "stock": "snapshot",
    **{field.value.replace("_", "-"): word for word, field in FIELDS.items()},
}
"""Older words, and the names of columns, that are taken too."""

_DESCRIPTION = """\
Review what reports leave open. Decisions are kept in the report library, with who recorded them
and why; they hold for a measure in all its periods, survive a re-import and can be undone.
"""

_AddParser = Callable[..., ArgumentParser]


def add_arguments(command: ArgumentParser) -> None:
    """Declare what can be typed after the command: a kind of decision, or `list`."""
    command.description = _DESCRIPTION
    command.formatter_class = RawDescriptionHelpFormatter
    kinds = command.add_subparsers(title="decisions", metavar="WHAT", dest="what", required=True)
    add: _AddParser = kinds.add_parser
    _add_link(add, "link", "confirm that two measures are the same")
    _add_link(add, "not-link", "say that two measures are not the same")
    _add_settings(add)
    _add_about_findings(add)
    _add_about_figures(add)
    listing = _add_judgement(add, "list", "list the decisions that hold")
    add_output(listing)
    undo = _add_judgement(add, "undo", "undo what you decided last, or one decision", ["take-back"])
    undo.add_argument("id", nargs="?", metavar="ID", help="its id, or how that begins")
    undo.add_argument("--yes", action="store_true", help="as for forget; undo never asks")
    _add_author(undo)


def _add_settings(add: _AddParser) -> None:
    for name, text, values in (
        ("polarity", "say whether high or low is good", tuple(POLARITIES)),
        (
            "kind",
            "set the type of figure: a count in the period, a snapshot or a rate",
            tuple(KINDS),
        ),
        ("ytd", "set the YTD method", tuple(YTD_METHODS)),
    ):
        setting = _add_judgement(add, name, text)
        _add_measure(setting)
        setting.add_argument("value", type=_word, choices=values, metavar="|".join(values))
        _add_author(setting)
    tolerance = _add_judgement(
        add, "tolerance", "set the amber tolerance: how far off target is still on target"
    )
    _add_measure(tolerance)
    tolerance.add_argument("percent", metavar="PERCENT", help="of the target, as in 2.5")
    _add_author(tolerance)


def _add_about_findings(add: _AddParser) -> None:
    accept = _add_judgement(add, "accept", "accept a query: it is not an issue")
    _add_query(accept)
    add_period(
        accept, None, "2024-07, or always for every period (else the last that has the measure)"
    )
    _add_author(accept)
    query = _add_judgement(add, "query", "say how far a query is")
    _add_query(query)
    states = tuple(state.value for state in QueryState)
    query.add_argument("state", choices=states, metavar="|".join(states))
    add_period(query, None, "2024-07 (else the last that has the measure)")
    _add_author(query)


def _add_about_figures(add: _AddParser) -> None:
    note = _add_judgement(add, "note", "keep a note on a measure")
    _add_measure(note)
    note.add_argument("text", metavar="TEXT", help="what is to be kept, in quotes")
    _add_author(note)
    correct = _add_judgement(add, "correct", "correct what is misread or cut off, or misprinted")
    correct.add_argument("code", metavar="CODE", help="the measure's code, as printed")
    correct.add_argument(
        "field", type=_word, choices=tuple(FIELDS), metavar="FIELD", help=", ".join(FIELDS)
    )
    correct.add_argument(
        "value",
        metavar="VALUE",
        help="as it should be printed; a status by its word; directors as 'A; B'",
    )
    add_period(correct, None, "the report (else the last that has the measure)")
    _add_author(correct)
    rebase = _add_judgement(
        add, "rebase", "work the usual range of a measure out anew from a period on"
    )
    rebase.add_argument("code", metavar="CODE", help="its code in the last report that has it")
    rebase.add_argument("period", metavar="PERIOD", help="the first that counts, as in 2024-04")
    _add_author(rebase)


def _word(typed: str) -> str:
    """Return the present word for one that was typed, which may be an older one."""
    word = typed.lower().replace("_", "-")
    return _ALSO_TYPED.get(word, word)


def _add_judgement(
    add: _AddParser, name: str, text: str, aliases: Sequence[str] = ()
) -> ArgumentParser:
    description = as_sentence(text)
    judgement = add(name, help=text, description=description, aliases=aliases, allow_abbrev=False)
    judgement.set_defaults(what=name, parser=judgement)
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
    _add_author(link)


def _add_measure(judgement: ArgumentParser) -> None:
    judgement.add_argument("code", metavar="CODE", help="the measure's code, as printed")
    add_period(
        judgement, None, "one in which the code is the measure's (else the last that has it)"
    )


def _add_query(judgement: ArgumentParser) -> None:
    judgement.add_argument("rule", type=_rule, metavar="RULE", help="the id of its rule, as in S1")
    judgement.add_argument("code", nargs="?", metavar="CODE", help="the measure (else the report)")


def _rule(typed: str) -> str:
    """Return the id of a rule that is typed. Raises `ArgumentTypeError` where there is none."""
    from kpi_tui.analysis.checks.registry import RULES

    rule = typed.strip().upper()
    if all(each.id != rule for each in RULES):
        raise ArgumentTypeError(
            f"{typed}: no such rule: kpi-tui queries shows the id of each, as in S1"
        )
    return rule


def _add_author(judgement: ArgumentParser) -> None:
    judgement.add_argument("--why", metavar="TEXT", default="", help="the reason")
    judgement.add_argument("--who", metavar="NAME", help="recorded by (else your login name)")
