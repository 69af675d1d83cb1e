"""Wide spaces of justified text part nothing: neither columns of a cell nor two cells."""

from __future__ import annotations

import pytest

from kpi_tui.pdf.table.cell_texts import Cells
from kpi_tui.pdf.table.header_columns import FieldColumn
from kpi_tui.pdf.table.pairs import doubt_pairs
from kpi_tui.pdf.table.set_apart import doubts_of_setting
from kpi_tui.pdf.text.justified import stretched_lines
from kpi_tui.pdf.text.lines import Line
from kpi_tui.pdf.text.phrases import Phrases
from kpi_tui.profiles.profile import Profile
from tests.support.pdf_words import line

ROOM = 110.0
NAMES = (
    ["ENV01 Household", "waste recycled or", "composted"],
    ["ENV02 Fly tips", "that were removed in", "two days"],
    ["ENV03 Calls", "that were answered", "in a minute"],
    ["ENV04 Council", "tax collected in the", "year it was due"],
)
COLUMN = FieldColumn("measure", 0.0, ROOM, "Measure")


def stretched(text: str, base: float, room: float = ROOM) -> Line:
    """A line whose words are set apart evenly, to the edge of its column."""
    made = line(text, base)
    more = (room - made.x1) / max(len(made.words) - 1, 1)
    for place, word in enumerate(made.words):
        word.x0, word.x1 = word.x0 + place * more, word.x1 + place * more
    return made


def cell(texts: list[str], top: float = 20.0, *, justified: bool = True) -> list[Line]:
    """A cell of lines, all but the last of them stretched."""
    *inner, last = [(text, top + 12 * number) for number, text in enumerate(texts)]
    return [*(stretched(*each) if justified else line(*each) for each in inner), line(*last)]


def pairs(cells: list[list[Line]]) -> dict[int, list[str]]:
    words = {(row, 0): [w for each in lines for w in each.words] for row, lines in enumerate(cells)}
    made = Cells(Phrases(Profile("test", "", "")), 0, words)
    doubt_pairs(made, [COLUMN])
    return dict(made.doubts)


def test_names_that_are_justified_are_one_column() -> None:
    assert pairs([cell(texts, 20 + 50 * row) for row, texts in enumerate(NAMES)]) == {}


@pytest.mark.parametrize("figure", ["7", "45"])
def test_a_figure_behind_a_name_is_of_another_column(figure: str) -> None:
    cells = [cell(texts, 20 + 50 * row, justified=False) for row, texts in enumerate(NAMES)]
    for lines in cells:
        wide = len(figure) * 5.0
        lines[0].words += line(figure, lines[0].base, ROOM - wide).words
    assert len(pairs(cells)) == len(NAMES)


def test_a_figure_among_justified_names_is_too() -> None:
    cells = [cell(texts, 20 + 50 * row) for row, texts in enumerate(NAMES)]
    cells[0][-1].words += line("45", cells[0][-1].base, ROOM - 10).words
    assert list(pairs(cells)) == [0]


def test_comments_that_are_justified_have_no_columns() -> None:
    lines = cell(["Vans came", "Cars left", "by."])
    assert any("in columns" in each for each in doubts_of_setting(lines))
    assert list(doubts_of_setting(lines, {id(each) for each in lines[:-1]})) == []


@pytest.mark.parametrize("texts", [NAMES, NAMES[:1]])
def test_lines_of_usual_spaces_are_not_stretched(texts: list[list[str]]) -> None:
    assert stretched_lines([[cell(each, justified=False) for each in texts]]) == set()


def test_uneven_spaces_tell_that_nothing_is_stretched() -> None:
    cells = [cell(each) for each in NAMES]
    word = cells[1][1].words[1]
    word.x0, word.x1 = word.x0 + 3, word.x1 + 3
    assert stretched_lines([cells]) == set()
