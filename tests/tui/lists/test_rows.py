"""Lines that several lists share."""

from __future__ import annotations

import pytest
from rich.text import Text

from kpi_tui.analysis.checks.finding import Finding, Level
from kpi_tui.measure_name import MeasureName
from kpi_tui.tui.lists.rows import query_text
from tests.support.samples import JULY
from tests.support.subjects import PLAIN


def asked(*codes: str) -> Finding:
    return Finding(
        rules=("S9",),
        level=Level.QUESTION,
        report_date=JULY.report_date,
        measures=tuple(MeasureName(code, "Visits") for code in codes),
        message="Is that enough?",
        figures=(),
        page=3,
        harmless="",
    )


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        ((), "Is that enough?"),
        (("A1",), "A1 Is that enough?"),
        (("A1", "A2", "A3", "A4"), "A1 A2 Is that enough?"),
    ],
)
def test_codes_leave_room_for_what_a_query_says(codes: tuple[str, ...], said: str) -> None:
    assert query_text(asked(*codes), PLAIN).plain == said


def test_how_pressing_a_query_is_stands_before_what_it_says() -> None:
    said = query_text(asked("A1"), PLAIN, Text("Must resolve: "))
    assert said.plain == "A1 Must resolve: Is that enough?"
