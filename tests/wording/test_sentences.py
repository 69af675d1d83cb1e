"""What we make of a measure, as sentences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from msgspec import structs

from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.figures import Unit
from kpi_tui.measure_name import MeasureName
from kpi_tui.status import Status
from kpi_tui.vocabulary import Confidence, Kind, Polarity, Travel, YtdMethod
from kpi_tui.wording.phrases import KINDS
from kpi_tui.wording.sentences import remarks_and_trend, remarks_by_month, statements
from tests.support.measures import measure, month_end, point, points, through

HIGHER = through(
    *points("900", "1,247"),
    polarity=Polarity.BIGGER_IS_BETTER,
    confidence=Confidence.SURE,
    polarity_why="shown by 3 of 3 statuses",
)
SINCE = structs.replace(
    HIGHER,
    moved=347.0,
    travel=Travel.BETTER,
)
STEADY = points(*(str(100 + place % 3) for place in range(12)))


JULY = date(2024, 7, 31)


def said(
    insight: MeasurePeriod, word: str, perhaps: Sequence[MeasureName] = (), is_first: bool = False
) -> list[str]:
    """The sentences with this word."""
    return [sentence for sentence in statements(insight, perhaps, is_first) if word in sentence]


@pytest.mark.parametrize(
    ("confidence", "sentence"),
    [
        (Confidence.SURE, "Higher is better: shown by 3 of 3 statuses."),
        (Confidence.LIKELY, "Higher is better (assumed): shown by 3 of 3 statuses."),
        (
            Confidence.ASK,
            "Higher is better (assumed, to be confirmed): shown by 3 of 3 statuses. "
            "To settle it: kpi-tui review polarity OCC01.01.",
        ),
    ],
)
def test_which_way_is_better_and_how_sure_that_is(confidence: Confidence, sentence: str) -> None:
    assert next(statements(structs.replace(HIGHER, confidence=confidence))) == sentence


@pytest.mark.parametrize(
    ("target", "year", "sentences"),
    [
        ("12", "11 days", []),
        ("2 weeks", None, ["Not counted in days, so not compared: period target 2 weeks."]),
        (
            "95%",
            "2 weeks",
            [
                "Not counted in days, so not compared: period target 95% and year-to-date actual 2 weeks."
            ],
        ),
    ],
)
def test_what_counts_in_another_unit_is_said(
    target: str, year: str | None, sentences: list[str]
) -> None:
    """A figure in weeks beside one in days had no gap, and no screen said why."""
    assert said(point(JULY, "10 days", target, None, ytd=(year, None)), "counted in") == sentences


def test_what_is_not_known_can_be_settled() -> None:
    assert next(statements(through(*points("5")))) == (
        "Its polarity (whether high or low is good) is not known. To settle it: kpi-tui review polarity OCC01.01."
    )
    bare = structs.replace(HIGHER, polarity_why=None, polarity=Polarity.NEUTRAL)
    assert next(statements(bare)) == "Context only – no polarity."


@pytest.mark.parametrize(
    ("moved", "travel", "before", "sentence"),
    [
        (347.0, Travel.BETTER, "900", "Up since June 2024 (900): better."),
        (-3.0, Travel.WORSE, "903", "Down since June 2024 (903): worse."),
        (347.0, None, "900", "Up since June 2024 (900)."),
        (-1.0, None, "901", "Down since June 2024 (901)."),
        (0.0, None, "900", "The same as in June 2024."),
        (1e-12, Travel.SAME, "900", "The same as in June 2024."),
        (None, None, "90%", "June 2024 had 90%: not to be compared."),
        (None, None, None, "June 2024 had no figure."),
    ],
)
def test_since_the_report_before(
    moved: float | None, travel: Travel | None, before: str | None, sentence: str
) -> None:
    made = structs.replace(SINCE, moved=moved, travel=travel, history=points(before, "1,247"))
    assert list(statements(made))[1] == sentence


def test_a_first_report() -> None:
    first = through(*points("5"))
    assert "No earlier report has it." in statements(first)
    assert not said(first, "earlier report has it", is_first=True), "nor has any other"
    assert said(first, "Possible match", perhaps=[MeasureName("OCC01.09", "Visits")]) == [
        "Possible match with OCC01.09 “Visits”: unconfirmed."
    ]
    two = [MeasureName("A1", "Trees"), MeasureName("A2", "Hedges")]
    assert said(first, "A1", perhaps=two)[0].startswith(
        "Possible match with A1 “Trees” or A2 “Hedges”"
    )
    assert not said(first, "earlier report has it", perhaps=two)


@pytest.mark.parametrize(
    ("travel", "sentence"),
    [
        (Travel.BETTER, "Better than in July 2023 (800)."),
        (Travel.WORSE, "Worse than in July 2023 (800)."),
        (Travel.SAME, "The same as in July 2023 (800)."),
    ],
)
def test_against_the_same_month_a_year_before(travel: Travel, sentence: str) -> None:
    year = structs.replace(
        SINCE, history=points("700", "800", *["900"] * 11, "1,247"), travel_year=travel
    )
    assert said(year, "2023")[0] == sentence
    assert not said(structs.replace(year, travel_year=None), "in July 2023")
    assert not said(structs.replace(year, history=year.history[2:]), "in July 2023")


def test_how_long_it_has_had_its_status() -> None:
    assert said(structs.replace(HIGHER, months_at_status=4), "in a row") == [
        "Green for 4 reports in a row."
    ]
    assert not said(HIGHER, "in a row")


@pytest.mark.parametrize(
    ("months", "end"),
    [
        (0, " (assumed)."),
        (1, ": 1 month of the year bears that out."),
        (3, ": 3 months of the year bear that out."),
    ],
)
def test_the_year_to_date(months: int, end: str) -> None:
    made = structs.replace(HIGHER, kind=Kind.FLOW, ytd_method=YtdMethod.SUM, ytd_months=months)
    assert said(made, "count in") == ["Type of figure: count in month (assumed)."]
    assert said(made, "YTD") == [f"YTD is the sum of the months{end}"]
    settled = structs.replace(made, ytd_is_settled=True)
    assert said(settled, "YTD") == ["YTD is the sum of the months, as an officer decided."]
    assert not said(HIGHER, "Year to date")


def test_a_type_of_figure_is_assumed_until_an_officer_settles_it() -> None:
    for kind, words in KINDS.items():
        made = structs.replace(HIGHER, kind=kind)
        assert said(made, "Type of figure") == [f"Type of figure: {words} (assumed)."]
        settled = structs.replace(made, kind_is_settled=True)
        said_of_it = [f"Type of figure: {words}, as an officer decided."]
        assert said(settled, "Type of figure") == said_of_it


def test_signal_and_noise_with_the_figures_of_the_chart() -> None:
    made = structs.replace(HIGHER, history=STEADY)
    assert said(made, "average") == ["Its average is 101, its usual range 98 to 104."]
    assert said(made, "provisional")
    assert not said(HIGHER, "average")
    assert said(HIGHER, "too few for a usual range")


def test_small_averages_have_a_decimal() -> None:
    made = structs.replace(HIGHER, history=points(*(str(2 + place % 2) for place in range(14))))
    assert said(made, "average") == ["Its average is 2.5, its usual range -0.2 to 5.2."]
    counted = tuple(structs.replace(point, kind=Kind.FLOW) for point in made.history)
    assert said(structs.replace(made, history=counted), "average") == [
        "Its average is 2.5, its usual range 0.0 to 5.2."
    ], "there is no less than none"


def shares(*actuals: str) -> MeasurePeriod:
    made = tuple(structs.replace(point, unit=Unit.PERCENT) for point in points(*actuals))
    return structs.replace(HIGHER, history=made, is_percentage=True)


def test_limits_of_a_percentage_are_percentages() -> None:
    high = shares(*["97%", "99%"] * 7)
    assert said(high, "average") == ["Its average is 98%, its usual range 93% to 100%."]
    low = shares(*["1%", "9%"] * 7)
    assert "0.0% to 26.3%" in said(low, "average")[0]
    change = shares(*["-1%", "9%"] * 7)
    assert "-22.6% to 30.6%" in said(change, "average")[0], "a change may be less than none"
    more = shares(*["101%", "120%"] * 7)
    assert "60% to 161%" in said(more, "average")[0]


def test_what_never_moves_has_no_limits() -> None:
    still = structs.replace(HIGHER, history=points(*["5"] * 14))
    assert not said(still, "average")
    assert said(still, "stood still")


def redefined() -> MeasurePeriod:
    """A share at first, then a number, and pounds for the last 13 months."""
    made = points("1", "2", *["3"] * 3, *(str(100 + place % 3) for place in range(12)), "300")
    units = [Unit.PERCENT] * 2 + [Unit.NUMBER] * 3 + [Unit.GBP] * 13
    return structs.replace(
        HIGHER,
        history=tuple(
            structs.replace(point, unit=unit) for point, unit in zip(made, units, strict=True)
        ),
    )


def test_where_it_was_redefined() -> None:
    assert said(redefined(), "compared separately") == [
        "Break in series at July 2023, counted in another unit: earlier months are compared separately."
    ]
    assert not said(structs.replace(HIGHER, history=STEADY), "compared separately")
    assert said(redefined(), "average") == ["Its average is 116, its usual range 113 to 120."]
    counted = points("1%", "2%", *(str(100 + place % 3) for place in range(12)), "300")
    units = [Unit.PERCENT] * 2 + [Unit.NUMBER] * 13
    history = tuple(
        structs.replace(each, unit=unit) for each, unit in zip(counted, units, strict=True)
    )
    assert said(structs.replace(HIGHER, history=history), "average") == [
        "Its average is 116, its usual range 113 to 120."
    ]
    marked = remarks_by_month(redefined())
    assert month_end(2023, 4) not in marked
    assert said(redefined(), "o longer printed") == [
        "No longer printed with % since April 2023, shown as one series."
    ]
    assert marked[month_end(2023, 7)] == "break in series; unusual (worse)"
    assert month_end(2023, 5) not in marked


def test_the_months_that_a_chart_marks() -> None:
    up = points(*(str(100 + place % 3) for place in range(13)), "200")
    better = structs.replace(HIGHER, history=up)
    assert remarks_by_month(better)[JULY] == "unusual (better)"
    assert remarks_by_month(structs.replace(better, polarity=Polarity.SMALLER_IS_BETTER))[JULY] == (
        "unusual (worse)"
    )
    assert remarks_by_month(structs.replace(better, polarity=None))[JULY] == "unusual (high)"
    down = points(*(str(100 + place % 3) for place in range(13)), "2")
    assert (
        remarks_by_month(structs.replace(better, history=down, polarity=None))[JULY]
        == "unusual (low)"
    )
    assert remarks_by_month(structs.replace(HIGHER, history=STEADY)) == {}
    assert remarks_by_month(HIGHER) == {}


def test_sentences_are_single_lines() -> None:
    made = through(
        point(date(2024, 6, 30), "3\n4"),
        point(JULY, "1\n2", None, Status.RED, code="A\nB"),
        polarity=Polarity.BIGGER_IS_BETTER,
        confidence=Confidence.ASK,
        polarity_why="settled by A\nB\x1b[31m",
    )
    for sentence in statements(made):
        assert "\n" not in sentence
        assert "\x1b" not in sentence


def test_nothing_known_at_all() -> None:
    assert next(statements(measure())).startswith(
        "Its polarity (whether high or low is good) is not known."
    )
    assert remarks_by_month(measure()) == {}


def test_remarks_as_sentences_with_the_trend() -> None:
    guessed = structs.replace(SINCE, confidence=Confidence.ASK)
    assert list(remarks_and_trend(guessed)) == [
        "Higher is better (assumed, to be confirmed).",
        "Up since June 2024 (900): better.",
        "Fewer than 10 months: too few for a usual range.",
    ]
    assert list(remarks_and_trend(measure())) == []
