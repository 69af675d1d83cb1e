from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from kpi_tui.analysis.facts import facts
from kpi_tui.analysis.profile.polarity import Inferred, RatedFigure, infer
from kpi_tui.analysis.profile.polarity_words import hint
from kpi_tui.demo import published
from kpi_tui.report import Report
from kpi_tui.status import Status
from kpi_tui.vocabulary import Confidence, Polarity
from tests.support.frames import frame, names

UP, DOWN = Polarity.BIGGER_IS_BETTER, Polarity.SMALLER_IS_BETTER
SURE, LIKELY, ASK = Confidence.SURE, Confidence.LIKELY, Confidence.ASK
GREEN, AMBER, RED = Status.GREEN, Status.AMBER, Status.RED


def of(
    name: str, *shown: tuple[float, float, Status], watched: bool = False
) -> tuple[Polarity, Confidence] | None:
    found = infer([name], [RatedFigure(*item) for item in shown], watched=watched)
    return None if found is None else (found.polarity, found.confidence)


@pytest.mark.parametrize(
    ("shown", "found"),
    [
        ([(120, 100, GREEN)], (UP, LIKELY)),
        ([(80, 100, GREEN)], (DOWN, LIKELY)),
        ([(99, 100, AMBER)], (UP, LIKELY)),
        ([(101, 100, RED)], (DOWN, LIKELY)),
        ([(120, 100, GREEN), (99, 100, AMBER)], (UP, LIKELY)),
        ([(120, 100, GREEN), (99, 100, AMBER), (90, 100, RED)], (UP, SURE)),
        ([(80, 100, GREEN), (101, 100, AMBER), (110, 100, RED)], (DOWN, SURE)),
        ([(101, 100, RED), (99, 100, RED)], (DOWN, ASK)),
        ([(98, 100, AMBER), (97, 100, AMBER), (102, 100, AMBER)], (UP, LIKELY)),
        ([(100, 100, AMBER)], None),
        ([(100.4, 100, AMBER), (99.6, 100, GREEN)], None),
        ([(99, 100, GREEN)], (DOWN, ASK)),
        ([(101, 100, GREEN)], (UP, ASK)),
        ([(101, 100, GREEN), (102, 100, GREEN)], (UP, LIKELY)),
        ([(101, 100, GREEN), (99, 100, GREEN)], (UP, ASK)),
        ([(90, 100, Status.MONITORING_ONLY)], None),
        ([(0.5, 0, GREEN)], (UP, LIKELY)),
        ([], None),
    ],
)
def test_by_statuses_alone(
    shown: list[tuple[float, float, Status]], found: tuple[Polarity, Confidence] | None
) -> None:
    assert of("Things", *shown) == found


def test_green_by_tolerance_stands_against_nothing() -> None:
    """Green just under its target for years is no proof that less is better."""
    near = [(100 - part / 10, 100.0, GREEN) for part in range(6, 60)]
    found = of("Things", *near, (120, 100, GREEN))
    assert found == (UP, LIKELY)
    assert of("Things", *near) != (DOWN, SURE)


def test_the_same_figures_again_prove_no_more() -> None:
    assert of("Things", *[(120, 100, GREEN)] * 12) == (UP, LIKELY)


def test_bad_on_both_sides_is_a_range() -> None:
    both = [(90, 100, RED), (95, 100, AMBER), (106, 100, AMBER), (111, 100, RED)]
    assert of("Things", *both, (101, 100, GREEN)) == (Polarity.IN_RANGE, ASK)
    misprints = [(100 - part, 100.0, RED) for part in range(1, 20)]
    assert of("Things", *misprints, *both[2:]) == (UP, LIKELY)


@pytest.mark.parametrize("wrong", [1, 2])
def test_a_few_wrong_statuses_among_many(wrong: int) -> None:
    many = [(100 - part, 100.0, RED) for part in range(1, 21)]
    found = of("Things", *many, *((200.0 + part, 100.0, RED) for part in range(wrong)))
    assert found == (UP, SURE)


def test_a_slack_of_printing_proves_nothing() -> None:
    assert infer(["Things"], [RatedFigure(1, 0, RED, slack=1)]) is None
    assert infer(["Things"], [RatedFigure(1, 0, RED, slack=0.5)]) is not None


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Debt requiring impairment", (DOWN, LIKELY)),
        ("% answered within 20 working days", (UP, LIKELY)),
        ("% answered outside the response time", (DOWN, LIKELY)),
        ("Overall satisfaction with complaints", (UP, LIKELY)),
        ("Number of complaints", (DOWN, ASK)),
        ("Reduce the % of pupils who succeed", (DOWN, LIKELY)),
        ("Increase recycling", (UP, LIKELY)),
        ("Invoice collection rate - Corporate Debtors", (UP, LIKELY)),
        ("Overall budget variance", (DOWN, ASK)),
        ("% change in homeless households", None),
        ("Visits to museums", (UP, ASK)),
        ("Number of contacts", None),
        ("Debtors in the debating club", None),
        ("", None),
    ],
)
def test_by_the_name_alone(name: str, found: tuple[Polarity, Confidence] | None) -> None:
    assert of(name) == found


def test_names_that_turn_over_say_nothing_together() -> None:
    said = hint(["Answered within 5 days", "Answered outside 5 days"])
    assert said is None
    assert hint(["Answered within 5 days", "Answered"]) is not None


def test_the_words_are_whole() -> None:
    said = hint(["Number who participated"])
    assert said is not None
    assert said.words == "participated"


@pytest.mark.parametrize(
    ("name", "shown", "found"),
    [
        ("Debt", [(120, 100, RED)], (DOWN, SURE)),
        ("Debt", [(101, 100, RED), (200, 100, GREEN)], (DOWN, LIKELY)),
        ("Debt", [(200, 100, GREEN)], (DOWN, ASK)),
        ("Debt", [(200, 100, GREEN), (210, 100, GREEN)], (UP, ASK)),
        ("Debt", [(200, 100, GREEN), (210, 100, GREEN), (50, 100, RED)], (UP, LIKELY)),
        ("Complaints", [(200, 100, GREEN)], (UP, ASK)),
        ("Complaints", [(120, 100, RED)], (DOWN, LIKELY)),
        ("Debt", [(99, 100, GREEN)], (DOWN, LIKELY)),
        ("Debt", [(101, 100, GREEN)], (DOWN, LIKELY)),
        ("Visits", [(101, 100, GREEN)], (UP, LIKELY)),
        ("Visits", [(99, 100, GREEN)], (UP, ASK)),
    ],
)
def test_by_statuses_and_name(
    name: str, shown: list[tuple[float, float, Status]], found: tuple[Polarity, Confidence]
) -> None:
    assert of(name, *shown) == found


def test_the_sign_of_a_change_is_never_sure() -> None:
    shown = [(100.0 + part, 100.0, RED) for part in range(1, 9)]
    assert of("Visits", *shown) == (DOWN, LIKELY)
    assert of("Budget variance", *shown) == (DOWN, LIKELY)
    assert of("Budget", *shown) == (DOWN, SURE)


def test_what_is_only_watched_is_neutral_if_nothing_tells() -> None:
    assert of("Plans maintained", watched=True) == (Polarity.NEUTRAL, ASK)
    assert of("Debt", watched=True) == (DOWN, LIKELY)


SHOWN = st.builds(
    RatedFigure,
    st.integers(-300, 300).map(float),
    st.sampled_from([-100.0, 0.0, 100.0]),
    st.sampled_from([GREEN, AMBER, RED]),
)
MIRROR = {UP: DOWN, DOWN: UP}


@given(st.lists(SHOWN, max_size=12))
def test_mirrored_figures_have_the_mirrored_polarity(shown: list[RatedFigure]) -> None:
    """Names aside, neither way is favoured but where greens near the target leave it open."""
    straight = infer(["Things"], shown)
    mirrored = [structs.replace(s, actual=-s.actual, target=-s.target) for s in shown]
    turned = infer(["Things"], mirrored)
    assert (straight is None) == (turned is None)
    if straight and turned and Confidence.ASK not in (straight.confidence, turned.confidence):
        assert turned.polarity is MIRROR[straight.polarity]
        assert turned.confidence is straight.confidence


@given(st.lists(SHOWN, min_size=1, max_size=12))
def test_one_reading_more_never_turns_what_is_sure(shown: list[RatedFigure]) -> None:
    found = infer(["Things"], shown[:-1])
    if found and found.confidence is SURE:
        again = infer(["Things"], shown)
        assert again is not None
        assert again.polarity is found.polarity or again.polarity is Polarity.IN_RANGE


BY_HAND = {
    UP: """01.02 01.05 01.07 01.09 02.01 02.02 02.03 02.04 02.10 03.05 03.06 03.09 03.14 04.02
        04.08 05.01 05.02 05.03 05.04 06.02 07.10 07.12 09.02 09.05 10.03 10.04 10.06 10.07 10.08
        10.09 10.10 10.11 10.12 11.02 11.03 11.07 11.08 11.09 11.12 11.13 11.14 11.15""",
    DOWN: "04.04 07.07 07.13 10.13 11.01 11.06 11.10 11.11",
}
"""The polarity of the published measures, by hand, where it is one in all that have the code."""
BY_HAND_IN = {
    "2023-01": {UP: "04.03 04.04 04.05 07.02 07.03", DOWN: "07.06 10.01 10.02 10.05 11.05"},
    "2024-07": {
        UP: "04.01 04.03 07.04 07.07 10.01 10.02 10.05",
        DOWN: "04.04 04.05 07.03 07.05 11.04 11.05",
    },
}


def by_hand(month: str) -> dict[str, Polarity]:
    own = BY_HAND_IN[month]
    everywhere = {code: way for way, codes in BY_HAND.items() for code in codes.split()}
    return everywhere | {code: way for way, codes in own.items() for code in codes.split()}


def inferred(reports: Iterable[Report], day: str) -> dict[str, tuple[Polarity, Confidence]]:
    rows = facts(frame(*reports)).filter(report_date=published(day).report_date)
    return {
        row["measure_code"][3:]: (
            Polarity(row["polarity"]),
            Confidence(row["polarity_confidence"]),
        )
        for row in rows.iter_rows(named=True)
        if row["polarity"] is not None
    }


@pytest.mark.parametrize("together", [False, True])
@pytest.mark.parametrize("day", ["2023-01", "2024-07"])
def test_the_published_measures(day: str, together: bool) -> None:
    """Nothing is wrong that is not asked, and most is known."""
    reports = [published(month) for month in ("2023-01", "2024-07") if together or month == day]
    found, wanted = inferred(reports, day), by_hand(day)
    known = {code: item for code, item in found.items() if item[1] is not ASK}
    assert {code: way for code, (way, _) in known.items()} == {code: wanted[code] for code in known}
    measures = len(names(published(day)))
    assert len(known) >= 0.7 * measures
    assert sum(item[1] is SURE for item in known.values()) >= 0.15 * measures


def test_the_published_measures_nobody_rates() -> None:
    found = inferred([published("2024-07")], "2024-07")
    neutral = {code for code, (way, _) in found.items() if way is Polarity.NEUTRAL}
    assert neutral == {"07.02", "07.06", "07.08"}
    assert "11.07" not in found


@pytest.mark.parametrize("months", [("2024-07",), ("2023-01", "2024-07")])
def test_the_debt_shown_green_is_still_a_debt(months: tuple[str, ...]) -> None:
    """495,192 against 300,000, green: the check that asks about it needs the polarity."""
    found = inferred(map(published, months), "2024-07")
    assert found["11.10"] == (DOWN, LIKELY)


def test_why_is_said() -> None:
    found = infer(["Debt"], [RatedFigure(120, 100, RED)])
    assert found == Inferred(DOWN, SURE, "one status shows it; the name says “debt”")
