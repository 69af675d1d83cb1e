"""The filters of the commands that list measures: how they are typed, and what passes them."""

from __future__ import annotations

from argparse import Action, ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from kpi_tui.cli.common import add_period
from kpi_tui.cli.periods import empty, period_meant
from kpi_tui.cli.pinned import add_pinned
from kpi_tui.errors import KpiTuiError
from kpi_tui.labels import Label
from kpi_tui.near import no_such
from kpi_tui.period_names import name_of
from kpi_tui.text import fold

if TYPE_CHECKING:
    import polars as pl

    from kpi_tui.judgements.in_force import JudgementsInForce
    from kpi_tui.store.query import Filters, Find
    from kpi_tui.store.store import Store


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
    group.add_argument(
        "--status",
        action=_Together,
        help="red,amber or r,a or '▲,?', commas between; blank for none",
    )
    group.add_argument("--director", action=_Once, metavar="NAME", help="part of a director's name")
    group.add_argument(
        "--portfolio-holder", action=_Once, metavar="NAME", help="part of a portfolio holder's"
    )
    group.add_argument(
        "--search",
        action=_Once,
        metavar="WORDS",
        help="all of them, or words of the same stem, in what is said of a measure",
    )
    add_pinned(group)


def filters(args: Namespace, store: Store, of_many: bool = False) -> Filters:
    """Return the filters of the command line.

    Raises `KpiTuiError` for an owner or a priority that no report names. Of a report of many that
    is no mistake: it has none of their measures.
    """
    from kpi_tui.store.query import Filters

    typed = {field.name: getattr(args, field.name) for field in fields(Filters)}
    if not (held := store.periods()):
        raise KpiTuiError(empty(store))
    if not of_many and (typed["director"], typed["portfolio_holder"]) != (None, None):
        _refuse_unknown_owners(typed["director"], typed["portfolio_holder"], store)
    if typed["priority"] is not None:
        typed["priority"] = _priority_meant(typed["priority"], store, of_many)
    if typed["period"] is not None:
        period = period_meant(typed["period"], held)
        typed["period"] = None if period is None else name_of(period)
    return Filters(**typed)


def filtered(
    rows: pl.DataFrame, judged: JudgementsInForce, args: Namespace, store: Store, find: Find
) -> pl.DataFrame:
    """Return the readings whose corrected figures pass the filters, as they were printed.

    `judged` holds the judgements on the report of these readings. Raises `KpiTuiError`.
    """
    from kpi_tui.analysis.corrected import as_if_printed
    from kpi_tui.store.query import select

    corrected = as_if_printed(rows, judged).with_row_index("row").lazy()
    passed = select(corrected, filters(args, store), store.periods(), find).select("row")
    return rows[passed.collect()["row"]]


def _priority_meant(typed: str, store: Store, of_many: bool) -> str:
    """Return the code of the priority that is meant by its code or by a part of its title.

    What no report has is returned as it is for a report of many. Else it raises `KpiTuiError`, with
    the priorities that it may mean.
    """
    from kpi_tui.store.query import by_priority, no_such_priority, with_words

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
    raise no_such_priority(typed, f"the {Label.LIBRARY}", titles)


def _refuse_unknown_owners(director: str | None, holder: str | None, store: Store) -> None:
    """Raise `KpiTuiError` for a name that no report has, with those that are spelt alike."""
    from kpi_tui.judgements.corrections import names_in
    from kpi_tui.judgements.judgement import Correct
    from kpi_tui.judgements.log import read
    from kpi_tui.vocabulary import CorrectedField

    named = store.collect(store.readings().select("directors", "portfolio_holder"))
    directors = {name for names in named["directors"].to_list() for name in names or ()}
    holders = {name for name in named["portfolio_holder"].to_list() if name}
    for each in read(store.path).all:
        if isinstance(each, Correct) and each.field is CorrectedField.DIRECTORS:
            directors.update(names_in(each.value))
        elif isinstance(each, Correct) and each.field is CorrectedField.PORTFOLIO_HOLDER:
            holders.add(each.value)
    for option, typed, known in (
        ("director", director, directors),
        ("portfolio holder", holder, holders),
    ):
        if (
            known
            and typed is not None
            and not any(fold(typed).strip() in fold(name) for name in known)
        ):
            lists = f"kpi-tui grid --by {option.replace(' ', '-')} lists them"
            where = f"the {Label.LIBRARY}"
            raise KpiTuiError(no_such(typed, option, where, sorted(known), more=lists))
