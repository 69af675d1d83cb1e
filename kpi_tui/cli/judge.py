"""`kpi-tui judge`: what a person settles, kept in the store."""

from __future__ import annotations

from argparse import Namespace
from typing import Unpack

from kpi_tui.cli.common import open_store, read_judged, say, store_path
from kpi_tui.cli.judge_parser import POLARITIES, YTD_METHODS
from kpi_tui.cli.measure_names import another, measure, month_of
from kpi_tui.errors import KpiTuiError
from kpi_tui.judgements.judgement import Fields, Judgement, What, judge
from kpi_tui.judgements.log import append, login_name
from kpi_tui.publish.listings.judgements import described, print_list, to_json, to_markdown

_LINKS = {"link": What.LINK, "not-link": What.UNLINK}
_SETTINGS = {"polarity": What.POLARITY, "kind": What.KIND, "ytd": What.YTD_METHOD}


def run(args: Namespace) -> int:
    """Adds a judgement to the log and prints its id, or lists the log. Raises `KpiTuiError`."""
    if args.what == "list":
        return _list(args)
    judgement = _made(args)
    append(store_path(args), judgement)
    say(described(judgement))
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


def _made(args: Namespace) -> Judgement:
    """The judgement that was typed. Raises `KpiTuiError` for a measure or value that is none."""
    if args.what in _LINKS:
        return _link(args)
    if args.what == "accept":
        return _accept(args)
    if args.what == "take-back":
        return _take_back(args)
    found = measure(open_store(args), args.code, args.month).named
    if args.what == "note":
        return _judged(args, What.NOTE, measure=found, value=args.text)
    if args.what == "tolerance":
        return _judged(args, What.TOLERANCE, measure=found, percent=_percent(args.percent))
    value = {**POLARITIES, **YTD_METHODS}.get(args.value, args.value)
    return _judged(args, _SETTINGS[args.what], measure=found, value=value)


def _link(args: Namespace) -> Judgement:
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
    return _judged(args, _LINKS[args.what], measure=before.named, other=after.named)


def _accept(args: Namespace) -> Judgement:
    """For one month unless told otherwise: what is in order now need not be next year."""
    store = open_store(args)
    always = args.month == "always"
    if args.code is not None:
        found = measure(store, args.code, None if always else args.month)
        named, month = found.named, found.month
    else:
        named, month = None, month_of(store, "latest" if always else args.month or "latest")
    return _judged(
        args,
        What.ACCEPT,
        rule=args.rule.strip().upper(),
        measure=named,
        report_date=None if always else month,
    )


def _take_back(args: Namespace) -> Judgement:
    """One that holds, by its id or how that begins."""
    typed = args.id.strip().lower()
    found = [item.id for item in read_judged(args).all if typed and item.id.startswith(typed)]
    if typed in found:
        found = [typed]
    if len(found) != 1:
        what = "no such judgement" if not found else f"begins {len(found)} ids"
        raise KpiTuiError(f"{args.id}: {what}: kpi-tui judge list shows those that hold")
    return _judged(args, What.TAKE_BACK, takes_back=found[0])


def _judged(args: Namespace, what: What, **fields: Unpack[Fields]) -> Judgement:
    try:
        return judge(what, _who(args), args.why.strip(), **fields)
    except ValueError as error:
        raise KpiTuiError(f"judge {args.what}: {error}: say it otherwise") from error


def _percent(typed: str) -> float:
    try:
        return float(typed.strip().removesuffix("%"))
    except ValueError:
        raise KpiTuiError(f"{typed}: no number: say per cent of the target, as in 2.5") from None


def _who(args: Namespace) -> str:
    """Who judges: as typed, else the login name."""
    return str(args.who or "").strip() or login_name()
