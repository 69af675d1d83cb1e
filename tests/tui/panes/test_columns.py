"""Which columns the table has at which width, and what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from rich.style import Style

from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.demo import published, sample_reports
from kpi_tui.report import PublishedDirection, Reading
from kpi_tui.settings import COLUMN_IDS, DEFAULT_COLUMNS
from kpi_tui.status import Status
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.panes.column_layout import LEAST_NAME, MIDDLING, ColumnLayout, lay_out
from kpi_tui.tui.panes.columns import COLUMNS
from kpi_tui.tui.session.column_choice import ColumnChoice
from kpi_tui.tui.session.selected_measure import TableRow
from kpi_tui.tui.short_codes import shared_start
from kpi_tui.vocabulary import Polarity, Travel
from tests.support.measures import measure, point
from tests.support.samples import DEBT, LIBRARY, WASTE
from tests.support.strategies import READINGS

PALETTE = Palette.of_theme({})
PADDING = 2
LEAST_ROOM = 33
"""Cells for a short code, a glyph for a status, and the least of a name. Below that it scrolls."""
RARE = ("floor", "previous_actual", "previous_status", "published_direction")
"""Columns of what the annex does not print."""
OWNERS = ("directors", "portfolio_holder")
"""Columns that are there where somebody chose them."""
ANNEX_IDS = [key for key in DEFAULT_COLUMNS if key not in (*RARE, "notes", "pinned")]
SMALL = [TableRow(LIBRARY), TableRow(WASTE), TableRow(DEBT)]
REAL = [TableRow(reading) for reading in published("2024-07").readings]


def at(
    room: int, rows: Sequence[TableRow] = REAL, wanted: Sequence[str] = DEFAULT_COLUMNS
) -> ColumnLayout:
    return lay_out(rows, room, PADDING, PALETTE, ColumnChoice.of(wanted))


def keys(layout: ColumnLayout) -> list[str]:
    return [column.key for column in layout.columns]


def taken(layout: ColumnLayout) -> int:
    return sum(layout.widths) + PADDING * len(layout.widths)


def cell(row: TableRow, key: str, room: int = 99) -> str:
    (column,) = [each for each in COLUMNS if each.key == key]
    return column.text(row, PALETTE, room).plain


def insight(*values: float | None, travel: Travel | None = None, moved: float | None = None) -> MeasurePeriod:  # fmt: skip
    readings = tuple(
        structs.replace(
            point(date(2024, 1 + place, 28), None if value is None else str(value)), moved=1.0
        )
        for place, value in enumerate(values)
    )
    return structs.replace(measure(), history=readings, travel=travel, moved=moved)


# -- what gives way ---------------------------------------------------------------------------


def test_with_room_for_all_there_is_all() -> None:
    layout = at(220)
    assert keys(layout) == ANNEX_IDS
    assert taken(layout) == 220, "the name takes what is left"


def test_what_gives_way_comes_back_in_the_other_order() -> None:
    """From narrow to wide columns are only gained, and never one for another."""
    shown = [set(keys(at(room))) for room in range(LEAST_ROOM, 240)]
    for before, after in pairwise(shown):
        assert before <= after or len(before) == len(after) + 1, "where words take a glyph's place"
    first_seen = {key: next(n for n, have in enumerate(shown) if key in have) for key in ANNEX_IDS}
    order = sorted(ANNEX_IDS, key=first_seen.__getitem__)
    assert order[:3] == ["code", "name", "period_status"], "these are always there"
    assert order.index("period_actual") < order.index("travel") < order.index("ytd_status")
    assert order[-1] == "ytd_target"


def test_year_to_date_gives_way_before_the_month() -> None:
    for room in range(LEAST_ROOM, 240):
        have = set(keys(at(room)))
        assert {"code", "name", "period_status"} <= have
        if have & {"ytd_actual", "ytd_target", "ytd_status"}:
            assert {"period_actual", "period_target"} <= have


def test_as_narrow_as_a_terminal_of_80_columns_there_are_figures_against_targets() -> None:
    have = keys(at(55))
    assert {"period_actual", "period_target", "period_status"} <= set(have)


def test_codes_are_shortened_where_it_is_narrow() -> None:
    narrow, wide = at(MIDDLING - 1), at(MIDDLING)
    assert (narrow.widths[0], wide.widths[0]) == (5, 8)
    assert cell(TableRow(LIBRARY, codes_start="OCC"), "code", narrow.widths[0]) == "01.01"
    assert cell(TableRow(LIBRARY, codes_start="OCC"), "code", wide.widths[0]) == "OCC01.01"
    odd = TableRow(replace(LIBRARY, measure_code="ABC1.01"), codes_start="OCC")
    assert cell(odd, "code", 5) == "…1.01", "only the prefix of them all may go without a sign"


def test_figures_are_as_narrow_as_what_is_printed() -> None:
    rows = [TableRow(replace(LIBRARY, period_actual="98", period_target="119"))]
    widths = dict(zip(keys(at(100, rows)), at(100, rows).widths, strict=True))
    assert (widths["period_actual"], widths["period_target"]) == (len("Actual"), len("Target"))


@pytest.mark.parametrize(
    ("before", "there"), [(0, set()), (1, {"travel"}), (2, {"travel", "trend"})]
)
def test_direction_and_trend_are_there_where_there_are_reports_for_them(
    before: int, there: set[str]
) -> None:
    rows = [TableRow(LIBRARY, reports_before=before)]
    assert {"travel", "trend"} & set(keys(at(220, rows))) == there
    known = [replace(rows[0], measure=insight(1.0))]
    assert not {"travel", "trend", "variance"} & set(keys(at(220, known))), (
        "nor where nothing moved"
    )


def test_statuses_are_glyphs_where_it_is_narrow() -> None:
    for status, short in ((Status.RED, "▲ red"), (Status.MONITORING_ONLY, "n/a")):
        assert cell(TableRow(replace(LIBRARY, period_status=status)), "period_status", 7) == short


def test_columns_of_the_settings_are_all_there_are() -> None:
    layout = at(220, wanted=("period_status", "travel"))
    assert keys(layout) == ["code", "name", "period_status", "travel"]
    assert taken(layout) == 220
    assert keys(at(220, wanted=())) == ["code", "name"]


def test_a_month_without_measures_has_columns() -> None:
    assert keys(at(220, [])) == ["code", "name", "period_actual", "period_status"]
    assert taken(at(220, [])) == 220


@given(
    st.lists(st.builds(TableRow, READINGS, queries=st.none() | st.integers(0, 9))),
    st.integers(LEAST_ROOM, 260),
    st.sets(st.sampled_from(COLUMN_IDS)) | st.just(set(COLUMN_IDS)),
)
def test_it_never_takes_more_than_the_room(
    rows: list[TableRow], room: int, wanted: set[str]
) -> None:
    layout = at(room, rows, sorted(wanted))
    assert taken(layout) <= room
    widths = dict(zip(keys(layout), layout.widths, strict=True))
    assert widths["name"] >= LEAST_NAME
    assert all(width > 0 for width in layout.widths)


# -- what some reports print ------------------------------------------------------------------

PRINTED = replace(
    LIBRARY,
    floor="900",
    previous_actual="1,100",
    previous_status=Status.BLUE,
    published_direction=PublishedDirection.WORSENING,
)


def test_what_only_some_reports_print_is_there_where_one_reading_has_it() -> None:
    quarter = [*SMALL, TableRow(PRINTED, notes=1, is_pinned=True)]
    assert keys(at(320, quarter, COLUMN_IDS)) == list(COLUMN_IDS)
    assert keys(at(320, [*SMALL, TableRow(replace(LIBRARY, floor="1"))])) == [
        key for key in DEFAULT_COLUMNS if key == "floor" or key not in (*RARE, "notes", "pinned")
    ]
    assert taken(at(320, quarter)) == 320


def test_a_report_without_a_year_to_date_has_no_columns_of_it() -> None:
    bare = replace(PRINTED, ytd_actual=None, ytd_target=None, ytd_status=None)
    assert keys(at(320, [TableRow(bare)]))[-1] == "trend"


def test_from_narrow_to_wide_what_some_reports_print_is_only_gained() -> None:
    row = TableRow(PRINTED, notes=1)
    shown = [set(keys(at(room, [row], COLUMN_IDS))) for room in range(LEAST_ROOM, 320)]
    for before, after in pairwise(shown):
        assert before <= after or len(before) == len(after) + 1
    assert shown[-1] == set(COLUMN_IDS) - {"pinned"}


def test_what_some_reports_print_stands_as_printed() -> None:
    row = TableRow(PRINTED)
    assert [cell(row, key) for key in RARE] == ["900", "1,100", "◆ blue", "worsening"]
    assert [cell(TableRow(LIBRARY), key) for key in RARE] == [""] * 4


def test_the_printed_direction_is_never_ours() -> None:
    row = TableRow(PRINTED, insight(1.0, 2.0, travel=Travel.BETTER, moved=1.0))
    assert (cell(row, "published_direction"), cell(row, "travel", 8)) == ("worsening", "↑ better")


def test_a_code_of_ours_is_dim() -> None:
    (code,) = [each for each in COLUMNS if each.key == "code"]
    ours = code.text(TableRow(replace(LIBRARY, code_is_ours=True)), PALETTE, 12)
    theirs = code.text(TableRow(LIBRARY), PALETTE, 12)
    assert (ours.style, theirs.style) == (PALETTE.muted, Style())


@pytest.mark.parametrize(
    ("codes", "start"),
    [
        (["OCC01.02", "OCC11.10"], "OCC"),
        (["OCC01.02", "OCC01.03"], "OCC"),
        (["OCC01.02"], "OCC"),
        (["OCC01", "OCC02"], "OCC"),
        (["NV-HW-01", "NV-ED-02"], "NV-"),
        (["ENV-07", "ENV-08"], "ENV-"),
        (["HB2.04", "HB3.01"], "HB"),
        (["ABC1.01", "OCC1.01"], ""),
        (["Corporate"], ""),
        (["Corporate", "Corporate services"], ""),
        (["1.01", "1.02"], ""),
        (["OCC", "OCC01"], ""),
        ([""], ""),
        ([], ""),
    ],
)
def test_what_all_codes_begin_with(codes: list[str], start: str) -> None:
    assert shared_start(codes) == start


@given(st.lists(st.text("AB1.- ", max_size=5)))
def test_codes_without_what_all_begin_with_are_still_told_apart(codes: list[str]) -> None:
    start = shared_start(codes)
    assert all(code.startswith(start) and (code != start or not code) for code in codes)
    assert len({code.removeprefix(start) for code in codes}) == len(set(codes))


# -- what stands in them ----------------------------------------------------------------------


def test_what_is_printed_stands_as_printed() -> None:
    for key in ("period_actual", "period_target", "ytd_actual", "ytd_target"):
        for reading in (LIBRARY, WASTE, DEBT):
            assert cell(TableRow(reading), key) == (getattr(reading, key) or "")


@pytest.mark.parametrize(
    ("queries", "must_resolve", "said", "bold"),
    [(None, False, "", None), (0, False, "", None), (3, False, "3", None), (2, True, "2", True)],
)
def test_queries_are_counted_and_bold_where_one_must_be_resolved(
    queries: int | None, must_resolve: bool, said: str, bold: bool | None
) -> None:
    (column,) = [each for each in COLUMNS if each.key == "queries"]
    text = column.text(TableRow(LIBRARY, queries=queries, must_resolve=must_resolve), PALETTE, 3)
    assert isinstance(text.style, Style)
    assert (text.plain, text.style.bold, text.style.color) == (said, bold, None)


def test_a_status_stands_alone() -> None:
    row = TableRow(LIBRARY, queries=2, must_resolve=True)
    assert cell(row, "period_status", 13) == "★ green"
    assert cell(row, "period_status", 7) == "★ green"


def test_notes_are_counted() -> None:
    assert cell(TableRow(LIBRARY), "notes") == ""
    assert cell(TableRow(LIBRARY, notes=2), "notes") == "2"
    assert "notes" in keys(at(220, [*SMALL, TableRow(LIBRARY, notes=1)]))
    assert "notes" not in keys(at(220, SMALL))


def test_owners_have_columns_where_they_are_chosen() -> None:
    assert not set(OWNERS) & set(keys(at(320, SMALL)))
    layout = at(160, SMALL, (*DEFAULT_COLUMNS, *OWNERS))
    assert keys(layout)[:4] == ["code", "name", *OWNERS]
    assert [cell(TableRow(LIBRARY), key) for key in OWNERS] == ["Ada Brown, Cy Dean", "Cllr E Fry"]


def test_variance_is_a_share_of_the_target() -> None:
    def row(polarity: Polarity | None) -> TableRow:
        return TableRow(LIBRARY, measure(LIBRARY, polarity=polarity))

    assert cell(TableRow(LIBRARY), "variance") == ""
    assert cell(row(Polarity.BIGGER_IS_BETTER), "variance") == "+25%"
    assert cell(row(Polarity.SMALLER_IS_BETTER), "variance") == "-25%"
    assert cell(row(None), "variance") == "25%"


@pytest.mark.parametrize(
    ("found", "room", "said"),
    [
        (None, 8, ""),
        (insight(1.0), 8, ""),
        (insight(1.0, 2.0, travel=Travel.WORSE, moved=1.0), 8, "↑ worse"),
        (insight(2.0, 1.0, travel=Travel.WORSE, moved=-1.0), 8, "↓ worse"),
        (insight(1.0, 1.0, travel=Travel.SAME, moved=0.0), 8, "= same"),
        (insight(1.0, 2.0, moved=1.0), 8, "↑"),
        (insight(1.0, 2.0, travel=Travel.BETTER, moved=1.0), 7, "↑"),
    ],
)
def test_the_direction_is_an_arrow_with_a_word_where_there_is_room(
    found: MeasurePeriod | None, room: int, said: str
) -> None:
    assert cell(TableRow(LIBRARY, found), "travel", room) == said


def test_the_last_months_as_a_line() -> None:
    assert cell(TableRow(LIBRARY), "trend") == ""
    assert cell(TableRow(LIBRARY, insight(1.0)), "trend") == "", "one month is no line"
    assert cell(TableRow(LIBRARY, insight(1.0, None, 2.0)), "trend") == "▁ █"
    assert len(cell(TableRow(LIBRARY, insight(*map(float, range(12)))), "trend")) == 8


def test_no_bar_stands_before_a_break_in_the_series_nor_in_a_gap() -> None:
    known = insight(1.0, 2.0, 9.0, 1.0, 2.0)
    first, second, third, *others = known.history
    new = structs.replace(third, moved=None)
    assert trend_of(first, second, new, *others) == "█▁▂", "what is not compared is not drawn"
    assert trend_of(first, second, *others) == "▁█ ▁█"
    assert trend_of(first, new, others[0]) == "", "two that can be compared are no line"


def trend_of(*history: MeasurePeriod) -> str:
    return cell(TableRow(LIBRARY, structs.replace(measure(), history=history)), "trend")


@given(READINGS, st.integers(1, 20))
def test_no_cell_has_a_line_break_or_a_control_character(reading: Reading, room: int) -> None:
    for column in COLUMNS:
        text = column.text(TableRow(reading), PALETTE, room).plain
        assert not any(ord(letter) < 32 or "\x7f" <= letter < "\xa0" for letter in text)


# -- what they are sorted by ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "rows"),
    [
        (
            "period_actual",
            [
                replace(
                    LIBRARY,
                    period_actual=text,
                    period_target=None,
                    ytd_actual=None,
                    ytd_target=None,
                )
                for text in ("9%", "10%", "£8", "£1,000", "-3", "9", "£21,262,0")
            ],
        ),
        (
            "period_status",
            [
                replace(LIBRARY, period_status=status)
                for status in (Status.RED, Status.AMBER, Status.UNREADABLE, Status.GREEN, None)
            ],
        ),
        ("name", [replace(LIBRARY, measure_name=name) for name in ("a", "B", "é", "z")]),
        ("code", [replace(LIBRARY, measure_code=code) for code in ("OCC01.02", "OCC01.10")]),
    ],
)
def test_in_which_order(key: str, rows: list[Reading]) -> None:
    (column,) = [each for each in COLUMNS if each.key == key]
    assert column.sort is not None
    values = [column.sort(TableRow(row)) for row in rows]
    assert values == sorted(values)


def test_the_worst_travel_comes_first() -> None:
    (column,) = [each for each in COLUMNS if each.key == "travel"]
    assert column.sort is not None
    found = [column.sort(TableRow(LIBRARY, insight(1.0, travel=way))) for way in
             (Travel.WORSE, Travel.SAME, Travel.BETTER, None)]  # fmt: skip
    assert found == sorted(found)
    assert found[-1] == column.sort(TableRow(LIBRARY))


def test_the_furthest_off_target_comes_first() -> None:
    (column,) = [each for each in COLUMNS if each.key == "variance"]
    assert column.sort is not None
    rows = [
        TableRow(LIBRARY, measure(replace(LIBRARY, period_actual=actual), polarity=polarity))
        for actual, polarity in (
            ("10", Polarity.BIGGER_IS_BETTER),
            ("1,100", Polarity.SMALLER_IS_BETTER),
            ("1,000", Polarity.SMALLER_IS_BETTER),
            ("2,000", Polarity.BIGGER_IS_BETTER),
            ("1", None),
        )
    ]
    found = [column.sort(row) for row in rows]
    assert found == sorted(found)
    assert found[-1] == column.sort(TableRow(LIBRARY)), "what is not known to be worse comes last"


def test_most_queries_come_first_and_those_to_be_resolved_before_them() -> None:
    (column,) = [each for each in COLUMNS if each.key == "queries"]
    assert column.sort is not None
    rows = [
        TableRow(LIBRARY, queries=queries, must_resolve=must)
        for queries, must in ((2, True), (1, True), (3, False), (1, False), (0, False))
    ]
    found = [column.sort(row) for row in rows]
    assert found == sorted(found)


# -- names ------------------------------------------------------------------------------------


def shown_names(layout: ColumnLayout, rows: Sequence[TableRow]) -> dict[str, set[str]]:
    """The printed names that each name on the screen stands for."""
    meant: dict[str, set[str]] = {}
    for row, name in zip(rows, layout.names, strict=True):
        meant.setdefault(" ".join(name), set()).add(" ".join(row.reading.measure_name.split()))
    return meant


@pytest.mark.parametrize("month", ["2023-01", "2024-07"])
def test_no_two_names_of_the_published_months_look_alike_at_any_width(month: str) -> None:
    rows = [TableRow(reading) for reading in published(month).readings]
    for room in range(LEAST_ROOM, 200):
        assert all(len(printed) == 1 for printed in shown_names(at(room, rows), rows).values())


def test_no_two_names_of_any_sample_month_look_alike() -> None:
    for report in sample_reports():
        rows = [TableRow(reading) for reading in report.readings]
        for room in (55, 64, 77, 120):
            assert all(len(printed) == 1 for printed in shown_names(at(room, rows), rows).values())


WORDS = st.sampled_from(
    ["Number", "of", "visits", "%", "complaints", "(Stage", "1)", "2)", "care", "to"]
)


@given(st.lists(st.lists(WORDS, max_size=16).map(" ".join) | st.text("ab ", max_size=60), max_size=40),
       st.integers(LEAST_ROOM, 120))  # fmt: skip
def test_no_two_names_look_alike_unless_they_are_printed_alike(names: list[str], room: int) -> None:
    rows = [TableRow(replace(LIBRARY, measure_name=name)) for name in names]
    assert all(len(printed) == 1 for printed in shown_names(at(room, rows), rows).values())
