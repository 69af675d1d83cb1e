"""Text that is turned by a quarter is read along its own direction."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from kpi_tui.pdf import read_report
from kpi_tui.pdf.drafting.draft import draft_profile
from kpi_tui.pdf.drafting.write import write_profile
from kpi_tui.pdf.page.document import open_pdf
from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.table.labels import read_label
from kpi_tui.pdf.text.turned import is_turned, turned_text
from kpi_tui.profiles.labels import Labels
from tests.rendering.grids import LOOKS as GRID_LOOKS
from tests.support.odd_tables import HEADINGS, Look, read_odd, rows, table, wrong


def turned(text: str, x: float = 100.0, *, falls: bool = False) -> list[Word]:
    """A text whose letters stand one above the other: read upwards, or downwards."""
    words: list[Word] = []
    for at, letter in enumerate(text):
        if letter == " ":
            words[-1].spaced = True
            continue
        base = 100.0 + 5 * at if falls else 300.0 - 5 * at
        words.append(Word(letter, x, x + 8, base, 8.5, level=False, falling=falls))
    return words


@pytest.mark.parametrize("falls", [False, True], ids=["upwards", "downwards"])
@pytest.mark.parametrize("text", ["Status", "Previous status", "Q2 (to date)"])
def test_letters_above_each_other_are_a_text(text: str, *, falls: bool) -> None:
    words = turned(text, falls=falls)
    assert is_turned(words)
    assert turned_text(words) == turned_text(words[::-1]) == text


def test_lines_that_are_read_upwards_follow_each_other_to_the_right() -> None:
    assert (
        turned_text([*turned("April – May", 112), *turned("Result", 100)]) == "Result April – May"
    )


def test_lines_that_are_read_downwards_follow_each_other_to_the_left() -> None:
    words = [*turned("status", 100, falls=True), *turned("Previous", 112, falls=True)]
    assert turned_text(words) == "Previous status"


def test_level_words_are_not_turned() -> None:
    assert not is_turned([])
    assert not is_turned([*turned("a"), Word("level", 0, 30, 100, 8.5)])


@pytest.mark.parametrize("falls", [False, True])
def test_a_heading_that_is_turned_names_its_field(*, falls: bool) -> None:
    labels = Labels({"previous_status": ("Previous status",)})
    found = read_label(turned("Previous status", falls=falls), labels)
    assert found == ("previous_status", "Previous status")


REPORT = """
#set page(paper: "a4", flipped: true, margin: 40pt)
#set text(size: 9pt)
= Sampleford City Council
== Performance Report Quarter 2 2025/26
#pagebreak()
== Clean streets
#let turned(label) = rotate(ANGLE, reflow: true)[#label]
#table(columns: (3fr, auto, auto, auto, auto, 3fr), inset: 4pt,
  [Indicator], turned[Actual this quarter], turned[Target], turned[Last quarter],
  turned[Status], [Comment],
  [Bins collected on time], [99.2%], [99.0%], [98.1%], [Green], [],
  [Missed assisted bins], [14], [10], [11], [Red], [Most are repeat misses.],
  [Waste recycled], [46.1%], [45.0%], [44.0%], [Green], [Garden waste helps.],
  [Litter found], [5.1%], [5.0%], [4.0%], [Amber], [],
)
"""


@pytest.mark.parametrize("angle", ["-90deg", "90deg"], ids=["upwards", "downwards"])
def test_a_table_whose_headings_are_turned_is_drafted_and_read(tmp_path: Path, angle: str) -> None:
    typst = pytest.importorskip("typst")
    source, path = tmp_path / "a.typ", tmp_path / "a.pdf"
    source.write_text(REPORT.replace("ANGLE", angle), encoding="utf-8")
    path.write_bytes(typst.compile(str(source)))
    profile = tmp_path / "a.toml"
    with open_pdf(path, None, None) as document:
        profile.write_text(write_profile(draft_profile(document)), encoding="utf-8")
    report = read_report(path, profile=str(profile))
    assert [
        (each.period_actual, each.period_target, each.previous_actual, each.period_status)
        for each in report.readings
    ] == [
        ("99.2%", "99.0%", "98.1%", "green"),
        ("14", "10", "11", "red"),
        ("46.1%", "45.0%", "44.0%", "green"),
        ("5.1%", "5.0%", "4.0%", "amber"),
    ]
    assert report.warnings == ()


@pytest.mark.parametrize("angle", [90, -90], ids=["upwards", "downwards"])
def test_words_that_are_drawn_apart_are_two(tmp_path: Path, angle: int) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.translate(200, 400)
    canvas.rotate(angle)
    canvas.drawString(0, 0, "Q2")
    canvas.drawString(canvas.stringWidth("Q2 "), 0, "Millions")
    canvas.save()
    with open_pdf(tmp_path / "a.pdf") as document:
        assert turned_text(document.open_page(1).words) == "Q2 Millions"


@pytest.mark.parametrize("look", GRID_LOOKS, ids=str)
def test_statuses_that_are_read_upwards_are_statuses(tmp_path: Path, look: Look) -> None:
    turned = [
        [
            replace(cell, turned=-90) if cell and HEADINGS[at][0] in ("Status", "YTD") else cell
            for at, cell in enumerate(row)
        ]
        for row in rows()
    ]
    report = read_odd(tmp_path / "a.pdf", look, table(*map(tuple, turned)))
    assert wrong(report) == []
    assert report.warnings == ()
