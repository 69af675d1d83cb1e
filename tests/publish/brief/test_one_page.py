"""What the briefing on one page says, of the two published months and of made-up ones."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import Any

import pytest

from kpi_tui.analysis.across.owners import OwnerRole
from kpi_tui.analysis.changes.change import ChangeKind, Effect, summary
from kpi_tui.demo import published, sample_reports
from kpi_tui.judgements.judgement import Accept
from kpi_tui.origin import Origin
from kpi_tui.publish.brief import write
from kpi_tui.publish.brief.compose import compose
from kpi_tui.publish.brief.data import BriefData
from kpi_tui.publish.brief.document import Brief, Bullets, Table
from kpi_tui.publish.brief.one_page.asks import asks
from kpi_tui.publish.brief.one_page.compose import compose_page
from kpi_tui.publish.brief.one_page.moved import moved
from kpi_tui.publish.brief.one_page.names import owners
from kpi_tui.publish.brief.one_page.position import position
from kpi_tui.publish.brief.one_page.space import fits_a_page, texts, words
from kpi_tui.publish.brief.one_page.unreliable import unreliable
from kpi_tui.publish.brief.scope import Narrowing, Owner
from kpi_tui.publish.export.markdown import escape
from kpi_tui.report import PublishedDirection, Reading, Report
from kpi_tui.status import Status
from tests.support.briefing import (
    APRIL,
    CALLS,
    HOSTILE,
    JULY,
    JUNE,
    MADE,
    MAY,
    PRIORITIES,
    VISITS,
    charts,
    gathered,
    month,
    said,
    section,
)
from tests.support.measures import month_end
from tests.support.published_comments import JANUARY as JANUARY_2023
from tests.support.published_comments import JULY as JULY_2024
from tests.support.published_comments import annex as annex_with_comments

STEADY = replace(
    VISITS,
    measure_code="OCC01.02",
    measure_name="Loans issued",
    directors=("Director of Libraries",),
    portfolio_holder="Cabinet member for Libraries",
    period_actual="110",
    period_status=Status.GREEN,
    ytd_actual="110",
    ytd_status=Status.GREEN,
    comment="As planned.",
    improvement_plan=None,
    timeframe=None,
)


UNCOMMENTED = {"OCC07.03", "OCC07.07", "OCC11.02"}
"""Measures that the published report of July 2024 says nothing about."""


@cache
def annex(text: str) -> Report:
    """A published month, with words that claim what the published ones do, and owners by role."""
    report = annex_with_comments(text)
    readings = []
    for reading in report.readings:
        number = reading.priority_code.removeprefix("OCC")
        reading = replace(
            reading,
            directors=tuple(
                f"Director {number}{letter}" for letter in "ab"[: len(reading.directors)]
            ),
            portfolio_holder=f"Cabinet member {number}",
        )
        if text == JULY_2024 and reading.measure_code in UNCOMMENTED:
            reading = replace(reading, comment=None)
        if text == JULY_2024 and reading.measure_code == "OCC04.05":
            reading = replace(reading, improvement_plan="More home care is bought.", timeframe=None)
        readings.append(reading)
    return replace(
        report,
        readings=tuple(readings),
        source=replace(report.source, name=f"annex-{text}.pdf"),
        provenance=Origin.PUBLISHED,
    )


@cache
def july_data() -> BriefData:
    """What there is to say of the published month."""
    reports = [annex(JANUARY_2023), annex(JULY_2024)]
    return gathered(reports, reports[1].report_date)


@cache
def july() -> Brief:
    """The page on the published month."""
    return compose_page(july_data(), MADE)


def page(*readings: Reading) -> Brief:
    return compose_page(gathered([month(JULY, *readings)]), MADE)


def asked(document: Brief) -> list[str]:
    (bullets,) = (
        block for block in section(document, "Ask about").blocks if isinstance(block, Bullets)
    )
    return [" | ".join((item.head, *item.lines, item.note)) for item in bullets.items]


def test_it_is_one_page_of_330_words_at_most() -> None:
    assert words(july()) <= 330
    assert fits_a_page(july())
    assert july().is_one_page


def test_sections_stand_in_the_order_of_a_meeting() -> None:
    titles = [part.title for part in july().sections]
    assert titles == [
        "Position",
        "Ask about (6 of 16)",
        "Unreliable figures",
        "Better since January 2023",
        "Sources",
    ]


@pytest.mark.parametrize(
    "words_of_position",
    [
        "July 2024 | 22 | 6 | 4 | 13 | 45",
        "January 2023 | 23 | 8 | 14 | 14 | 59",
        "Not rated: 5 actual missing (3 had no cases), 1 target missing, 7 monitoring only.",
        "Red priorities: OCC01, OCC11.",
        "Without measures: OCC08, as before.",
        "17 months between not held.",
        "Measures: 30 no longer reported, 10 new, 7 unconfirmed.",
    ],
)
def test_where_the_council_stands(words_of_position: str) -> None:
    assert words_of_position in said(section(july(), "Position"))


@pytest.mark.parametrize(
    "told",
    [
        "OCC07 is green on 2 of its 7 measures.",
        "None of the 7 measures of OCC07 has a comment.",
        "OCC01 is red though both its measures are amber.",
    ],
)
def test_what_is_said_of_the_position_where_there_is_room(told: str) -> None:
    assert told in [part.text for part in position(july_data())]


def test_periods_between_are_of_the_reports_own_kind_and_no_reports() -> None:
    assert "reports between" not in " ".join(texts(july()))


OFFICERS_QUESTIONS = [
    ("Debt requiring impairment", "OCC11.10",
     "shown green at 495,192 against 300,000", "comment gives £0.547m", "Which is right?",
     "red at 4,790,270 against 3,500,000", "target eased from £2,500,000", "plan awaited",
     "By when?"),
    ("Education Health & Care Plans", "OCC07.07",
     "within 20 weeks", "34.8% (46.2% for the year)",
     "target of 60.00% removed, missed at 13.00% in January 2023", "no comment", "Why?"),
    ("from homecare to care homes", "OCC04.05",
     "red at 25.73 against 20.00", "plan without a date", "By when?"),
    ("Achievement of planned savings", "OCC11.02",
     "red at 70.00 against 90.00", "no plan", "no comment", "target eased from 95.00%", "By when?"),
    ("Corporate Complaints", "OCC10.11",
     "Stage 1: red at 68.00 against 80.00", "with 8 overdue 48%",
     "Stage 2: no actual; 2 of 4 overdue",
     "at most 5% outside, now perhaps 20%", "Who agreed it?"),
]  # fmt: skip
"""What an officer who read both reports would ask: subject, code, and what belongs to it."""


@pytest.mark.parametrize("place", range(len(OFFICERS_QUESTIONS)))
def test_what_an_officer_would_ask_about_july_2024(place: int) -> None:
    subject, code, *told = OFFICERS_QUESTIONS[place]
    ask = asks(july_data())[place]
    item = f"{ask.head} | {ask.text} | {ask.where}"
    reading = next(each for each in annex(JULY_2024).readings if each.measure_code == code)
    assert owners(reading)
    for text in (subject, code, owners(reading), *told):
        assert text in item
    assert re.search(rf"pp?\.[\d–]*{reading.pages[0]}\b", item)
    on_page = asked(july())[place]
    assert on_page.startswith((f"{ask.head} | ", f"{ask.short_head} | "))
    assert on_page.endswith(f" | {ask.where}")
    figures = re.findall(
        r"(?:red|green) at [\d.,]+\d against [\d.,]+\d|\d+[.]\d%|up to 20%", ask.text
    )
    assert figures
    assert all(figure in on_page for figure in figures)


@pytest.mark.parametrize(
    ("place", "told"),
    [(0, "plan awaited"), (1, "no comment"), (2, "plan without a date"), (3, "no plan")],
)
def test_what_is_done_about_it_is_on_the_page(place: int, told: str) -> None:
    assert told in asked(july())[place]


def test_markdown_shows_an_and_sign_as_it_is_and_escapes_what_would_be_an_entity() -> None:
    assert "Health & Care Plans" in write(july(), "md").decode()
    assert escape("R&amp;D & more") == r"R\&amp;D & more"


def test_a_contradiction_keeps_its_question_though_more_is_told_after_it() -> None:
    assert "comment gives £0.547m. Which is right? Adult" in asked(july())[0]


def test_measures_that_vanished_while_red_are_the_sixth() -> None:
    *_, last = asked(july())
    assert len(asked(july())) == 6
    then = {each.measure_name: each for each in annex(JANUARY_2023).readings}
    helped = then["Number of early help assessments completed by health visitors"]
    contacts = then["Number of contacts into the MASH"]
    assert last.startswith("No longer reported | 8 were red or amber. Early help assessments")
    assert (
        f"completed by health visitors: red at {helped.period_actual} against"
        f" {helped.period_target}." in last
    )
    assert (
        f"Contacts into the MASH: {contacts.period_actual} against"
        f" {contacts.period_target}, not rated." in last
    )
    assert "…" not in last
    assert " | January 2023, " in last
    assert owners(helped) in last
    assert re.search(r", pp?\.\d+(–\d+)?$", last)


@pytest.mark.parametrize("months", [(4, 6), (5, 6)])
def test_a_red_measure_that_may_not_be_due_is_no_item(months: tuple[int, int]) -> None:
    red = replace(STEADY, period_actual="80", period_status=Status.RED)
    held = [
        month(month_end(2024, each), VISITS, *([red] if each in months else []))
        for each in range(4, 8)
    ]
    told = " ".join(asked(compose_page(gathered(held), MADE)))
    assert ("No longer reported" in told) is (months == (5, 6))


def test_what_was_left_out_is_counted() -> None:
    """In all, not what is missing here: so they can be held against the counts elsewhere."""
    left_out = r"^Full briefing: (\d+ questions), (\d+) worse, (\d+) better\.$"
    found = re.search(left_out, said(section(july(), "Sources")), re.M)
    assert found is not None
    counted = summary(july_data().changes)
    assert found.groups()[1:] == (str(counted.worse), str(counted.better))
    everything = section(july(), "Ask about")
    (shown,) = everything.blocks
    assert isinstance(shown, Bullets)
    assert len(shown.items) < len(asks(july_data()))
    assert everything.title == f"Ask about ({len(shown.items)} of {len(asks(july_data()))})"


def test_one_measure_left_out_is_not_all_of_several() -> None:
    """“All 1 better” stood below a director's measures."""
    held = [*sample_reports()][-2:]
    page = compose_page(gathered(held, held[-1].report_date, director="Highways"), MADE)
    assert "Full briefing: 1 better." in said(section(page, "Sources"))


@pytest.mark.parametrize("later", [2, 3])
def test_worse_is_counted_as_everywhere_else(later: int) -> None:
    """A worse figure of a measure that was red before is listed, and is no worse status."""
    reports = sample_reports()
    held = [*islice(reports, later + 1)]
    data = gathered(held, held[-1].report_date)
    found = re.search(r"^Full briefing: .*?(\d+) worse", said(compose_page(data, MADE)), re.M)
    assert found is not None
    assert int(found[1]) == summary(data.changes).worse
    assert f"{found[1]} worse in status" in said(compose(data, MADE))


def test_what_the_full_briefing_is_said_to_have_stands_there() -> None:
    questions = said(section(july(), "Sources")).split(": ")[1].split(", ")[0]
    lead = said(compose(july_data(), MADE)).split("\n")
    assert any(f" and {questions} to ask" in line for line in lead)


def test_a_period_whose_words_are_ours_is_marked_in_the_table_too() -> None:
    reports = [published(JANUARY_2023), published(JULY_2024)]
    document = compose_page(gathered(reports, reports[1].report_date), MADE)
    (table, *_) = section(document, "Position").blocks
    assert isinstance(table, Table)
    assert table.rows[0][0].text == "July 2024 (reworded)"


@pytest.mark.parametrize(
    "told",
    [
        "percentages added up in 7 OCC10 measures (OCC10.01’s red may be an artefact)",
        "levels added up in OCC07.02",
        "OCC11.06: cut off; green at £21,262,0; target perhaps eased from 0.00%",
    ],
)
def test_figures_not_to_rely_on(told: str) -> None:
    assert told in said(section(july(), "Unreliable"))


def test_an_eased_target_of_nought_is_on_the_page_and_told_once() -> None:
    assert "OCC11.06: cut off; green" in said(section(july(), "Unreliable"))
    assert sum("OCC11.06" in line for line in unreliable(july_data())) == 1


def test_what_got_better_says_whether_the_old_target_is_met_too() -> None:
    text = "\n".join(each.short for each in moved(july_data(), Effect.BETTER))
    assert "OCC07.05 children subject of a child protection…: 612.00 to 515.00" in text
    assert "515.00, old target of 550.00 met too" in text
    assert "telephone calls abandoned" in text
    assert "18.30% to 7.00%" in text
    assert "612.00 to 515.00" in said(section(july(), "Better"))


def test_statuses_that_are_disputed_or_not_comparable_are_left_out() -> None:
    for effect in (Effect.BETTER, Effect.WORSE):
        text = "\n".join(each.line for each in moved(july_data(), effect))
        assert "OCC11.10" not in text
        assert "OCC11.03" not in text


def test_what_got_worse_is_comparable_and_no_count_of_another_season() -> None:
    worse = moved(july_data(), Effect.WORSE)
    lines = " | ".join(each.line for each in worse)
    assert "57.95% to 56.96%, a forecast" in lines
    assert "£4,581,131 to 4,790,270" in lines
    assert "OCC01.02" not in lines
    # There is room for it where there is less to ask.
    finance = compose_page(replace(july_data(), findings=()), MADE)
    page = said(section(finance, "Worse"))
    assert any(each.line in page or each.short in page for each in worse)


def test_what_is_analysis_is_called_so_and_sources_are_named() -> None:
    text = said(section(july(), "Sources"))
    assert "kpi-tui’s analysis: choice, gaps, comparisons." in text
    for report in (JULY_2024, JANUARY_2023):
        assert annex(report).source.name in text


def test_every_figure_stands_in_the_reports_or_is_worked_out_of_them() -> None:
    printed = {
        text
        for report in (annex(JANUARY_2023), annex(JULY_2024))
        for reading in report.readings
        for text in (reading.period_actual, reading.period_target, reading.ytd_actual)
        if text
    }
    told = {
        word.strip(".,;:()")
        for item in asked(july())
        for word in item.split()
        if word.strip(".,;:()").replace(",", "").replace(".", "").removesuffix("%").isdecimal()
        and "." in word.strip(".,;:()")
    }
    assert told <= printed
    assert told >= {"34.8%", "46.2%", "60.00%", "13.00%", "25.73", "68.00", "67.00"}


def test_the_first_report_has_nothing_to_be_compared_with() -> None:
    document = compose_page(gathered([annex(JANUARY_2023)], annex(JANUARY_2023).report_date), MADE)
    assert "No earlier report is held to compare with." in said(section(document, "Position"))
    assert not any("Better" in part.title for part in document.sections)
    assert fits_a_page(document)


def test_an_item_does_not_repeat_its_figures_nor_break_off() -> None:
    document = compose_page(gathered([annex(JANUARY_2023)], annex(JANUARY_2023).report_date), MADE)
    for item in asked(document):
        said_of_it = item.split(" | ")[1]
        assert "…" not in said_of_it
        assert said_of_it.endswith((".", "?"))


def test_where_nothing_is_wrong_that_is_said() -> None:
    well = (replace(PRIORITIES[0], status=Status.GREEN), PRIORITIES[1])
    document = compose_page(gathered([replace(month(JULY, STEADY), priorities=well)]), MADE)
    assert said(section(document, "Ask about")) == (
        "Nothing is red or amber, and there are no queries."
    )
    assert [part.title for part in document.sections] == ["Position", "Ask about", "Sources"]


def test_a_report_without_measures_has_a_page() -> None:
    document = page()
    assert "It has no measures." in said(section(document, "Position"))
    assert fits_a_page(document)


def test_a_red_measure_is_asked_about_though_no_rule_finds_anything() -> None:
    planned = replace(
        STEADY,
        period_actual="80",
        period_status=Status.RED,
        ytd_actual="80",
        ytd_status=Status.RED,
        improvement_plan="A second desk opens by September 2024, and more people are trained.",
        timeframe="September 2024",
    )
    (item,) = asked(page(planned))
    assert item.startswith("Loans issued | red at 80 against 100; 20% below target")
    assert item.endswith("OCC01.02, Director of Libraries, Cabinet member for Libraries, p.2")


def test_a_promised_date_that_has_passed_is_told_whichever_report_named_it() -> None:
    red = replace(STEADY, period_actual="80", period_status=Status.RED)
    late = replace(red, comment="A second desk will be open by May 2024.")
    (item,) = asked(page(late))
    assert "promised “May 2024”, which has passed" in item
    promised = month(MAY, replace(red, comment="A second desk will be open by 30 June."))
    held = gathered([promised, month(JULY, red)])
    (item,) = asked(compose_page(held, MADE))
    assert "promised “June”, which has passed" in item


@pytest.mark.parametrize(
    ("way", "status", "told"),
    [
        (PublishedDirection.WORSENING, Status.AMBER, "worsening from 95 (amber), as printed"),
        (PublishedDirection.IMPROVING, None, "improving from 95, as printed"),
        (None, Status.AMBER, "95 (amber) the month before, as printed"),
    ],
)
def test_what_a_report_prints_of_the_one_before_is_told_where_that_is_not_held(
    way: PublishedDirection | None, status: Status | None, told: str
) -> None:
    red = replace(STEADY, period_actual="80", period_status=Status.RED, previous_actual="95")
    red = replace(red, published_direction=way, previous_status=status)
    (item,) = asked(page(red))
    assert f"; {told}." in item
    held = gathered([month(JUNE, replace(STEADY, period_actual="95")), month(JULY, red)])
    assert "as printed" not in said(compose_page(held, MADE))


def test_what_an_officer_accepted_is_not_asked() -> None:
    reports = [annex(JANUARY_2023), annex(JULY_2024)]
    accept = Accept(who="ann", why="known", rule="S1", report_date=reports[1].report_date)
    data = gathered(reports, reports[1].report_date, judgements=[accept])
    assert "shown green" not in " ".join(texts(compose_page(data, MADE)))


def test_measures_of_one_subject_are_one_matter_and_others_are_not() -> None:
    red = replace(VISITS, directors=("Director of Highways",), portfolio_holder=None)
    one = replace(red, measure_name="Repairs of potholes - urgent")
    two = replace(red, measure_code="OCC01.03", measure_name="Repairs of potholes - all others")
    three = replace(red, measure_code="OCC01.04", measure_name="Bridges inspected in time")
    heads = [item.split(" | ")[0] for item in asked(page(one, two, three))]
    assert sorted(heads) == ["Bridges inspected in time", "Repairs of potholes"]


def test_the_room_that_words_leave_is_filled_with_charts() -> None:
    """A half of the page was empty where it was about few measures. Markdown has no page to fill."""
    red = replace(STEADY, period_actual="80", period_status=Status.RED)
    held = [
        month(
            day,
            replace(red, period_actual=figure),
            replace(red, measure_code=code, measure_name=name),
        )
        for day, figure in zip((MAY, JUNE, JULY), ("70", "90", "80"), strict=True)
        for code, name in [("OCC01.03", "Cards of members")]
    ]
    document = compose_page(gathered(held), MADE)
    drawn = charts(document)
    assert [chart.caption.split(":")[0] for chart in drawn] == ["OCC01.02", "OCC01.03"]
    assert fits_a_page(document)
    assert "Lowest" not in write(document, "md").decode()
    assert write(document, "html").count(b"<svg") == 2


@pytest.mark.parametrize("number", [5, 8, 9, 14])
def test_more_is_asked_where_there_is_room(number: int) -> None:
    """Six at most were asked about, though a quarter of the page was left."""
    reds = [
        replace(STEADY, measure_code=f"OCC01.{place}", measure_name=f"{word} kept", period_actual="80",
                period_status=Status.RED, directors=())
        for place, word in enumerate(["Ash", "Bay", "Cup", "Dog", "Elm", "Fox", "Gum", "Hen", "Ivy", "Jay", "Kit", "Lark", "Mole", "Newt"], 10)
    ]  # fmt: skip
    document = compose_page(gathered([month(JULY, *reds[:number])]), MADE)
    assert len(asked(document)) == min(number, 9)
    of = f" (9 of {number})" if number > 9 else ""
    assert section(document, "Ask about").title == f"Ask about{of}"
    assert fits_a_page(document)


def test_what_is_listed_as_worse_is_not_asked_about() -> None:
    red = replace(STEADY, period_actual="70", period_status=Status.RED)
    names = [
        f"{word} kept"
        for word in [
            "Ash",
            "Bay",
            "Cup",
            "Dog",
            "Elm",
            "Fox",
            "Gum",
            "Hen",
            "Ivy",
            "Jay",
            "Kit",
            "Lark",
        ]
    ]
    held = [
        month(
            day,
            *(
                replace(red, measure_code=f"OCC01.{at}", measure_name=name, period_actual=actual)
                for at, name in enumerate(names, 10)
            ),
        )
        for day, actual in ((JUNE, "80"), (JULY, "70"))
    ]
    document = compose_page(gathered(held), MADE)
    told = re.findall(r"OCC01\.\d\d", said(document))
    assert len(set(told)) > len(asked(document)), "some are listed alone"
    assert len(set(told)) == len(told)


def test_a_page_that_is_full_has_no_chart() -> None:
    reports = list(islice(sample_reports(), 4))
    assert not charts(compose_page(gathered(reports, reports[-1].report_date), MADE))


def test_a_page_on_a_later_month_does_not_look_further() -> None:
    text = " ".join(texts(compose_page(gathered(HOSTILE, JUNE), MADE)))
    assert "July" not in text


def test_one_priority_and_one_director() -> None:
    reports = [month(JULY, STEADY, replace(CALLS, directors=("Director of Customers",)))]
    only = compose_page(gathered(reports, priority="2"), MADE)
    assert only.subtitle.endswith("only OCC02 Customers")
    assert "OCC01" not in " ".join(texts(only))
    data = gathered(reports, director="libraries")
    theirs = compose_page(data, MADE)
    assert theirs.subtitle.endswith("only measures of Director of Libraries")
    (counts, *_) = (b for b in section(theirs, "Position").blocks if isinstance(b, Table))
    assert [cell.text for cell in counts.rows[0]] == ["July 2024", "1", "0", "0", "0", "1"]


RED = Narrowing("red", lambda _: lambda measure: measure.period.status is Status.RED)


def test_filters_are_followed_back_whatever_the_measure_was_then() -> None:
    before = replace(STEADY, directors=("Director of Customers",), measure_code="OCC01.09")
    now = replace(STEADY, period_actual="80", period_status=Status.RED)
    reports = [month(JUNE, before, VISITS), month(JULY, now, replace(VISITS, period_status=None))]
    data = gathered(reports, narrowing=RED, director="libraries")
    page = compose_page(data, MADE)
    assert page.title == "Performance briefing, July 2024: 1 of 2 measures"
    assert page.subtitle.endswith("only measures of Director of Libraries, red")
    (counts, *_) = (b for b in section(page, "Position of 1 of 2").blocks if isinstance(b, Table))
    assert counts.columns[-1].title == "These"
    assert [[cell.text for cell in row][1:] for row in counts.rows] == [
        ["0", "0", "1", "0", "1"],
        ["1", "0", "0", "0", "1"],
    ]


def test_filters_over_a_report_with_none_before_say_so() -> None:
    now = replace(STEADY, period_actual="80", period_status=Status.RED)
    reports = [month(JUNE, CALLS), month(JULY, CALLS, now)]
    told = said(section(compose_page(gathered(reports, narrowing=RED), MADE), "Position"))
    assert "No measure of June 2024 is one of these." in told


@pytest.mark.parametrize(
    "only",
    [
        {"priority": "1"},
        {"director": "libraries"},
        {"narrowing": RED._replace(said="all", test=lambda _: bool)},
    ],
)
def test_no_count_of_some_measures_reads_as_if_it_were_of_all(only: dict[str, Any]) -> None:
    held = [month(JUNE, STEADY, CALLS), month(JULY, STEADY, replace(CALLS, directors=("Ada",)))]
    data = gathered(held, **only)
    page, full = compose_page(data, MADE), compose(data, MADE)
    for document in (page, full):
        assert document.title.endswith(f": {data.share}")
        text = " ".join(texts(document))
        for of_all in (
            "Nothing is",
            "No measure is",
            "There are no queries.",
            "The same measures",
            " All ",
        ):
            assert of_all not in text


def test_a_report_that_names_no_such_director_has_no_count_of_theirs() -> None:
    earlier = replace(STEADY, directors=("Director of Customers",))
    data = gathered([month(JUNE, earlier), month(JULY, STEADY)], director="libraries")
    told = said(section(compose_page(data, MADE), "Position"))
    assert "June 2024 | – | – | – | – | –" in told
    assert "No measure of June 2024 names this director." in told


def test_a_report_that_names_no_such_portfolio_holder_says_who_is_missing() -> None:
    earlier = replace(STEADY, portfolio_holder="Cllr Z Young")
    owner = Owner(OwnerRole.PORTFOLIO_HOLDER, "Cllr A Green")
    now = replace(STEADY, portfolio_holder=owner.name)
    others = replace(CALLS, portfolio_holder=earlier.portfolio_holder)
    data = gathered([month(JUNE, earlier), month(JULY, now, others)], owner=owner)
    page = compose_page(data, MADE)
    assert page.subtitle.endswith("only measures of Cllr A Green")
    assert CALLS.measure_code not in said(section(page, "Position"))
    told = said(section(page, "Position"))
    assert "No measure of June 2024 names this portfolio holder." in told


def test_another_report_can_be_compared_with() -> None:
    better = replace(STEADY, period_actual="120")
    reports = [
        month(APRIL, replace(STEADY, period_actual="90", period_status=Status.RED)),
        month(JUNE, better),
        month(JULY, better),
    ]
    plain = compose_page(gathered(reports), MADE)
    since = compose_page(gathered(reports, since=APRIL), MADE)
    assert not any("Better" in part.title for part in plain.sections)
    assert "OCC01.02 Loans issued: 90 to 120" in said(section(since, "Better"))
    assert "April 2024 | 0 | 0 | 1 | 0 | 1" in said(section(since, "Position"))


def test_worse_figures_that_have_no_room_are_counted_where_no_status_moved() -> None:
    figures = tuple(each for each in july_data().changes if each.kind is not ChangeKind.STATUS)
    data = replace(july_data(), changes=figures)
    assert summary(figures).worse == 0
    assert ", 1 worse figure." in said(compose_page(data, MADE))


def test_whom_the_page_is_about_is_named_at_its_head_alone() -> None:
    reading = replace(STEADY, directors=("Ada Brown", "Bo Chan"), portfolio_holder="Cllr A Green")
    about = Owner(OwnerRole.DIRECTOR, "brown")
    assert owners(reading, about.among([reading])) == "Bo Chan, Cllr A Green"
    two = replace(reading, directors=("Ada Brown", "Cy Browning"))
    assert owners(two, about.among([two])) == "Ada Brown, Cy Browning, Cllr A Green"


def test_three_people_who_are_meant_are_listed_with_one_and() -> None:
    people = ("Ada Brown", "Bo Browne", "Cy Browning")
    assert Owner(OwnerRole.DIRECTOR, "brown", people=people).called == (
        "Ada Brown, Bo Browne and Cy Browning"
    )
