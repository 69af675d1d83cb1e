"""`kpi-tui changes`: what is not as it was between two months."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable, Sequence
from datetime import date

from kpi_tui.analysis.changes.change import Change, ChangeKind, ChangesError, summary
from kpi_tui.cli.common import open_store, say
from kpi_tui.months import month_name
from kpi_tui.period import PeriodKey
from kpi_tui.publish.console import print_text
from kpi_tui.publish.listings.changes import COLUMNS, sections, span, to_csv, to_json, to_markdown


def run(args: Namespace) -> int:
    """Prints what changed, the last month against the one before unless told. Raises `KpiTuiError`."""
    kinds = _kinds(args)
    store = open_store(args)
    held = store.months()
    months = _months(args, held)
    if months is None:
        say(_why_not(held, args))
        _print_nothing(args.format)
        return 0
    from kpi_tui.analysis.assess import assess

    found = assess(store).changes(*map(PeriodKey, months))
    shown = [change for change in found if change.kind in kinds]
    if found and not shown:
        say("nothing of that kind changed")
    _print(found, shown, args.format, months)
    return 0


def _print(
    found: Iterable[Change], shown: Sequence[Change], form: str, months: tuple[date, date]
) -> None:
    """Prints the changes shown in a format, under the headline of all that were found."""
    headline = summary(found).headline()
    if form == "text":
        _print_text(shown, f"{span(*months)}: {headline}")
        return
    content = {
        "json": lambda: to_json(shown, *months),
        "csv": lambda: to_csv(shown, *months),
        "md": lambda: to_markdown(shown, *months, headline),
    }[form]()
    sys.stdout.flush()
    sys.stdout.buffer.write(content)


def _print_nothing(form: str) -> None:
    """Prints what a program expects of a format that holds nothing."""
    nothing = {"json": "[]", "csv": ",".join(COLUMNS)}
    if form in nothing:
        print(nothing[form])


def _print_text(shown: Iterable[Change], headline: str) -> None:
    print_text(headline, bold=True)
    for section in sections(shown):
        print_text(f"\n{section.heading}", bold=True)
        for entry in section.entries:
            print_text(entry.head, indent=2)
            for line in entry.lines:
                print_text(line, indent=4)


def _months(args: Namespace, held: Sequence[date]) -> tuple[date, date] | None:
    """The earlier and the later month meant; `None` where there is no earlier one to be had."""
    from kpi_tui.store.query import parse_month

    named = [parse_month(text, held) for text in (args.from_month, args.to_month) if text]
    days = [day for day in named if day is not None]
    if len(days) < len(named):
        raise ChangesError("changes: compares two months: name each, as in 2024-06 2024-07")
    if len(days) == 2:
        return days[0], days[1]
    after = days[0] if days else held[-1] if held else None
    earlier = [day for day in held if after is not None and day < after]
    return (earlier[-1], after) if after is not None and earlier else None


def _why_not(held: Sequence[date], args: Namespace) -> str:
    if not held:
        return f"the store {open_store(args).path} is empty: kpi-tui import FILE reads a report into it"
    first = month_name(held[0])
    if len(held) == 1:
        return f"{first} is the only month in the store: changes take two: import another report"
    return f"{first} is the first month in the store: there is none before it to compare with"


def _kinds(args: Namespace) -> frozenset[ChangeKind]:
    """The kinds asked for, words with commas between; all of them where none is."""
    words = [word.strip().lower().replace(" ", "_") for word in (args.kind or "").split(",")]
    if args.kind is None:
        return frozenset(ChangeKind)
    for word in words:
        if word not in set(ChangeKind):
            args.parser.error(f"--kind: {word or 'nothing'}: use {', '.join(ChangeKind)}")
    return frozenset(map(ChangeKind, words))
