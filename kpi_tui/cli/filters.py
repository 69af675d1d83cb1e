"""The filters of the commands that list measures: how they are typed, and what passes them."""

from __future__ import annotations

from argparse import Action, ArgumentParser, ArgumentTypeError, Namespace
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kpi_tui.analysis.people import called_just_so
from kpi_tui.cli.common import add_period
from kpi_tui.cli.periods import period_meant, periods_held
from kpi_tui.cli.pinned import add_pinned
from kpi_tui.errors import KpiTuiError
from kpi_tui.labels import Label
from kpi_tui.near import no_such
from kpi_tui.period_names import name_of
from kpi_tui.text import fold, one_line

if TYPE_CHECKING:
    from argparse import _ArgumentGroup
    from datetime import date

    import polars as pl

    from kpi_tui.judgements.in_force import JudgementsInForce
    from kpi_tui.store.filters import Filters, Find
    from kpi_tui.store.store import Store

_OWNERS = ("director", "portfolio_holder")
"""The filters that name people."""


class _Once(Action):
    """A filter that holds one thing. A second one is refused, or it would replace the first unseen."""

    def __call__(
        self,
        parser: ArgumentParser,
        namespace: Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        if getattr(namespace, self.dest) is not None:
            parser.error(f"{option_string}: is there twice: say it once")
        setattr(namespace, self.dest, values)


class _Together(Action):
    """A filter that holds several things, be they typed with commas or one by one."""

    def __call__(
        self,
        parser: ArgumentParser,  # noqa: ARG002
        namespace: Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,  # noqa: ARG002
    ) -> None:
        before = getattr(namespace, self.dest)
        setattr(namespace, self.dest, values if before is None else f"{before},{values}")


def add_filters(
    command: ArgumentParser,
    period: str | None,
    periods: str = "2024-07, 'July 2024', July, 31/07/2024, 'Q3 2024/25', 2024/25, latest or all",
) -> None:
    """Add the options that `filters` reads. `periods` says what may be typed as a period."""
    group = command.add_argument_group("filters")
    add_period(group, period, periods)
    group.add_argument(
        "--priority",
        action=_Once,
        help="its code, the number in it (01 or 1), or a part of its title",
    )
    add_status(group)
    group.add_argument("--director", action=_Once, metavar="NAME", help="part of a director's name")
    group.add_argument(
        "--portfolio-holder", action=_Once, metavar="NAME", help="part of a portfolio holder's"
    )
    add_search(group)
    add_pinned(group)


def add_status(command: ArgumentParser | _ArgumentGroup) -> None:
    """Add `--status`."""
    command.add_argument(
        "--status",
        action=_Together,
        type=_statuses,
        help="red,amber or r,a or '▲,?', commas between; blank for none",
    )


def add_search(command: ArgumentParser | _ArgumentGroup) -> None:
    """Add `--search`."""
    command.add_argument(
        "--search",
        action=_Once,
        metavar="WORDS",
        help="all of them, or words of the same stem, in what is said of a measure",
    )


def _statuses(typed: str) -> str:
    """Return the statuses typed. Raises `ArgumentTypeError` where one is none, in whatever library."""
    from kpi_tui.store.filters import FilterError, parse_statuses

    try:
        parse_statuses(typed)
    except FilterError as error:
        raise ArgumentTypeError(str(error)) from error
    return typed


def filters(args: Namespace, store: Store, of_many: bool = False) -> Filters:
    """Return the filters of the command line.

    Raises `KpiTuiError` for an owner or a priority that no report names. Of a report of many that
    is no mistake: it has none of their measures.
    """
    from kpi_tui.store.filters import Filters

    options = ("period", "priority", "status", *_OWNERS, "search")
    typed: dict[str, Any] = {name: getattr(args, name) for name in options}
    held = periods_held(store)
    if typed["priority"] is not None:
        typed["priority"] = _priority_meant(typed["priority"], store, of_many)
    period = None if typed["period"] is None else period_meant(typed["period"], held)
    typed["period"] = None if period is None else name_of(period)
    for option in _OWNERS:
        if typed[option] is not None:
            names = _names_by_day(option, store)
            if not of_many:
                _refuse_unknown(typed[option], option, names)
            days = names if period is None else [period.last_day]
            known = [name for day in days for name in names[day]]
            typed[f"{option}s_meant"] = called_just_so(typed[option], known)
    return Filters(**typed)


def filtered(
    rows: pl.DataFrame, judged: JudgementsInForce, args: Namespace, store: Store, find: Find
) -> pl.DataFrame:
    """Return the readings whose corrected figures pass the filters, as they were printed.

    `judged` holds the judgements on the report of these readings. Raises `KpiTuiError`.
    """
    from kpi_tui.analysis.corrected import as_if_printed
    from kpi_tui.store.filters import select

    corrected = as_if_printed(rows, judged).with_row_index("row").lazy()
    passed = select(corrected, filters(args, store), store.periods(), find).select("row")
    return rows[passed.collect()["row"]]


def narrowed(args: Namespace, rows: pl.DataFrame) -> str:
    """Tell in words what narrows a list: `director Ada Brown, status red`; nothing where it has all.

    Of `rows` come the names as they are printed.
    """
    said = []
    for name in ("priority", "status", *_OWNERS, "search"):
        if not (value := getattr(args, name)):
            continue
        role = name.replace("_", " ")
        if name in _OWNERS:
            from kpi_tui.analysis.across.owners import OwnerRole
            from kpi_tui.publish.brief.scope import Owner

            column = rows["directors"].explode() if name == "director" else rows[name]
            owner = Owner(OwnerRole(name), value).among_names(column.drop_nulls())
            value = owner.called
            role = role if len(owner.people) < 2 and not fold(value).startswith(role) else ""
        said.append(f"{role} {one_line(value)}".strip())
    said += [Label.MY_MEASURES.lower()] if args.pinned else []
    return ", ".join(said)


def narrowed_to(args: Namespace, rows: pl.DataFrame) -> tuple[str, ...]:
    """Return the line of a document that tells what narrows it; none where it has all."""
    said = narrowed(args, rows)
    return (f"Narrowed to: {said}.",) if said else ()


def _priority_meant(typed: str, store: Store, of_many: bool) -> str:
    """Return the code of the priority that is meant by its code or by a part of its title.

    What no report has is returned as it is for a report of many. Else it raises `KpiTuiError`, with
    the priorities that it may mean.
    """
    from kpi_tui.store.filters import by_priority, no_such_priority, with_words

    held = (store.readings(), store.priorities())
    if any(store.collect(by_priority(each, typed).head(1)).height for each in held):
        return typed
    columns = ("report_date", "priority_code", "priority_title")
    both = [store.collect(each.select(columns)) for each in held]
    titles = {code: title for each in both for _, code, title in each.unique().sort(columns).rows()}
    meant = with_words(typed, titles)
    if len(meant) == 1:
        return meant[0]
    if of_many:
        return typed
    raise no_such_priority(typed, f"what is {Label.HELD}", titles)


def _names_by_day(option: str, store: Store) -> Mapping[date, set[str]]:
    """Return whom reports and their corrections name as director or portfolio holder, by last day."""
    from kpi_tui.judgements.corrections import names_in
    from kpi_tui.judgements.judgement import Correct
    from kpi_tui.judgements.log import read
    from kpi_tui.vocabulary import CorrectedField

    is_director = option == "director"
    column = "directors" if is_director else "portfolio_holder"
    names: dict[date, set[str]] = defaultdict(set)
    for day, said in store.collect(store.readings().select("report_date", column)).rows():
        names[day].update((said or ()) if is_director else filter(None, [said]))
    for each in read(store.path).all:
        if isinstance(each, Correct) and each.field is CorrectedField(column):
            names[each.report_date].update(names_in(each.value) if is_director else [each.value])
    return names


def _refuse_unknown(typed: str, option: str, names: Mapping[date, set[str]]) -> None:
    """Raise `KpiTuiError` for a name that no report has, with those that are spelt alike."""
    known = frozenset[str]().union(*names.values())
    has_it = any(fold(typed).strip() in fold(name) for name in known)
    if known and not has_it and not called_just_so(typed, known):
        lists = f"kpi-tui grid --by {option.replace('_', '-')} lists them"
        role, where = option.replace("_", " "), f"what is {Label.HELD}"
        raise KpiTuiError(no_such(typed, role, where, sorted(known), more=lists))
