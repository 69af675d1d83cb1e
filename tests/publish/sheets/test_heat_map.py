"""The heat map as a sheet: groups, totals, and what is told as at another period than the last."""

from __future__ import annotations

from kpi_tui.analysis.across.grid import grid
from kpi_tui.analysis.across.heat_map import GroupedBy, RowOrder, heat_map
from kpi_tui.publish.sheets import write
from kpi_tui.publish.sheets.grid import heat_listing
from kpi_tui.publish.sheets.sheet import Sheet
from tests.support.across import seen

FOUND = grid(seen(a01_01="★●▲▲", a01_02="▲▲m★", a02_01="★★★ "))


def sheet(place: int = -1, by: GroupedBy = GroupedBy.PRIORITY) -> Sheet:
    return heat_listing(heat_map(FOUND, FOUND.periods[place], by)).sheet


def column(found: Sheet, title: str) -> list[str]:
    place = [each.title for each in found.columns].index(title)
    return [row[place].text for row in found.rows]


def test_the_first_column_says_in_which_group_a_measure_is() -> None:
    assert column(sheet(), "Priority")[:3] == ["A01", "A01", "not in this report"]
    assert column(sheet(0), "Priority")[:3] == ["A01", "A01", "A02"]
    assert column(sheet(0, GroupedBy.DIRECTOR), "Director")[:3] == ["Director of Places"] * 3


def test_totals_stand_below_the_measures() -> None:
    found = sheet()
    assert column(found, "Measure")[3:] == ["★ green", "● amber", "▲ red", "not rated"]
    assert column(found, "Jan 2023")[3:] == ["2", "0", "1", "0"]
    assert column(found, "Mar 2023")[3:] == ["1", "0", "1", "1"]


def test_without_groups_there_are_neither() -> None:
    found = sheet(by=GroupedBy.NOTHING)
    assert found.columns[0].title == "Code"
    assert len(found.rows) == 3


def test_what_is_told_is_told_as_at_the_period_looked_at() -> None:
    found = sheet(2)
    assert column(found, "Run")[:3] == ["1", "1", "3"]
    assert column(found, "Off target for")[:3] == ["2", "", ""]
    assert column(found, "Last on target")[:3] == ["Jan 2023", "in no report held", "Mar 2023"]
    assert column(found, "Since Feb 2023")[:3] == ["same: 90 → 90"] * 3
    assert found.lead == ("3 measures.",)
    assert sheet().lead == ("3 measures, 1 of them not in the last report.",)


def test_what_was_never_rated_was_never_off_target_either() -> None:
    found = heat_listing(heat_map(grid(seen(a01_01="mmm", a01_02="m▲m")), None)).sheet
    assert column(found, "Last on target")[:2] == ["", "in no report held"]


def test_the_order_is_said() -> None:
    found = heat_listing(heat_map(FOUND, None, order=RowOrder.WORST)).sheet
    assert found.lead[0].endswith(", by worst now.")


def test_a_measure_of_two_groups_is_one_record_a_reading() -> None:
    records = heat_listing(heat_map(FOUND, None, GroupedBy.DIRECTOR)).records
    assert len(records) == 11


def test_a_workbook_of_it_can_be_written() -> None:
    assert write(heat_listing(heat_map(FOUND, None)), "xlsx").startswith(b"PK")
