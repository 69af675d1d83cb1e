"""`kpi-tui judge`: what a person settles, kept in the store."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable

from kpi_tui.cli.common import (
    name_bad_files,
    open_store,
    read_judged,
    report_id_of,
    say,
    store_path,
)
from kpi_tui.cli.measure_names import another, measure
from kpi_tui.cli.month_names import month_of
from kpi_tui.errors import KpiTuiError
from kpi_tui.judgements.judgement import (
    Accept,
    Correct,
    Judgement,
    LinkMeasures,
    Note,
    Rebase,
    SetKind,
    SetPolarity,
    SetQueryState,
    SetTolerance,
    SetYtdMethod,
    TakeBack,
    UnlinkMeasures,
)
from kpi_tui.judgements.log import append, login_name
from kpi_tui.measure_name import MeasureName
from kpi_tui.publish.listings.judgements import describe, print_list, to_json, to_markdown
from kpi_tui.vocabulary import CorrectedField, Kind, Polarity, QueryState, YtdMethod

_POLARITIES = {
    "bigger": Polarity.BIGGER_IS_BETTER,
    "smaller": Polarity.SMALLER_IS_BETTER,
    "neutral": Polarity.NEUTRAL,
    "in-range": Polarity.IN_RANGE,
}
_KINDS = {kind.value: kind for kind in Kind}
_YTD_METHODS = {
    "sum": YtdMethod.SUM,
    "average": YtdMethod.AVERAGE,
    "end-of-period": YtdMethod.END_OF_PERIOD,
}
"""The words that are typed."""

_DESCRIPTION = """\
Settle what reports leave open. Judgements are kept in the store, with who made them and why;
they hold for a measure in all its months, survive a re-import and can be taken back.
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
        ("polarity", "say which way is better", tuple(_POLARITIES)),
        ("kind", "say what a measure counts", tuple(_KINDS)),
        ("ytd", "say how the year to date follows from the months", tuple(_YTD_METHODS)),
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
    accept.add_argument(
        "--month", help="2024-07, or always for every month (else the last that has the measure)"
    )
    _add_author(accept, why=True)
    query = _add_judgement(add, "query", "say how far a question about a finding has come")
    query.add_argument("rule", metavar="RULE", help="the id of its rule, as in S1")
    query.add_argument("code", nargs="?", metavar="CODE", help="the measure (else the report)")
    states = tuple(state.value for state in QueryState)
    query.add_argument("state", choices=states, metavar="|".join(states))
    query.add_argument("--month", help="2024-07 (else the last that has the measure)")
    _add_author(query, why=True)


def _add_about_figures(add: _AddParser) -> None:
    note = _add_judgement(add, "note", "keep a note on a measure")
    _add_measure(note)
    note.add_argument("text", metavar="TEXT")
    _add_author(note)
    correct = _add_judgement(add, "correct", "say what should have been printed of a measure")
    correct.add_argument("code", metavar="CODE", help="as in OCC01.02")
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
    correct.add_argument("--month", help="the report (else the last that has the measure)")
    _add_author(correct, why=True)
    rebase = _add_judgement(
        add, "rebase", "work the control limits of a measure out anew from a month on"
    )
    rebase.add_argument("code", metavar="CODE", help="as in OCC01.02")
    rebase.add_argument("month", metavar="MONTH", help="the first one that counts, as in 2024-04")
    _add_author(rebase)


def _add_judgement(add: _AddParser, name: str, text: str) -> ArgumentParser:
    return add(name, help=text, description=f"{text.capitalize()}.", allow_abbrev=False)


def _add_link(add: _AddParser, name: str, text: str) -> None:
    link = _add_judgement(add, name, text)
    link.add_argument("from_code", metavar="FROM_CODE", help="the measure before")
    link.add_argument("to_code", metavar="TO_CODE", help="the measure after")
    link.add_argument(
        "--from",
        dest="from_month",
        metavar="MONTH",
        help="a month that has it (else the last one in which the code is another measure's)",
    )
    link.add_argument(
        "--to", dest="to_month", metavar="MONTH", help="a month that has it (else the last)"
    )
    _add_author(link, why=True)


def _add_measure(judgement: ArgumentParser) -> None:
    judgement.add_argument("code", metavar="CODE", help="as in OCC01.02")
    judgement.add_argument(
        "--month", help="a month in which the code is the measure's (else the last that has it)"
    )


def _add_author(judgement: ArgumentParser, why: bool = False) -> None:
    judgement.add_argument("--why", metavar="TEXT", required=why, default="", help="the reason")
    judgement.add_argument("--who", metavar="NAME", help="who judges (else your login name)")


def run(args: Namespace) -> int:
    """Add a judgement to the log and print its id, or list the log. Raises `KpiTuiError`."""
    if args.what == "list":
        judged = read_judged(args)
        name_bad_files(open_store(args))
        if args.format == "json":
            print(to_json(judged.all))
        elif args.format == "md":
            print(to_markdown(judged.all))
        elif judged.all:
            print_list(judged.all)
        else:
            say("nothing has been judged in this store")
        return 0
    try:
        judgement = _judgement(args).about(report_id_of(args))
    except ValueError as error:
        raise KpiTuiError(f"judge {args.what}: {error}: say it otherwise") from error
    append(store_path(args), judgement)
    say(describe(judgement))
    print(judgement.id)
    return 0


def _judgement(args: Namespace) -> Judgement:
    """Make the judgement that was typed. Raises `KpiTuiError` or `ValueError` where it is none."""
    who, why = str(args.who or "").strip() or login_name(), args.why.strip()
    if args.what in ("link", "not-link"):
        before, after = _pair(args)
        kind = LinkMeasures if args.what == "link" else UnlinkMeasures
        return kind(who=who, why=why, before=before, after=after)
    if args.what == "accept":
        return _acceptance(args, who, why)
    if args.what == "query":
        return _query(args, who, why)
    if args.what == "take-back":
        return TakeBack(who=who, why=why, judgement=_one_in_force(args))
    found = measure(open_store(args), args.code, args.month)
    named, month = found.named, found.month
    match args.what:
        case "polarity":
            return SetPolarity(who=who, why=why, measure=named, value=_POLARITIES[args.value])
        case "kind":
            return SetKind(who=who, why=why, measure=named, value=_KINDS[args.value])
        case "ytd":
            return SetYtdMethod(who=who, why=why, measure=named, value=_YTD_METHODS[args.value])
        case "tolerance":
            try:
                percent = float(args.percent.strip().removesuffix("%"))
            except ValueError:
                raise KpiTuiError(
                    f"{args.percent}: no number: say per cent of the target, as in 2.5"
                ) from None
            return SetTolerance(who=who, why=why, measure=named, percent=percent)
        case "correct":
            return Correct(
                who=who,
                why=why,
                measure=named,
                report_date=month,
                field=CorrectedField(args.field),
                value=args.value.strip(),
            )
        case "rebase":
            return Rebase(who=who, why=why, measure=named, report_date=month)
        case _:
            return Note(who=who, why=why, measure=named, text=args.text)


def _pair(args: Namespace) -> tuple[MeasureName, MeasureName]:
    store = open_store(args)
    after = measure(store, args.to_code, args.to_month)
    if args.from_month is None:
        before = another(store, args.from_code, after)
    else:
        before = measure(store, args.from_code, args.from_month)
    if before.named.key == after.named.key:
        raise KpiTuiError(
            f"{args.from_code}: has the same code and name in both months, so nobody can tell "
            "them apart: name another month"
        )
    return before.named, after.named


def _acceptance(args: Namespace, who: str, why: str) -> Accept:
    """Accept for one month unless told otherwise: what is in order now need not be next year."""
    store, always = open_store(args), args.month == "always"
    if args.code is not None:
        found = measure(store, args.code, None if always else args.month)
        named, month = found.named, found.month
    else:
        named, month = None, month_of(store, "latest" if always else args.month or "latest")
    return Accept(
        who=who,
        why=why,
        rule=args.rule.strip().upper(),
        measure=named,
        report_date=None if always else month,
    )


def _query(args: Namespace, who: str, why: str) -> SetQueryState:
    store = open_store(args)
    found = measure(store, args.code, args.month) if args.code is not None else None
    return SetQueryState(
        who=who,
        why=why,
        rule=args.rule.strip().upper(),
        measure=found.named if found else None,
        report_date=found.month if found else month_of(store, args.month or "latest"),
        state=QueryState(args.state),
    )


def _one_in_force(args: Namespace) -> str:
    """Return the id of one judgement that holds, typed in full or as it begins."""
    typed = str(args.id).strip().lower()
    ids = [judgement.id for judgement in read_judged(args).all]
    matches = [each for each in ids if typed and each.startswith(typed)]
    if typed in matches:
        return typed
    if len(matches) != 1:
        what = "no such judgement" if not matches else f"begins {len(matches)} ids"
        raise KpiTuiError(f"{args.id}: {what}: kpi-tui judge list shows those that hold")
    return matches[0]
