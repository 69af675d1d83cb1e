"""Shared by the commands that print listings: which measures pass, and how a listing is put out."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from kpi_tui.cli.common import finder, open_store, print_bytes, read_judged
from kpi_tui.cli.filters import filters, narrowed_to
from kpi_tui.cli.output import form_of, sent_out
from kpi_tui.cli.periods import period_of
from kpi_tui.cli.pinned import is_pinned
from kpi_tui.labels import Label
from kpi_tui.period_names import name_of
from kpi_tui.text import one_line

if TYPE_CHECKING:
    from datetime import date

    import polars as pl

    from kpi_tui.analysis.assess import Analysis
    from kpi_tui.analysis.from_facts import MeasureHistories
    from kpi_tui.analysis.measure_period import MeasurePeriod
    from kpi_tui.period import PeriodKey
    from kpi_tui.publish.console import ColouredText, TableColumn
    from kpi_tui.publish.sheets.sheet import Listing, Record
    from kpi_tui.store.store import Store


def passing(analysis: Analysis, args: Namespace, store: Store) -> Callable[[MeasurePeriod], bool]:
    """Return a test of whether a measure passes the filters of the command line.

    The period typed is no filter here: the commands take it for themselves. Raises `KpiTuiError`.
    """
    from kpi_tui.store.filters import Filters, select

    pinned = is_pinned(analysis, args)
    chosen = filters(Namespace(**{**vars(args), "period": None}), store)
    if chosen == Filters():
        return pinned
    key = ("report_date", "measure_code", "measure_name", "priority_code")
    facts = analysis.council.facts_as_corrected.lazy()
    passed = set(select(facts, chosen, (), finder(analysis)).select(key).collect().iter_rows())
    return lambda measure: (
        (measure.report_date, *measure.named, measure.priority_code) in passed and pinned(measure)
    )


class _OfMeasure(Protocol):
    """What a row of a listing is about."""

    @property
    def measure(self) -> MeasurePeriod: ...


_Found = TypeVar("_Found", bound=_OfMeasure)


def read_from(store: Store, periods: Iterable[PeriodKey]) -> str:
    """Say which files a document was read from: `Source: annex.pdf`."""
    files = dict.fromkeys(one_line(store.newest(period).source.name) for period in periods)
    return f"{Label.SOURCE}: {', '.join(files)}"


def put_found(
    args: Namespace,
    find: Callable[[MeasureHistories, date], Sequence[_Found]],
    listing_of: Callable[[Sequence[_Found], PeriodKey, str], Listing],
) -> int:
    """Print what is found in the reports up to the period typed. Raises `KpiTuiError`.

    `listing_of` is given what is found, the period, and what it is called.
    """
    form = form_of(args)
    from kpi_tui.analysis.assess import assess

    store = open_store(args)
    period = period_of(store, args.period)
    analysis = assess(store, read_judged(args))
    passes = passing(analysis, args, store)
    found = find(analysis.council.histories, period.last_day)
    shown = [each for each in found if passes(each.measure)]
    called = store.newest(period).provenance.beside(name_of(period))
    listing = listing_of(shown, period, called)
    put_out(listing, form, args, period.period_type.noun, analysis.council.facts_as_corrected)
    return 0


def put_out(
    listing: Listing,
    form: str,
    args: Namespace,
    noun: str,
    filtered: pl.DataFrame | None = None,
) -> None:
    """Print a listing or write it to a file, with what narrows it above. Raises `KpiTuiError`.

    `filtered` are the readings that the filters were put to: they have the names as printed.
    """
    if filtered is not None:
        lead = *narrowed_to(args, filtered), *listing.sheet.lead
        listing = replace(listing, sheet=replace(listing.sheet, lead=lead))
    with sent_out(args, form, listing.sheet.title):
        if form == "text":
            from kpi_tui.publish.sheets.in_terminal import print_sheet

            print_sheet(listing.sheet, noun)
        else:
            from kpi_tui.publish.sheets import write

            print_bytes(write(listing, form), form)


def put_table(
    args: Namespace,
    form: str,
    title: str,
    columns: Sequence[TableColumn],
    rows: Sequence[Sequence[str | ColouredText]],
    records: Sequence[Record],
    keys: tuple[str, ...] = (),
    notes: tuple[str, ...] = (),
) -> None:
    """Print a table or write it to a file: for people as it is, for programs its records.

    `keys` are those of the records, for a listing that may have none; `notes` stand below the
    table of a document. Raises `KpiTuiError`.
    """
    from kpi_tui.publish.console import ColouredText, print_table

    with sent_out(args, form):
        if form == "text":
            print_table(columns, rows)
            return
        from kpi_tui.publish.sheets import write
        from kpi_tui.publish.sheets.sheet import Listing, Sheet, SheetCell, SheetColumn

        sheet = Sheet(
            title,
            tuple(SheetColumn(column.title, right=column.right) for column in columns),
            tuple(
                tuple(
                    SheetCell.of_text(cell.text if isinstance(cell, ColouredText) else cell)
                    for cell in row
                )
                for row in rows
            ),
            notes=notes,
        )
        keys = keys or tuple(dict.fromkeys(key for record in records for key in record))
        print_bytes(write(Listing(sheet, keys, records), form), form)
