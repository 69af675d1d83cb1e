"""The target that a comment gives, against those that the report prints."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from kpi_tui.analysis.checks.finding import Finding
from kpi_tui.vocabulary import Kind
from tests.support.check_rows import (
    AMBER,
    GREEN,
    NOTHING,
    Printed,
    found,
    month,
    one,
    past,
    row,
)


class Shown(NamedTuple):
    """What a report prints of a measure."""

    name: str
    period: Printed
    ytd: Printed = NOTHING
    kind: Kind = Kind.FLOW


CALLS = Shown(
    "% of calls answered within 60 seconds",
    ("93.4%", "95%", AMBER),
    ("94.1%", "95%", AMBER),
    Kind.RATE,
)
REPAIRS = Shown("Number of potholes repaired", ("1,240", "1,200", GREEN), ("4,812", "4,800", GREEN))
CLAIMS = Shown(
    "Average days to process new housing benefit claims", ("21.4", "20", AMBER), kind=Kind.RATE
)
SAVINGS = Shown("Savings delivered (£m)", ("£2.4m", "£2.8m", AMBER), ("£7.1m", "£8.0m", AMBER))
CASUALTIES = Shown(
    "Number of people killed or seriously injured", ("19", "22", GREEN), ("81", "88", GREEN)
)


def hits(shown: Shown, comment: str) -> list[Finding]:
    told = found("C1", month(row(
        name=shown.name, period=shown.period, ytd=shown.ytd, comment=comment, kind=shown.kind,
        is_percentage=shown.name.startswith("%"),
    )))  # fmt: skip
    return [each for each in told if "the target is printed as" in each.message]


@pytest.mark.parametrize(
    ("shown", "right", "wrong"),
    [
        (CALLS, "93.4% against a target of 95%.", "93.4% against a target of 90%."),
        (CALLS, "93.4% of calls were answered within 60 seconds against a target of 95%.", "93.4% of calls were answered within 60 seconds against a target of 90%."),
        (CALLS, "Performance of 93.4% missed the 95 per cent target.", "Performance of 93.4% missed the 96 per cent target."),
        (CALLS, "The 95% target was narrowly missed in July.", "The 98% target was narrowly missed in July."),
        (CALLS, "The target of 95% was missed.", "The target of 90% was missed."),
        (CALLS, "Target: 95%. Actual: 93.4%.", "Target: 90%. Actual: 93.4%."),
        (CALLS, "93.4% (target 95%).", "93.4% (target 90%)."),
        (CALLS, "YTD performance is 94.1% against a target of 95%.", "YTD performance is 94.1% against a target of 97%."),
        (REPAIRS, "We repaired 1,240 potholes, beating the target of 1,200.", "We repaired 1,240 potholes, beating the target of 1,150."),
        (REPAIRS, "Repairs were above the monthly target of 1,200.", "Repairs were above the monthly target of 1,000."),
        (REPAIRS, "1,240 potholes were repaired, 40 more than the target of 1,200.", "1,240 potholes were repaired, 40 more than the target of 1,300."),
        (REPAIRS, "The year to date target of 4,800 was exceeded.", "The year to date target of 4,600 was exceeded."),
        (CLAIMS, "New claims took 21.4 days on average, longer than the 20-day target.", "New claims took 21.4 days on average, longer than the 18-day target."),
        (CLAIMS, "The 20 day target was missed.", "The 15 day target was missed."),
        (SAVINGS, "£2.4m of savings were delivered against a target of £2.8m.", "£2.4m of savings were delivered against a target of £2.2m."),
        (CASUALTIES, "The year-to-date figure is 81 against a target of 88.", "The year-to-date figure is 81 against a target of 80."),
        (CASUALTIES, "19 in July (target 22).", "19 in July (target 24)."),
    ],
)  # fmt: skip
def test_another_target_than_is_printed(shown: Shown, right: str, wrong: str) -> None:
    assert hits(shown, right) == []
    assert len(hits(shown, wrong)) == 1


@pytest.mark.parametrize(
    ("shown", "comment"),
    [
        (CALLS, "93.4% against a year-end target of 97%."),
        (CALLS, "Performance was 93.4% against a stretch target of 98%."),
        (CALLS, "93.4% of calls were answered in time. The emails target of 90% was met."),
        (CALLS, "93.4% of calls were answered; the web chat target of 90% was exceeded at 94%."),
        (CALLS, "Web chat opened in May. The target of 90% was met."),
        (CALLS, "Web chat was at 92% against a target of 90%."),
        (CALLS, "93.4%, against 88% elsewhere and the industry target of 80%."),
        (CALLS, "The target of 90% for out-of-hours calls was met."),
        (CALLS, "The target will be 97% from October."),
        (CALLS, "Last year's target of 90% was raised to 95%."),
        (CALLS, "93.4% (target 95%, tolerance 90%)."),
        (CALLS, "The council's target of 95% is above the national target of 90%."),
        (CALLS, "The 80-second target of 90% was met."),
        (REPAIRS, "Against an annual target of 14,400, 4,812 have been repaired."),
        (REPAIRS, "4,812 have been repaired against a target of 7,000."),
        (REPAIRS, "The target for August will be 1,100 to reflect leave."),
        (REPAIRS, "1,240 were repaired, 1,010 of them in time against a target of 1,100."),
        (REPAIRS, "The 24-hour target was met for emergencies."),
        (REPAIRS, "1,240 repairs, 40 more than target: 1,000 for roads and 240 for paths."),
        (REPAIRS, "The target of about 1,200 was met."),
        (CLAIMS, "The 10-day target for changes of circumstances was met."),
        (CLAIMS, "Changes of circumstances took 19 days against a target of 18."),
        (SAVINGS, "£2.4m against a target of £2.83m."),
        (SAVINGS, "£7.1m against a target of £11.2m."),
        (CASUALTIES, "The council's target for 2030 is 16."),
        (CASUALTIES, "19 people, and 25 cyclists against a target of 20."),
    ],
)  # fmt: skip
def test_another_target_of_something_else(shown: Shown, comment: str) -> None:
    assert hits(shown, comment) == []


def test_the_targets_and_an_old_one_are_told() -> None:
    measure = row(
        name=REPAIRS.name,
        period=REPAIRS.period,
        ytd=REPAIRS.ytd,
        comment="1,240 potholes were repaired against a target of 1,100.",
    )
    seen = month(measure, readings=[past("2024-03", "1,150", "1,100")])
    finding = one("C1", seen)
    assert "“a target of 1,100”; the target is printed as 1,200 and 4,800." in finding.message
    assert finding.harmless == "it was the target of March 2024"
