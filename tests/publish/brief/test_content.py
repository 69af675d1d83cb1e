"""What a briefing says, and in which order."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from kpi_tui.analysis.counts import exceptions
from kpi_tui.demo import published
from kpi_tui.judgements.judgement import Accept
from kpi_tui.publish.brief.compose import compose
from kpi_tui.publish.brief.document import (
    Brief,
    Bullets,
    Chart,
    Paragraph,
    Quote,
    Table,
    Tone,
)
from kpi_tui.publish.brief.fragments import beginning
from kpi_tui.publish.brief.one_page.compose import compose_page
from kpi_tui.publish.brief.scope import Narrowing
from kpi_tui.report import Priority, Report, Source, Warning
from kpi_tui.status import Status
from kpi_tui.store.filters import FilterError
from kpi_tui.wording.measure_text import owners_line
from tests.support.briefing import (
    APRIL,
    CALLS,
    HOSTILE,
    JULY,
    JUNE,
    MADE,
    PRIORITIES,
    VISITS,
    blocks,
    brief,
    gathered,
    month,
    said,
    section,
)

FIRST, LAST = date(2023, 1, 31), date(2024, 7, 31)
STEADY = replace(VISITS, measure_code="OCC01.02", measure_name="Steady", period_status=Status.GREEN)


@pytest.fixture(scope="module")
def two() -> Brief:
    return brief([published("2023-01"), published("2024-07")], LAST)


@pytest.fixture(scope="module")
def first() -> Brief:
    return brief([published("2023-01")], FIRST)


def lead(document: Brief) -> str:
    texts = [b.text for b in document.blocks if isinstance(b, Paragraph) and b.tone is Tone.LEAD]
    assert len(texts) == 1
    return texts[0]


def test_the_headline_counts_compares_and_says_what_is_to_ask(two: Brief) -> None:
    text = lead(two)
    assert text.startswith(
        "45 measures: 22 green, 6 amber, 4 red, 5 actual missing, 1 target missing, 7 monitoring only. "
        "Since January 2023: "
    )
    numbers = re.search(
        r"(\d+) exceptions \((\d+) had no cases\) and (\d+) questions to ask, (\d+) of them on",
        text,
    )
    assert numbers is not None
    questions = [
        i for b in blocks(section(two, "Questions")) if isinstance(b, Bullets) for i in b.items
    ]
    assert int(numbers[1]) == len(section(two, "Exceptions").sections) + int(numbers[2])
    assert int(numbers[3]) == len(questions)
    grave = said(section(two, "Errors in the figures"))
    assert int(numbers[4]) == len(re.findall(r"^Q\d+\.", grave, re.MULTILINE))
    assert max(len(sentence.split()) for sentence in text.split(". ")) <= 25


def test_sections_stand_in_the_order_of_a_meeting(two: Brief) -> None:
    assert [part.title for part in two.sections] == [
        "Exceptions",
        "Questions to ask",
        "What changed since January 2023",
        "Measures that came and went",
        "Status of the measures",
        "Data notes",
    ]


def test_everything_that_leads_somewhere_arrives(two: Brief) -> None:
    anchors = [part.anchor for part in two.walk() if part.anchor]
    leads: list[str] = []
    for block in blocks(two):
        if isinstance(block, Bullets):
            anchors += [item.anchor for item in block.items if item.anchor]
            leads += [item.to for item in block.items if item.to]
        elif isinstance(block, Table):
            leads += [cell.to for row in block.rows for cell in row if cell.to]
        elif isinstance(block, Paragraph):
            leads += [reference.to for reference in block.references]
    assert len(anchors) == len(set(anchors))
    assert leads
    assert set(leads) <= set(anchors)


def test_counts_stand_beside_those_of_the_report_before(two: Brief) -> None:
    statuses, priorities = (b for b in blocks(section(two, "Status of")) if isinstance(b, Table))
    counted = {row[0].status: [cell.text for cell in row[1:]] for row in statuses.rows}
    assert counted[Status.RED] == ["4", "14"]
    assert counted[None] == ["0", "6"]
    row = next(row for row in priorities.rows if row[0].text.startswith("OCC11 "))
    assert [cell.status for cell in row[1:3]] == [Status.RED, None]
    assert [cell.text for cell in row[3:]] == ["9", "1", "2", "0", "15"]


def test_changes_are_grouped_the_worst_first_and_have_pages(two: Brief) -> None:
    changed = section(two, "What changed")
    titles = [part.title for part in changed.sections]
    assert titles[:3] == ["Worse status", "No longer RAG-rated", "Targets made easier or removed"]
    assert (
        titles.index("Worse status")
        < titles.index("Better status")
        < titles.index("Owners changed")
    )
    assert not {"Actuals changed", "Commentary changed", "No longer reported"} & set(titles)
    assert re.search(
        r"\d+ measures with other figures, \d+ measures with changed commentary", said(changed)
    )
    worse = said(changed.sections[0])
    assert re.search(r"OCC10\.06 .*Went from ★ green to ● amber .*\(page 13\)", worse)


def test_owners_that_changed_together_are_told_once(two: Brief) -> None:
    owners = said(section(two, "Owners changed")).split("\n")
    (line,) = (
        line for line in owners if line.startswith("Portfolio holder: Cabinet member for Resources")
    )
    assert "OCC11.11" in line
    assert re.search(r"\(pages 15, ", line)


def test_what_is_gone_is_looked_up_in_the_earlier_report(two: Brief) -> None:
    gone = said(section(two, "No longer reported"))
    source = published("2023-01").source.name
    assert gone.startswith(f"As last seen in “{source}” (January 2023).")
    assert re.search(r"OCC07\.02 .*Was 331\.00 against 410\.00, ▲ red \(page \d+\)", gone)
    assert re.search(r"Neither red nor amber .*OCC02\.02 active borrowers", gone)
    new = said(section(two, "New in the report"))
    assert source not in new
    assert re.search(r"\(page \d+\)", new)


def test_the_same_measures_are_not_listed() -> None:
    told = said(section(brief(HOSTILE[:3], JUNE), "Measures that came"))
    assert told == "The same measures as in May 2024."


def test_exceptions_come_by_status_and_those_of_the_year_alone_last() -> None:
    found = exceptions(gathered([published("2024-07")], LAST).readings)
    codes = [reading.measure_code for reading in found]
    assert codes[:4] == ["OCC04.05", "OCC10.11", "OCC11.02", "OCC11.11"]
    assert codes[-2:] == ["OCC10.01", "OCC11.10"]
    statuses = [reading.period_status for reading in found[:-2]]
    assert statuses == [
        *[Status.RED] * 4,
        *[Status.AMBER] * 6,
        *[Status.ACTUAL_MISSING] * 5,
        Status.TARGET_MISSING,
    ]


def test_exceptions_stand_by_importance_and_those_without_cases_in_a_line(two: Brief) -> None:
    part = section(two, "Exceptions")
    codes = [each.title.split()[0] for each in part.sections]
    assert codes[:2] == ["OCC11.10", "OCC11.11"]
    assert codes.index("OCC04.05") < codes.index("OCC11.02") < codes.index("OCC01.07")
    assert "No cases, by their comments: OCC10.02, OCC10.09, OCC10.10 (pages" in said(part)
    assert not {"OCC10.02", "OCC10.09", "OCC10.10"} & set(codes)


def test_measures_and_priorities_in_tables_can_be_told_apart(two: Brief) -> None:
    for anchor in ("exceptions", "statuses"):
        part = next(each for each in two.walk() if each.anchor == anchor)
        table = next(
            each
            for each in part.blocks
            if isinstance(each, Table) and each.columns[0].title in ("Measure", "Priority")
        )
        names = [row[0].text.split(" ", 1)[1] for row in table.rows]
        assert len(set(names)) == len(names)
    assert "Support carers and the social care system" in names


def test_an_exception_has_figures_with_sources_words_and_questions(two: Brief) -> None:
    part = section(two, "OCC11.11 ")
    words = said(part)
    earlier = published("2023-01").source.name
    assert re.search(
        r"July 2024 \(pages? [\d, ]+\): 4,790,270 against 3,500,000, ▲ red \(kpi-tui: 37% above target\)",
        words,
    )
    assert "Year to date: 4,798,183 against 3,500,000, ▲ red (kpi-tui: 37% above target)." in words
    assert f"January 2023 ({earlier}, page" in words
    assert "): £4,581,131 against £2,500,000, ▲ red (kpi-tui: 83% above target)." in words
    reading = next(
        each for each in published("2024-07").readings if each.measure_code == "OCC11.11"
    )
    assert owners_line(reading) in words
    assert "Lower is better." in words
    assert "No improvement plan is printed." in words
    assert re.search(r"To ask: Q\d+ No improvement plan", words)
    quotes = [block for block in part.blocks if isinstance(block, Quote)]
    assert [quote.label for quote in quotes] == ["Comment"]
    assert reading.comment is not None
    assert reading.comment.startswith(quotes[0].text.removesuffix("…"))


def test_what_is_quoted_is_cut_at_a_paragraph_and_the_page_is_named() -> None:
    long = f"Fewer came. {'The roof was mended and the doors stayed shut. ' * 9}\nSecond."
    reading = replace(
        VISITS, comment=f"First.\n{long}", improvement_plan=None, finance_impact="None.x"
    )
    quotes = [
        block
        for block in section(brief([month(JULY, reading)]), "OCC01.01").blocks
        if isinstance(block, Quote)
    ]
    assert quotes[0].text == "First."
    left = len(long.split())
    assert quotes[0].more == f"{left} more words on pages 2, 3"
    whole = replace(reading, comment="All of it.")
    (first, *_) = (
        block
        for block in section(brief([month(JULY, whole)]), "OCC01.01").blocks
        if isinstance(block, Quote)
    )
    assert (first.text, first.more) == ("All of it.", "")


def test_a_timeframe_is_quoted_whole() -> None:
    """A date may stand at its end."""
    ends = f"{'The service is under review. ' * 9}A decision is expected in January 2025."
    reading = replace(VISITS, timeframe=ends)
    blocks = section(brief([month(JULY, reading)]), "OCC01.01").blocks
    (quote,) = (each for each in blocks if isinstance(each, Quote) and each.label == "Timeframe")
    assert (quote.text, quote.more) == (ends, "")


def test_a_chart_stands_behind_the_words_of_its_measure() -> None:
    """Text fills the page that a chart is too tall for."""
    reading = replace(VISITS, comment="Fewer came.", improvement_plan=None)
    months = [month(day, reading) for day in (date(2024, 5, 31), JUNE, JULY)]
    blocks = section(brief(months), "OCC01.01").blocks
    assert [isinstance(block, Chart) for block in blocks] == [False] * (len(blocks) - 1) + [True]
    assert any(isinstance(block, Quote) for block in blocks)
    chart = blocks[-1]
    assert isinstance(chart, Chart)
    assert chart.caption.startswith("OCC01.01: May 2024 to July 2024. Axis from ")


@pytest.mark.parametrize(
    ("words", "quoted", "left"),
    [(25, 25, 0), (37, 37, 0), (38, 25, 13)],
)
def test_no_text_is_cut_of_less_than_a_line(words: int, quoted: int, left: int) -> None:
    text, more = beginning(" ".join(["word"] * words), 25)
    assert (text.removesuffix("…"), more) == (" ".join(["word"] * quoted), left)


def test_no_gap_is_told_of_a_year_to_date_that_adds_up_percentages(two: Brief) -> None:
    words = said(section(two, "OCC10.01 "))
    assert "Year to date: 300.00 against 320.00, ▲ red." in words


def test_words_that_say_nothing_are_not_quoted() -> None:
    empty = replace(VISITS, comment="n/a", improvement_plan=None, timeframe=None)
    report = month(JULY, empty, replace(STEADY, improvement_plan="A plan."))
    part = section(brief([report]), "OCC01.01")
    assert not [block for block in part.blocks if isinstance(block, Quote)]
    assert "No comment is printed (“n/a”). No improvement plan is printed." in said(part)


def test_no_end_of_year_is_told_where_the_year_to_date_is_doubted(two: Brief) -> None:
    doubted, sound = section(two, "OCC10.04 "), section(two, "OCC10.11 ")
    assert "YTD adds up percentages" in said(doubted)
    assert "Simple arithmetic, not a forecast" not in said(doubted)
    assert "Simple arithmetic, not a forecast" in said(sound)


def test_a_report_without_plans_is_told_so_once(first: Brief) -> None:
    text = said(section(first, "Exceptions"))
    assert text.count("no improvement plans or timeframes") == 1
    assert "No improvement plan is printed" not in text
    assert "In the charts" not in text


def test_one_month_has_nothing_to_compare_with(first: Brief) -> None:
    assert "No earlier report is held, so there is nothing to compare with." in lead(first)
    for title in ("What changed", "Measures that came"):
        assert (
            said(section(first, title))
            == "There is no earlier report to compare January 2023 with."
        )
    (table, *_) = (b for b in section(first, "Exceptions").blocks if isinstance(b, Table))
    assert not [column.title for column in table.columns if column.title.startswith("Since")]


def test_later_months_are_not_looked_at() -> None:
    assert lead(brief(HOSTILE, APRIL)).split(".")[1] == (
        " No earlier report is held, so there is nothing to compare with"
    )
    assert "July" not in said(brief(HOSTILE, JUNE))


def test_questions_are_numbered_and_say_where_and_why_harmless(two: Brief) -> None:
    part = section(two, "Questions")
    heads = re.findall(r"^(Q\d+)\. ", said(part), re.MULTILINE)
    assert heads == [f"Q{number}" for number in range(1, len(heads) + 1)]
    source = published("2024-07").source.name
    assert f"Pages are those of “{source}”" in said(part)
    for level in part.sections:
        (bullets,) = level.blocks
        assert isinstance(bullets, Bullets)
        assert all(item.note.startswith("page") for item in bullets.items)
    assert said(part).count("Possible explanation: ") > 5
    debt = next(line for line in said(part).split("\n") if "OCC11.10" in line)
    assert "495,192 is 65% above the target of 300,000" in debt
    assert debt.count("495,192") == 1
    assert "polarity smaller is better" in debt


def test_what_an_officer_accepted_is_not_asked_and_noted() -> None:
    report = published("2024-07")
    accept = Accept(who="ann", why="cut in print", rule="Y2", report_date=LAST)
    plain, settled = brief([report], LAST), brief([report], LAST, judgements=[accept])
    assert "month-end totals" in said(section(plain, "Questions"))
    assert "month-end totals" not in said(section(settled, "Questions"))
    notes = said(section(settled, "Queries that an officer accepted"))
    assert notes.startswith("Y2 OCC07.02 ")
    assert "Accepted: cut in print" in notes


def test_one_priority_leaves_the_others_out() -> None:
    reports = [published("2023-01"), published("2024-07")]
    document = brief(reports, LAST, "11")
    assert lead(document).startswith(
        "12 of 45 measures: 9 green, 1 amber, 2 red. Since January 2023, of these: "
    )
    assert document.subtitle.endswith("· only OCC11 Finance")
    codes = set(re.findall(r"\bOCC(\d\d)(?:\.\d\d)?\b", said(document)))
    assert codes == {"11"}


def test_a_priority_s_change_is_none_of_measures_chosen_here_and_there() -> None:
    now = month(JULY, VISITS, CALLS)
    rated = [
        replace(now, report_date=day, priorities=(replace(PRIORITIES[0], status=status),))
        for day, status in ((JUNE, Status.AMBER), (JULY, Status.RED))
    ]
    some = Narrowing("visits", lambda _: lambda measure: measure.named == VISITS.named)
    assert gathered(rated).counted_changes.priorities == 1
    assert gathered(rated, narrowing=some).counted_changes.priorities == 0


def test_an_unknown_priority_names_those_there_are() -> None:
    with pytest.raises(
        FilterError, match=r"^77: no such priority in July 2024: there are OCC01, OCC02; "
    ):
        gathered(HOSTILE, priority="77")


def test_a_priority_without_measures_has_nothing_wrong() -> None:
    document = brief([published("2024-07")], LAST, "occ08")
    assert lead(document) == (
        "0 of 45 measures. No earlier report is held, so there is nothing to compare with. "
        "0 exceptions and no questions to ask."
    )
    none = (
        "None of these measures is red or amber, or shown as missing an actual, a target or data."
    )
    assert none in said(section(document, "Exceptions"))


def test_a_month_without_measures_can_be_briefed_on() -> None:
    empty = Report(JULY, None, PRIORITIES, (), month(JULY).source)
    document = brief([*HOSTILE[:3], empty])
    assert lead(document).startswith("0 measures. Since June 2024: no status")
    assert document.subtitle.endswith(".pdf")


def test_a_measure_printed_twice_is_there_twice() -> None:
    document = brief([month(JULY, VISITS, replace(VISITS, period_actual="80"), CALLS)])
    twice = [part for part in section(document, "Exceptions").sections if "OCC01.01" in part.title]
    told = [
        re.search(r"\): (\d+) against 100, ▲ red \(kpi-tui: (\d+)% below", said(part))
        for part in twice
    ]
    assert [(found[1], found[2]) for found in told if found] == [("90", "10"), ("80", "20")]


def test_notes_say_what_was_read_from_which_file_and_revision() -> None:
    corrected = replace(HOSTILE[3], readings=(replace(VISITS, period_actual="91"), CALLS))
    notes = said(section(brief([*HOSTILE, corrected]), "Data notes"))
    rows = [
        line.split(" | ") for line in notes.split("\n") if re.match(r"[A-Z][a-z]+ 2024 \| ", line)
    ]
    assert [(row[0], row[2]) for row in rows] == [
        *(("July 2024", "2"), ("June 2024", "1"), ("May 2024", "1"), ("April 2024", "1"))
    ]
    assert {row[4] for row in rows} == {"ab" * 6}
    assert f"SHA-256 {'ab' * 32}): 2 measures, 0 words, 0 not placed." in notes
    assert "Left out: " in notes


def test_what_was_read_from_no_file_has_neither_a_file_nor_a_digest() -> None:
    made_up = [
        replace(month(day, STEADY), source=Source("made up of two reports", "0" * 64, pages))
        for day, pages in ((JUNE, 0), (JULY, 17))
    ]
    notes = said(section(brief(made_up), "Data notes"))
    assert "July 2024 was read from made up of two reports (17 pages): 1 measure" in notes
    rows = [line.split(" | ") for line in notes.split("\n") if line.count(" | ") == 4]
    assert [(row[1], row[4]) for row in rows] == [("made up of two reports", "–"), ("–", "–")]


def test_the_full_briefing_has_room_for_names() -> None:
    """Cut at 56 or 64 letters, those of complaints in two stages were alike."""
    name = (
        "Percentage of complaints (Stage 2) that were responded to within the statutory timescales"
    )
    title = f"{'A priority with a long title ' * 3}indeed"
    changed: dict[date, dict[str, Any]] = {
        JUNE: {},
        JULY: {"period_actual": "80", "period_status": Status.RED, "improvement_plan": None},
    }
    held = [
        replace(
            month(day, replace(STEADY, measure_name=name, **figures)),
            priorities=(Priority("OCC01", title),),
        )
        for day, figures in changed.items()
    ]
    document = brief(held)
    for part in ("Exceptions", "Newly red", "Status of the measures"):
        assert (title if part.startswith("Status") else name) in said(section(document, part))


def test_doubts_about_the_measures_of_others_are_no_director_s() -> None:
    report = month(
        JULY,
        replace(VISITS, directors=("Director of Libraries",)),
        replace(CALLS, directors=("Director of Customers",)),
    )
    doubts = [Warning(1, row.measure_code, "may be cut off") for row in report.readings]
    data = gathered([replace(report, warnings=tuple(doubts))], director="libraries")
    told = said(section(compose(data, MADE), "Reading of the PDF to check"))
    assert VISITS.measure_code in told
    assert CALLS.measure_code not in told
    assert "1 item to check" in said(compose_page(data, MADE))


def test_reports_that_no_figure_is_from_are_not_listed() -> None:
    quiet = replace(STEADY, ytd_status=Status.GREEN)
    notes = said(section(brief([month(day, quiet) for day in (APRIL, JUNE, JULY)]), "Data notes"))
    assert "June 2024 | " in notes
    assert "April 2024 | " not in notes


def test_no_column_is_narrower_than_a_word_of_its_heading() -> None:
    """In Word, where widths are given: “Amber” was broken as “Ambe r”."""
    page, letter, padding = 480, 5.4, 10.8
    document = brief([published("2023-01"), published("2024-07")], LAST)
    tables = [block for block in blocks(document) if isinstance(block, Table)]
    assert len(tables) >= 4
    for table in tables:
        whole = sum(column.width for column in table.columns)
        for column in table.columns:
            longest = max(map(len, column.title.split()))
            assert page * column.width / whole >= longest * letter + padding, column.title
