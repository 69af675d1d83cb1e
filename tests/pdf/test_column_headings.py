"""What columns are taken for by their headings, as councils print them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kpi_tui.pdf.drafting.contents import Contents
from kpi_tui.pdf.drafting.words import what_of

HEADINGS = {
    "comment": """
        Officer comments
        Lead officer comments
        Comments from the responsible officer
        Commentary
        Narrative
        Director's commentary
        Owner's update
        Explanation of performance
        Reason for variance
        Why is performance off target?
        Latest update
        Performance commentary
        Comment on performance
        Notes
        Context
        Service commentary
        Supporting information
        Analysis
        What this means
        Remarks
        Further information
        Manager's comments
        Commentary on target
        Headlines
        Latest note
        Latest comments
        Key messages
        Progress update
        Quarterly commentary
        Comments on status
    """,
    "directors": """
        Lead officer
        Responsible officer
        Owner
        Head of service
        Accountable officer
        Service lead
        Director
        Lead
        Responsible head of service
        Strategic Director
        Manager
        Data owner
        Measure owner
        KPI owner
        Indicator owner
        Lead director
        Service manager
        Assigned to
        Responsible Officer(s)
        Performance lead
        SRO
        Lead Service
    """,
    "portfolio_holder": """
        Portfolio holder
        Cabinet member
        Portfolio
        Lead member
        Executive member
        Lead Councillor
        Cabinet Portfolio Holder
    """,
    "published_direction": """
        Direction of travel
        DoT
        Trend
        Travel
        Compared with last quarter
        Change since last quarter
        Change on last year
        Better or worse
        Movement
        Direction
        Short trend
        Long term trend
        Improvement since last quarter
        Trend since last quarter
        Comparison with last quarter
        Progress since last quarter
        Compared to previous quarter
        Performance compared to last quarter
        Change from previous quarter
        vs last quarter
        DOT from previous quarter
        Performance trend
        Trend arrow
        Quarterly trend
        Compared to last year
        Since last quarter
        Against last quarter
        Status compared to last quarter
        Change in performance
    """,
    "published_polarity": """
        Good is
        Polarity
        Better if
        Good to be
        Aim to maximise or minimise
        Higher or lower is better
        Bigger is better
        Good performance is
        Desired direction
        Low is good
        What does good look like
        Is high good?
        Preferred direction
    """,
    "code": """
        Ref
        Ref.
        Code
        Reference
        KPI ref
        Measure ref
        PI code
        No.
        ID
        PI ref
        Indicator code
        Measure number
        KPI No
        KPI number
        Indicator reference
        PI No.
        #
        Measure ID
    """,
    "measure": """
        Measure
        Indicator
        KPI
        Performance indicator
        Description
        PI
        Name
        Measure description
        Indicator title
        What we measure
        Performance measure
        KPI description
        Key performance indicator
        Measure of success
        Measure name
        Short name
        PI description
        Metric
    """,
    "floor": """
        Tolerance
        Floor
        Minimum
        Threshold
        Lower threshold
        Amber threshold
        Intervention level
        Trigger
    """,
    "ignored": """
        National average
        Benchmark
        England average
        Unit
        Frequency
        CIPFA average
        Quartile
        Source
        Unit of measure
        Comparator
        Reporting frequency
        Statistical neighbours
    """,
    "forecast": """
        Forecast
        Year end forecast
        Projected outturn
        Predicted year-end
        Year-end projection
        Forecast outturn
    """,
    "difference": """
        Variance
        Variance from target
        Difference
        Gap to target
        % variance
        Variance to target
        Distance from target
    """,
}
WHEN = {
    "previous": "Previous status|Last quarter|Prior quarter actual|Performance last quarter|Prev RAG",
    "ytd": "YTD|Year to date|Cumulative result|YTD target",
    "last_year": "Same quarter last year|Last year",
    "annual": "Annual target|Year end target",
}


def headings() -> Iterator[tuple[str, str]]:
    for what, said in HEADINGS.items():
        for heading in said.strip().splitlines():
            yield heading.strip(), what


@pytest.mark.parametrize(("heading", "what"), headings())
def test_a_heading_says_what_stands_below(heading: str, what: str) -> None:
    assert what_of(heading)[0] == what


@pytest.mark.parametrize(
    ("heading", "when"), [(each, when) for when, said in WHEN.items() for each in said.split("|")]
)
def test_a_heading_says_of_which_time(heading: str, when: str) -> None:
    assert what_of(heading)[1] == when


def test_sentences_are_no_names_of_officers() -> None:
    prose = Contents(["Tonnages rose by 4% in August.", "See the budget report.", "n/a"], [])
    names = Contents(["Head of Corporate Parenting and Housing", "Director of Finance"], [])
    assert prose.sentences == 1
    assert names.sentences == 0
