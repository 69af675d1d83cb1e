"""The fields that a column may hold are those of a reading, and each figure has its number beside it."""

from kpi_tui.pdf.table.fields import KNOWN
from kpi_tui.profiles.fields import CARD_FIELDS, FIELD_WORDS
from kpi_tui.profiles.labels import IGNORED, UNREAD
from kpi_tui.report import ALL_FIGURES, ALL_STATUSES, Reading
from kpi_tui.store.columns import COLUMNS
from kpi_tui.vocabulary import CorrectedField

NAMED_OTHERWISE = {"code": "measure_code", "measure": "measure_name", "priority": "priority_code"}


def test_a_column_holds_a_field_of_a_reading_or_is_not_kept() -> None:
    filled = {NAMED_OTHERWISE.get(name, name) for name in FIELD_WORDS}
    ours = {"pages", "code_is_ours"}
    assert filled - {UNREAD, IGNORED} == set(Reading.__dataclass_fields__) - ours
    assert set(FIELD_WORDS) - {UNREAD, IGNORED} == KNOWN


def test_figures_are_the_fields_with_a_number_in_the_store() -> None:
    numbers = {name.removesuffix("_value") for name in COLUMNS if name.endswith("_value")}
    assert set(ALL_FIGURES) == numbers
    assert set(ALL_FIGURES) == {field.value for field in CorrectedField if field.is_figure}


def test_statuses_are_the_fields_that_store_and_corrections_take_for_some() -> None:
    assert set(ALL_STATUSES) == {name for name in COLUMNS if name.endswith("_status")}
    assert set(ALL_STATUSES) == {field.value for field in CorrectedField if field.is_status}


def test_a_card_has_nothing_that_a_column_cannot_hold() -> None:
    assert set(FIELD_WORDS) >= CARD_FIELDS
