"""Of which measures an outlook is given: each that the two published months had, and kinds of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import msgspec
import pytest
from msgspec import structs

from kpi_tui.analysis.facts import facts
from kpi_tui.analysis.from_facts import measure_histories
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.outlook import year_outlook
from kpi_tui.analysis.trend import trend
from kpi_tui.demo import published
from kpi_tui.judgements.in_force import in_force
from kpi_tui.judgements.judgement import SetYtdMethod
from kpi_tui.measure_name import MeasureName
from kpi_tui.report import Reading
from kpi_tui.vocabulary import Confidence, Kind, Polarity, YtdMethod
from tests.support.frames import frame, histories
from tests.support.measures import measure, month_end, through

FORECAST = "its figure is itself a forecast of the year, or of a budget"
SHARES = "its year to date adds up percentages or rates"
LEVELS = "its year to date adds up levels"
MEAN_OF_LEVELS = "its year to date averages levels"
ON_TARGET = "it is on target now"
GUESSED = "one month does not tell how its year to date is made up"
WAY = "which way is better is not known"
GOAL = "To finish the year on target"

JANUARY_2023 = {
    # What is foretold of the year is no month of it.
    "01.09": GUESSED,  # a forecast by its comment, which is reworded here: see below
    "11.01": FORECAST,
    "11.02": FORECAST,
    "11.05": FORECAST,
    "11.06": FORECAST,
    # Month-end totals added up.
    "07.07": LEVELS,
    "11.10": LEVELS,
    "11.11": LEVELS,
    # An average by one month's guess, which only the plain average of all months would bear out.
    "04.02": GUESSED,
    "04.03": GUESSED,
    "04.04": GUESSED,
    "04.05": GUESSED,
    "07.10": GUESSED,
    "10.01": GUESSED,
    "10.02": GUESSED,
    "10.03": GUESSED,
    "10.04": GUESSED,
    "10.05": GUESSED,
    "10.06": GUESSED,
    "11.08": GUESSED,
    "11.09": GUESSED,
    "11.13": GUESSED,
    "11.15": GUESSED,
    # "Has to be at 10 % or more" of what stands at 21 % says nothing.
    "05.04": ON_TARGET,
    "11.14": WAY,
    # Sums whose targets add up, and a level that is off its target.
    "02.10": "Has reached the year's 3,600 already; so far 585 a month, 5,845 in all.",
    "03.06": f"{GOAL} (1,380,000) it must bring 24,892 a month or more in the 2 months left; "
    "so far 133,022 a month, 1,330,217 in all.",
    "04.08": f"{GOAL} (65,400) it must bring 3,080 a month or more in the 2 months left; "
    "so far 5,924 a month, 59,240 in all.",
    "07.03": f"{GOAL} (804) it must bring 368 a month or more in the 2 months left; "
    "so far 7 a month, 69 in all.",
    "07.06": f"{GOAL} it must be 750 or lower at 31 March (now 805).",
    "09.05": f"{GOAL} (24) it must bring 1 or more in the 2 months left; "
    "so far 2.3 a month, 23 in all.",
}
JULY_2024 = {
    "01.07": FORECAST,
    "11.01": FORECAST,
    "11.02": FORECAST,
    "11.03": FORECAST,
    "11.04": FORECAST,
    "11.05": FORECAST,
    # Percentages added up.
    "10.01": SHARES,
    "10.04": SHARES,
    "10.05": SHARES,
    # The year-end level counts, not the mean of the levels.
    "07.05": MEAN_OF_LEVELS,
    "11.10": MEAN_OF_LEVELS,
    "11.11": MEAN_OF_LEVELS,
    "10.06": GUESSED,
    "10.13": GUESSED,
    "11.08": GUESSED,
    "11.09": GUESSED,
    "11.15": GUESSED,
    "04.03": ON_TARGET,
    "10.03": ON_TARGET,
    "10.07": ON_TARGET,
    "03.09": f"{GOAL} (5,400) it must bring 269 a month or more in the 8 months left; "
    "so far 814 a month, 3,254 in all.",
    "04.01": f"{GOAL} it must be 77.50 or higher at 31 March (now 76.00).",
    "04.05": f"{GOAL} it must be 20.00 or lower at 31 March (now 25.73).",
    "07.04": WAY,
    "09.02": f"{GOAL} (12) it must bring 1 or more in the 8 months left; "
    "so far 2.8 a month, 11 in all.",
    "10.11": f"{GOAL} it must be 80 or higher at 31 March (now 68).",
}
MONTHS = {"2023-01": JANUARY_2023, "2024-07": JULY_2024}


@cache
def measures(text: str) -> dict[str, MeasurePeriod]:
    reports = {month: published(month) for month in MONTHS}
    found = histories(*reports.values()).of_report(reports[text].report_date)
    return {each.measure_code.removeprefix("OCC"): each for each in found}


@pytest.mark.parametrize(
    ("month", "code", "expected"),
    [(month, code, said) for month, listed in MONTHS.items() for code, said in listed.items()],
)
def test_the_outlooks_of_the_published_months(month: str, code: str, expected: str) -> None:
    found = year_outlook(measures(month)[code])
    assert found is not None
    assert found.sentence == expected or found.sentence == f"No outlook: {expected}."


def test_there_were_57_and_all_others_have_none() -> None:
    assert sum(map(len, MONTHS.values())) == 57
    for month, listed in MONTHS.items():
        for code, each in measures(month).items():
            found = year_outlook(each)
            assert code in listed or found is None or found.needed is None, code


def test_only_an_outlook_is_a_sentence_of_the_trend() -> None:
    told = trend(measures("2024-07")["04.05"]).sentences
    assert told[0].startswith(GOAL)
    assert (
        told[1] == "Simple arithmetic, not a forecast: the year's target taken to be this month's."
    )
    assert not any("outlook" in said for said in trend(measures("2024-07")["10.03"]).sentences)


# Kinds


def year(
    *ytds: tuple[str, str],
    name: str = "Visits to libraries",
    comment: str | None = None,
    kind: Kind | None = Kind.FLOW,
    method: YtdMethod = YtdMethod.SUM,
    months: int = 0,
    polarity: Polarity = Polarity.BIGGER_IS_BETTER,
    period: tuple[str, str] = ("90", "100"),
) -> MeasurePeriod:
    """A measure from April 2024 on, its years to date one a month."""
    readings = [
        measure(
            Reading(
                "OCC01",
                "OCC01.01",
                name,
                period_actual=period[0],
                period_target=period[1],
                ytd_actual=actual,
                ytd_target=target,
                comment=comment,
            ),
            month_end(2024, 4 + place),
            kind=kind,
            ytd_method=method,
            ytd_months=months,
            polarity=polarity,
            confidence=Confidence.SURE,
        )
        for place, (actual, target) in enumerate(ytds)
    ]
    return through(*readings)


SUMS = (("90", "100"), ("180", "200"))
MEANS = (("90%", "95%"), ("91%", "95%"))
SAME = (("90%", "95%"), ("90%", "95%"))


def said(found: MeasurePeriod) -> str:
    outlook = year_outlook(found)
    assert outlook is not None
    return outlook.sentence.removeprefix("No outlook: ").removesuffix(".")


def test_a_sum_whose_targets_add_up_is_known_from_one_month() -> None:
    assert said(year(*SUMS)).startswith(f"{GOAL} (1,200) it must bring 102 a month or more")
    assert said(year(("90", "100"), ("180", "130"))) == GUESSED


@pytest.mark.parametrize(
    ("name", "comment", "why"),
    [
        ("Forecast overspend", None, FORECAST),
        ("Revenue outturn against budget", None, FORECAST),
        ("Budget variance", None, FORECAST),
        ("Planned savings delivered", None, FORECAST),
        ("Spend within agreed budget", None, FORECAST),
        ("Visits", "The figure reported is the forecast end of year performance.", FORECAST),
        ("Visits", "The year end forecast is 1,100.", FORECAST),
        ("Visits", "Data is reported a month in arrears.", "its figure is of an earlier period"),
        ("Visits", "Unchanged from last month.", "its figure is of an earlier period"),
        ("Rent arrears collected", None, "its figure is of an earlier period"),
    ],
)
def test_none_where_the_figure_is_not_the_months(name: str, comment: str | None, why: str) -> None:
    assert said(year(*SUMS, name=name, comment=comment)) == why


@pytest.mark.parametrize(
    "name", ["Cash balance compared to forecast balance", "Visits against the forecast of last May"]
)
def test_what_is_compared_with_a_forecast_is_none(name: str) -> None:
    assert said(year(*SUMS, name=name)).startswith(GOAL)


@pytest.mark.parametrize(
    ("kind", "why"),
    [(Kind.STOCK, LEVELS), (Kind.RATE, SHARES), (None, "what it counts is not known")],
)
def test_what_must_not_be_added_up(kind: Kind | None, why: str) -> None:
    assert said(year(*SUMS, kind=kind)) == why


def test_figures_of_a_few_are_taken_for_counts_whatever_the_measure_is_called() -> None:
    found = year(("2", "1"), ("4", "2"), kind=None, period=("2", "1"))
    assert said(found).startswith(f"{GOAL} (12)")


def test_averages_are_told_where_the_months_bear_them_out() -> None:
    mean = YtdMethod.AVERAGE
    assert said(year(*MEANS, kind=Kind.RATE, method=mean)) == GUESSED
    known = year(*MEANS, kind=Kind.RATE, months=1, period=("92%", "95%"), method=mean)
    assert said(known).startswith(f"{GOAL} (95%) it must average")
    assert said(structs.replace(known, ytd_months=0, ytd_is_settled=True)).startswith(GOAL)
    assert said(structs.replace(known, kind=Kind.STOCK)) == MEAN_OF_LEVELS


def test_a_share_cannot_be_over_100() -> None:
    late = [("40%", "95%")] * 11
    rate = year(
        *late, kind=Kind.RATE, method=YtdMethod.AVERAGE, months=5, period=("40%", "95%"),
        name="% of calls answered",
    )  # fmt: skip
    assert "would need more than 100% in the last month" in said(rate)
    change = [structs.replace(each, reading=replace(each.reading, measure_name="% change in calls"))
              for each in rate.history]  # fmt: skip
    assert "over 100" not in said(through(*change))


@pytest.mark.parametrize(
    ("name", "ytd", "polarity", "words"),
    [
        ("Days to decide", ("34", "20"), Polarity.SMALLER_IS_BETTER, "would need less than 0 in"),
        ("Score of inspections", ("95", "60"), Polarity.BIGGER_IS_BETTER, "Finishes the year on"),
        # What may be less than nothing has no such bound.
        ("Change in days", ("34", "20"), Polarity.SMALLER_IS_BETTER, "it must be -134 or less in"),
        ("Net gain", ("-34", "-20"), Polarity.BIGGER_IS_BETTER, "it must be 134 or more in"),
    ],
)
def test_what_was_never_below_nothing_is_not_asked_to_be(
    name: str, ytd: tuple[str, str], polarity: Polarity, words: str
) -> None:
    mean = YtdMethod.AVERAGE
    known = year(
        *[ytd] * 11, name=name, period=ytd, polarity=polarity, kind=Kind.RATE, method=mean, months=5
    )
    assert words in said(known)


def test_an_end_of_period_is_told_where_it_is_off_target() -> None:
    end = YtdMethod.END_OF_PERIOD
    figures = ("90%", "95%")
    assert said(year(*SAME, kind=Kind.RATE, period=figures, method=end)) == (
        f"{GOAL} it must be 95% or higher at 31 March (now 90%)"
    )
    down = year(
        *SAME, kind=Kind.RATE, period=figures, polarity=Polarity.SMALLER_IS_BETTER, method=end
    )
    assert said(down) == ON_TARGET


def test_a_guess_of_the_better_way_is_not_enough() -> None:
    assert said(structs.replace(year(*SUMS), confidence=Confidence.ASK)) == WAY


def test_a_method_that_an_officer_settled_is_known() -> None:
    reports = [published(month) for month in MONTHS]
    named = MeasureName("OCC10.13", measures("2024-07")["10.13"].measure_name)
    settled = SetYtdMethod(who="Ada", why="", measure=named, value=YtdMethod.AVERAGE)
    judged = in_force([settled], ())
    found: Sequence[MeasurePeriod] = measure_histories(facts(frame(*reports), judged), judged)\
        .of_report(reports[1].report_date)  # fmt: skip
    told = next(each for each in found if each.measure_code == "OCC10.13")
    assert said(told).startswith(f"{GOAL} (10.00%) it must average 12.16% or less")


def test_a_single_day_or_a_measure_without_readings_has_no_year() -> None:
    assert year_outlook(measure()) is None


def test_a_month_that_was_reported_without_a_figure_weighs_nothing() -> None:
    mean = {"kind": Kind.RATE, "method": YtdMethod.AVERAGE, "period": ("90", "92")}
    whole = year(*[("90", "92")] * 10, months=3, **mean)  # type: ignore[arg-type]
    emptied = [
        structs.replace(
            each,
            reading=replace(each.reading, period_actual=text),
            period=msgspec.structs.replace(each.period, actual=text),
        )
        for each, text in zip(whole.history, ["90"] * 6 + [None, "n/a", "*", "90"], strict=True)
    ]
    found = year_outlook(through(*emptied))
    assert found is not None
    # 8 months count, the one that is withheld among them: (10 × 92 - 8 × 90) / 2.
    assert found.needed == pytest.approx(100)
    everything = year_outlook(whole)
    assert everything is not None
    assert everything.needed == pytest.approx(102)
