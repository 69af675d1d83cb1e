"""`kpi-tui review`: what a person decides, kept in the store, and undone."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Collection

from kpi_tui.cli.common import (
    name_bad_files,
    open_store,
    print_bytes,
    read_judged,
    report_id_of,
    say,
    store_path,
)
from kpi_tui.cli.measure_names import another, measure, printed_in
from kpi_tui.cli.output import form_of, sent_out
from kpi_tui.cli.periods import period_of
from kpi_tui.cli.review_arguments import FIELDS, KINDS, POLARITIES, YTD_METHODS, add_arguments
from kpi_tui.cli.review_queries import acceptance, progress
from kpi_tui.errors import KpiTuiError
from kpi_tui.judgements.corrections import checked_value
from kpi_tui.judgements.decided_at_once import decided_by, together
from kpi_tui.judgements.judgement import (
    Correct,
    Judgement,
    LinkMeasures,
    Note,
    Rebase,
    SetKind,
    SetPolarity,
    SetTolerance,
    SetYtdMethod,
    TakeBack,
    UnlinkMeasures,
    percent_typed,
)
from kpi_tui.judgements.log import append, login_name
from kpi_tui.labels import Label
from kpi_tui.measure_name import MeasureName
from kpi_tui.period import PeriodKey
from kpi_tui.period_names import name_of
from kpi_tui.publish.listings.judgements import print_list, to_csv, to_json, to_markdown
from kpi_tui.store.files import list_reports
from kpi_tui.text import one_line
from kpi_tui.wording.judgements import describe

__all__ = ["add_arguments", "run"]


def run(args: Namespace) -> int:
    """Add a judgement to the log and print its id, or list the log. Raises `KpiTuiError`."""
    held = list_reports(store_path(args)).periods
    if args.what == "list":
        _list(args, held)
        return 0
    if args.what == "undo":
        _undo(args, held)
        return 0
    try:
        judgement = _judgement(args).about(report_id_of(args))
    except ValueError as error:
        raise KpiTuiError(f"review {args.what}: {error}") from error
    append(store_path(args), judgement)
    say(describe(judgement, held))
    print(judgement.id)
    return 0


def _list(args: Namespace, held: Collection[PeriodKey]) -> None:
    """Print the decisions in force, or write them to a file. Raises `KpiTuiError`."""
    form = form_of(args)
    judged = read_judged(args)
    name_bad_files(open_store(args))
    with sent_out(args, form):
        if form == "json":
            print_bytes(to_json(judged.all))
        elif form == "csv":
            print_bytes(to_csv(judged.all, held), "csv")
        elif form == "md":
            print_bytes(f"{to_markdown(judged.all, held)}\n".encode())
        elif judged.all:
            print_list(judged.all, held)
        else:
            say(f"nothing has been reviewed in this {Label.LIBRARY}")


def _judgement(args: Namespace) -> Judgement:
    """Make the judgement that was typed. Raises `KpiTuiError` or `ValueError` if it makes no sense."""
    who, why = _author(args)
    if args.what in ("link", "not-link"):
        before, after = _pair(args)
        kind = LinkMeasures if args.what == "link" else UnlinkMeasures
        return kind(who=who, why=why, before=before, after=after)
    if args.what == "accept":
        return acceptance(args, who, why)
    if args.what == "query":
        return progress(args, who, why)
    if args.what == "rebase":
        return _rebase(args, who, why)
    if args.what == "correct":
        return _correction(args, who, why)
    found = measure(open_store(args), args.code, args.period)
    named = found.named
    match args.what:
        case "polarity":
            return SetPolarity(who=who, why=why, measure=named, value=POLARITIES[args.value])
        case "kind":
            return SetKind(who=who, why=why, measure=named, value=KINDS[args.value])
        case "ytd":
            return SetYtdMethod(who=who, why=why, measure=named, value=YTD_METHODS[args.value])
        case "tolerance":
            percent = percent_typed(args.percent)
            return SetTolerance(who=who, why=why, measure=named, percent=percent)
        case _:
            day = found.period.last_day
            return Note(who=who, why=why, measure=named, text=args.text, report_date=day)


def _pair(args: Namespace) -> tuple[MeasureName, MeasureName]:
    store = open_store(args)
    after = measure(store, args.to_code, args.to_period)
    if args.from_period is None:
        before = another(store, args.from_code, after)
    else:
        before = measure(store, args.from_code, args.from_period)
    noun = after.period.period_type.noun
    if before.named.key == after.named.key:
        raise KpiTuiError(
            f"{args.from_code}: has the same code and name in both {noun}s, so nobody can tell "
            f"them apart: name another {noun}"
        )
    beside = printed_in(store, before.named.code, after.period)
    if args.what == "link" and before.named.key in {each.named.key for each in beside}:
        both = one_line(f"{before.named.code} and {after.named.code}")
        say(
            f"{both} are both in {name_of(after.period)}: this counts only between two reports of "
            "which the earlier has the first alone and the later the second"
        )
    return before.named, after.named


def _rebase(args: Namespace, who: str, why: str) -> Rebase:
    """Set the start of the usual range, of the measure that has the code in the last report.

    It may have had another code at that start. Raises `KpiTuiError` where another measure had this
    code then, and where the start is not among the measure's reports.
    """
    from kpi_tui.analysis.assess import assess

    store = open_store(args)
    found, start = measure(store, args.code, None), period_of(store, args.period)
    history = assess(store, read_judged(args)).period(found.period).measures[found.named].history
    names = {reading.named.key for reading in history}
    then = [row.named for row in printed_in(store, args.code, start)]
    if then and names.isdisjoint(named.key for named in then):
        raise KpiTuiError(
            f"{args.code}: is “{one_line(then[0].name)}” in {name_of(start)} and "
            f"“{one_line(found.named.name)}” in {name_of(found.period)}: add words of the name"
        )
    first, last = history[0], history[-1]
    if not first.report_date <= start.last_day <= last.report_date:
        raise KpiTuiError(
            f"{args.code}: {name_of(start)} is not among its reports, which go from {first.when} "
            f"to {last.when}: name one of those"
        )
    return Rebase(who=who, why=why, measure=found.named, report_date=start.last_day)


def _correction(args: Namespace, who: str, why: str) -> Correct:
    """Correct one field of a reading. Raises `ValueError` where what was typed corrects nothing."""
    store, field = open_store(args), FIELDS[args.field]
    found = measure(store, args.code, args.period)
    report = store.report(found.period)
    printed = next(reading for reading in report.readings if reading.named == found.named)
    return Correct(
        who=who,
        why=why,
        measure=found.named,
        report_date=found.period.last_day,
        field=field,
        value=checked_value(field, args.value, printed),
    )


def _author(args: Namespace) -> tuple[str, str]:
    """Return who decides, and why."""
    return str(args.who or "").strip() or login_name(), args.why.strip()


def _undo(args: Namespace, held: Collection[PeriodKey]) -> None:
    """Undo a decision, or all that a person decided last at once. Raises `KpiTuiError`."""
    who, why = _author(args)
    last = _to_undo(args, who)
    made = [
        TakeBack(who=who, why=why, judgement=each.id).about(report_id_of(args))
        for each in reversed(last)
    ]
    for judgement in together(made):
        append(store_path(args), judgement)
    for each in last:
        if not isinstance(each, TakeBack):
            say(f"undone: {describe(each, held)}")
    if any(isinstance(each, TakeBack) for each in last):
        say("what was undone in order to decide that holds again")
    for judgement in made:
        print(judgement.id)


def _to_undo(args: Namespace, who: str) -> tuple[Judgement, ...]:
    """Return the decision to undo, typed in full or as it begins; else this person's last, all of it."""
    judged = read_judged(args)
    if args.id is None:
        mine = decided_by(who, judged)
        if not mine:
            raise KpiTuiError(
                f"{one_line(who)}: has no decision to undo: kpi-tui review list shows those that hold"
            )
        return mine[-1]
    typed = str(args.id).strip().lower()
    matches = [each for each in judged.all if typed and each.id.startswith(typed)]
    exact = [each for each in matches if each.id == typed]
    if len(exact or matches) != 1:
        what = "no such decision" if not matches else f"begins {len(matches)} ids"
        raise KpiTuiError(f"{args.id}: {what}: kpi-tui review list shows those that hold")
    return tuple(exact or matches)
