"""Tables without vertical lines whose groups are named by texts across them, or in their first column."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from kpi_tui.pdf import read_report
from kpi_tui.pdf.drafting.draft import draft_profile
from kpi_tui.pdf.drafting.write import write_profile
from kpi_tui.pdf.page.document import open_pdf
from kpi_tui.report import Report
from tests.rendering.councils import ENGINES, Engine
from tests.rendering.councils.layouts.parts import heading
from tests.rendering.councils.page import Block, Cell, Document, PageBreak, Table, Text, words

pytestmark = pytest.mark.costly(3)

LONG = "Decent homes in strong and safe communities (Cabinet Member for Housing)"
SHORT = "Homes"
LABELS = ("Measure", "Last quarter", "This quarter", "Target", "Status", "Comment")
WIDTHS = (24, 10, 10, 10, 12, 34)
GROUPS = {
    "Moving around the whole of the city (Cabinet Member for Transport)": (
        ("Bus passengers carried", "2,910", "3,041", "3,000", "Met", ""),
        ("Buses on time", "81.2%", "78.6%", "84.0%", "Missed", "Works on a bridge held up buses."),
        ("Cycle trips", "214,306", "246,118", "240,000", "Met", ""),
    ),
    LONG: (
        ("Homes started", "12", "40", "55", "Missed", "One start is late."),
        ("Empty homes used again", "17", "22", "20", "Met", ""),
        ("Repairs at first visit", "86.9%", "88.0%", "88.0%", "Met", ""),
    ),
}


def row(cells: tuple[str, ...]) -> tuple[Cell, ...]:
    return tuple(words(text, "right" if 0 < at < 4 else "left") for at, text in enumerate(cells))


def with_codes(plain: Table) -> Table:
    """The same table with a column of codes before its names."""
    numbers = iter(range(1, 100))
    rows = [
        (replace(cells[0], columns=len(LABELS) + 1),)
        if len(cells) == 1
        else (words("Ref", bold=True) if at == 0 else words(f"KP{next(numbers):02}"), *cells)
        for at, cells in enumerate(plain.rows)
    ]
    return replace(plain, widths=(8, *WIDTHS), rows=tuple(rows))


def table(*titles: str, rules: str = "none") -> Table:
    """A table of the groups."""
    rows: list[tuple[Cell, ...]] = [tuple(words(label, bold=True) for label in LABELS)]
    for title, measures in zip(titles, GROUPS.values(), strict=False):
        rows.append((Cell((Text(title, bold=True),), columns=len(LABELS)),))
        rows += map(row, measures)
    return Table(WIDTHS, tuple(rows), 1, rules=rules, pad=3)  # type: ignore[arg-type]


def drafted(path: Path, engine: Engine, *blocks: Block) -> Report:
    front = (
        heading("Sampleford City Council", "#000000", 20),
        heading("Performance Report Quarter 2 2025/26", "#000000", 16),
    )
    document = Document("Performance Report", (*front, PageBreak(), *blocks))
    import_module(f"tests.rendering.councils.with_{engine}").draw(document, path)
    profile = path.with_suffix(".toml")
    with open_pdf(path, None, None) as opened:
        profile.write_text(write_profile(draft_profile(opened)), encoding="utf-8")
    return read_report(path, profile=str(profile))


def by_title(report: Report) -> dict[str, list[str]]:
    titles = {priority.code: priority.title for priority in report.priorities}
    found: dict[str, list[str]] = {}
    for reading in report.readings:
        found.setdefault(titles[reading.priority_code], []).append(reading.measure_name)
    return found


@pytest.mark.parametrize("coded", [False, True], ids=["no codes", "codes"])
@pytest.mark.parametrize("rules", ["none", "rows"])
@pytest.mark.parametrize("engine", ENGINES)
def test_a_title_that_runs_across_the_columns_names_the_rows_below_it(
    tmp_path: Path, engine: Engine, rules: str, *, coded: bool
) -> None:
    plain = table(*GROUPS, rules=rules)
    report = drafted(tmp_path / "a.pdf", engine, with_codes(plain) if coded else plain)
    assert all(reading.code_is_ours != coded for reading in report.readings)
    expected = {
        title.split(" (")[0]: [measure[0] for measure in measures]
        for title, measures in GROUPS.items()
    }
    assert by_title(report) == expected
    assert {reading.portfolio_holder for reading in report.readings} == {
        "Cabinet Member for Transport",
        "Cabinet Member for Housing",
    }
    assert report.account.leftovers == ()


@pytest.mark.parametrize("engine", ENGINES)
def test_a_title_in_the_first_column_names_the_rows_below_it(
    tmp_path: Path, engine: Engine
) -> None:
    report = drafted(tmp_path / "a.pdf", engine, table("Travel", SHORT))
    measured = [[measure[0] for measure in measures] for measures in GROUPS.values()]
    assert by_title(report) == dict(zip(["Travel", SHORT], measured, strict=True))


def test_a_title_at_the_foot_of_a_page_names_the_rows_of_the_next(tmp_path: Path) -> None:
    first, second = GROUPS
    whole = table(first, second)
    cut = 2 + len(GROUPS[first]) + 1
    one = Table(WIDTHS, whole.rows[:cut], 1, rules="none", pad=3)
    other = Table(WIDTHS, (whole.rows[0], *whole.rows[cut:]), 1, rules="none", pad=3)
    report = drafted(tmp_path / "a.pdf", "typst", one, PageBreak(), other)
    assert [len(names) for names in by_title(report).values()] == [3, 3]
    assert LONG.split(" (")[0] in by_title(report)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_bold_title_right_below_each_header_names_the_rows_below_it(
    tmp_path: Path, engine: Engine
) -> None:
    """It would fit the column of names, and a line parts it from them as it parts measures."""
    measured = [[measure[0] for measure in measures] for measures in GROUPS.values()]
    whole = table("Travel", SHORT, rules="rows")
    cut = 2 + len(measured[0])
    one = replace(whole, rows=whole.rows[:cut])
    other = replace(whole, rows=(whole.rows[0], *whole.rows[cut:]))
    above = heading("The quarter in figures", "#000000", 14)
    report = drafted(tmp_path / "a.pdf", engine, above, one, PageBreak(), other)
    assert by_title(report) == dict(zip(["Travel", SHORT], measured, strict=True))


@pytest.mark.parametrize("coded", [False, True], ids=["no codes", "codes"])
@pytest.mark.parametrize("engine", ENGINES)
def test_a_header_and_a_title_at_the_foot_of_a_page_begin_the_next_group(
    tmp_path: Path, engine: Engine, *, coded: bool
) -> None:
    """No line stands between the columns there: a row across is all that the page has of them."""
    one, other = (table(title, rules="grid") for title in ("Travel", SHORT))
    head, title, *_ = other.rows
    blocks = [
        with_codes(each) if coded else each
        for each in (
            one,
            replace(other, rows=(head, title)),
            replace(other, rows=(head, *map(row, GROUPS[LONG]))),
        )
    ]
    report = drafted(tmp_path / "a.pdf", engine, *blocks[:2], PageBreak(), blocks[2])
    measured = [[measure[0] for measure in measures] for measures in GROUPS.values()]
    assert by_title(report) == dict(zip(["Travel", SHORT], measured, strict=True))
