"""Texts below a table, under a heading of their own, are kept with its priority."""

from __future__ import annotations

import pytest

from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.report.section_texts import part_commentary
from kpi_tui.pdf.report.sections import SectionOutline
from kpi_tui.pdf.text.lines import Line
from kpi_tui.pdf.text.phrases import Phrases
from kpi_tui.profiles.profile import PriorityRules, Profile


def lines(*texts: str, size: float = 9.0, base: float = 100.0, page: int = 1) -> list[Line]:
    return [
        Line([Word(text, 50, 300, base + 12 * at, size)], page) for at, text in enumerate(texts)
    ]


TEXT = lines("Re-let times have improved.", "Works go to one contractor.", base=112)
HEADING = lines("Commentary:")


@pytest.mark.parametrize(
    "behind",
    [
        lines("Figure 1: Homes, last nine quarters", base=136),
        lines("Health", size=14, base=140),
        lines("A text far below it", base=400),
        lines("A text on another page", page=2),
        [],
    ],
    ids=["caption", "heading", "far below", "next page", "nothing"],
)
def test_a_commentary_goes_on_as_it_begins(behind: list[Line]) -> None:
    above = lines("A note on the table", base=80)
    found = part_commentary([*above, *HEADING, *TEXT, *behind], ("commentary",))
    assert found == (HEADING, TEXT, [*above, *behind])


def test_without_its_heading_there_is_none() -> None:
    assert part_commentary(TEXT, ("commentary",)) == ([], [], TEXT)
    assert part_commentary([*HEADING, *TEXT], ()) == ([], [], [*HEADING, *TEXT])


def test_it_is_of_the_priority_whose_table_stands_above_it() -> None:
    rules = PriorityRules(commentary_under=("commentary",))
    outline = SectionOutline(Phrases(Profile("a", "", "", priorities=rules)))
    for title in ("Homes", "Health"):
        outline.line(*lines(title, size=14, base=60))
        outline.break_off()
        for line in (*HEADING, *TEXT):
            outline.line(line)
    outline.break_off()
    assert [section.before for section in outline.sections] == [TEXT, TEXT]
    assert outline.strays == []
