"""What the rules find in the two published months: what an officer finds, and nothing besides."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from kpi_tui.analysis.checks.checking import check
from kpi_tui.analysis.checks.finding import Finding, Level
from kpi_tui.demo import published
from tests.support.frames import histories


@cache
def findings(text: str) -> list[Finding]:
    first, last = published("2023-01"), published("2024-07")
    return check(histories(first, last), {"2023-01": first, "2024-07": last}[text])


def codes(text: str, level: Level) -> dict[str, list[str]]:
    """The codes that each rule finds, without what all of them begin with."""
    told: dict[str, list[str]] = {}
    for item in findings(text):
        if item.level is level:
            code = (item.measure_code or "the report").removeprefix("OCC")
            told.setdefault(item.rule, []).append(code)
    return told


def test_errors_of_january_2023() -> None:
    assert codes("2023-01", Level.ERROR) == {
        "N1": ["11.03", "11.12"],
        "Y2": ["02.02", "07.07", "07.11", "11.10", "11.11"],
    }


def test_questions_of_january_2023() -> None:
    assert codes("2023-01", Level.QUESTION) == {
        "S3": ["07.01", "10.01", "10.02"],
        "S5": ["10.05"],
        "X3": ["04.05"],
        "N2": ["07.05"],
        "N5": ["10.05"],
        "C5": ["10.02"],
    }


def test_information_of_january_2023() -> None:
    assert codes("2023-01", Level.INFORMATION) == {
        "S2": ["10.05"],
        "X3": ["the report"],
        "N5": ["05.07"],
        "Y5": ["01.05", "02.02", "09.05", "11.03"],
        "Y6": ["the report"],
    }


def test_errors_of_july_2024() -> None:
    assert codes("2024-07", Level.ERROR) == {
        "S1": ["11.10"],
        "N1": ["11.06"],
        "Y1": ["10.01", "10.02", "10.04", "10.05", "10.08", "10.09", "10.10"],
        "Y2": ["07.02"],
    }


def test_questions_of_july_2024() -> None:
    assert codes("2024-07", Level.QUESTION) == {
        "S1": ["10.06", "11.05"],
        "X1": ["01.02", "01.07", "10.01", "11.02", "11.05", "11.10", "11.11"],
        "X2": ["10.11"],
        "X3": ["07.03", "11.02", "11.05"],
        "Y4": ["10.01"],
        "C1": ["11.10"],
        "C8": ["10.11"],
        "I5": ["07.07"],
    }


def test_information_of_july_2024() -> None:
    told = codes("2024-07", Level.INFORMATION)
    assert {rule: told[rule] for rule in ("S2", "N3", "Y5", "C7", "I4", "I5", "I6")} == {
        "S2": ["11.10"],
        "N3": ["11.03", "11.06", "the report"],
        "Y5": ["01.02", "10.01", "11.10"],
        "C7": ["01.07"],
        "I4": ["01.02", "01.07", "02.03", "03.09", "07.05", "09.02", "11.02", "11.11"],
        "I5": ["04.02", "07.06"],
        "I6": ["the report", "the report"],
    }
    different = ["02.03", "04.01", "04.03", "04.04", "04.05", "07.02", "07.03", "07.04", "07.05"]
    different += ["07.07", "07.08", "10.01", "10.02", "10.05", "11.05"]
    scope_changed_or_renamed = ["05.03", "07.06", "10.03", "10.04", "11.06"]
    assert sorted(told["I1"]) == sorted(different + scope_changed_or_renamed)
    assert {"01.07", "02.03", "03.09", "07.02", "07.05", "07.07", "07.08", "10.13", "11.04"} <= set(
        told["I2"]
    )


def owner(words: str) -> Callable[[Finding], bool]:
    return lambda item: item.rule == "I7" and words in item.message


def test_owners_that_changed() -> None:
    told = findings("2024-07")
    for words in (
        "Director of OCC01.02, OCC01.07: Bill Cotton in January 2023, Paul Fermer now",
        "Director of OCC09.02: Tim Spiers in January 2023, Lorna Baxter now",
        "Kevin Gordon in January 2023, Lisa Lyons, Stephen Chandler now",
        "Cllr P Sudbury in January 2023, Cllr A Gant now",
    ):
        assert sum(map(owner(words), told)) == 1
    assert not any(map(owner("Karen Fuller"), told))


def test_every_finding_says_why_it_may_be_harmless_and_where_it_stands() -> None:
    told = [*findings("2023-01"), *findings("2024-07")]
    assert all(item.harmless and item.message and item.accepted is None for item in told)
    assert [item for item in told if item.page is None and item.measure_code] == []
