"""`kpi-tui judge`: what a person settles, kept in the store."""

from __future__ import annotations

from argparse import Namespace

from kpi_tui.cli.common import open_store, read_judged, say, store_path
from kpi_tui.cli.judge_parser import POLARITIES, YTD_METHODS
from kpi_tui.cli.measure_names import another, measure, month_of
from kpi_tui.errors import KpiTuiError
from kpi_tui.judgements.judgement import (
    Accept,
    Judgement,
    LinkMeasures,
    Note,
    SetKind,
    SetPolarity,
    SetTolerance,
    SetYtdMethod,
    TakeBack,
    UnlinkMeasures,
)
from kpi_tui.judgements.log import append, login_name
from kpi_tui.measure_name import MeasureName
from kpi_tui.publish.listings.judgements import describe, print_list, to_json, to_markdown
from kpi_tui.vocabulary import Kind, Polarity, YtdMethod


def run(args: Namespace) -> int:
    """Adds a judgement to the log and prints its id, or lists the log. Raises `KpiTuiError`."""
    if args.what == "list":
        return _list(args)
    try:
        judgement = _judgement(args)
    except ValueError as error:
        raise KpiTuiError(f"judge {args.what}: {error}: say it otherwise") from error
    append(store_path(args), judgement)
    say(describe(judgement))
    print(judgement.id)
    return 0


def _list(args: Namespace) -> int:
    judged = read_judged(args)
    if args.format == "json":
        print(to_json(judged.all))
    elif args.format == "md":
        print(to_markdown(judged.all))
    elif judged.all:
        print_list(judged.all)
    else:
        say("nothing has been judged in this store")
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
    if args.what == "take-back":
        return TakeBack(who=who, why=why, judgement=_one_in_force(args))
    named = measure(open_store(args), args.code, args.month).named
    match args.what:
        case "polarity":
            polarity = Polarity(POLARITIES[args.value])
            return SetPolarity(who=who, why=why, measure=named, value=polarity)
        case "kind":
            return SetKind(who=who, why=why, measure=named, value=Kind(args.value))
        case "ytd":
            method = YtdMethod(YTD_METHODS[args.value])
            return SetYtdMethod(who=who, why=why, measure=named, value=method)
        case "tolerance":
            percent = _percent(args.percent)
            return SetTolerance(who=who, why=why, measure=named, percent=percent)
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


def _percent(typed: str) -> float:
    try:
        return float(typed.strip().removesuffix("%"))
    except ValueError:
        raise KpiTuiError(f"{typed}: no number: say per cent of the target, as in 2.5") from None
