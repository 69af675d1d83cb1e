"""The table as it is copied: figures as shown, words without signs, corrections told beside them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from msgspec import structs

from kpi_tui.judgements.corrections import as_corrected
from kpi_tui.judgements.judgement import Correct
from kpi_tui.measure_name import MeasureName
from kpi_tui.origin import Origin
from kpi_tui.report import Reading
from kpi_tui.status import Status
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.panes.columns import COLUMNS
from kpi_tui.tui.panes.copied_rows import rows_copied
from kpi_tui.tui.session.selected_measure import TableRow
from kpi_tui.vocabulary import CorrectedField, Polarity, Travel
from tests.support.measures import measure
from tests.support.samples import LIBRARY, WASTE

PALETTE = Palette.of_theme({})
SHOWN = ("code", "name", "period_actual", "period_status", "variance", "travel", "trend")
CHOSEN = [column for column in COLUMNS if column.key in SHOWN]


def table(*rows: TableRow, origin: Origin = Origin.PUBLISHED) -> tuple[list[list[str]], list[str]]:
    copied = rows_copied(CHOSEN, rows, PALETTE, origin, ("2 measures · ● amber", "Source: a.pdf"))
    above, below = copied.text.split("\r\n\r\n")
    return [line.split("\t") for line in above.split("\r\n")], below.split("\r\n")


def corrected(reading: Reading, **values: str) -> TableRow:
    named = MeasureName(reading.measure_code, reading.measure_name)
    made = {
        CorrectedField(field): Correct(
            who="A Officer", why="agreed", measure=named, report_date=date(2024, 7, 31),
            field=CorrectedField(field), value=value, at=datetime(2026, 5, 3, tzinfo=UTC),
        )
        for field, value in values.items()
    }  # fmt: skip
    now = as_corrected(reading, made)
    known = structs.replace(measure(now), corrections=made, as_printed=reading)
    return TableRow(now, known)


def test_words_and_figures_are_plain() -> None:
    known = measure(WASTE, polarity=Polarity.BIGGER_IS_BETTER, moved=-1.0, travel=Travel.WORSE)
    rows, below = table(TableRow(WASTE, known), TableRow(LIBRARY))
    assert rows[0] == ["Code", "Measure", "Actual", "Variance", "Status", "Direction"]
    assert rows[1][0] == "OCC01.02"
    assert rows[1][2:] == ["56.96%", "-7.4%", "Red", "worse"], "and no small chart"
    assert below == [
        "2 measures · amber",
        "Source: a.pdf",
        "Variance, Direction: kpi-tui's analysis, not published.",
    ]


def test_a_correction_is_told_in_a_column_of_its_own() -> None:
    row = corrected(LIBRARY, period_actual="1,274", period_status=Status.AMBER)
    rows, _ = table(row, TableRow(WASTE))
    assert rows[0][-1] == "Officers’ corrections"
    assert rows[1][2] == "1,274", "a number like any other"
    assert rows[1][4] == "Amber"
    assert (
        "Actual corrected to 1,274 by A Officer, 3 May 2026: agreed (printed: 1,247)" in rows[1][-1]
    )
    assert "(printed: green)" in rows[1][-1]
    assert rows[2][-1] == ""


def test_what_is_simulated_says_so() -> None:
    rows, below = table(TableRow(WASTE), origin=Origin.SIMULATED)
    assert (rows[0][-1], rows[1][-1]) == ("Provenance", "Simulated")
    assert below[0] == Origin.SIMULATED.note
