"""Judgements as lines to read, and as json and md."""

from __future__ import annotations

import json
from collections.abc import Iterable

from kpi_tui.judgements.judgement import Judgement, What, to_dict
from kpi_tui.measure_name import MeasureName
from kpi_tui.months import month_name
from kpi_tui.publish.console import Column, print_table
from kpi_tui.publish.export.markdown import escape
from kpi_tui.text import one_line

_COLUMNS = (
    Column("Id", whole=True),
    Column("When", whole=True),
    Column("Who"),
    Column("Judgement"),
    Column("Why"),
)


def described(judgement: Judgement) -> str:
    """What was judged, on one line: `OCC11.10 Debt: smaller is better`."""
    return one_line(_described(judgement))


def print_list(judgements: Iterable[Judgement]) -> None:
    """A table on a terminal, elsewhere a line a judgement."""
    print_table(_COLUMNS, map(_cells, judgements))


def to_json(judgements: Iterable[Judgement]) -> str:
    """An array of the objects that the log holds."""
    return json.dumps([to_dict(item) for item in judgements], indent=2, ensure_ascii=False)


def to_markdown(judgements: Iterable[Judgement]) -> str:
    """A table."""
    rows = [[column.title for column in _COLUMNS], ["---"] * len(_COLUMNS)]
    rows += [[escape(cell) for cell in _cells(item)] for item in judgements]
    return "\n".join(["# Judgements", "", *(f"| {' | '.join(row)} |" for row in rows)])


def _cells(judgement: Judgement) -> list[str]:
    when = f"{judgement.at.astimezone():%Y-%m-%d %H:%M}"
    return [judgement.id, when, judgement.who, described(judgement), judgement.why]


def _described(item: Judgement) -> str:
    measure = _named(item.measure)
    match item.what:
        case What.LINK:
            return f"{measure} is the same measure as {_named(item.other)}"
        case What.UNLINK:
            return f"{measure} is not the same measure as {_named(item.other)}"
        case What.TOLERANCE:
            return f"{measure}: {item.percent:g} % off its target is in order"
        case What.ACCEPT:
            when = month_name(item.report_date) if item.report_date else "always"
            return f"{item.rule} is in order for {measure}, {when}"
        case What.NOTE:
            return f"{measure}: note: {item.value}"
        case What.TAKE_BACK:
            return f"{item.takes_back} is taken back"
        case _:
            label = {What.KIND: "counts a ", What.YTD_METHOD: "year to date is the "}
            return f"{measure}: {label.get(item.what, '')}{(item.value or '').replace('_', ' ')}"


def _named(measure: MeasureName | None) -> str:
    return f"{measure.code} {measure.name}" if measure else "the whole report"
