"""Officers' corrections of a reading: how they are checked, named, and put in place of what is printed.

A corrected figure has `MARK` behind it, so that it differs from a printed one wherever it is shown.
`figures.parse` passes over it, as over a printed "(revised)".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from kpi_tui.figures import parse
from kpi_tui.judgements.recorded import recorded
from kpi_tui.labels import MARKS
from kpi_tui.report import Reading
from kpi_tui.status import Status
from kpi_tui.text import fold, one_line
from kpi_tui.vocabulary import CorrectedField

if TYPE_CHECKING:
    from kpi_tui.judgements.judgement import Correct

MARK = " (corrected)"
"""The words behind a corrected figure."""
SIGN = "†"
"""The sign for them in a cell with little room."""
Corrections = Mapping[CorrectedField, "Correct"]
"""The corrections of one reading, by the field that each corrects."""
_FIELD_WORDS = {
    CorrectedField.PERIOD_ACTUAL: "actual",
    CorrectedField.PERIOD_TARGET: "target",
    CorrectedField.PERIOD_STATUS: "status",
    CorrectedField.YTD_ACTUAL: "YTD actual",
    CorrectedField.YTD_TARGET: "YTD target",
    CorrectedField.YTD_STATUS: "YTD status",
    CorrectedField.FLOOR: "floor",
    CorrectedField.PREVIOUS_ACTUAL: "actual before",
    CorrectedField.PREVIOUS_STATUS: "status before",
    CorrectedField.MEASURE_NAME: "name",
    CorrectedField.DIRECTORS: "director",
    CorrectedField.PORTFOLIO_HOLDER: "portfolio holder",
}


def field_words(field: CorrectedField) -> str:
    """Return what a field is called: `YTD actual`."""
    return _FIELD_WORDS[field]


def printed_text(reading: Reading, field: CorrectedField) -> str:
    """Return what is printed in a field, a status in words; empty where nothing is."""
    value = getattr(reading, field.value)
    if field is CorrectedField.DIRECTORS:
        return "; ".join(map(one_line, value))
    return MARKS[value].word if field.is_status and value else one_line(value or "")


def corrected_text(correct: Correct) -> str:
    """Return the corrected value of a field as it is shown, a status in words."""
    is_known = correct.field.is_status and correct.value in list(Status)
    return MARKS[Status(correct.value)].word if is_known else one_line(correct.value)


def in_short(correct: Correct) -> str:
    """Return `actual corrected to £21,262,000 by A Officer, 3 May 2026: agreed with finance`."""
    corrected = f"{field_words(correct.field)} corrected to {corrected_text(correct)}"
    return f"{corrected} by {recorded(correct)}"


def as_corrected(reading: Reading, corrections: Corrections) -> Reading:
    """Return a reading with its corrections in place of what was printed, figures marked.

    Its name stays as printed, since measures are looked up by it.
    """
    changed: dict[str, object] = {}
    for field, correct in corrections.items():
        if field.is_figure:
            changed[field.value] = f"{one_line(correct.value)}{MARK}"
        elif field.is_status:
            changed[field.value] = Status(correct.value)
        elif field is CorrectedField.DIRECTORS:
            changed[field.value] = tuple(names_in(correct.value))
        elif field is CorrectedField.PORTFOLIO_HOLDER:
            changed[field.value] = correct.value.strip()
    return replace(reading, **changed)  # type: ignore[arg-type]


def checked_value(field: CorrectedField, typed: str, reading: Reading) -> str:
    """Return what was typed as the log keeps it.

    Raises `ValueError` where it is no value of the field, or is what is printed anyway.
    """
    value = " ".join(typed.split())
    if not value:
        raise ValueError(f"what should the {field_words(field)} be? Nothing was typed")
    if field.is_status:
        value = _status(value)
    elif field is CorrectedField.DIRECTORS:
        value = "; ".join(names_in(value))
        if not value:
            raise ValueError("who answers for it? No name was typed")
    elif field.is_figure:
        _refuse_no_figure(field, value, reading)
    if value == _kept(field, reading):
        raise ValueError(f"{printed_text(reading, field)} is what is printed: nothing to correct")
    return value


def _refuse_no_figure(field: CorrectedField, value: str, reading: Reading) -> None:
    if parse(value).value is None:
        raise ValueError(
            f"{value} is no whole figure: write it as printed, as in £21,262,000 or 67.5%"
        )
    for sign in "£%":
        if sign in (getattr(reading, field.value) or "") and not {"£", "%"}.intersection(value):
            raise ValueError(f"{value} has no {sign}, which is printed: write it too")


def _status(typed: str) -> str:
    """Return the value of a status that is typed as its word, its sign or its value."""
    wanted = fold(typed).replace("_", " ")
    for status, mark in MARKS.items():
        if wanted in (fold(mark.word), fold(mark.glyph), status.value.replace("_", " ")):
            return status.value
    words = ", ".join(mark.word for mark in MARKS.values())
    raise ValueError(f"{typed} is no status: {words}")


def _kept(field: CorrectedField, reading: Reading) -> str:
    """Return what is printed in a field as the log would keep it."""
    value = getattr(reading, field.value)
    return "; ".join(value) if field is CorrectedField.DIRECTORS else str(value or "")


def names_in(typed: str) -> list[str]:
    """Take `A Brown; C Dean` apart."""
    return [name.strip() for name in typed.split(";") if name.strip()]
