"""Whether words are about a measure as a whole."""

from __future__ import annotations

import pytest

from kpi_tui.analysis.checks.rules.comments.about import is_about
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
