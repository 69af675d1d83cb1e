"""`kpi-tui changes --revisions`: what the last issue of a period's report changed in the one before."""

from __future__ import annotations

from argparse import Namespace

from kpi_tui.cli.common import open_store, say
from kpi_tui.cli.output import form_of
from kpi_tui.cli.periods import period_of
from kpi_tui.cli.sheets import put_table
from kpi_tui.period_names import name_of
from kpi_tui.publish.console import TableColumn
from kpi_tui.text import one_line

_KEYS = ("measure_code", "field", "before", "after")


def list_corrections(args: Namespace) -> int:
    """Print each cell that differs from the issue before, a row each. Raises `KpiTuiError`."""
    from kpi_tui.publish.issue_corrections import last_corrections

    form = form_of(args)
    if args.to_period or args.since or args.kind or args.director or args.portfolio_holder:
        args.parser.error("--revisions: takes one period, and no other option but the form")
    store = open_store(args)
    period = period_of(store, args.from_period or "latest")
    name, corrected = name_of(period), last_corrections(store, period)
    found = corrected.found if corrected else []
    said = corrected.issues if corrected else "one issue is held, which no other corrects"
    say(f"{name}: {said}")
    if form == "text" and not found:
        return 0
    columns = (
        TableColumn("Code", no_wrap=True),
        TableColumn("What"),
        TableColumn("Before"),
        TableColumn("After"),
    )
    put_table(
        args,
        form,
        f"{name}: what its last issue changed",
        columns,
        [
            [
                one_line(each.code),
                each.label,
                one_line(each.old or "–"),
                one_line(each.new or "–"),
            ]
            for each in found
        ],
        [
            dict(zip(_KEYS, (each.code, each.field, each.old, each.new), strict=True))
            for each in found
        ],
        _KEYS,
    )
    return 0
