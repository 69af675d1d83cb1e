"""In which order is listed what typed words may mean."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from rich.text import Text

from kpi_tui.analysis.browse.arrangements import Arrangement
from kpi_tui.analysis.browse.filters import FilterSet
from kpi_tui.analysis.browse.views import View, ViewKind
from kpi_tui.measure_name import MeasureName
from kpi_tui.tui.choices.choice import Choice
from kpi_tui.tui.choices.meanings import Meanings
from kpi_tui.tui.choices.wanted import ChangesWanted, MeasureWanted, Question, Wanted
from kpi_tui.tui.commands.registry import COMMANDS

JUNE = date(2024, 6, 30)


def choice(value: Wanted, name: str, left: str = "") -> Choice[Wanted]:
    """A line to choose, and the words that it makes nothing of."""
    return Choice(value, Text(name), detail=Text(f"not understood: {left}" if left else ""))


TREND, EXPORT = (choice(each, each.id) for each in COMMANDS if each.id in ("trend", "export"))
DEBT = choice(MeasureWanted(MeasureName("1.1", "Debt")), "debt")
TREND_OF, TREND_OF_OTHER = (
    choice(MeasureWanted(MeasureName(code, "Debt"), command), f"trend-{code}")
    for command in COMMANDS
    if command.id == "trend"
    for code in ("1.1", "1.2")
)
PERSON = choice(View(ViewKind.DIRECTOR, "Ann Brown"), "person")
PERIOD = choice(JUNE, "june")
CHANGES = choice(ChangesWanted(JUNE), "changes")
ANSWER = choice(Question(FilterSet()), "answer")
HALF = choice(Question(FilterSet()), "answer", "debt")
WORST = choice(Question(FilterSet(), arrangement=Arrangement(furthest_off_first=True)), "answer")
NOTHING = Meanings((), (), (), (), False, (), (), ())


def listed(meanings: Meanings) -> str:
    return " ".join(each.text.plain for each in meanings.in_order())


@pytest.mark.parametrize(
    ("meanings", "expected"),
    [
        (NOTHING, ""),
        # Names: what is called so, then what is asked for whole, then what has the words.
        (replace(NOTHING, partly_called=[PERSON], requested=[EXPORT], called=[DEBT]), "debt export person"),
        (replace(NOTHING, called=[TREND], requested=[TREND, EXPORT]), "trend export"),
        # A question comes before names, but for a command that is called so.
        (replace(NOTHING, called=[DEBT], answers=[ANSWER]), "answer debt"),
        (replace(NOTHING, partly_called=[TREND, DEBT], answers=[ANSWER]), "answer trend debt"),
        (replace(NOTHING, called=[TREND], partly_called=[DEBT], answers=[ANSWER]), "trend answer debt"),
        (replace(NOTHING, partly_called=[TREND], begins_so=True, answers=[ANSWER]), "trend answer"),
        (replace(NOTHING, called=[TREND], answers=[WORST]), "answer trend"),
        # Of what is half understood a name with all of the words comes first.
        (replace(NOTHING, called=[DEBT], answers=[HALF]), "debt answer"),
        (replace(NOTHING, partly_called=[PERSON], answers=[HALF]), "person answer"),
        (replace(NOTHING, partly_called=[PERSON], answers=[ANSWER, HALF]), "answer answer person"),
        (replace(NOTHING, half_requested=[EXPORT], partly_called=[DEBT]), "debt export"),
        (replace(NOTHING, half_requested=[EXPORT], answers=[HALF]), "answer"),
        # Lines for one command are not parted.
        (replace(NOTHING, called=[TREND_OF, TREND_OF_OTHER, DEBT], answers=[HALF]), "trend-1.1 trend-1.2 answer debt"),
        (replace(NOTHING, called=[TREND_OF, TREND_OF_OTHER], answers=[HALF]), "trend-1.1 trend-1.2 answer"),
        # What changed comes before all, a period that is named behind what is first.
        (replace(NOTHING, changes=[CHANGES], called=[TREND], answers=[ANSWER]), "changes trend answer"),
        (replace(NOTHING, periods=[PERIOD], called=[TREND, DEBT]), "trend june debt"),
        (replace(NOTHING, periods=[PERIOD], called=[PERIOD, DEBT]), "june debt"),
        (replace(NOTHING, periods=[PERIOD]), "june"),
    ],
)  # fmt: skip
def test_which_meaning_comes_first(meanings: Meanings, expected: str) -> None:
    assert listed(meanings) == expected
