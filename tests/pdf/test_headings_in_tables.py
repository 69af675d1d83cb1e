"""Headings of groups in rows of a table, in its header, and headings in two rows, over many pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from kpi_tui.pdf import read_report
from kpi_tui.profiles.profile import Profile, TitlePlace
from kpi_tui.report import Report
from tests.rendering.councils import ENGINES, Engine
from tests.rendering.councils.layouts.parts import heading
from tests.rendering.councils.page import (
    Block,
    Cell,
    Document,
    Rules,
    Table,
    Text,
    table_head,
    words,
)
from tests.support.sign_tables import GREEN, sign_profile

pytestmark = pytest.mark.costly(3)

GROUPS = (
    ("Clean streets", "Head of Waste", 9),
    ("Homes", "Head of Housing", 12),
    ("Jobs", "Head of Growth", 30),
)
STATUSES = ("Green", "Amber", "Red")
Row = tuple[Cell, ...]
every_engine = pytest.mark.parametrize("engine", ENGINES)


def name_of(number: int) -> str:
    return f"Measure number {number} of what the council does for its residents"


def rows_of(first: int, size: int) -> Iterator[Row]:
    """The rows of so many measures."""
    for number in range(first, first + size):
        said = f"Said of number {number} in some words." if number % 3 else ""
        status = words(STATUSES[number % 3])
        yield (
            words(name_of(number)),
            words(f"{40 + number}.{number % 10}%"),
            words("55%"),
            status,
            words(said),
        )


def profile_of(place: TitlePlace, **columns: Any) -> Profile:
    profile = sign_profile(period_actual=["Result"], published_direction=["Trend"], **columns)
    return replace(profile, priorities=replace(profile.priorities, place=place))


def read(blocks: Sequence[Block], profile: Profile, engine: Engine, folder: Path) -> Report:
    titles = (
        heading("Sampleford City Council", GREEN, 20),
        heading("Performance Report Quarter 2 2025/26", GREEN, 16),
    )
    document = Document("Performance Report", (*titles, *blocks))
    path = folder / "report.pdf"
    import_module(f"tests.rendering.councils.with_{engine}").draw(document, path)
    return read_report(path, profile=profile)


def grouped(report: Report) -> list[tuple[str, str]]:
    """Of each measure its name and its priority."""
    titles = {priority.code: priority.title for priority in report.priorities}
    return [(each.measure_name, titles[each.priority_code]) for each in report.readings]


def wanted() -> list[tuple[str, str]]:
    titles = [title for title, _, size in GROUPS for _ in range(size)]
    return [(name_of(number), title) for number, title in enumerate(titles)]


def group_rows(**looks: Any) -> list[Row]:
    rows: list[Row] = [
        table_head("#ffffff", "Measure", "Result", "Target", "Status", "Comment", fill=GREEN)
    ]
    first = 0
    for title, owner, size in GROUPS:
        rows += [(Cell((Text(f"{title} – {owner}", **looks),), columns=5),), *rows_of(first, size)]
        first += size
    return rows


@every_engine
@pytest.mark.parametrize("rules", ["grid", "rows"])
def test_a_row_across_names_the_group_and_its_owner(
    rules: Rules, engine: Engine, tmp_path: Path
) -> None:
    profile = profile_of(TitlePlace.ROW)
    table = Table((30, 8, 8, 8, 30), tuple(group_rows(bold=True)), 1, rules, size=9, pad=4)
    report = read([table], profile, engine, tmp_path)
    owner = {title: f"{title} – {owner}" for title, owner, _ in GROUPS}
    assert grouped(report) == [(name, owner[title]) for name, title in wanted()]
    assert [each.message for each in report.warnings if each.measure_code] == []


def test_a_name_alone_is_doubted_where_rows_may_be_headings(tmp_path: Path) -> None:
    """It is not bold, so it may be a measure that has no figures yet."""
    table = Table((30, 8, 8, 8, 30), tuple(group_rows()), 1, "rows", size=9, pad=4)
    report = read([table], profile_of(TitlePlace.ROW), "reportlab", tmp_path)
    alone = {each.measure_code for each in report.readings if each.period_actual is None}
    assert len(alone) == len(GROUPS)
    assert alone == {each.measure_code for each in report.warnings if each.measure_code}


@every_engine
def test_grounds_of_titles_alone_part_no_rows(engine: Engine, tmp_path: Path) -> None:
    """Their edges were taken for lines between rows: all measures between two titles were one."""
    rows = group_rows(bold=True)
    titled = [(replace(row[0], fill="#dfe6ee"), *row[1:]) if len(row) == 1 else row for row in rows]
    table = Table((30, 8, 8, 8, 30), tuple(titled), 1, "none", size=9, pad=6)
    report = read([table], profile_of(TitlePlace.ROW), engine, tmp_path)
    owner = {title: f"{title} – {owner}" for title, owner, _ in GROUPS}
    assert grouped(report) == [(name, owner[title]) for name, title in wanted()]
    assert [each.message for each in report.warnings if each.measure_code] == []


@every_engine
def test_the_first_cell_of_a_header_names_the_group(engine: Engine, tmp_path: Path) -> None:
    blocks: list[Block] = []
    first = 0
    for title, _, size in GROUPS:
        head = table_head("#ffffff", title, "Result", "Target", "Status", "Comment", fill=GREEN)
        blocks.append(Table((30, 8, 8, 8, 30), (head, *rows_of(first, size)), 1, size=9, pad=4))
        first += size
    labels = [title for title, _, _ in GROUPS]
    report = read(blocks, profile_of(TitlePlace.HEADER, measure=labels), engine, tmp_path)
    assert grouped(report) == wanted()


@every_engine
@pytest.mark.parametrize("rules", ["grid", "rows", "none"])
def test_two_rows_of_headings_come_again_on_each_page(
    rules: Rules, engine: Engine, tmp_path: Path
) -> None:
    pale = "#d9e2f3"
    upper = (
        Cell((Text("Measure", bold=True),), fill=pale, rows=2),
        Cell((Text("This quarter", bold=True),), "center", pale, columns=2),
        Cell((Text("Year to date", bold=True),), "center", pale, columns=2),
        Cell((Text("Status", bold=True),), fill=pale, rows=2),
    )
    lower = tuple(Cell((Text(label),), "center", pale) for label in ("Actual", "Target") * 2)
    rows = [
        (
            words(name_of(n)),
            *(words(f"{n + 20 * part}.5%") for part in range(4)),
            words(STATUSES[n % 3]),
        )
        for n in range(50)
    ]
    columns: dict[str, Any] = {
        "period_actual": ["This quarter / Actual"],
        "period_target": ["This quarter / Target"],
        "ytd_actual": ["Year to date / Actual"],
        "ytd_target": ["Year to date / Target"],
    }
    profile = sign_profile(**columns, published_direction=["Trend"], comment=["Comment"])
    table = Table((26, 8, 8, 8, 8, 8), (upper, lower, *rows), 2, rules, size=9, pad=4)
    report = read([heading("Clean streets", GREEN), table], profile, engine, tmp_path)
    figures = [
        (
            each.measure_name,
            each.period_actual,
            each.period_target,
            each.ytd_actual,
            each.ytd_target,
        )
        for each in report.readings
    ]
    assert figures == [
        (name_of(n), *(f"{n + 20 * part}.5%" for part in range(4))) for n in range(50)
    ]
    assert [each.message for each in report.warnings if each.measure_code] == []
