"""Judgements as lines to read, and as json and md."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from contextlib import suppress
from datetime import date

from kpi_tui.judgements.corrections import corrected_text, field_words
from kpi_tui.judgements.judgement import (
    Accept,
    Correct,
    Judgement,
    LinkMeasures,
    Rebase,
    SetQueryState,
    TakeBack,
    UnlinkMeasures,
)
from kpi_tui.judgements.log_line import to_object
from kpi_tui.measure_name import MeasureName
from kpi_tui.months import month_name
from kpi_tui.period import ANNEX, PeriodKey
from kpi_tui.period_names import name_of
from kpi_tui.publish.console import TableColumn, print_table
from kpi_tui.publish.export.markdown import escape, table_row
from kpi_tui.text import one_line
from kpi_tui.wording.judgements import decided, query_title

_COLUMNS = (
    TableColumn("Id", no_wrap=True),
    TableColumn("When", no_wrap=True),
    TableColumn("Recorded by"),
    TableColumn("Decision"),
    TableColumn("Why"),
)


def describe(judgement: Judgement, held: Collection[PeriodKey] = ()) -> str:
    """Say on one line what was decided: `OCC11.10 Debt: polarity: lower is better`.

    `held` are the periods of the store, which a judgement names by their last days.
    """

    def when(day: date) -> str:
        report_id = judgement.report_id or ANNEX
        keys = (key for key in held if (key.last_day, key.report_id) == (day, report_id))
        key = next(keys, None)
        return name_of(key) if key else month_name(day)

    match judgement:
        case LinkMeasures(before=before, after=after):
            text = f"{_printed(before)} is the same measure as {_printed(after)}"
        case UnlinkMeasures(before=before, after=after):
            text = f"{_printed(before)} is not the same measure as {_printed(after)}"
        case Correct(measure=measure, report_date=day):
            subject = f"{_printed(measure)} in {when(day)}"
            text = f"{subject}: {field_words(judgement.field)} corrected to {corrected_text(judgement)}"
        case Accept(rule=rule, measure=about, report_date=month):
            subject = _printed(about) if about else "the whole report"
            text = f"accepted {query_title(rule)}, {subject}, {when(month) if month else 'always'}"
        case SetQueryState(rule=rule, measure=about, report_date=day, state=state):
            subject = _printed(about) if about else "the whole report"
            text = f"query {state}: {query_title(rule)}, {subject}, {when(day)}"
        case Rebase(measure=measure, report_date=day):
            text = f"{_printed(measure)}: its usual range is worked out anew from {when(day)} on"
        case TakeBack(judgement=undone):
            text = f"{undone} is undone"
        case _:
            text = f"{_printed(judgement.measure)}: {decided(judgement)}"
    return one_line(text)


def print_list(judgements: Iterable[Judgement], held: Collection[PeriodKey] = ()) -> None:
    """Print a table on a terminal, elsewhere a line a judgement. For `held` see `describe`."""
    print_table(_COLUMNS, (_cells(judgement, held) for judgement in judgements))


def to_json(judgements: Iterable[Judgement]) -> str:
    """Return an array of the objects that the log holds."""
    objects = [to_object(judgement) for judgement in judgements]
    text = json.dumps(objects, indent=2, ensure_ascii=False)
    # Half a surrogate pair, which no encoding has, as JSON writes it: `\ud800`.
    return text.encode(errors="backslashreplace").decode()


def to_markdown(judgements: Iterable[Judgement], held: Collection[PeriodKey] = ()) -> str:
    """Return a heading and a table. For `held` see `describe`."""
    header = [table_row(column.title for column in _COLUMNS), table_row(["---"] * len(_COLUMNS))]
    rows = [table_row(map(escape, _cells(judgement, held))) for judgement in judgements]
    return "\n".join(["# Decisions", "", *header, *rows])


def _cells(judgement: Judgement, held: Collection[PeriodKey]) -> list[str]:
    at = judgement.at
    with suppress(OSError, ValueError, OverflowError):  # some systems know no local time of then
        at = at.astimezone()
    when = f"{at:%Y-%m-%d %H:%M}"
    return [judgement.id, when, judgement.who, describe(judgement, held), judgement.why]


def _printed(measure: MeasureName) -> str:
    return f"{measure.code} {measure.name}"
