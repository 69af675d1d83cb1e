"""A report whose lines are broken within words, without a hyphen, is told of: no word is surely whole."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pytest

from kpi_tui.pdf.doubts.broken_lines import warn_broken_lines
from kpi_tui.pdf.report.readings import Record
from kpi_tui.pdf.text.lines import Line
from tests.support.pdf_words import line

TEXTS = (
    "Housing benefit overpayments that were recovered within the year that they were paid in",
    "Enforcement notices for fly-tipping that the magistrates upheld when they were appealed against",
    "Neighbourhood plans that were put to a referendum within twelve weeks of the examination",
    "Apprenticeships begun by young people who had been in the care of the county council before",
)


def anywhere(text: str, room: float) -> Iterator[str]:
    """Break a text wherever the cell ends, as `word-break: break-all` does."""
    while text:
        end = len(text)
        while line(text[:end].strip()).x1 > room:
            end -= 1
        yield text[:end].strip()
        text = text[end:].lstrip()


def between_words(text: str, room: float) -> Iterator[str]:
    """Break a text between words."""
    said = ""
    for word in text.split():
        if said and line(f"{said} {word}").x1 > room:
            yield said
            said = word
        else:
            said = f"{said} {word}".strip()
    yield said


def cells(name: str, broken: list[list[str]], room: float) -> list[Record]:
    """Measures with a cell of these lines each."""
    made = []
    for number, texts in enumerate(broken, 1):
        own: list[Line] = []
        for at, text in enumerate(texts):
            own.append(line(text, 20.0 + 12 * at, right=room + 3))
            own[-1].room = room + 6
        made.append(Record(f"1.{number}", "1", {name: own}))
    return made


def told(records: list[Record]) -> list[str]:
    return [each.message for each in warn_broken_lines(records)]


@pytest.mark.parametrize("name", ["measure", "comment"])
@pytest.mark.parametrize("room", [62.0, 87.0, 110.0])
def test_lines_that_end_within_words_are_told_of(name: str, room: float) -> None:
    (message,) = told(cells(name, [list(anywhere(text, room)) for text in TEXTS], room))
    assert message.startswith(f"{name}: ")
    assert message.endswith(", and nothing tells which do")


@pytest.mark.parametrize("room", [62.0, 87.0, 110.0, 160.0])
def test_lines_that_end_between_words_are_not(room: float) -> None:
    assert told(cells("comment", [list(between_words(text, room)) for text in TEXTS], room)) == []


def test_few_lines_tell_nothing_and_the_same_ones_no_more() -> None:
    few = [list(anywhere(TEXTS[0], 160.0))]
    assert told(cells("comment", few, 160.0)) == []
    assert told(cells("comment", few * 9, 160.0)) == []


def test_justified_lines_are_whole() -> None:
    records = cells("comment", [list(between_words(text, 110.0)) for text in TEXTS], 110.0)
    for record in records:
        for each in record.lines["comment"]:
            each.words[-1].x1 = 110.0
    assert told(records) == []


def test_lines_without_a_known_edge_tell_nothing() -> None:
    records = cells("comment", [list(anywhere(text, 87.0)) for text in TEXTS], 87.0)
    for record in records:
        for each in record.lines["comment"]:
            each.right, each.room = math.inf, 0.0
    assert told(records) == []


def test_lines_that_all_end_at_the_same_words_tell_nothing() -> None:
    texts = [[f"Sentence {number} tells who", "paid."] for number in range(20)]
    for number, each in enumerate(texts):
        each[0] = each[0].replace("tells", "tells" + "s" * (number % 2))
    assert told(cells("comment", texts, line(texts[-1][0]).x1 + 3)) == []
