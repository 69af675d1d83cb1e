from __future__ import annotations

from dataclasses import replace

import pytest
from msgspec import structs

from kpi_tui.analysis.checks.context import CheckContext
from kpi_tui.analysis.checks.finding import Importance, Level
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.judgements.in_force import NO_JUDGEMENTS, JudgementsInForce
from kpi_tui.judgements.judgement import Accept, LinkMeasures
from kpi_tui.period import PeriodType
from kpi_tui.status import Status
from tests.support.check_rows import (
    AMBER,
    BIGGER,
    GREEN,
    RED,
    Printed,
    day,
    found,
    month,
    one,
    past,
    row,
)
from tests.support.judging import judged

LATE = "% of statutory complaints answered outside the time"
ADULTS = "% of adult statutory complaints (stage 1) answered within the time"
CHILDREN = "% of child statutory complaints (stage 1) answered within the time"


def accepting_codes(measure: MeasurePeriod) -> JudgementsInForce:
    return judged(Accept(who="A", why="as agreed", rule="I2", measure=measure.named))


def two(
    before: list[MeasurePeriod],
    now: list[MeasurePeriod],
    held: str = "2024-06",
    judged: JudgementsInForce = NO_JUDGEMENTS,
) -> CheckContext:
    return month(*now, before=before, held=(held,), judged=judged)


def test_a_code_used_again() -> None:
    seen = two([row(name="Bus journeys")], [row(name="Potholes mended")])
    finding = one("I1", seen)
    assert finding.level is Level.QUESTION
    assert finding.message == (
        "In June 2024 the code was that of “Bus journeys”. What became of that one?"
    )
    assert finding.figures == (
        ("June 2024 OCC01.01", "Bus journeys"),
        ("July 2024 OCC01.01", "Potholes mended"),
    )


def test_a_code_used_again_whose_measure_goes_on() -> None:
    journeys = row("OCC01.02", "Bus journeys", measure_id="x")
    seen = two([row(name="Bus journeys", measure_id="x")], [row(name="Potholes mended"), journeys])
    finding = one("I1", seen)
    assert (finding.rules, finding.measure_codes) == (("I1", "I2"), ("OCC01.01", "OCC01.02"))
    assert finding.message == (
        "1 code stands for another measure than in June 2024, and 1 measure has another code, such "
        "as “Bus journeys”, OCC01.01 then and OCC01.02 now."
    )
    mended, bus = finding.measures
    assert finding.message_on(mended) == "OCC01.01 was another measure's code in June 2024."
    assert finding.message_on(bus) == "Was OCC01.01 in June 2024."
    assert found("I2", seen) == []
    settled = accepting_codes(seen.measures[1])
    assert "which goes on as OCC01.02" in found("I1", replace(seen, judged=settled))[0].message


def test_a_code_whose_name_is_half_alike_is_asked() -> None:
    old, new = row(name="Roads resurfaced"), row(name="Roads to be treated")
    seen = month(new, before=(old,), held=("2024-06",), asked=((old, new),))
    assert one("I1", seen).message == (
        "Is it the measure that was “Roads resurfaced” in June 2024, or another?"
    )


def test_a_measure_that_goes_on_uses_its_code() -> None:
    same = row(name="Bus journeys", measure_id="x")
    assert found("I1", two([same], [same])) == []
    renamed = row(name="Journeys by bus", measure_id="x")
    assert found("I1", two([same], [renamed])) == []
    assert found("I1", month(same)) == []


def test_the_level_falls_where_the_report_before_is_long_ago() -> None:
    for held, level in (("2023-07", Level.QUESTION), ("2023-06", Level.INFORMATION)):
        seen = two([row(name="Bus journeys")], [row(name="Potholes mended")], held)
        assert one("I1", seen).level is level


def test_a_measure_under_another_code() -> None:
    old = row("OCC01.09", "Waste recycled", measure_id="x")
    new = row("OCC01.07", "Waste recycled", measure_id="x")
    finding = one("I2", two([old], [new]))
    assert (finding.measure_code, finding.level) == ("OCC01.07", Level.INFORMATION)
    assert (
        "OCC01.09 of June 2024, “Waste recycled”, goes on as OCC01.07. Please confirm."
        in finding.message
    )
    assert finding.harmless == ""  # within a year nothing is numbered anew
    explained = structs.replace(
        new, reading=replace(new.reading, comment="Was OCC01.09 until June.")
    )
    assert one("I2", two([old], [explained])).harmless == "its comment says so"
    assert one("I2", two([old], [new], "2024-03")).harmless == "codes are given anew each year"
    confirmed = judged(LinkMeasures(who="A", why="seen", before=old.named, after=new.named))
    assert found("I2", two([old], [new], judged=confirmed)) == []
    assert found("I2", two([old], [row("OCC01.09", "Waste recycled", measure_id="x")])) == []


def split() -> CheckContext:
    before = [row("OCC10.01", LATE, ("74.00%", "5.00%", RED), report_date=day("2024-06"))]
    now = [
        row("OCC10.02", ADULTS, ("100.00", "80.00", GREEN)),
        row("OCC10.08", CHILDREN, (None, "80.00", None)),
    ]
    return month(*now, before=before, held=("2024-06",), asked=[(before[0], item) for item in now])


def test_a_measure_that_may_go_on_under_several_codes() -> None:
    finding = one("I2", split())
    assert "seems to be split into OCC10.02 and OCC10.08. Please confirm." in finding.message
    assert (finding.measure_code, finding.measure_codes) == (None, ("OCC10.02", "OCC10.08"))


def test_a_name_turned_into_its_opposite() -> None:
    finding = one("I6", split())
    assert finding.level is Level.QUESTION
    assert finding.measure_codes == ("OCC10.02", "OCC10.08")
    assert finding.message == (
        "At most 5% outside became at least 80% within: up to 20% may now be outside. It was "
        f"“{LATE}” in June 2024 and is “{ADULTS}” and 1 more now. Who agreed that?"
    )


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("80.00", "up to 20% may now be outside"),
        ("95.00", "100.00 against 95.00 now. Can the two be compared?"),
        ("98.00", "Can the two be compared?"),
    ],
)
def test_the_opposite_is_eased_where_it_allows_more(target: str, words: str) -> None:
    before = [row("OCC10.01", LATE, ("74.00%", "5.00%", RED), measure_id="x")]
    now = [row("OCC10.01", ADULTS, ("100.00", target, GREEN), measure_id="x")]
    message = one("I6", two(before, now)).message
    assert words in message
    assert ("Who agreed" in message) is (target == "80.00")


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        ("% met within time", "% failed within time", "said “met” and says “failed”"),
        (
            "Customers satisfied",
            "Customers dissatisfied",
            "said “satisfied” and says “dissatisfied”",
        ),
        ("Calls abandoned", "Calls answered", "said “abandoned” and says “answered”"),
        ("Cases over 28 days", "Cases under 28 days", "said “over” and says “under”"),
        ("Cases over 28 days", "Cases over 30 days", None),
        ("Over and under", "Under and over", None),
        ("Metro journeys", "Failed journeys", None),
    ],
)
def test_a_name_that_says_the_opposite_is_a_query(before: str, now: str, words: str | None) -> None:
    seen = two([row(name=before, measure_id="x")], [row(name=now, measure_id="x")])
    told = found("I6", seen)
    assert [item.level for item in told] == ([Level.QUESTION] if words else [])
    assert words is None or words in told[0].message


@pytest.mark.parametrize(
    ("before", "now", "hits"),
    [
        ("5.00%", "95.00%", 1),
        ("5.00%", "80.00%", 0),
        ("45%", "55%", 0),
        ("5%", "95", 0),
        ("100%", "0%", 0),
        ("95.00%", "5.00%", 1),
        (None, "95.00%", 0),
    ],
)
def test_a_target_turned_round(before: str | None, now: str, hits: int) -> None:
    old = row(period=("3.00%", before, RED), measure_id="x")
    new = row(period=("3.00%" if "%" in now else "3.00", now, RED), measure_id="x")
    assert len(found("I6", two([old], [new]))) == hits


def test_measures_that_came_and_went() -> None:
    before = [
        row("OCC01.01", "Bus journeys", ("5", "6", RED), measure_id="a"),
        row("OCC01.02", "Trees planted", ("7", None, None), measure_id="b"),
        row("OCC01.03", "Roads swept", measure_id="c"),
    ]
    now = [row("OCC01.03", "Roads swept", measure_id="c"), row("OCC01.04", "Lamps lit", pages=(8,))]
    gone = one("I3", two(before, now))
    assert gone.level is Level.QUESTION
    assert gone.message == (
        "2 measures of June 2024 are not in this report, and 1 is new in it. Off target when last "
        "seen: “Bus journeys” (OCC01.01 then, ▲ red). Are they no longer reported, or not due?"
    )
    assert gone.importance is Importance.VANISHED
    assert gone.figures == (
        ("OCC01.01", "Bus journeys: 5 against 6, ▲ red"),
        ("OCC01.02", "Trees planted: 7"),
        ("new OCC01.04", "Lamps lit"),
    )
    in_order = one("I3", two(before[1:], now))
    assert in_order.harmless == "some measures are due by the quarter or the year"
    quarters = replace(two(before[1:], now), period_type=PeriodType.QUARTER)
    assert one("I3", quarters).harmless == "some measures are due by the half-year or the year"
    assert in_order.level is Level.INFORMATION
    assert "Gone: “Trees planted” (OCC01.02 then). Is it no longer reported" in in_order.message
    new = one("I3", two(before[2:], now))
    assert new.message.startswith("1 measure is in this report and not in that of June 2024.")
    assert (new.figures, new.page) == ((("OCC01.04", "Lamps lit"),), 8)
    assert found("I3", two(now, now)) == []
    assert found("I3", month(*now)) == []


@pytest.mark.parametrize(
    ("period", "level", "words"),
    [
        (
            ("5", "6", AMBER),
            Level.QUESTION,
            "“Bus journeys” (OCC01.01 then, ● amber). Is it no longer",
        ),
        (
            ("2,692", "1,516", Status.MONITORING_ONLY),
            Level.QUESTION,
            "“Bus journeys” (OCC01.01 then, not rated, 78% above the target of 1,516)",
        ),
        (
            ("2,692", "1,516", Status.BLUE),
            Level.QUESTION,
            "“Bus journeys” (OCC01.01 then, blue, 78% above the target of 1,516)",
        ),
        (("1,600", "1,516", Status.MONITORING_ONLY), Level.INFORMATION, None),
        (("5", "6", GREEN), Level.INFORMATION, None),
    ],
)
def test_measures_that_vanished_while_off_target_are_asked_about_however_long_ago(
    period: Printed, level: Level, words: str | None
) -> None:
    before = [row("OCC01.01", "Bus journeys", period, measure_id="a")]
    finding = one("I3", two(before, [row("OCC01.04", "Lamps lit")], "2023-01"))
    assert finding.level is level
    assert (words is None) is ("when last seen" not in finding.message)
    assert words is None or words in finding.message


def test_of_those_that_vanished_the_worst_are_named_first_and_people_at_risk_before_all() -> None:
    gone = [
        row("OCC01.01", "Bus journeys", ("50", "60", RED), polarity=BIGGER, measure_id="a"),
        row("OCC01.02", "Trees planted", ("5", "60", RED), polarity=BIGGER, measure_id="b"),
        row("OCC01.03", "Roads swept", ("1", "60", AMBER), polarity=BIGGER, measure_id="c"),
        row("OCC01.04", "Children seen", ("59", "60", AMBER), polarity=BIGGER, measure_id="d"),
        row("OCC01.05", "Lamps lit", ("59", "60", GREEN), polarity=BIGGER, measure_id="e"),
        row("OCC01.06", "Signs washed", ("59", "60", AMBER), polarity=BIGGER, measure_id="f"),
    ]
    finding = one("I3", two(gone, [row("OCC01.07", "Walls painted")]))
    named = ("Children seen", "Trees planted", "Bus journeys", "Roads swept")
    places = [finding.message.index(name) for name in named]
    assert places == sorted(places)
    assert "● amber) and 1 more. Are they no longer" in finding.message
    assert finding.importance is Importance.PEOPLE_AT_RISK


def test_a_measure_of_every_quarter_is_not_missed() -> None:
    old = row("OCC01.01", "Bus journeys", measure_id="a")
    kept = row("OCC01.03", "Roads swept", measure_id="c")
    for months, hits in (
        (("2024-03", "2024-06"), 0),
        (("2024-05", "2024-06"), 1),
        (("2024-06",), 1),
    ):
        seen = CheckContext(
            day=month(kept).day,
            measures=(kept,),
            earlier_days=month(held=("2024-03", "2024-04", "2024-05", "2024-06")).earlier_days,
            before=(structs.replace(old, history=tuple(past(item, "5") for item in months)), kept),
            links=two([old, kept], [kept]).links,
        )
        assert len(found("I3", seen)) == hits


def test_a_measure_that_is_back_is_not_asked_what_it_replaces() -> None:
    kept = row("OCC01.03", "Roads swept", measure_id="c")
    survey = row("OCC01.04", "Survey", measure_id="d")
    assert len(found("I3", two([kept], [kept, survey]))) == 1
    back = structs.replace(survey, history=(past("2024-03", "5"),))
    assert found("I3", two([kept], [kept, back])) == []


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        (
            ("Ada Brown",),
            ("Cy Dean",),
            "Director: Ada Brown answered for OCC01.01 in June 2024; Cy Dean does now.",
        ),
        (
            ("Ada Brown",),
            ("Ada Brown", "Cy Dean"),
            "Ada Brown answered for OCC01.01 in June 2024; Ada Brown and Cy Dean do now",
        ),
        (
            ("Ada Brown", "Cy Dean"),
            ("Ada Brown",),
            "Ada Brown and Cy Dean answered for OCC01.01 in June 2024; Ada Brown does now",
        ),
        ((), ("Cy Dean",), "nobody answered for OCC01.01 in June 2024; Cy Dean does now"),
        (("Ada Brown",), ("Cy Dean", "Eve Fox"), "Cy Dean and Eve Fox do now"),
        (("Ada Brown",), (), "nobody does now"),
        (("Ada Brown", "Cy Dean"), ("Cy Dean", "ADA  BROWN"), None),
        (("Ada Brown",), ("Ada Browne",), None),
        (("Ada Brown",), ("Ada Browner",), "Ada Browner does now"),
        (("Ada Brown",), ("Ada Brwon",), "Ada Brwon does now"),
        (("Ada Reed",), ("Ada Read",), None),
        (("Ada Brown",), ("Ida Brown",), "Ida Brown does now"),
        (("A Fry",), ("A Dry",), "A Dry does now"),
        ((), (), None),
    ],
)
def test_another_person_is_a_query_and_another_spelling_is_none(
    before: tuple[str, ...], now: tuple[str, ...], words: str | None
) -> None:
    seen = two([row(directors=before, measure_id="x")], [row(directors=now, measure_id="x")])
    told = found("I7", seen)
    assert len(told) == (words is not None)
    assert words is None or words in told[0].message


def test_one_finding_a_person() -> None:
    names = ("Bus journeys", "Trees planted", "Roads swept", "Lamps lit")

    def rows(*directors: str) -> list[MeasurePeriod]:
        return [
            row(f"OCC01.0{n}", name, directors=(director,), measure_id=name)
            for n, (name, director) in enumerate(zip(names, directors, strict=True))
        ]

    before = rows("Director of Roads", "Director of Roads", "Head of Trees", "Head of Lamps")
    now = rows("Director of Place", "Head of Buses", "Director of Place", "Head of Light")
    roads, lamps = found("I7", two(before, now))
    assert roads.measure_codes == ("OCC01.00", "OCC01.01", "OCC01.02")
    assert roads.message == (
        "Director: OCC01.00: Director of Roads in June 2024, Director of Place now; "
        "OCC01.01: Director of Roads in June 2024, Head of Buses now; "
        "OCC01.02: Head of Trees in June 2024, Director of Place now."
    )
    assert roads.message_on(roads.measures[2]) == "Director in June 2024: Head of Trees."
    assert lamps.measure_code == "OCC01.03"


def test_one_finding_for_each_pair_of_names() -> None:
    names = ("Bus journeys", "Trees planted", "Roads swept")
    before = [
        row(f"OCC01.0{n}", name, portfolio_holder="Cllr A Wood", measure_id=name)
        for n, name in enumerate(names)
    ]
    now = [
        row(f"OCC01.0{n}", name, portfolio_holder="cllr. B Hill", measure_id=name)
        for n, name in enumerate(names[:2])
    ]
    now.append(
        row("OCC01.02", "Roads swept", portfolio_holder="Clr A Wood", measure_id="Roads swept")
    )
    finding = one("I7", two(before, now))
    assert finding.message == (
        "Portfolio holder: Cllr A Wood answered for OCC01.00 and OCC01.01 in June 2024; cllr. B Hill "
        "does now."
    )
    assert finding.measure_code is None


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ({}, None),
        ({"improvement_plan": "None"}, None),
        ({"improvement_plan": "Hire two people."}, "the improvement plan that OCC01.01 had then?"),
        (
            {"comment": "All lamps will be lit by December 2024."},
            "“All lamps will be lit by December 2024” (OCC01.01 then)?",
        ),
        ({"comment": f"{'All the lamps ' * 20} will be lit by December 2024."}, None),
        ({"comment": "All lamps were lit in May."}, None),
    ],
)
def test_who_answers_is_asked_where_something_was_promised(
    said: dict[str, str], asked: str | None
) -> None:
    before = row(
        "OCC01.01",
        "Lamps lit",
        directors=("Director of Roads",),
        measure_id="a",
        report_date=day("2024-06"),
        comment=said.get("comment"),
        improvement_plan=said.get("improvement_plan"),
    )
    now = row("OCC01.01", "Lamps lit", directors=("Director of Place",), measure_id="a")
    message = one("I7", two([before], [now])).message
    assert message.endswith(f"Who answers for {asked}" if asked else "does now.")


def owned(director: str, *numbers: int) -> list[MeasurePeriod]:
    names = ("Buses", "Trees", "Roads", "Lamps", "Bridges", "Parks")
    return [
        row(f"OCC01.0{n}", names[n], directors=(director,), measure_id=names[n]) for n in numbers
    ]


def test_how_many_measures_a_person_had_in_all() -> None:
    before = owned("Director of Roads", *range(6))
    gone = one("I7", two(before, owned("Head of Buses", *range(4))))
    assert gone.message == (
        "Director: Director of Roads answered for 6 measures in June 2024; Head of Buses does now "
        "for the 4 of them that go on."
    )
    kept = [*owned("Head of Buses", *range(4)), *owned("Director of Roads", 4, 5)]
    assert "does now for 4 of them." in one("I7", two(before, kept)).message
    several = [*owned("Head of Buses", 0), *owned("Head of Trees", 1, 2, 3)]
    assert one("I7", two(before, several)).message == (
        "Director: Director of Roads answered for 6 measures in June 2024; 4 of them go on: now "
        "Head of Buses for OCC01.00, Head of Trees for OCC01.01, OCC01.02 and OCC01.03."
    )
    two_before = [*owned("Director of Roads", *range(5)), *owned("Head of Parks", 5)]
    both = owned("Head of Place", 0, 1, 2, 3, 5)
    assert one("I7", two(two_before, both)).message == (
        "Director: Director of Roads answered for 4 measures among others in June 2024, Head of Parks "
        "for OCC01.05; Head of Place does for all now."
    )


def test_a_code_that_was_another_then_is_told() -> None:
    before = row("OCC01.09", "Lamps", directors=("Head of Lamps",), measure_id="a")
    now = row("OCC01.07", "Lamps", directors=("Head of Place",), measure_id="a")
    assert one("I7", two([before], [now])).message == (
        "Director: Head of Lamps answered for OCC01.07 in June 2024; Head of Place does now. "
        "Then OCC01.07 was OCC01.09."
    )


def test_what_one_person_gave_or_took_is_told_once() -> None:
    def rows(*directors: str) -> list[MeasurePeriod]:
        return [
            row(f"OCC01.0{n}", name, directors=(director,), measure_id=name)
            for n, (name, director) in enumerate(
                zip(("Buses", "Trees", "Roads", "Lamps"), directors, strict=True)
            )
        ]

    one_person = rows(*["Director of Roads"] * 4)
    several = rows("Head of Buses", "Head of Trees", "Head of Trees", "Head of Trees")
    assert one("I7", two(one_person, several)).message == (
        "Director: Director of Roads answered for 4 measures in June 2024; now Head of Buses for "
        "OCC01.00, Head of Trees for OCC01.01, OCC01.02 and OCC01.03."
    )
    assert one("I7", two(several, one_person)).message == (
        "Director: Head of Buses answered for OCC01.00 in June 2024, Head of Trees for OCC01.01, "
        "OCC01.02 and OCC01.03; Director of Roads does for all now."
    )
