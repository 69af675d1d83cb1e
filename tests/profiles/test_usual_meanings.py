"""What words of status and direction are taken for, and that nothing is guessed where two meanings fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from kpi_tui.pdf.drafting.words import moves
from kpi_tui.profiles.usual_meanings import direction_of, status_of
from kpi_tui.report import PublishedDirection
from kpi_tui.status import Status

STATUSES: Mapping[Status | None, str] = {
    Status.RED: """
        Target missed by more than 5%
        Target not met
        Not within tolerance
        Outside of tolerance
        Worse than tolerance
        Below tolerance
        Beyond tolerance
        Not on track
        Not delivering
        Will not be achieved
        Not reached
        Does not meet target
        Failed to meet target
        More than 10% below target
        Below target and outside tolerance
        Not achieving target
        Missed
        Off track
        Outside the agreed tolerance
        Worse than target by more than the tolerance
        Performance is significantly below target
        Below the minimum standard
        Not good enough
        Has not met the target
        Underperforming
        Under target
        Red: more than 10% from target
        Target not achieved
        Off target by more than 10%
        Not meeting target
        Failing
        Below target
        Below
    """,
    Status.AMBER: """
        Within 5% of target
        Slightly below target
        Narrowly missed
        Partly met
        Partially met
        Partially achieved
        Below target but within tolerance
        Below target, above tolerance
        Just off target
        Near target
        Close to target
        Worse than target but within tolerance
        Some concern
        Slightly off track
        At risk
        Within tolerance
        Within 10% of target
        Amber
        Below target by less than 5%
        Up to 5% below target
        Mostly met
        Missed by less than 5%
        Less than 5% off target
        Between target and minimum
        Off target by up to 5%
        Not met but within 5%
    """,
    Status.GREEN: """
        On target
        Target met
        Met
        Achieved
        At or above target
        On or better than target
        Better than target
        Within target
        Within budget
        On track
        On or within target
        Meeting target
        Met or exceeded
        Ahead of target
        Ahead of plan
        Target achieved
        No concerns
        Meets target
        Good
        Delivering
        On or above target
        At or better than target
        Within target range
        Performing on or above target
        Green
    """,
    Status.NOT_REPORTED: """
        No data
        Not available
        Not due
        Awaiting data
        Data unavailable
        Pending
        Not yet published
        Result not yet published
        To follow
        No data due or available this quarter
        Not due or not available
        Data not yet available
    """,
    Status.MONITORING_ONLY: """
        Data only
        No target set
        Monitored, no target
        For information
        No target
        Monitoring only
        Contextual
    """,
    None: """
        Good is
        Good is: High
        Good to be low
        Higher is better
        Under review
        Under development
        Underway
        Not yet achieved
        Not yet met
        Unlikely to be achieved
        Red/Amber
        Amber/Green
        In progress
        Above tolerance
        Above threshold
        Overspend
        Underspend
        New measure
        Unlikely to meet target
        On hold
        Under construction
    """,
}
DIRECTIONS: Mapping[PublishedDirection | None, str] = {
    PublishedDirection.IMPROVING: """
        Improving
        Better
        Improved
        Performance has improved
        Better than last quarter
        Improved compared with the same quarter last year
        Better than same period last year
        Performance levels have improved
        Performance up since last quarter
        Higher performance
        Getting better
        Performance is increasing
        Favourable
        Positive
        Improvement since last quarter
        Performance improving
    """,
    PublishedDirection.WORSENING: """
        Worse
        Declining
        Deteriorating
        Performance has worsened
        Worse than the same month last year
        Got worse
        Lower performance
        Unfavourable
        Adverse
        Negative
        Performance has declined
        Performance is decreasing
        Performance down on last quarter
        Performance has dropped
        Decline since last quarter
    """,
    PublishedDirection.SAME: """
        No change
        Unchanged
        Stable
        Static
        Steady
        Same
        The same
        Remained the same
        Maintained
        Similar
        No significant change
        Same as last quarter
        Level
        Little change
        No real change
        Performance is the same
        Consistent
    """,
    None: """
        Higher is better
        Lower is better
        Bigger is better
        Lower numbers are better
        No improvement
        Needs improvement
        Requires improvement
        Improvement required
        No better
        Not improving
        Better or worse than last quarter
        better/worse than last quarter
        Improved since last quarter but worse than last year
        Stable or improving
        Up
        Down
        Increasing
        Rising
        Fallen
        Less favourable than expected or more favourable
        Improvement plan
        Good to be high
        A high figure is better
        Smaller is better
        Reduced
        Similar or better
        No worse
    """,
    PublishedDirection.UNCLEAR: """
        No clear trend
        Unclear
    """,
}


def each_of(said: Mapping[Any, str]) -> Iterator[tuple[str, object]]:
    for meant, texts in said.items():
        for text in texts.strip().splitlines():
            yield text.strip(), meant


@pytest.mark.parametrize(("text", "meant"), each_of(STATUSES))
def test_a_phrase_means_a_status(text: str, meant: Status | None) -> None:
    assert status_of(text) is meant
    assert status_of(text.upper()) is meant


@pytest.mark.parametrize(("text", "meant"), each_of(DIRECTIONS))
def test_a_phrase_means_a_direction(text: str, meant: PublishedDirection | None) -> None:
    assert direction_of(text) is meant
    assert direction_of(text.upper()) is meant


@pytest.mark.parametrize(
    "text", ["Better", "no better", "Much worse", "↑", "↓ 3%", "Up", "Unclear"]
)
def test_a_cell_that_moves_holds_a_direction(text: str) -> None:
    assert moves(text)


@pytest.mark.parametrize("text", ["On target", ">= 99%", "12", "Better bus services", ""])
def test_other_cells_do_not(text: str) -> None:
    assert not moves(text)
