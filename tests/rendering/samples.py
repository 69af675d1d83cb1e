"""Small reports of invented measures that hold every difficulty an annex has."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import date

from kpi_tui.report import PROSE_FIELDS, Priority, Reading, Report, Source
from kpi_tui.status import Status

LONG_COMMENT = "\n".join(
    f"Paragraph {number} of a comment that is longer than a page. The reading rooms were open for "
    f"{number + 3} more hours than planned, the second van was off the road for {number} days, and "
    "the volunteers who answer the telephone took most of the questions that came in by letter. "
    "Loans on self-service kiosks rose; loans over the counter fell by about as much."
    for number in range(1, 13)
)

MIXED_COMMENT = """Visitors told us:
• The queue [ground floor] was <short> & the staff were kind.
• Parking at #2 is *free*; signs say $3 or 3_000 £.
• A third point which is long enough to need more than a single line in any of the columns.
After the list comes one more paragraph – with a dash, ‘quotes’ and “more quotes”."""

LONG_NAME = (
    "Average number of working days between the first letter from a household about a blocked "
    "drain, gully or culvert and the day on which the crew that was sent to look at it reports "
    "that water runs freely again, leaving aside private land, shared yards and places that are "
    "the concern of another authority, as counted by the depots on the last Friday of the month"
)

PLAN = """Move two crews from the northern depot.
• First crew: from Monday.
• Second crew: as soon as the lorry is mended, which should be by the end of the quarter."""


def _reading(code: str, name: str, figures: str, statuses: str, **more: object) -> Reading:
    """`figures` is "actual target actual target", `-` where a cell is empty; `statuses` likewise."""
    values = [None if text == "-" else text.replace("_", " ") for text in figures.split()]
    marks = [None if text == "-" else Status(text) for text in statuses.split()]
    fields = {
        "directors": ("Ada Fenwick",),
        "portfolio_holder": "Cllr B Marsh",
        **dict(
            zip(
                ("period_actual", "period_target", "ytd_actual", "ytd_target"),
                values,
                strict=True,
            )
        ),
        **dict(zip(("period_status", "ytd_status"), marks, strict=True)),
        **more,
    }
    return Reading(code.partition(".")[0], code, name, **fields)  # type: ignore[arg-type]


def _readings() -> tuple[Reading, ...]:
    two = ("Ada Fenwick", "Josephine Quarterlow")
    return (
        _reading("OCC01.01", "Street lamps mended", "98 119 537 344", "amber green", comment=MIXED_COMMENT, timeframe="By 31/12/2024", risk_impact="None known.", finance_impact="£3,000 & falling"),
        _reading("OCC01.02", "Drains cleared within five days", "56.96% 61.50% 57.14% 61.50%", "red red", comment=LONG_COMMENT, improvement_plan=PLAN, risk_impact="Flooded cellars in wet months."),
        _reading("OCC01.05", LONG_NAME, "12.4 10 11.9 10", "amber amber", directors=two),
        _reading("OCC01.06", "Hedges cut", "1,345,824.00 1,170,000.00 7,029 6,000", "green green", comment="On plan."),
        _reading("OCC01.07", "Potholes filled, as a share of those reported", "£21,262,0 £21,600,000 -0.50 0.00", "green amber", finance_impact="Within the budget for the year."),
        _reading("OCC01.09", LONG_NAME.replace("household", "tenant"), "9.1 10 8.8 10", "green green", comment="No comment on this one, apart from its length."),
        _reading("OCC01.10", "Bus stops with a bench", "- 40 - 80", "actual_missing actual_missing", risk_impact="Late return."),
        _reading("OCC02.01", "Borrowers", "66,677 65,000 622,971 624,000", "green red", directors=two, comment="Above target."),
        _reading("OCC02.02", "Households on the waiting list for a garden", "95 - 383 -", "monitoring_only monitoring_only"),
        _reading("OCC02.03", "Pupils who walk to school", "34.00 - 34.00 -", "target_missing target_missing", timeframe="Ongoing"),
        _reading("OCC02.04", "Pupils who cycle to school", "- - - -", "data_missing data_missing"),
        _reading("OCC02.05", "Tonnes of leaf mould", "- 10 - 10", "not_reported not_reported", comment="Reported in the spring."),
        _reading("OCC02.06", "State of the survey", "Slightly_behind_schedule Delivering_to_plan - -", "amber -"),
        _reading("OCC02.11", "Adults who learnt to swim", "- - 12 10", "- green"),
        _reading("OCC10.01", "Letters answered", "74.00% 75.00% 74% 75%", "red amber", portfolio_holder="Cllr T. van der Berg", comment="Two clerks were away.\nThey are back."),
        _reading("OCC11.02", "Savings made", "70.00 90.00 70.00 90.00", "red red", portfolio_holder=None, directors=()),
        _reading("OCC11.03", "Balances are at or above the level set after the yearly review", "117.00 85.00 112.50 85.00", "green green", comment="Balances stand at £117m."),
    )  # fmt: skip


_NOTE = "This report does not contain any data\nNo measure of this priority is due this month"

_PRIORITIES = (
    Priority(
        "OCC01",
        "Keep the streets of the county in good order",
        commitments=(
            "We will mend what is broken before it hurts somebody, and tell those who reported it "
            "when it is done, so that nobody has to write to us a second time about the same lamp.",
            "We will plant a tree for each one that is felled.",
        ),
        status=Status.RED,
    ),
    Priority(
        "OCC02", "Help people to learn & to meet", None, ("We will open late.",), Status.GREEN
    ),
    Priority("OCC08", "Listen", None, ("We will listen.",), Status.ACTUAL_MISSING, _NOTE),
    Priority("OCC10", "Customer Service", "Running the business", (), Status.AMBER),
    Priority("OCC11", "Finance", "Running the business", (), Status.RED),
)


def small_report(*, title: str | None = "Annex A - Performance - July 2024") -> Report:
    """Five priorities and seventeen measures; without a title it has no cover, as in 2023."""
    return Report(
        report_date=date(2024, 7, 31),
        title=title,
        priorities=_PRIORITIES,
        readings=_readings(),
        source=Source("sample.pdf", "0" * 64, 0),
    )


def with_glossary(report: Report) -> Report:
    """The report with every word of its prose printed once more, so that none is broken everywhere.

    A hyphen at a line's end looks the same whoever put it there: that a word is one is known only
    from where it is printed whole.
    """
    texts = [reading.measure_name for reading in report.readings]
    texts += [getattr(reading, name) or "" for reading in report.readings for name in PROSE_FIELDS]
    words = sorted({word for text in texts for word in re.findall(r"[^\W\d_]{4,}", text)})
    chance = random.Random(1)
    lists = [" ".join(chance.sample(words, len(words))) for _ in range(2)]
    *others, last = report.readings
    return replace(report, readings=(*others, replace(last, comment="\n".join(lists))))
