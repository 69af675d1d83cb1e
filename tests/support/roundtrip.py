"""What a report that was drawn and read says again."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import Any

from kpi_tui.report import PROSE_FIELDS, Priority, Reading, Report

CUT_OFF = "OCC01.07"
"""The measure of the sample that has a figure of too few digits, which the reader warns of."""
BULLETS = re.compile(r"^[•■▪●◦‣]\s*", re.MULTILINE)


def folded(value: Any) -> Any:
    """Prose with its white space folded and its bullets left out; anything else as it is."""
    return " ".join(BULLETS.sub("", value).split()) if isinstance(value, str) else value


def cells(report: Report) -> dict[tuple[str, str], Any]:
    """Every cell of every reading, by measure and field."""
    return {
        (reading.measure_code, field.name): (
            folded(getattr(reading, field.name))
            if field.name in (*PROSE_FIELDS, "measure_name")
            else getattr(reading, field.name)
        )
        for reading in report.readings
        for field in fields(Reading)
        if field.name != "pages"
    }


def warned(report: Report) -> list[tuple[int | None, str | None, str]]:
    """The page, the measure and the words of each warning."""
    return [(each.page, each.measure_code, each.message) for each in report.warnings]


def headings(report: Report) -> list[Priority]:
    """The priorities with their white space folded, without the page."""
    return [
        replace(
            priority,
            title=folded(priority.title),
            commitments=tuple(folded(text) for text in priority.commitments),
            note=folded(priority.note),
            page=None,
        )
        for priority in report.priorities
    ]


def assert_same(got: Report, expected: Report) -> None:
    """Whether two reports have the same cells and headings, and no words are left over."""
    assert got.report_date == expected.report_date
    assert [r.measure_code for r in got.readings] == [r.measure_code for r in expected.readings]
    wanted = cells(expected)
    wrong = {key: (value, wanted[key]) for key, value in cells(got).items() if value != wanted[key]}
    assert wrong == {}
    assert headings(got) == headings(expected)
    assert [leftover.text for leftover in got.account.leftovers] == []
