"""Cards whose figures stand in a column or a row for each period: those of the report's own are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from kpi_tui.status import Status
from tests.rendering.councils.layouts.parts import heading
from tests.rendering.councils.page import Block, Cell, Table, Text, words
from tests.support.drafted_reports import FILLS, INK, NAMES, Row, drafted
from tests.support.labelled_cards import PROFILE, Sheet, first, named, read

ACROSS = PROFILE.replace('"Result last quarter"', '"{previous_period}"')
QUARTERS = ("Q1 2025/26", "Q2 2025/26", "Q3 2025/26")


def lined(sheet: Sheet, y: float, *rows: tuple[str, ...]) -> None:
    """Draw a table of cells a hundred points wide."""
    for number, row in enumerate(rows):
        for place, said in enumerate(row):
            sheet.text(44 + 100 * place, y + 13 + 18 * number, said)
    width, height = 100 * len(rows[0]), 18 * len(rows)
    for number in range(len(rows) + 1):
        sheet.bars.append((40, y + 18 * number, width, 0.5, "black"))
    for place in range(len(rows[0]) + 1):
        sheet.bars.append((40 + 100 * place, y, 0.5, height, "black"))


def status(said: str) -> Cell:
    return Cell((Text(said),), "center", FILLS.get(said))


@pytest.mark.parametrize("is_lined", [True, False], ids=["lined", "without lines"])
def test_periods_across_a_card(tmp_path: Path, is_lined: bool) -> None:
    sheet = first()
    for number, y in ((1, 150), (2, 280)):
        sheet.name(40, y, f"Measure number {number}")
        rows = (
            ("", *QUARTERS),
            ("Result", f"{number}5%", f"{number}7%", ""),
            ("Target", "10%", "11%", "12%"),
        )
        if is_lined:
            lined(sheet, y + 8, *rows)
        for down, row in enumerate(() if is_lined else rows):
            for place, said in enumerate(row):
                sheet.text(40 + 100 * place, y + 20 + 14 * down, said)
        sheet.text(40, y + 76, f"Said of number {number}.")
    report = read(tmp_path, sheet, profile=ACROSS)
    for number, each in enumerate(report.readings, 1):
        assert (each.previous_actual, each.period_actual) == (f"{number}5%", f"{number}7%")
        assert (each.period_target, each.comment) == ("11%", f"Said of number {number}.")
    assert len(report.readings) == 2
    assert report.warnings == ()


def test_periods_down_a_card(tmp_path: Path) -> None:
    sheet = first()
    for number, y in ((1, 150), (2, 280)):
        sheet.name(40, y, f"Measure number {number}")
        rows = (
            ("Period", "Target", "Result"),
            ("Q1 2025/26", "10", f"6{number}"),
            ("Q2 2025/26", "11", f"7{number}"),
        )
        lined(sheet, y + 8, *rows)
    report = read(tmp_path, sheet, profile=ACROSS)
    assert [
        (each.previous_actual, each.period_actual, each.period_target) for each in report.readings
    ] == [(f"6{number}", f"7{number}", "11") for number in (1, 2)]


def test_of_figures_whose_columns_are_not_known_the_measure_is_told(tmp_path: Path) -> None:
    sheet = first()
    sheet.name(40, 150, "Measure number 1")
    lined(sheet, 158, ("", "This", "That"), ("Result", "15%", "17%"), ("Target", "10%", "11%"))
    report = read(tmp_path, sheet)
    assert "period actual is the first of several figures: “15% 17%”" in named(report)


def test_periods_at_the_foot_of_a_page_are_no_labels_of_the_card_above(tmp_path: Path) -> None:
    sheet = first()
    sheet.name(40, 150, "Measure number 1")
    lined(sheet, 158, ("", *QUARTERS), ("Result", "15%", "17%", ""))
    sheet.name(40, 230, "Measure number 2")
    lined(sheet, 238, ("", *QUARTERS))
    (reading,) = read(tmp_path, sheet, profile=ACROSS).readings
    assert (reading.previous_actual, reading.period_actual) == ("15%", "17%")


@pytest.mark.parametrize("height", [54, 90])
def test_periods_at_the_axis_of_a_chart_head_no_figures_of_the_next_card(
    tmp_path: Path, height: int
) -> None:
    sheet = first()
    for number, y in ((1, 150), (2, 280)):
        sheet.name(40, y, f"Measure number {number}")
        lined(sheet, y + 8, ("Result", f"{number}7%"), ("Target", "11%"), ("Officer", "Ann Ash"))
        sheet.bars += [(240, y + at, 260, 0.5, "black") for at in (8, 8 + height)]
        sheet.bars += [(500, y + 8, 0.5, height, "black"), (240, y + 62, 0.5, height - 54, "black")]
        for place, quarter in enumerate(("Q3", "Q4", "Q1", "Q2")):
            sheet.text(300 + 40 * place, y + height, quarter, 7)
            sheet.text(300 + 40 * place, y + 20 + 3 * place, f"{place}0", 7)
            sheet.text(260, y + 20 + 10 * place, f"{90 - 30 * place}", 7)
    report = read(tmp_path, sheet, profile=ACROSS)
    assert [
        (each.measure_name, each.period_actual, each.period_target, each.directors)
        for each in report.readings
    ] == [(f"Measure number {number}", f"{number}7%", "11%", ("Ann Ash",)) for number in (1, 2)]
    assert [warning for warning in report.warnings if warning.measure_code] == []


@pytest.mark.parametrize("engine", ["reportlab", "typst"])
def test_a_draft_reads_a_table_a_measure_by_its_periods(tmp_path: Path, engine: str) -> None:
    blocks: list[Block] = [heading("Clean streets", INK, 14)]
    for number, name in enumerate(NAMES[:5]):
        rated = ("Green", "Amber", "Red")[number % 3]
        made: list[Row] = [
            tuple(words(said) for said in ("", *QUARTERS)),
            (words("Actual"), words(f"{40 + number}%"), words(f"{50 + number}%"), words("")),
            (words("Target"), words("44%"), words("55%"), words("66%")),
            (words("Status"), status("Amber"), status(rated), words("")),
        ]
        blocks += [heading(name, INK, 10), Table((25, 25, 25, 25), tuple(made), is_kept=True)]
    _, report = drafted(tmp_path, *blocks, engine=engine)  # type: ignore[arg-type]
    assert [each.measure_name for each in report.readings] == list(NAMES[:5])
    for number, each in enumerate(report.readings):
        assert (each.previous_actual, each.period_actual) == (f"{40 + number}%", f"{50 + number}%")
        assert each.period_target == "55%"
        assert each.period_status == (Status.GREEN, Status.AMBER, Status.RED)[number % 3]
