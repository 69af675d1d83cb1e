"""Overspends and underspends that comments tell of, against actual and budget."""

from __future__ import annotations

import pytest

from tests.support.check_rows import GREEN, RED, SMALLER, Printed, found, month, one, row

OUTTURN = "Forecast revenue outturn against budget"
OVERSPEND = "Forecast overspend (£m)"
UNDER: Printed = ("£96.3m", "£97.5m", GREEN)
OVER: Printed = ("1.4", "0.0", RED)


def hits(comment: str, name: str = OUTTURN, period: Printed = UNDER) -> int:
    measure = row(name=name, period=period, polarity=SMALLER, comment=comment)
    return len(found("C2", month(measure)))


@pytest.mark.parametrize(
    ("comment", "count"),
    [
        ("An overspend of £1.2m is forecast.", 1),
        ("An underspend of £1.7m is forecast.", 1),
        ("There is a £1.2m over-spend.", 1),
        ("The council is forecasting to overspend by £1.2 million.", 1),
        ("An underspend of £1.2m is forecast.", 0),
        ("An underspend of £1,200k is forecast, mainly on staffing.", 0),
        ("An underspend of £0.3m is forecast.", 0),  # too far off to be meant
        ("There is an underspend of £0.7m on highways.", 0),
        ("Adult Services forecast an overspend of £0.9m.", 0),
        ("A £0.9m overspend in Adult Services is offset by a £2.1m underspend in Corporate.", 0),
        ("In June an underspend of £0.6m was forecast.", 0),
        ("Without reserves there would be an overspend of £1.0m.", 0),
        ("An overspend of £1.0m before mitigations is forecast.", 0),
        ("A capital underspend of £3.1m is forecast.", 0),
        ("An overspend of £0.8m due to agency staff.", 0),
        ("Key variances:\n£0.8m overspend – agency staff\n£2.0m underspend – vacancies", 0),
        ("Overspend of £0.8m: agency staff.", 0),
        ("The overspend of £0.8m relates to school transport.", 0),
        ("The overspend of £0.8m within school transport is the largest.", 0),
        ("A £2.5m underspend to carry forward is agreed.", 0),
        ("At month 3 an overspend of £0.8m was reported.", 0),
        ("An overspend of £1.2m is forecast for the year and is being reduced.", 1),
        ("Underspends are reviewed. The budget includes £2m for pay.", 0),
    ],
)
def test_what_an_outturn_makes_of_its_budget(comment: str, count: int) -> None:
    assert hits(comment) == count


@pytest.mark.parametrize(
    ("name", "comment", "count"),
    [
        (OVERSPEND, "The council is forecasting to underspend by £1.4m.", 1),
        (OVERSPEND, "The council is forecasting to overspend by £1.4m.", 0),
        (OVERSPEND, "An underspend of £0.9m in Corporate helps.", 0),
        ("Forecast underspend (£m)", "An overspend of £1.4m is forecast.", 1),
        ("Forecast overspend or underspend (£m)", "An underspend of £1.4m is forecast.", 0),
        ("Forecast variance (£m)", "An underspend of £1.4m is forecast.", 0),  # either sign may be meant
        ("Forecast overspend (%)", "An underspend of £1.4m is forecast.", 0),
    ],
)  # fmt: skip
def test_a_name_that_says_which_way_its_figure_goes(name: str, comment: str, count: int) -> None:
    assert hits(comment, name, OVER) == count


def test_it_quotes_actual_and_target() -> None:
    comment = "An overspend of £1.2m is forecast."
    finding = one("C2", month(row(name=OUTTURN, period=UNDER, comment=comment)))
    assert finding.message == (
        "The comment says “overspend of £1.2m”; the actual is £96.3m and the target £97.5m. "
        "Which is right?"
    )
