"""Some changed profiles of each of a few layouts, the same ones every time; `python -m tests.robustness profiles` has more."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from kpi_tui.status import Status
from tests.robustness.profiles.changes import Change, changes_of
from tests.robustness.profiles.hunt import Case, chosen, drawn
from tests.robustness.profiles.judge import judge

SEED = 1
EACH = 12


@cache
def cases(folder: Path) -> dict[str, Case]:
    """A report of each layout that is tried, with what is read of it."""
    return {path.stem: Case(path) for path in drawn(folder, ["reportlab"], ["dots", "phrases"])}


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("profiles")


@pytest.mark.parametrize("name", ["dots-reportlab", "phrases-reportlab"])
def test_a_changed_profile_is_right_or_told(name: str, folder: Path) -> None:
    case = cases(folder)[name]
    verdicts = [
        case.try_change(each) for each in chosen([*changes_of(case.toml)], EACH, SEED, name)
    ]
    assert [each for each in verdicts if each.failed] == []
    assert {each.outcome for each in verdicts} > {"refused"}


def test_every_key_is_changed_and_each_change_has_its_own_name(folder: Path) -> None:
    case = cases(folder)["dots-reportlab"]
    changes = list(changes_of(case.toml))
    names = [each.what for each in changes]
    assert len(set(names)) == len(names)
    assert all(each.toml != case.toml for each in changes)
    for key in ("council", "recognise", "period.type", "code", "priority.place", "status.words"):
        assert any(name.startswith(key) for name in names), key


def test_the_same_are_chosen_again(folder: Path) -> None:
    changes = list(changes_of(cases(folder)["dots-reportlab"].toml))
    assert chosen(changes, 5, 1, "dots") == chosen(changes, 5, 1, "dots")
    assert chosen(changes, 5, 1, "dots") != chosen(changes, 5, 2, "dots")
    assert chosen(changes, 0, 1, "dots") == changes


def test_a_wrong_cell_in_silence_is_seen(folder: Path) -> None:
    case = cases(folder)["dots-reportlab"]
    change = Change("none", case.toml)
    sound = case.sound
    assert judge(change, case.profile, sound, [sound])[0] == "right"
    first, *others = sound.readings
    wrong = replace(sound, readings=(replace(first, period_status=Status.BLUE), *others))
    assert judge(change, case.profile, sound, [wrong])[0] == "SILENT"
    fewer = replace(sound, readings=tuple(others))
    assert judge(change, case.profile, sound, [fewer])[0] == "SILENT"
