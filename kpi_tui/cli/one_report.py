"""What a command says of one council's report among many: answers a request, here or in a process.

`python -m kpi_tui.cli.one_report` answers each line of its standard input with a line, and ends
when that closes. Nothing but names goes in, and nothing but text comes out.
"""

from __future__ import annotations

import io
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr
from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING

import msgspec

from kpi_tui.cli.serving import serve
from kpi_tui.errors import KpiTuiError
from kpi_tui.period import PeriodType, Series

if TYPE_CHECKING:
    from kpi_tui.judgements.in_force import JudgementsInForce
    from kpi_tui.publish.sheets.sheet import Record
    from kpi_tui.store.store import Store


@dataclass(frozen=True, slots=True)
class ReportPart:
    """The part of a command's answer, over many reports, that is about one of them."""

    keys: Sequence[str]
    """The columns of its csv."""
    records: Sequence[Record]
    """What json and csv hold, under these keys."""
    counts: dict[str, int]
    """What text and md count, by heading."""
    code: int = 0


class ReportRequest(msgspec.Struct, frozen=True):
    """A report, and what is asked of it."""

    store: str
    report_id: str
    period_type: str
    council: str
    module: str
    """The command's, whose `of_report` says what there is."""
    form: str
    options: dict[str, str | int | bool | None]
    """What was typed after the command."""


class ReportAnswer(msgspec.Struct, frozen=True):
    """The answer to a request; `error` is the one line that says why there is none."""

    content: str = ""
    """The records in the form asked for: items of an array, or rows under their keys."""
    counts: dict[str, int] = {}
    code: int = 0
    said: tuple[str, ...] = ()
    """The lines that were narrated while it was worked out."""
    error: str | None = None


def answer(request: ReportRequest) -> ReportAnswer:
    """Work out what a command says of one report; whatever goes wrong is an answer too."""
    narrated = io.StringIO()
    try:
        with redirect_stderr(narrated):
            part = _part(request)
        content = ""
        if write := _FORMS.get(request.form):
            named = {"council": request.council, "report": request.report_id}
            records = [{**named, **record} for record in part.records]
            content = write((*named, *part.keys), records)
        said = tuple(narrated.getvalue().splitlines())
        return ReportAnswer(content, part.counts, part.code, said)
    except KpiTuiError as error:
        why = str(error)
    except Exception as error:  # one council's fault: the others count all the same
        from kpi_tui.cli.faults import fault_line

        why = fault_line(error).removeprefix("kpi-tui: ")
    return ReportAnswer(said=tuple(narrated.getvalue().splitlines()), error=why)


def _part(request: ReportRequest) -> ReportPart:
    from kpi_tui.cli.common import complain, name_bad_lines
    from kpi_tui.judgements.log import read
    from kpi_tui.store.files import list_reports
    from kpi_tui.store.store import Store

    series = Series(request.report_id, PeriodType(request.period_type))
    store = Store(request.store, on_problem=complain)
    # Other reports' folders are not looked into: there may be hundreds. What lies there and is no
    # report was told when they were listed.
    listing = replace(list_reports(store.path, series.report_id), problems=())
    store = store.only(series).as_it_is(listing)
    judged = read(store.path)
    name_bad_lines(judged)
    of_report: Callable[[Namespace, Store, JudgementsInForce], ReportPart] = import_module(
        f"kpi_tui.cli.commands.{request.module}"
    ).of_report
    return of_report(Namespace(**request.options), store, judged)


def _as_json(_: Sequence[str], records: Sequence[Record]) -> str:
    """Return what stands between the brackets of an array."""
    from kpi_tui.publish.json_text import in_json

    return in_json(records).decode()[2:-3]


def _as_csv(keys: Sequence[str], records: Sequence[Record]) -> str:
    from kpi_tui.publish.sheets.records import records_to_csv

    return records_to_csv(keys, records).decode()


_FORMS: dict[str, Callable[[Sequence[str], Sequence[Record]], str]] = {
    "json": _as_json,
    "csv": _as_csv,
}
"""The writers of the forms that hold every record; the other forms only count them."""


def main() -> int:
    """Answer requests until nobody makes any."""
    return serve(
        lambda line: msgspec.json.encode(answer(msgspec.json.decode(line, type=ReportRequest)))
    )


if __name__ == "__main__":
    sys.exit(main())
