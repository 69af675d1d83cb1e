"""Small reports made by hand, shaped like the real ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kpi_tui.period import PeriodType
from kpi_tui.report import Account, Leftover, Priority, Reading, Report, Source, Warning
from kpi_tui.status import Status

LIBRARY = Reading(
    priority_code="OCC01",
    measure_code="OCC01.01",
    measure_name="Visits to libraries",
    directors=("Ada Brown", "Cy Dean"),
    portfolio_holder="Cllr E Fry",
    period_actual="1,247",
    period_target="1,000",
    period_status=Status.GREEN,
    ytd_actual="9,000",
    ytd_target="10,000",
    ytd_status=Status.AMBER,
    comment="More people came.\n- the café “reopened”\n- [bold]not markup[/]",
    pages=(2, 3),
)
WASTE = Reading(
    priority_code="OCC01",
    measure_code="OCC01.02",
    measure_name="Household waste recycled | composted",
    directors=("Ada Brown",),
    portfolio_holder="Cllr G Hill",
    period_actual="56.96%",
    period_target="61.50%",
    period_status=Status.RED,
    ytd_status=Status.NOT_REPORTED,
    comment='=HYPERLINK("http://example.com")',
    improvement_plan="A new round of `collections` <b>starts</b>.",
    timeframe="March",
    finance_impact="None.",
    risk_impact="@risk",
    pages=(3,),
)
DEBT = Reading(
    priority_code="OCC02",
    measure_code="OCC02.01",
    measure_name="Debt outstanding",
    directors=(),
    portfolio_holder=None,
    period_actual="£21,262,0",
    period_target="-3.00",
    period_status=None,
    ytd_actual="-£0.50",
    ytd_status=Status.UNREADABLE,
    pages=(),
)
JULY = Report(
    report_date=date(2024, 7, 31),
    title="Annex A - Performance - July 2024",
    priorities=(
        Priority("OCC01", "Climate", commitments=("We will one.", "We will two."), page=2),
        Priority("OCC02", "Finance", "Running the business", status=Status.RED, page=4),
        Priority("OCC03", "Local", note="This report does not contain any data", page=5),
    ),
    readings=(LIBRARY, WASTE, DEBT),
    source=Source("annex.pdf", "ab" * 32, 5),
    account=Account(words=120, furniture=30, leftovers=(Leftover(4, "two words"),)),
    warnings=(Warning(4, "OCC02.01", "a figure is cut off"), Warning(None, None, "a doubt")),
)
JUNE = replace(
    JULY,
    report_date=date(2024, 6, 30),
    title="Annex A - Performance - June 2024",
    readings=(
        replace(LIBRARY, period_actual="900", period_status=Status.AMBER, comment="Fewer came."),
        replace(WASTE, measure_name="Another measure under a used code"),
    ),
)
EMPTY = replace(JULY, report_date=date(2024, 5, 31), readings=(), title=None, warnings=())


def corrected(report: Report = JULY) -> Report:
    """The report re-issued: another figure, a measure fewer, another file."""
    first, second, *_ = report.readings
    return replace(
        report,
        readings=(replace(first, period_actual="1,250"), second),
        source=Source("annex-corrected.pdf", "cd" * 32, 5),
    )


def of_kent(report: Report) -> Report:
    """A report of another council and another kind of period, with figures of its own."""
    return replace(
        report,
        report_id="kent-qpr",
        council="Kent County Council",
        period_type=PeriodType.QUARTER,
        readings=tuple(replace(row, period_actual="5") for row in report.readings),
    )
