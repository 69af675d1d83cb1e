"""A store of two councils, and what the command line says of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from io import BytesIO, StringIO, TextIOWrapper
from itertools import cycle, islice, pairwise
from pathlib import Path
from typing import Any

from kpi_tui.cli import main
from kpi_tui.demo import sample_reports
from kpi_tui.judgements.judgement import Accept, Correct
from kpi_tui.judgements.log import append
from kpi_tui.measure_name import MeasureName
from kpi_tui.period import PeriodType
from kpi_tui.report import Report
from kpi_tui.store.store import Store
from kpi_tui.vocabulary import CorrectedField, Polarity
from tests.support.periods import reports
from tests.support.stores import filled

ANNEX = "oxfordshire-annex"


def sample_store(path: Path) -> Store:
    """Fourteen months of the annex, one issued twice, and a council's quarters; two judgements.

    The quarters print which way is better, most of them against their statuses.
    """
    months = list(islice(sample_reports(), 14))
    quarters = map(_with_polarities, reports(PeriodType.QUARTER))
    store = filled(path, *months, _issued_again(months[-1]), *quarters)
    first = months[-1].readings[0]
    named = MeasureName(first.measure_code, first.measure_name)
    who, why = "An officer", "as agreed"
    append(store.path, Accept(rule="H5", who=who, why=why))
    day, field = months[-1].report_date, CorrectedField.PERIOD_ACTUAL
    fixed = Correct(measure=named, report_date=day, field=field, value="7", who=who, why=why)
    append(store.path, fixed)
    return store


def _with_polarities(report: Report) -> Report:
    said = cycle((Polarity.SMALLER_IS_BETTER, Polarity.SMALLER_IS_BETTER, None))
    pairs = zip(report.readings, said, strict=False)
    readings = tuple(replace(each, published_polarity=polarity) for each, polarity in pairs)
    return replace(report, readings=readings)


def _issued_again(report: Report) -> Report:
    first, *others = report.readings
    again = replace(first, period_target="123", comment="Corrected.")
    source = replace(report.source, sha256="1" * 64)
    return replace(report, readings=(again, *others), source=source)


def said_by_commands(store: Store, report_id: str) -> Iterator[dict[str, Any]]:
    """What `queries` finds in all periods of a report, and `changes` between each two in a row."""
    (series,) = (each for each in store.all_series() if each.report_id == report_id)
    for found in _json(store, report_id, "queries", "--period", "all"):
        yield {**found, "kind": "finding"}
    for pair in pairwise(store.only(series).periods()):
        for change in _json(store, report_id, "changes", *(str(key.last_day) for key in pair)):
            yield {_COLUMNS.get(key, key): value for key, value in change.items()} | {
                "kind": "change"
            }


_COLUMNS = {
    "kind": "change",
    "from_month": "from_date",
    "to_month": "report_date",
    "to_provenance": "provenance",
}
"""What the keys of `changes` are called where findings stand beside them."""


def _json(store: Store, report_id: str, *argv: str) -> list[dict[str, Any]]:
    printed = TextIOWrapper(BytesIO(), "utf-8")
    with redirect_stdout(printed), redirect_stderr(StringIO()):
        command = [*argv, "--report", report_id, "--format", "json"]
        assert main(["--store", str(store.path), *command]) in (0, 3)
        printed.flush()
    found: list[dict[str, Any]] = json.loads(printed.detach().getvalue())
    return found
