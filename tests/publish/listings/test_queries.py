"""How findings are told in lists."""

from __future__ import annotations

import pytest
from msgspec import structs

from kpi_tui.analysis.checks.finding import Finding, Level
from kpi_tui.measure_name import MeasureName
from kpi_tui.publish.listings.person import query_words
from kpi_tui.publish.listings.queries import tail, to_markdown, to_object
from tests.support.samples import JULY

TOLD = Finding(
    rules=("S1",),
    level=Level.ERROR,
    report_date=JULY.report_date,
    measures=(MeasureName("OCC01.01", "Visits"),),
    message="It is green at 60 of 100. Which is right?",
    figures=(("period actual", "60"),),
    page=3,
    harmless="the sign was lost",
    since=JULY.report_date,
)
UNEXPLAINED = structs.replace(TOLD, harmless="")


@pytest.mark.parametrize(
    ("finding", "said"),
    [
        (TOLD, "Possible explanation: the sign was lost."),
        (UNEXPLAINED, ""),
        (structs.replace(UNEXPLAINED, accepted="agreed"), "Accepted: agreed"),
        (structs.replace(TOLD, accepted=""), "Accepted: no reason given"),
    ],
)
def test_an_explanation_is_said_where_there_is_one(finding: Finding, said: str) -> None:
    assert tail(finding) == said
    assert to_object(finding)["why_harmless"] == finding.harmless


def test_what_nothing_explains_has_no_empty_line() -> None:
    assert "**" not in to_markdown([UNEXPLAINED]).replace("- **", "").replace("**  \n", "")
    assert "Possible explanation" in to_markdown([TOLD])
    assert "Pages are those of “a\\_b.pdf”." in to_markdown(
        [TOLD], files={TOLD.report_date: "a_b.pdf"}
    )
    assert "Pages are" not in to_markdown([TOLD])
    assert "Possible explanation" not in to_markdown([UNEXPLAINED])


@pytest.mark.parametrize(
    ("finding", "said"),
    [
        (TOLD, "OCC01.01: It is green at 60 of 100. Which is right?"),
        (structs.replace(TOLD, measures=()), "It is green at 60 of 100. Which is right?"),
    ],
)
def test_a_query_on_the_whole_report_is_told_without_codes(finding: Finding, said: str) -> None:
    assert query_words(finding) == said
