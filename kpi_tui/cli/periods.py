"""Periods as they are typed on the command line, found among those that the store holds."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from kpi_tui.cli.common import say
from kpi_tui.errors import KpiTuiError
from kpi_tui.labels import Label
from kpi_tui.period import PeriodKey
from kpi_tui.period_names import column_name, find_period, find_span, name_of, newest_called

if TYPE_CHECKING:
    from datetime import date

    from kpi_tui.store.store import Store


def period_meant(typed: str, held: list[PeriodKey]) -> PeriodKey | None:
    """Return the period typed, `None` for `all`.

    One typed without its year is the newest of that name, which is then said. Raises `KpiTuiError`.
    """
    from kpi_tui.store.filters import parse_period

    newest = None if find_period(typed, held) else newest_called(typed, held)
    if newest is None:
        return parse_period(typed, held)
    say(f"{typed}: {name_of(newest)}, the newest {Label.HELD}")
    return newest


def period_of(store: Store, typed: str) -> PeriodKey:
    """Return the one period typed. Raises `KpiTuiError`."""
    held = periods_held(store)
    period = period_meant(typed, held)
    if period is None:
        noun = held[-1].period_type.noun
        raise KpiTuiError(f"{typed}: takes one {noun}: name it, as in {example(held)}")
    return period


def span_of(typed: str, held: list[PeriodKey]) -> tuple[date | None, date | None]:
    """Return the last days of the first and of the last period typed, `None` for no bound.

    One period alone is the last; `all` has no bounds. Raises `KpiTuiError` for what is no period,
    and for two in the wrong order.
    """
    span = find_span(typed, held)
    if span is None:
        period = period_meant(typed, held)
        return None, period.last_day if period else None
    first, last = span
    if last < first:
        raise KpiTuiError(
            f"{name_of(first)} comes after {name_of(last)}: name the earlier {first.period_type.noun} first"
        )
    return first.last_day, last.last_day


def periods_held(store: Store) -> list[PeriodKey]:
    """Return the periods of a store. Raises `KpiTuiError` for an empty one."""
    held = store.periods()
    if not held:
        raise KpiTuiError(empty(store))
    return held


def empty(store: Store) -> str:
    """Say that there is no report yet, and what to type to have one in this store."""
    from kpi_tui.paths import default_path, to_paste

    where = "" if store.path == default_path() else f"--store {to_paste(store.path)} "
    return (
        f"the {Label.LIBRARY} {store.path} is empty: import a report first, kpi-tui {where}import "
        "FILE, or look at the samples, kpi-tui demo"
    )


def add_two_periods(command: ArgumentParser) -> None:
    """Add the periods that `periods_between` reads."""
    command.add_argument(
        "from_period",
        nargs="?",
        metavar="FROM",
        help="the earlier period: 2024-06, 'June 2024', 'Q1 2024/25'",
    )
    command.add_argument(
        "to_period", nargs="?", metavar="TO", help="the later one (one alone: since the last)"
    )
    command.add_argument(
        "--since", metavar="PERIOD", help="from this period to the one typed, else to the last"
    )


def periods_between(
    args: Namespace, store: Store, relation: str
) -> tuple[PeriodKey, PeriodKey] | None:
    """Return the two periods typed; of one typed, the one before and it; of none, the last two.

    Says why and returns `None` where there is no earlier one. `relation` is the verb that an error
    has for the command, as in `compares`. Raises `KpiTuiError` for what is no period.
    """
    held = periods_held(store)
    typed = [text for text in (args.since, args.from_period, args.to_period) if text]
    command = args.parser.prog.split()[-1]
    if args.since and args.to_period:
        raise KpiTuiError(f"{command}: --since is the earlier period: type one more at most")
    if args.since and not args.from_period:
        typed.append("latest")
    periods = [period for text in typed if (period := period_meant(text, held)) is not None]
    noun = held[-1].period_type.noun
    if len(periods) < len(typed):
        names = example(held[-2:-1] or held, held)
        raise KpiTuiError(f"{command}: {relation} two {noun}s: name each, as in {names}")
    if len(periods) == 2:
        return periods[0], periods[1]
    after = periods[0] if periods else held[-1]
    earlier = [period for period in held if period < after]
    if earlier:
        return earlier[-1], after
    first = name_of(after)
    if len(held) == 1:
        said = "nothing to compare it with: import another"
        say(f"{first} is the only {noun} {Label.HELD}: {said}")
    else:
        say(f"{first} is the first {noun} {Label.HELD}: nothing to compare it with")
    return None


def example(*held: list[PeriodKey]) -> str:
    """Return the last of each of these periods as it may be typed; for months a fixed example."""
    last = [periods[-1] for periods in held if periods]
    if all(key.series.period_type == "month" for key in last):
        return " ".join(("2024-06", "2024-07")[-len(held) :])
    return " ".join(f"'{column_name(key.last_day, key.period_type)}'" for key in last)
