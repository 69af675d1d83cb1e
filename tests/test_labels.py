"""The list of labels: what is on it, and the words that it has taken the place of."""

from __future__ import annotations

import pytest

from kpi_tui.analysis.checks.finding import Level
from kpi_tui.labels import BLANK, MARKS, Label, mark
from kpi_tui.report import Status


@pytest.mark.parametrize("label", Label)
def test_a_label_is_one_line_without_spaces_around_it(label: Label) -> None:
    assert str(label) == label.value == " ".join(label.value.split())
    assert label.value


def test_no_label_has_two_names() -> None:
    assert len(Label.__members__) == len(set(Label))


@pytest.mark.parametrize("status", Status)
def test_a_cell_tells_a_status_in_words(status: Status) -> None:
    sign = MARKS[status]
    assert sign.word in str(sign).lower()
    assert ("?" in str(sign), "!" in str(sign)) == (False, False), "these stand for nothing else"
    assert sign.signed == f"{sign.glyph} {sign.word}"


def test_missing_things_are_named_as_officers_name_them() -> None:
    words = [str(mark(f"{which}_missing")) for which in ("actual", "target", "data")]
    assert words == ["Actual missing", "Target missing", "No data"]
    assert str(MARKS[Status.AMBER]) == "● amber"
    assert str(BLANK) == BLANK.signed == ""


def test_levels_of_queries() -> None:
    assert [level.word for level in Level] == ["Must resolve", "Query", "For information"]
    assert [level.heading for level in Level] == ["Must resolve", "Queries", "For information"]
