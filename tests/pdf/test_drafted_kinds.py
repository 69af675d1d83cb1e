"""Reports of kinds that councils print, each drafted and read by its draft as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from kpi_tui.pdf.drafting.guess import guess_profile
from kpi_tui.pdf.trial import try_out
from kpi_tui.report import PublishedDirection
from kpi_tui.status import Status
from tests.rendering.councils.layouts.parts import heading
from tests.rendering.councils.page import (
    Block,
    Cell,
    PageBreak,
    Paragraph,
    Table,
    Text,
    words,
)
from tests.support.drafted_reports import (
    FILLS,
    FOUR,
    INK,
    NAMES,
    RATED,
    Row,
    drafted,
    drawn,
    rated,
    rows,
    table,
)


def test_a_comment_may_run_across_below_its_measure(tmp_path: Path) -> None:
    made: list[Row] = []
    for number, row in enumerate(rows()):
        made += [row, (Cell((Text(f"Comment: Said of measure {number}."),), columns=4),)]
    guess, report = drafted(tmp_path, heading("Clean streets", INK, 14), table(FOUR, made))
    assert 'comment = ["Comment: {comment}"]' in guess.toml
    assert [each.measure_name for each in report.readings] == list(NAMES)
    assert [each.comment for each in report.readings] == [
        f"Said of measure {n}." for n in range(10)
    ]
    assert report.account.leftovers == ()


def test_comments_across_are_told_from_priorities_across(tmp_path: Path) -> None:
    made: list[Row] = []
    for title, start in (("Priority 1: Streets", 0), ("Priority 2: Homes", 5)):
        made.append((Cell((Text(title, bold=True),), fill="#cfe0ee", columns=4),))
        for row in rows(5, start):
            said = "Narrative – It went better than last time."
            made += [row, (Cell((Text(said),), columns=4),)]
    _, report = drafted(tmp_path, table(FOUR, made))
    assert [each.title for each in report.priorities] == ["Streets", "Homes"]
    assert {each.comment for each in report.readings} == {"It went better than last time."}


def test_arrows_without_a_key_mean_nothing_yet(tmp_path: Path) -> None:
    signs = [Cell((Text("▲▼"[n % 2], is_glyph=True),), "center") for n in range(10)]
    made = [(*row, sign) for row, sign in zip(rows(), signs, strict=True)]
    labels = (*FOUR, "Direction of travel")
    blocks = (heading("Clean streets", INK, 14), table(labels, made))
    guess, report = drafted(tmp_path, *blocks, engine="typst")
    assert any(note.startswith("▲, ▼: nothing in the report says") for note in guess.notes)
    doubted = {each.measure_code for each in report.warnings if "direction" in each.message}
    assert doubted == {each.measure_code for each in report.readings}
    judged = {PublishedDirection.IMPROVING, PublishedDirection.WORSENING}
    assert not judged & {each.published_direction for each in report.readings}


def test_two_entries_of_a_key_on_one_line(tmp_path: Path) -> None:
    key = Paragraph(Text("▲ Worse than last quarter, ▼ Better than last quarter", is_glyph=True))
    signs = [Cell((Text("▲▼"[n % 2], is_glyph=True),), "center") for n in range(10)]
    made = [(*row, sign) for row, sign in zip(rows(), signs, strict=True)]
    labels = (*FOUR, "DoT")
    blocks = (key, heading("Clean streets", INK, 14), table(labels, made))
    _, report = drafted(tmp_path, *blocks, engine="typst")
    assert [each.published_direction for each in report.readings[:2]] == [
        PublishedDirection.WORSENING,
        PublishedDirection.IMPROVING,
    ]


def test_a_code_that_looks_otherwise_is_kept_and_named(tmp_path: Path) -> None:
    codes = [f"ENV{n:02}" for n in range(1, 10)] + ["HOM-9"]
    made = [(words(code), *row) for code, row in zip(codes, rows(), strict=True)]
    guess, report = drafted(
        tmp_path, heading("Clean streets", INK, 14), table(("Ref", *FOUR), made)
    )
    assert [each.measure_code for each in report.readings] == codes
    assert any("HOM-9" in note for note in guess.notes)
    said = [each.message for each in report.warnings if each.measure_code == "HOM-9"]
    assert any(
        message.startswith("its code is printed HOM-9: codes look like ENV") for message in said
    )


def test_a_column_that_nobody_knows_is_named_at_each_import(tmp_path: Path) -> None:
    made = [(*row, words(f"{n}4%")) for n, row in enumerate(rows())]
    labels = ("Measure", "Actual", "Target", "RAG", "Annual target")
    guess, report = drafted(tmp_path, heading("Clean streets", INK, 14), table(labels, made))
    assert dict(guess.columns)["Annual target"] == "unread"
    assert any("Annual target" in note for note in guess.notes)
    assert any("“Annual target” is not known" in each.message for each in report.warnings)
    assert all(each.ytd_target is None for each in report.readings)


def test_a_colour_beneath_the_figure_is_its_status(tmp_path: Path) -> None:
    made = [
        (words(NAMES[n]), words("55%"), Cell((Text(f"{50 + n}%"),), "center", FILLS[RATED[n % 3]]))
        for n in range(10)
    ]
    labels = ("Measure", "Target", "Actual")
    _, report = drafted(tmp_path, heading("Clean streets", INK, 14), table(labels, made))
    assert [each.period_status for each in report.readings[:3]] == [
        Status.GREEN,
        Status.AMBER,
        Status.RED,
    ]
    assert report.readings[1].period_actual == "51%"


def test_the_same_columns_in_other_words_are_one_kind_of_table(tmp_path: Path) -> None:
    others = ("Key indicator", "Latest result", "Aim", "Status")
    _, report = drafted(
        tmp_path,
        *(heading("Clean streets", INK, 14), table(FOUR, rows(5))),
        *(heading("Homes for all", INK, 14), table(others, rows(5, 5))),
    )
    assert [each.measure_name for each in report.readings] == list(NAMES)
    assert [each.period_target for each in report.readings] == ["55%"] * 10
    assert [each.title for each in report.priorities] == ["Clean streets", "Homes for all"]


def test_a_summary_of_the_same_measures_is_a_witness(tmp_path: Path) -> None:
    short = [(words(NAMES[n]), words(f"{50 + n}%"), rated(n)) for n in range(10)]
    made = [(*row, words("Improving"), words("Said of it.")) for row in rows()]
    guess, report = drafted(
        tmp_path,
        heading("Summary of measures", INK, 14),
        table(("Measure", "Actual", "RAG"), short),
        PageBreak(),
        heading("Clean streets", INK, 14),
        table((*FOUR, "Trend", "Comments"), made),
    )
    assert "witness = true" in guess.toml
    assert [each.measure_name for each in report.readings] == list(NAMES)
    assert {each.comment for each in report.readings} == {"Said of it."}


@pytest.mark.parametrize(
    "line",
    [
        "Director: Director of Place | Cabinet Member: Leader of the Council",
        "Cabinet Member: Leader of the Council · Director: Director of Place",
    ],
)
def test_two_may_answer_on_one_line(line: str, tmp_path: Path) -> None:
    blocks: list[Block] = []
    for title, start in (("Clean streets", 0), ("Homes for all", 5)):
        blocks += [
            heading(title, INK, 14),
            Paragraph(Text(line)),
            table(FOUR, rows(5, start)),
        ]
    _, report = drafted(tmp_path, *blocks)
    assert {each.directors for each in report.readings} == {("Director of Place",)}
    assert {each.portfolio_holder for each in report.readings} == {"Leader of the Council"}


def test_a_member_may_be_named_by_title_alone(tmp_path: Path) -> None:
    blocks: list[Block] = []
    for title, start in (("Clean streets", 0), ("Homes for all", 5)):
        member = Paragraph(Text(f"Cabinet Member for {title.split()[0]}"))
        blocks += [heading(title, INK, 14), member, table(FOUR, rows(5, start))]
    _, report = drafted(tmp_path, *blocks)
    assert [each.title for each in report.priorities] == ["Clean streets", "Homes for all"]
    assert {each.portfolio_holder for each in report.readings} == {
        "Cabinet Member for Clean",
        "Cabinet Member for Homes",
    }


@pytest.mark.parametrize("number", ["", "Theme {}: "])
def test_who_answers_may_stand_at_the_other_side_of_a_heading(number: str, tmp_path: Path) -> None:
    blocks: list[Block] = []
    members = ("Cabinet Member for Waste", "Leader of the Council")
    for at, (title, member) in enumerate(zip(("Clean streets", "Homes"), members, strict=True)):
        said = (Text(number.format(at + 1) + title, bold=True, size=14), Text(member, size=14))
        sides = Cell(said[:1]), Cell(said[1:], "right")
        blocks += [Table((50, 50), (sides,), rules="none"), table(FOUR, rows(5, 5 * at))]
    _, report = drafted(tmp_path, *blocks)
    assert [each.title for each in report.priorities] == ["Clean streets", "Homes"]
    assert [each.portfolio_holder for each in report.readings[::5]] == list(members)
    assert report.account.leftovers == ()


def test_most_headings_may_only_name_a_period(tmp_path: Path) -> None:
    """Behind a cover such tables were not seen at the first look, and the report was refused."""
    made: list[Row] = [
        (words(NAMES[n]), words(f"{40 + n}%"), words(f"{50 + n}%"), rated(n)) for n in range(10)
    ]
    headings = ("Measure", "Q1 2025/26", "Q2 2025/26", "RAG")
    _, report = drafted(tmp_path, heading("Clean streets", INK, 14), table(headings, made))
    assert [each.period_actual for each in report.readings] == [f"{50 + n}%" for n in range(10)]
    assert report.warnings == ()


def test_a_draft_by_which_the_report_is_refused_says_so(tmp_path: Path) -> None:
    empty = [(words(name), words(""), words(""), words("")) for name in NAMES]
    blocks = (heading("Clean streets", INK, 14), table(FOUR, empty))
    path = drawn(tmp_path, blocks, "reportlab")
    guess, _ = try_out(path, guess_profile(path))
    assert any("the report is refused: 10 of 10 measures" in note for note in guess.notes)


def test_a_letter_in_several_colours_means_none_of_them(tmp_path: Path) -> None:
    made: list[Row] = []
    for number, (*row, _) in enumerate(rows()):
        dot = Text("l", colour=FILLS[RATED[number % 3]], bold=True)  # a dot, in a font of signs
        made.append((*row, Cell((dot,), "center")))
    guess, report = drafted(tmp_path, heading("Clean streets", INK, 14), table(FOUR, made))
    statuses = [(Status.GREEN, Status.AMBER, Status.RED)[n % 3] for n in range(10)]
    assert [each.period_status for each in report.readings] == statuses
    assert "“l” stands in several colours: they are read, and it is not" in guess.notes


def test_the_name_of_a_council_on_a_cover_is_that_of_no_priority(tmp_path: Path) -> None:
    """It stands out where the lines below it, of the period and the report, are none either."""
    _, report = drafted(tmp_path, table(FOUR, rows()))
    assert [each.title for each in report.priorities] == [""]
    assert report.warnings == ()


@pytest.mark.parametrize("count", [6, 10])
def test_a_row_whose_texts_read_as_headings_is_none_of_a_table(tmp_path: Path, count: int) -> None:
    """“Finance and”, “Cllr Jane” and “Demand rose by 12% on last year” headed a table of their own.

    It had all rows below it, and the report was refused.
    """
    labels = ("Outcome", "What we measure", "Actual", "Target", "Cabinet member", "Explanation")
    head = tuple(Cell((Text(label, bold=True),), "center") for label in labels)
    said = "Demand rose by 12% on last year, mostly in April and May; a contract begins in October."
    texts = [("Street lights working as planned", "1 days", "2 days", "Cllr Jane Doe-Harris", said)]
    texts += [
        (name, f"{50 + number}%", "55%", "Cllr Margaret Ashworth", f"Seen in {number + 2} wards")
        for number, name in enumerate(NAMES[:count])
    ]
    body = [tuple(map(words, ("Finance and Resources", *row))) for row in texts]
    measures = Table((9, 14, 9, 9, 10, 14), (head, *body), 1, "rows", size=9.0, share=0.62)
    guess, report = drafted(tmp_path, measures)
    assert [label for label, _ in guess.columns if label not in labels] == []
    assert [each.measure_name for each in report.readings] == [row[0] for row in texts]
    assert [each.period_actual for each in report.readings] == [row[1] for row in texts]
