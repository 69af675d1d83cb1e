"""`kpi-tui show`: one measure, its figures, its words and how it went."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from kpi_tui.cli.common import open_store
from kpi_tui.cli.tables import figure_cells, figure_columns
from kpi_tui.errors import KpiTuiError
from kpi_tui.labels import PROSE, mark, month_name
from kpi_tui.publish.markdown import pages
from kpi_tui.publish.plain import Column, print_table, print_text
from kpi_tui.text import fold

Row = dict[str, Any]


def run(args: Namespace) -> int:
    """Prints every measure with this code in the month. Raises `KpiTuiError`."""
    coded = _coded(args)
    month = coded[-1]["report_date"] if args.month is None else _month(args)
    shown = [row for row in coded if row["report_date"] == month]
    if not shown:
        raise KpiTuiError(f"{args.code}: not in {month_name(month)}: {_where(coded)}")
    for row in shown:
        _show(row, coded)
    return 0


def _coded(args: Namespace) -> list[Row]:
    """Every month's readings with the code, which may be several measures'."""
    import polars as pl

    store = open_store(args)
    code = args.code.strip().upper()
    found = store.readings().filter(pl.col("measure_code").str.to_uppercase() == code)
    rows = store.collect(found).to_dicts()
    if not rows:
        raise KpiTuiError(f"{args.code}: no such measure: kpi-tui measures lists what there is")
    return rows


def _month(args: Namespace) -> Any:
    from kpi_tui.select import parse_month

    months = open_store(args).months()
    return parse_month(args.month, months) or months[-1]


def _where(rows: list[Row]) -> str:
    return f"it is in {', '.join(dict.fromkeys(month_name(row['report_date']) for row in rows))}"


def _show(row: Row, coded: list[Row]) -> None:
    print_text(f"{row['measure_code']} {row['measure_name']}", bold=True)
    print_text(f"{row['priority_code']} {row['priority_title'] or ''}".strip())
    owners = [*row["directors"], row["portfolio_holder"]]
    print_text(" · ".join(owner for owner in owners if owner))
    print_text(f"\n{month_name(row['report_date'])}", bold=True)
    _figures(row)
    for name, label in PROSE.items():
        if row[name]:
            print_text(f"\n{label}", bold=True)
            print_text(row[name], indent=2)
    print_text(f"\nSource: {_source(row)}")
    _history(row, coded)


def _figures(row: Row) -> None:
    for kind, label in (("period", "Period"), ("ytd", "Year to date")):
        sign = mark(row[f"{kind}_status"])
        actual, target = (row[f"{kind}_{name}"] or "–" for name in ("actual", "target"))
        print_text(f"  {label:<13} actual {actual}, target {target}  {sign}", sign.colour)


def _source(row: Row) -> str:
    imported = f"{row['imported_at'].astimezone():%Y-%m-%d %H:%M}"
    return (
        f"{row['source_file']}, {pages(row['pages'])}, revision {row['revision']}, "
        f"imported {imported}, SHA-256 {row['source_sha256']}"
    )


def _history(row: Row, coded: list[Row]) -> None:
    """The months of this very measure: a code alone is no identity, so the name must match."""
    name = fold(row["measure_name"])
    history = [item for item in coded if fold(item["measure_name"]) == name]
    others = [item for item in coded if fold(item["measure_name"]) != name]
    print_text("\nHistory", bold=True)
    print_table(
        [Column("Month", whole=True), *figure_columns()],
        ([f"{item['report_date']:%Y-%m}", *figure_cells(item)] for item in history),
    )
    names = dict.fromkeys(item["measure_name"] for item in others)
    for other in names:
        months = [item["report_date"] for item in others if item["measure_name"] == other]
        when = ", ".join(month_name(month) for month in months)
        print_text(f"Another measure had this code in {when}: {other}")
