"""Cells that do not hold what their field holds."""

from __future__ import annotations

from typing import Any

import pytest

from kpi_tui.pdf.report.cell_kinds import doubts_of_priorities, is_of_people, unlike_their_field
from kpi_tui.report import Priority, Reading


def readings(count: int = 12, **values: Any) -> list[Reading]:
    """Measures of which each value is that of its number, where it is a list."""
    return [
        Reading(
            **{
                "priority_code": "01",
                "measure_code": f"1.{number:02}",
                "measure_name": f"Measure {number} of many",
                "code_is_ours": True,
                **{
                    name: each[number % len(each)] if isinstance(each, list) else each
                    for name, each in values.items()
                },
            }
        )
        for number in range(count)
    ]


def doubts(**values: Any) -> list[str]:
    return [each.message for each in unlike_their_field(readings(**values), {})]


def test_cells_of_their_own_kind() -> None:
    sound = readings(
        period_actual=["51.3%", "108", "n/a", "£1.2m"],
        directors=[("Director of Place",), ("Head of Waste",)],
        portfolio_holder="Cllr for Finance",
        comment=[f"Work goes on at number {number}." for number in range(12)],
        timeframe=["31 March 2026", "2025/26", "Ongoing"],
        improvement_plan=["A new round begins in May.", None],
    )
    assert list(unlike_their_field(sound, {})) == []


@pytest.mark.parametrize(
    ("name", "cell", "said"),
    [
        ("measure_name", "1.1", "the measure name of 12 measures is no name, the first “1.1”"),
        ("measure_name", "It rose again.", "the measure name of 12 measures is no name, the first"),
        ("directors", ("1.1",), "the directors of 12 measures is no name, the first “1.1”"),
        (
            "directors",
            ("It rose.",),
            "the directors of 12 measures is no name, the first “It rose.",
        ),
        ("portfolio_holder", "▼", "the portfolio holder of 12 measures is no name, the first “▼”"),
        ("improvement_plan", "▲", "the improvement plan of 12 measures is no text, the first “▲”"),
        ("risk_impact", "51.3%", "the risk impact of 12 measures is no text, the first “51.3%”"),
        ("timeframe", "▲", "the timeframe of 12 measures is no text, the first “▲”"),
        ("floor", "What happened was", "the floor of 12 measures is no figure, the first “What"),
        ("comment", "On track", "the comment of 12 measures has 1 texts, as “On track”"),
    ],
)
def test_cells_of_another_kind(name: str, cell: Any, said: str) -> None:
    assert any(doubt.startswith(said) for doubt in doubts(**{name: cell}))


def test_the_heading_of_the_column_is_named() -> None:
    odd = readings(comment="51.3%")
    (doubt, _) = unlike_their_field(odd, {"comment": "Last quarter"})
    assert doubt.message == (
        "the comment of 12 measures (under “Last quarter”) is no text, the first “51.3%”"
    )


def test_figures_for_codes() -> None:
    printed = {"measure_code": [f"{number}.5%" for number in range(12)], "code_is_ours": None}
    assert doubts(**printed) == ["the code of 12 measures is a figure, the first “0.5%”"]


def test_a_comment_that_names_the_officer() -> None:
    lines = [f"Lead officer: Head of Service {n}\nIt rose by {n}." for n in range(12)]
    assert doubts(comment=lines) == [
        "the comment of 12 measures names the directors, behind “Lead officer”"
    ]
    others = [f"Actions: number {n} goes on.\nIt rose." for n in range(12)]
    assert doubts(comment=others) == []


def test_titles_of_priorities() -> None:
    def said(*titles: str, commitments: tuple[str, ...] = ()) -> list[str]:
        priorities = [
            Priority(f"{n:02}", title, commitments=commitments) for n, title in enumerate(titles)
        ]
        return [each.message for each in doubts_of_priorities(readings(), priorities, {})]

    assert said("A cleaner city", "Homes for all") == []
    assert said("51.3%", "Good homes") == ["the title of 1 priority is no name, the first “51.3%”"]
    assert said("51.3%", "108") == ["the title of 2 priorities is no name, the first “51.3%”"]
    assert said(*(f"It rose at number {n}" for n in range(12))) == [
        "12 priorities of 12 measures are hardly their priorities, the first “It rose at number 0”"
    ]
    assert said("Clean (Executive Member: Waste)", "Homes (Executive Member: Homes)") == [
        "titles of priorities name the portfolio holder or the directors, as "
        "“Clean (Executive Member: Waste)”"
    ]
    (doubt,) = said("Clean", "Homes", commitments=("Cabinet Member for Waste", "It went well."))
    assert "not read from below the priorities’ titles" in doubt
    assert said("Clean", "Homes", commitments=("The Cabinet Member visited both sites.",)) == []
    (doubt,) = said("Clean", "Homes", "Roads", commitments=("Key figures",))
    assert doubt == "below the titles of 3 priorities stands, each time, “Key figures”"


def repeated(*lines: str) -> list[str]:
    """What is doubted where each of three priorities has another of some lines below its title."""
    titles = ("Clean", "Homes", "Roads")
    priorities = [
        Priority(title, title, commitments=(line,))
        for title, line in zip(titles, lines, strict=True)
    ]
    return [each.message for each in doubts_of_priorities(readings(), priorities, {})]


@pytest.mark.parametrize("figures", ["2 1 1", "£1.2m 12% –3", "Q2: 3/5"])
def test_a_heading_of_all_priorities_that_flows_together_with_figures(figures: str) -> None:
    lines = [f"Key figures GREEN AMBER {figures} {number}" for number in range(3)]
    stands = "below the titles of 3 priorities stands, each time,"
    assert repeated(*lines) == [f"{stands} “Key figures GREEN AMBER”"]


@pytest.mark.parametrize("line", ["We will plant {} trees.", "{} {}", "{}% – {}"])
def test_a_sentence_and_figures_alone_are_no_repeated_heading(line: str) -> None:
    assert repeated(*(line.format(number, number) for number in range(3))) == []


def test_a_line_of_people_is_short_and_no_sentence() -> None:
    assert is_of_people("Portfolio holder: Cabinet Member for Environment")
    assert not is_of_people("The Cabinet Member visited both sites.")
    assert not is_of_people("Recycling fell for a third year")
