"""Words broken at lines' ends are joined or kept as the report's own words say."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

import kpi_tui
from kpi_tui.pdf.report.people import open_hyphens, read_people
from kpi_tui.pdf.text.line_breaks import NO_WORDS, WordList
from kpi_tui.pdf.text.lines import flow
from tests.support.pdf_words import lines
from tests.support.plain_report import PlainPage, profile

TEXT = "the transition of services in a percentage is on-going and so is the network of a long term plan"
SOFT = [["trans-", "ition of"], ["per-", "centage in"]]
"""Two words that a program has hyphenated, which the text has whole."""


def word_list(*blocks: list[str], soft: bool = True) -> WordList:
    return WordList.of([[TEXT], *(SOFT if soft else []), *blocks])


def test_a_program_that_hyphenates_is_known_by_its_halves() -> None:
    assert word_list().hyphenates
    assert not word_list(soft=False).hyphenates
    assert not word_list(["under-", "performance"], soft=False).hyphenates


def test_one_word_may_be_chance() -> None:
    assert not WordList.of([[TEXT], SOFT[0], SOFT[0]]).hyphenates


def test_many_hyphens_of_the_report_outvote_a_few() -> None:
    own = [["self-", "service"], ["well-", "being"], ["short-", "term"]]
    assert word_list(*own).hyphenates
    assert not word_list(*own, *own, *own).hyphenates


@pytest.mark.parametrize(
    ("stem", "rest", "read"),
    [
        ("the trans-", "ition.", "the transition."),
        ("Percent-", "age", "Percentage"),
        ("on-", "going work", "on-going work"),
        ("long-", "term", "long-term"),
        ("unseen-", "ness", "unseenness"),
        ("mid-", "September", "mid-September"),
        ("2023-", "24", "2023-24"),
        ("Covid-", "19", "Covid-19"),
        ("a -", "b", "a - b"),
        ("(net-", "work)", "(network)"),
    ],
)
def test_joined_or_kept(stem: str, rest: str, read: str) -> None:
    assert word_list().join(stem, rest) == read


def test_what_is_printed_more_often_wins() -> None:
    both = word_list(["an ongoing plan and an on-going plan that is on-going now"])
    assert both.join("on-", "going") == "on-going"
    both = word_list(["an ongoing plan and ongoing work that is ongoing now"])
    assert both.join("on-", "going") == "ongoing"


@pytest.mark.parametrize("stem", ["under-", "trans-", "long-"])
def test_every_hyphen_stays_where_no_program_hyphenates(stem: str) -> None:
    assert word_list(soft=False).join(stem, "ition") == f"{stem}ition"
    assert NO_WORDS.join(stem, "ition") == f"{stem}ition"


def test_words_at_lines_ends_are_not_learnt() -> None:
    known = WordList.of([["first half", "of middle words", "rest last"]])
    assert set(known.words) == {"first", "middle", "last"}


@pytest.mark.parametrize(
    ("stem", "rest", "full", "alone", "read"),
    [
        ("trans", "ition", True, True, "transition"),
        ("trans", "ition", False, True, "trans ition"),
        ("in trans", "ition", True, False, "in transition"),
        ("Unaccompani", "ed", True, True, "Unaccompanied"),
        ("of Unaccompani", "ed", True, False, "of Unaccompani ed"),
        ("services", "reablement", True, True, "services reablement"),
        ("Reablement", "Services", True, True, "Reablement Services"),
        ("9", "0%", True, True, "9 0%"),
    ],
)
def test_words_cut_without_a_hyphen(
    stem: str, rest: str, full: bool, alone: bool, read: str
) -> None:
    assert word_list(soft=False).join(stem, rest, full=full, alone=alone) == read


@pytest.mark.parametrize(
    ("text", "more", "is_open"),
    [
        ("Household", "waste recycled", True),
        ("Unaccompani", "ed children", False),
        ("Person", "ing of services", True),
        ("services", "ers of old", True),
        ("trans", "ition", False),
        ("services", "reablement", False),
        ("Household", "services", False),
        ("Household", "Waste", False),
        ("Household-", "waste", False),
    ],
)
def test_what_nothing_tells_at_the_end_of_a_full_line_is_open(
    text: str, more: str, is_open: bool
) -> None:
    assert word_list(soft=False).leaves_open(text, more) is is_open


def test_two_words_of_which_the_first_fills_its_column_are_told_of(tmp_path: Path) -> None:
    """The column is as wide as “Household”, and the report has neither word elsewhere."""
    style = getSampleStyleSheet()["BodyText"]
    wide = stringWidth("Household", style.fontName, style.fontSize) + 12.2
    head = ["Ref", "Indicator", "Target", "This quarter", "RAG", "Commentary"]
    names = ["Household waste", "Missed bins", "Fly tips", "Calls"]
    body = [
        [f"ENV-{at:02}", name, "50.0%", "60.1%", "Green", f"Work goes on at number {at}."]
        for at, name in enumerate(names, 1)
    ]
    cells = [[Paragraph(text, style) for text in row] for row in (head, *body)]
    grid = [("GRID", (0, 0), (-1, -1), 0.5, "black")]
    flow = [
        *(Paragraph(text, style) for text in PlainPage().title),
        Table(cells, colWidths=[60, wide, 70, 70, 70, 170], style=grid),
    ]
    SimpleDocTemplate(str(tmp_path / "a.pdf")).build(flow)
    report = kpi_tui.read_report(tmp_path / "a.pdf", profile=profile(tmp_path))
    told = [each.measure_code for each in report.warnings if "one word or two" in each.message]
    assert told == ["ENV-01"]


def test_a_report_that_cuts_words_anywhere_is_known_too() -> None:
    cut = word_list(["the trans", "ition in a per", "centage now"], soft=False)
    assert cut.cuts
    assert cut.join("a strange hap", "penstance", full=True) == "a strange happenstance"
    assert cut.join("the calami", "ty", full=True) == "the calamity"
    assert cut.join("the plan", "is", full=True) == "the plan is"
    assert not word_list(soft=False).cuts


def test_the_first_line_is_taken_as_it_is() -> None:
    assert NO_WORDS.join("", "first") == "first"


@pytest.mark.parametrize(
    ("stem", "rest", "is_open"),
    [
        ("network-", "less", True),  # the report has one half
        ("short-", "term", True),  # begins many words with hyphens
        ("unseen-", "ness", False),
        ("trans-", "ition", False),
        ("services-", "ed", False),
        ("long-", "term", False),  # kept: both halves are words
        ("going", "work", False),
    ],
)
def test_a_hyphen_of_a_program_may_be_one_that_was_written(
    stem: str, rest: str, is_open: bool
) -> None:
    assert word_list().leaves_hyphen_open(stem, rest) is is_open
    assert not word_list(soft=False).leaves_hyphen_open(stem, rest)


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        (["Ada Fen-", "wick"], "Ada Fenwick"),
        (["Josephine Quarter-", "Dale"], "Josephine Quarter-Dale"),
        (["Ann-", "marie Ford"], "Ann-marie Ford"),
        (["Bill Sud-", "bury"], "Bill Sud-bury"),  # told
        (["Head of Fen-", "wick"], "Head of Fen-wick"),  # roles have hyphens
    ],
)
def test_a_name_broken_at_its_lines_end_is_joined_where_it_is_whole_elsewhere(
    cell: list[str], read: str
) -> None:
    known = WordList.of([], [["Ada Fenwick"], ["Ann-marie Ford"]])
    assert read_people(lines(*cell), known) == (read,)
    told = list(open_hyphens(lines(*cell), known))
    assert told == ([("Sud-", "bury")] if "Sud-" in read else [])


@pytest.mark.parametrize("sign", [".", ".”", ")", ", and so on"])
def test_a_sign_for_which_a_cell_had_no_room_stands_at_its_word(sign: str) -> None:
    assert flow(lines("Winter", "pressures", sign)) == f"Winter pressures{sign}"
    assert flow(lines("Winter pressures", sign)) == f"Winter pressures {sign}"


@pytest.mark.parametrize("text", [".net", "...and more", "– so far", "(a"])
def test_what_begins_with_a_sign_is_a_word_of_its_own(text: str) -> None:
    assert flow(lines("Winter", text)) == f"Winter {text}"
