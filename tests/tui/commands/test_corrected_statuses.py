"""A status that an officer corrected is marked in lists, and in what is copied of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kpi_tui.analysis.across.grid import grid
from kpi_tui.analysis.assess import assess
from kpi_tui.analysis.browse.views import View, ViewKind
from kpi_tui.judgements.judgement import Correct
from kpi_tui.judgements.log import append
from kpi_tui.store.store import Store
from kpi_tui.tui.commands.output import copy_priority
from kpi_tui.tui.commands.steps import Copy
from kpi_tui.tui.lists.changes import ChangesPane
from kpi_tui.tui.lists.heat_lines import in_words
from kpi_tui.tui.lists.person import PersonPane
from kpi_tui.tui.lists.summary import SummaryPane
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.session.session import Session
from kpi_tui.vocabulary import CorrectedField
from tests.support.samples import JULY, JUNE, LIBRARY
from tests.support.sessions import opened
from tests.support.stores import stored


def corrected(folder: Path, field: CorrectedField) -> Session:
    store, day = stored(folder / "store", JUNE, JULY), JULY.report_date
    made = Correct(
        who="A", why="", measure=LIBRARY.named, report_date=day, field=field, value="amber"
    )
    append(store, made)
    session = opened(store)
    session.view = View(ViewKind.PRIORITY, LIBRARY.priority_code)
    return session


def test_of_a_priority(tmp_path: Path) -> None:
    (step,) = copy_priority(corrected(tmp_path, CorrectedField.PERIOD_STATUS))
    assert isinstance(step, Copy)
    assert step.copied.text.count("Amber (corrected)") == 1
    assert step.copied.text.count("(corrected)") == 1, "others are as printed"


@pytest.mark.parametrize("field", [CorrectedField.PERIOD_STATUS, CorrectedField.YTD_STATUS])
def test_of_a_person(tmp_path: Path, field: CorrectedField) -> None:
    session = corrected(tmp_path, field)
    director = session.listed[0].directors[0]
    (step,) = PersonPane(session, View(ViewKind.DIRECTOR, director)).copy_rows()
    assert isinstance(step, Copy)
    assert step.copied.html.count("Amber (corrected)") == 1


def test_in_the_sentences_of_a_person_and_of_the_summary(tmp_path: Path) -> None:
    session = corrected(tmp_path, CorrectedField.PERIOD_STATUS)
    plain = Palette.of_theme({})
    for pane in (
        PersonPane(session, View(ViewKind.DIRECTOR, session.listed[0].directors[0])),
        SummaryPane(session),
    ):
        pane.lay_out(plain)
        about = [each for each in pane.listed.values() if each.keys == (LIBRARY.named,)]
        marked = [each for each in about if "●" in each.aside.plain]
        assert marked
        assert all("● amber†" in each.aside.plain for each in marked)
    (step,) = SummaryPane(session).copy_rows()
    assert isinstance(step, Copy)
    told = [line for line in step.copied.text.split("\n") if line.startswith(LIBRARY.measure_code)]
    assert [line for line in told if "amber" in line], "it is off its target by now"
    assert all("amber (corrected)" in line for line in told if "amber" in line)


def test_in_the_heads_of_changes_and_in_the_heat_map(tmp_path: Path) -> None:
    session = corrected(tmp_path, CorrectedField.PERIOD_STATUS)
    heads = {
        each.id: each.aside.plain for each in ChangesPane(session).groups(Palette.of_theme({}))
    }
    assert heads[LIBRARY.named.called].endswith("● amber†")
    cells = [row.cells[-1] for row in grid(assess(Store(session.store)).council.histories).rows]
    (cell,) = [each for each in cells if each and each.measure.named == LIBRARY.named]
    assert "● amber (corrected)" in in_words(cell)
