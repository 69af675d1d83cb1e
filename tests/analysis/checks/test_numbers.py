from __future__ import annotations

import pytest

from kpi_tui.analysis.checks.context import CheckContext
from kpi_tui.analysis.checks.finding import Level
from kpi_tui.analysis.measure_period import number
from kpi_tui.figures import Unit
from kpi_tui.status import Status
from kpi_tui.vocabulary import Kind
from tests.support.check_rows import AMBER, GREEN, Printed, day, found, month, one, past, row
from tests.support.measures import of_unit


def test_malformed_figures_of_a_row_are_one_finding() -> None:
    bad = row(period=("£21,262,0", "£21,300,000", GREEN), ytd=("£292,000,00", "£289,000,00", GREEN))
    finding = one("N1", month(bad))
    assert finding.level is Level.INFORMATION
    assert finding.figures == (
        ("period actual", "£21,262,0"),
        ("year-to-date actual", "£292,000,00"),
        ("year-to-date target", "£289,000,00"),
    )
    assert finding.message.startswith("Period actual £21,262,0, year-to-date actual £292,000,00,")


def test_one_malformed_figure() -> None:
    assert one("N1", month(row(period=("£21,262,0", "£5", GREEN)))).message == (
        "Period actual £21,262,0 is cut off or misprinted. What is it in full?"
    )


@pytest.mark.parametrize(
    "text",
    [
        "1,247",
        "£21,600,000",
        "-3.00",
        "95.20%",
        "0",
        "1247",
        "n/r",
        "Slightly behind",
        "2 of 3",
        "£1.2m",
        "2023/24",
        "31 March",
        "",
        "?",
        "–",
    ],
)
def test_figures_that_are_whole_or_no_figures(text: str) -> None:
    assert found("N1", month(row(period=(text, text, GREEN)))) == []


@pytest.mark.parametrize(
    ("name", "actual", "hits"),
    [
        ("No of children we care for", "-3.00", 1),
        ("Number of visits", "-1", 1),
        ("% of invoices paid", "-2%", 1),
        ("% of invoices paid", "104%", 1),
        ("% of invoices paid", "100%", 0),
        ("% of invoices paid", "0", 0),
        ("Overall forecast revenue variance", "-0.50", 0),
        ("% change in visits", "-4%", 0),
        ("% growth of visits", "140%", 0),
        ("Reduction in % of calls lost", "-1%", 0),
        ("Visits", "300%", 1),
        ("Visits", "300", 0),
        ("Balance", "-£300", 0),
        ("Adults per 100,000 in care homes", "320.65", 0),
        ("135 km (3%) of the highway", "138.60", 0),
        ("Number of visits", None, 0),
        ("Number of visits", "-1,0", 0),
    ],
)
def test_a_count_or_share_below_nothing_is_a_finding(
    name: str, actual: str | None, hits: int
) -> None:
    assert len(found("N2", month(row(name=name, period=(actual, None, None))))) == hits


def test_a_count_is_known_by_its_kind_too() -> None:
    children = row(name="Children in care", period=("-3", None, None), kind=Kind.STOCK)
    assert found("N2", month(children))
    assert found("N2", month(row(name="Children in care", period=("-3", None, None)))) == []


def pair(before: Printed, now: Printed, name: str = "Balances") -> list[str]:
    old = row(name=name, period=before, measure_id="x")
    new = row(name=name, period=now, measure_id="x")
    return [item.message for item in found("N3", month(new, before=(old,), held=("2024-06",)))]


def test_figures_on_another_scale_than_before_are_a_finding() -> None:
    (said,) = pair(("£21,600,000", "£28,900,000", AMBER), ("117.00", "85.00", GREEN))
    assert said.startswith(
        "Its figures are on another scale than in June 2024: £21,600,000 then, 117.00 now."
    )
    assert pair(("4", "100", AMBER), ("100", "100", GREEN)) == []  # the target is as it was
    assert pair(("2,000", "2,000", GREEN), ("90", "90", GREEN))
    assert pair(("0", "100", AMBER), ("9,000", "5,000", GREEN)) == []  # 0 has no scale


def test_figures_in_another_unit_than_before_are_a_finding() -> None:
    (said,) = pair(("6.60%", "7.00%", AMBER), ("£15", "£16", GREEN))
    assert said.startswith("Its figures were per cent in June 2024 and are pounds now")
    (said,) = pair(("6.60%", "0.00%", AMBER), ("£21,262,0", "£21,300,0", GREEN))  # cut off
    assert "pounds now" in said
    assert pair(("6.60%", "7.00%", AMBER), ("Slightly behind", None, AMBER)) == []
    assert pair(("6.60", "7.00", AMBER), ("6.5%", "7.00%", AMBER)) == []  # a sign won
    (said,) = pair(("2 weeks", "3 weeks", GREEN), ("14 days", "21 days", GREEN))
    assert said.startswith("Its figures were weeks in June 2024 and are days now: 2 weeks then")
    (said,) = pair(("95%", "90%", GREEN), ("14 days", "21 days", GREEN))
    assert said.startswith("Its figures were per cent in June 2024 and are days now")
    assert pair(("14 days", "21", GREEN), ("13", "21 days", GREEN)) == []  # a word left out


def test_signs_lost_are_one_line() -> None:
    before = [row(f"OCC11.0{n}", f"Rate {n}", ("95.00%", "95.00%", GREEN)) for n in (1, 2)]
    now = [row(f"OCC11.0{n}", f"Rate {n}", ("95.00", "95.00", GREEN)) for n in (1, 2)]
    finding = one("N3", month(*now, before=before, held=("2024-06",)))
    assert (finding.level, finding.measure_code) == (Level.INFORMATION, None)
    assert finding.message == (
        "The figures had % in June 2024 and have no sign now. Are they still per cent?"
    )
    assert finding.figures[0] == ("OCC11.01", "95.00% → 95.00")


def test_a_sign_lost_is_named_where_it_is_one() -> None:
    signs = {"£": ("£95", "95", "pounds"), "%": ("95%", "95", "per cent")}
    for sign, (was, now, unit) in signs.items():
        assert pair((was, was, GREEN), (now, now, GREEN)) == [
            f"The figure had {sign} in June 2024 and has no sign now. Is it still {unit}?"
        ]
    earlier = [
        row("OCC11.01", "Rate", ("95%", "95%", GREEN)),
        row("OCC11.02", "Costs", ("£9", "£9", GREEN)),
    ]
    rows = [
        row("OCC11.01", "Rate", ("95", "95", GREEN)),
        row("OCC11.02", "Costs", ("9", "9", GREEN)),
    ]
    message = one("N3", month(*rows, before=earlier, held=("2024-06",))).message
    assert "had £ or % in June 2024" in message
    assert message.endswith("Are they still in the same units?")


def test_another_scale_is_asked_about_however_long_ago() -> None:
    old = row(name="Balances", period=("£21,600,000", "£28,900,000", AMBER), measure_id="x")
    new = row(name="Balances", period=("117.00", "85.00", GREEN), measure_id="x")
    seen = month(new, before=(old,), held=("2022-06",))
    assert one("N3", seen).level is Level.QUESTION


STEADY = [
    past(f"2024-0{n}", actual)
    for n, actual in enumerate(["70.1", "70.3", "69.9", "70.0", "70.2", "69.8"], 1)
]


@pytest.mark.parametrize(("actual", "hits"), [("70.5", 0), ("60.0", 1), ("80.0", 1), (None, 0)])
def test_a_jump_from_a_steady_level_is_a_finding(actual: str | None, hits: int) -> None:
    seen = month(row(period=(actual, None, None)), readings=STEADY)
    assert len(found("N4", seen)) == hits


def test_a_jump_needs_six_months() -> None:
    assert found("N4", month(row(period=("60.0", None, None)), readings=STEADY[1:])) == []


def test_a_jump_from_a_level_of_quarters_is_told_of_figures() -> None:
    months = one("N4", month(row(period=("60.0", None, None)), readings=STEADY)).message
    assert f"the median of its last {len(STEADY)} months" in months
    days = ["2022-12", "2023-03", "2023-06", "2023-09", "2023-12", "2024-03"]
    quarters = [past(day, f"{at % 2 + 70}.2") for at, day in enumerate(days)]
    told = one("N4", month(row(period=("60.0", None, None)), readings=quarters)).message
    assert "the median of its last 6 figures" in told


def test_a_jump_is_told_once() -> None:
    there = [*STEADY, past("2024-06", "60.2")]
    assert found("N4", month(row(period=("60.0", None, None)), readings=there)) == []
    back = [*STEADY, past("2024-06", "70.2")]
    assert found("N4", month(row(period=("60.0", None, None)), readings=back))


def test_a_usual_level_is_told_with_what_is_counted() -> None:
    days = [past(f"2024-0{n}", "16 days") for n in range(1, 7)]
    told = one("N4", month(row(period=("40", None, None)), readings=days)).message
    assert "far from its usual level, 16 (the median" in told, "a word left out is left out"
    told = one("N4", month(row(period=("40 days", None, None)), readings=days)).message
    assert "far from its usual level, 16 days (the median" in told


def test_small_counts_come_and_go() -> None:
    three = [past(f"2024-0{n}", "3.00") for n in range(1, 7)]
    assert found("N4", month(row(period=("5.00", None, None)), readings=three)) == []
    assert found("N4", month(row(period=("40.00", None, None)), readings=three))


@pytest.mark.parametrize(("actual", "hits"), [("26", 0), ("27", 1), ("6", 0), ("5", 1)])
def test_counts_vary_by_chance(actual: str, hits: int) -> None:
    sixteen = [past(f"2024-0{n}", "16") for n in range(1, 7)]
    told = found("N4", month(row(period=(actual, None, None)), readings=sixteen))
    assert len(told) == hits
    last = (("2024-04", "16"), ("2024-05", "16"), ("2024-06", "16"))
    assert all(item.figures == (*last, ("period actual", actual)) for item in told)


@pytest.mark.parametrize("actual", ["300", "430", "5,000", "0.5"])
def test_a_jump_however_far_while_the_target_stays(actual: str) -> None:
    readings = [past(f"2024-0{n}", str(20 + n % 3), "20") for n in range(1, 7)]
    near = of_unit(readings, Unit.NUMBER)
    seen = month(
        row(period=(actual, "20", None)), readings=near, held=["2024-06"], before=near[-1:]
    )
    assert len(found("N4", seen)) == 1
    assert found("N3", seen) == []
    rescaled = month(
        row(period=("5,000", "4,000", None)), readings=near, held=["2024-06"], before=near[-1:]
    )
    assert found("N4", rescaled) == []
    assert len(found("N3", rescaled)) == 1


def test_another_scale_is_no_jump() -> None:
    pounds = [past(f"2024-0{n}", f"£21,600,{n:03}", "£28,900,000") for n in range(1, 7)]
    assert found("N4", month(row(period=("117.00", "85.00", None)), readings=pounds)) == []


@pytest.mark.parametrize(
    ("name", "actual", "hits"),
    [
        ("No of calls abandoned", "18.30%", 1),
        ("Total number of calls", "18.30%", 1),
        ("The number of calls", "18", 0),
        ("% of calls abandoned", "18.30", 0),
        ("Number and % of calls", "18.30%", 0),
        ("Notice given", "18%", 0),
    ],
)
def test_a_count_in_per_cent(name: str, actual: str, hits: int) -> None:
    assert len(found("N5", month(row(name=name, period=(actual, None, None))))) == hits


@pytest.mark.parametrize(
    ("actual", "target", "hits"),
    [
        ("Slightly behind", "Delivering to plan", 1),
        ("3", "as agreed", 1),
        ("On track", "100%", 1),
        ("Data awaited", "95%", 1),
        ("n/r", "n/r", 0),
        ("n.a.", "95%", 0),
        ("85%", "85-90%", 0),
        ("88%", "between 85% and 90%", 0),
        ("<5", "5", 0),
        ("fewer than 5", "10", 0),
        ("12 days", "10 days", 0),
        ("2 of 5", "5 of 5", 0),
        ("£21,262,0", None, 0),
        ("12", "15", 0),
        (None, None, 0),
    ],
)
def test_words_for_figures(actual: str | None, target: str | None, hits: int) -> None:
    assert len(found("N5", month(row(period=(actual, target, Status.AMBER))))) == hits


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1234567.0, "1,234,567"),
        (0.5, "0.5"),
        (0.25, "0.25"),
        (-3.0, "-3"),
        (100.0, "100"),
        (70.10, "70.1"),
    ],
)
def test_numbers_as_text(value: float, text: str) -> None:
    assert number(value) == text


def test_figures_cut_off_are_one_matter_of_a_priority() -> None:
    rows = [
        row("OCC11.03", "Balances", ("£21,600,000", None, None), ("£292,000,00", None, None)),
        row("OCC11.12", "Cash", ("£510,000,000", None, None), ("£493,032,40", None, None)),
        row("OCC12.01", "Debts", ("£493,032,40", None, None)),
    ]
    both, alone = found("N1", month(*rows))
    assert both.measure_codes == ("OCC11.03", "OCC11.12")
    assert both.message == (
        "OCC11.03 year-to-date actual £292,000,00; OCC11.12 year-to-date actual £493,032,40 are cut "
        "off or misprinted. What are they in full?"
    )
    assert alone.message == (
        "Period actual £493,032,40 is cut off or misprinted. What is it in full?"
    )


def test_a_negative_count_beside_the_number_that_the_comment_gives() -> None:
    children = row(
        name="No of children",
        period=("-3.00", None, None),
        ytd=("105.00", None, None),
        comment="We support 105 children.",
    )
    assert one("N2", month(children)).message == (
        "The period actual is -3.00, and a count cannot be negative; the year to date, 105.00, is the "
        "number that the comment gives. Is it a change since the month before?"
    )


def test_a_comment_that_gives_the_unit_answers_for_a_lost_sign() -> None:
    def seen(comment: str | None) -> CheckContext:
        old = row(period=("95.00%", None, None), measure_id="x", report_date=day("2023-01"))
        new = row(period=("95.81", None, None), measure_id="x", comment=comment)
        return month(new, before=(old,), held=("2023-01",))

    assert found("N3", seen(None))
    assert found("N3", seen("It was 95.81 in July."))
    assert found("N3", seen("It was 95.81% in July.")) == []


def test_words_for_figures_that_are_rated() -> None:
    measure = row(period=("Slightly behind", "To plan", AMBER))
    assert (
        "“Slightly behind” against “To plan”, and it is rated ● amber. When"
        in one("N5", month(measure)).message
    )


@pytest.mark.parametrize(
    ("actual", "target", "message"),
    [
        ("Behind", "To plan", "Its figures are words, “Behind” against “To plan”. When will it"),
        ("On track", None, "Its figures are words, “On track”. When will it"),
        ("On track", "100%", "Its actual is words, “On track” against “100%”. When will it"),
        ("3", "as agreed", "Its target is words, “3” against “as agreed”. What figure would"),
    ],
)
def test_which_figures_are_words(actual: str, target: str | None, message: str) -> None:
    measure = row(period=(actual, target, None))
    assert one("N5", month(measure)).message.startswith(message)
