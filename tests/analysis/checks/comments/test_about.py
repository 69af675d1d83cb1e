"""Whether words are about a measure as a whole."""

from __future__ import annotations

import pytest

from kpi_tui.analysis.checks.rules.comments.about import has_others, is_about
from kpi_tui.analysis.checks.rules.comments.ways_said import CAREFUL
from tests.support.check_rows import row


@pytest.mark.parametrize(
    ("name", "subject", "is_own"),
    [
        ("Staff turnover", "Staff turnover", True),
        ("Staff turnover", "12-month turnover", False),
        ("Staff turnover", "The rolling 12 month turnover", False),
        ("Staff turnover", "After 2 months staff turnover", False),
        ("Staff turnover (rolling 12 months)", "12-month turnover", True),
        ("Annual staff turnover", "The 12-month turnover", True),
        ("Plans agreed within 5 days", "5-day performance", True),
    ],
)
def test_a_figure_of_a_span_of_time_is_another(name: str, subject: str, is_own: bool) -> None:
    assert is_about(row(name=name), subject, 0) is is_own


FOI = "% of Freedom of Information requests answered in time"
KSI = "People killed or seriously injured on our roads"
PLANS = "% of education, health and care plans issued within 20 weeks"


@pytest.mark.parametrize(
    ("name", "subject", "is_own"),
    [
        (FOI, "FOI requests answered", True),
        (FOI, "FOIs answered", True),
        (FOI, "EIR requests answered", False),
        (FOI, "Subject access requests", False),
        ("% of FOI requests answered in time", "Freedom of Information requests", True),
        ("% of FOI requests answered in time", "Information requests", True),
        (KSI, "The number of KSIs", True),
        (KSI, "KSI", True),
        (KSI, "Slight casualties", False),
        (KSI, "KIA", False),
        (PLANS, "EHC plans", True),
        (PLANS, "EHCPs", True),
        ("% of EHC plans issued in time", "EHCP performance", True),
        (PLANS, "Timeliness", True),
        ("EHC plans issued", "Timeliness", False),
        ("Days lost to sickness", "Absence", True),
        ("Days lost to sickness", "Bad weather", False),
        ("Staff turnover", "Workforce turnover", True),
        ("Children we care for", "Looked after children", True),
        ("Children we care for", "Children looked after", True),
        ("Children looked after", "Children in our care", True),
        ("Children we care for", "Children looked at", False),
        ("Potholes filled", "Volumes", True),
    ],
)
def test_short_forms_and_standard_words_are_a_measure_s_own(
    name: str, subject: str, is_own: bool
) -> None:
    assert is_about(row(name=name), subject, 0) is is_own


@pytest.mark.parametrize(
    ("name", "text", "is_doubted"),
    [
        ("Children on a protection plan", "The number on a plan", False),
        ("Children on a protection plan", "The number is planned to", True),
        ("Children on a protection plan", "The number will", True),
        ("EHC plans issued", "The plan for issuing them", False),
        ("People killed or seriously injured", "People killed or injured", False),
        ("People killed", "People killed or injured", True),
        ("Calls not answered", "Calls not answered", False),
        ("Notices served", "Notices not served", True),
        ("Number of notices", "No notices", True),
        ("Pupils with special needs", "Pupils with needs", False),
        ("Pupils", "The need for places", True),
        ("Pupils", "Pupils", False),
    ],
)
def test_words_of_the_name_doubt_nothing(name: str, text: str, is_doubted: bool) -> None:
    assert has_others(row(name=name), CAREFUL, text) is is_doubted
