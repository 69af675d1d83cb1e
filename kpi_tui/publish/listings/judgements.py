"""Judgements as lines to read, and as csv, json and md."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from contextlib import suppress

from kpi_tui.judgements.judgement import Judgement
from kpi_tui.judgements.log_line import to_object
from kpi_tui.period import PeriodKey
from kpi_tui.publish.console import TableColumn, print_table
from kpi_tui.publish.export.formula_guard import rows_as_csv
from kpi_tui.publish.export.markdown import table
from kpi_tui.publish.json_text import in_json
from kpi_tui.wording.judgements import describe

_COLUMNS = (
    TableColumn("Id", no_wrap=True),
    TableColumn("When", no_wrap=True),
    TableColumn("Recorded by"),
    TableColumn("Decision"),
    TableColumn("Why"),
)


def print_list(judgements: Iterable[Judgement], held: Collection[PeriodKey] = ()) -> None:
    """Print a table of judgements, or elsewhere than on a terminal lines. For `held` see `describe`."""
    print_table(_COLUMNS, (_cells(judgement, held) for judgement in judgements))


def to_json(judgements: Iterable[Judgement]) -> bytes:
    """Return an array of the objects that the log holds."""
    return in_json([to_object(judgement) for judgement in judgements])


def to_csv(judgements: Iterable[Judgement], held: Collection[PeriodKey] = ()) -> bytes:
    """Return a row a judgement as UTF-8, no text a formula. For `held` see `describe`."""
    rows = (
        (each.id, each.at.isoformat(), each.who, describe(each, held), each.why)
        for each in judgements
    )
    return rows_as_csv([("id", "at", "who", "decision", "why"), *rows]).encode()


def to_markdown(judgements: Iterable[Judgement], held: Collection[PeriodKey] = ()) -> str:
    """Return a heading and a table. For `held` see `describe`."""
    rows = (_cells(judgement, held) for judgement in judgements)
    return f"# Decisions\n\n{table([column.title for column in _COLUMNS], rows)}"


def _cells(judgement: Judgement, held: Collection[PeriodKey]) -> list[str]:
    at = judgement.at
    with suppress(OSError, ValueError, OverflowError):  # some systems know no local time of then
        at = at.astimezone()
    when = f"{at:%Y-%m-%d %H:%M}"
    return [judgement.id, when, judgement.who, describe(judgement, held), judgement.why]
