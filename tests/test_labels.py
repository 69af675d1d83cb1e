"""The list of labels: what is on it, and the words that it has taken the place of."""

from __future__ import annotations

import ast

import pytest

from kpi_tui.analysis.checks.finding import Level
from kpi_tui.labels import BLANK, MARKS, Label, and_list, mark, plural, rating
from kpi_tui.status import Status
from tests.support.sources import modules, none_of, without_docstrings


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


def test_what_is_counted_by_its_name_is_not_called_unrated() -> None:
    said = [rating(each) for each in (Status.BLUE, Status.RED, Status.MONITORING_ONLY, None)]
    assert said == ["blue", "red", "not rated", "not rated"]


def test_missing_things_are_named_as_officers_name_them() -> None:
    words = [str(mark(f"{which}_missing")) for which in ("actual", "target", "data")]
    assert words == ["Actual missing", "Target missing", "No data"]
    assert str(MARKS[Status.AMBER]) == "● amber"
    assert str(BLANK) == BLANK.signed == ""


def test_levels_of_queries() -> None:
    assert [level.word for level in Level] == ["Must resolve", "Query", "For information"]
    assert [level.heading for level in Level] == ["Must resolve", "Queries", "For information"]


OLD = (
    *("Ways in", "Does not add up", "What does not add up", "We say", "(we think)", "we guess"),
    *("Nothing here says that", "Enter takes it", "Esc leaves", "type to narrow", "Show only …"),
    *(
        "the report before",
        "over the months",
        "beside the report",
        "redefined",
        "Take it elsewhere",
    ),
    *("Arrange the screen", "The rest", "What there is, and its keys", "Read the store again"),
    *("Which measure is which", "What to ask the council", "To be asked", "Settle something"),
    *("This is in order", "Which way is better", "What its figures are", "How its year to date"),
    *("Take back", "loosened", "tightened", "No longer judged", "makes no percentage"),
    *("with other words", "other words", "another status", "another figure", "left over,"),
    *(
        "Where it was read",
        "at a glance",
        "Next hit",
        "hit before",
        "words that went",
        "May be harmless",
    ),
    *(
        "no measure passes these filters",
        "was published by nobody",
        "who judges",
        "doubts to look at",
    ),
)
"""What was said before, in the explorer and on the command line."""


def told() -> list[str]:
    """The texts of the package that people read, the PDF's own words and docstrings left out."""
    return [
        f"{module.name}: {node.value}"
        for module in modules().values()
        if not module.name.startswith(("kpi_tui.pdf", "kpi_tui.profiles"))
        for node in without_docstrings(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


def test_nothing_is_called_as_it_was_before() -> None:
    none_of(text for text in told() if any(old in text for old in OLD))


def test_every_label_is_used_by_its_name() -> None:
    used = {
        node.attr
        for module in modules().values()
        for node in without_docstrings(module)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "Label"
    }
    none_of(name for name in Label.__members__ if name not in used)


def test_a_list_reads_as_in_a_sentence() -> None:
    assert [and_list(iter(words)) for words in ("", "a", "ab", "abc")] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_a_noun_is_counted_in_its_plural() -> None:
    assert plural(1, "query") == "1 query"
    assert plural(2, "priority") == "2 priorities"
    assert plural(3, "match") == "3 matches"
    assert plural(4, "day") == "4 days"
    assert plural(2045, "measure") == "2,045 measures"
