"""A page behind the last one read is told of where it looks like the report's own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

import kpi_tui
from kpi_tui.pdf import reader
from kpi_tui.pdf.page.limits import LimitError
from kpi_tui.pdf.text.furniture import find_furniture
from kpi_tui.pdf.text.lines import Line, PageText
from kpi_tui.pdf.text.phrases import Phrases
from tests.support.drafted_reports import NAMES as NAMED
from tests.support.html_reports import drafted, rated, table
from tests.support.html_tables import BREAK, CODELESS, WIDTHS, draw_html, html_table
from tests.support.plain_report import HEADER, NAMES, profile, rows

HEADING = "<h2>Priority 1: Clean streets</h2>"
LABELS = HEADER[1:]
OTHERS = ("KPI", "Goal", "Before", "Now", "State", "Way", "Words")
ROWS = [row[1:] for row in rows()]
WIDER = {label: 30.0 if label == "Indicator" else 70 / 6 for label in LABELS}

pytestmark = pytest.mark.costly(3)


def read(folder: Path, behind: str) -> kpi_tui.Report:
    """Read a page of three measures, and what stands on the page behind it."""
    page = HEADING + html_table(ROWS[:3], LABELS) + BREAK + behind
    path = draw_html(folder / "a.pdf", page)
    return kpi_tui.read_report(path, profile=profile(folder, CODELESS))


@pytest.mark.parametrize(
    ("behind", "said"),
    [
        (html_table(ROWS[3:] * 2, LABELS, WIDER, headed=False), "begins with rows of figures"),
        (
            "<h2>Priority 2: Homes</h2>"
            + html_table(ROWS[3:], OTHERS, dict(zip(OTHERS, WIDTHS.values(), strict=False))),
            "“Priority 2: Homes” stands on it",
        ),
    ],
    ids=["other widths", "other headings"],
)
def test_the_end_of_a_report_is_not_left_out_unsaid(tmp_path: Path, behind: str, said: str) -> None:
    report = read(tmp_path, behind)
    assert [each.measure_name for each in report.readings] == list(NAMES[:3])
    (warning,) = [each for each in report.warnings if each.page == 2]
    assert said in warning.message


@pytest.mark.parametrize(
    "behind",
    [
        "<h2>Minutes of the meeting</h2>"
        + "<p>The committee heard 3 members of the public.</p>" * 9,
        "<h2>Budget monitoring</h2><p>By service:</p>"
        + html_table(
            [["Parks", "£1,200", "£1,400"], ["Roads", "£3.5m", "£3.1m"]] * 12,
            OTHERS[:3],
            dict.fromkeys(OTHERS[:3], 30.0),
        ),
    ],
    ids=["prose", "a budget"],
)
def test_other_papers_raise_no_alarm(tmp_path: Path, behind: str) -> None:
    report = read(tmp_path, behind)
    assert [each for each in report.warnings if each.page == 2] == []


def test_rows_that_go_on_are_read(tmp_path: Path) -> None:
    report = read(tmp_path, html_table(ROWS[3:], LABELS, headed=False))
    assert [each.measure_name for each in report.readings] == list(NAMES)


def read_footed(folder: Path) -> kpi_tui.Report:
    """Read two pages with a foot, of which the first alone has a header."""
    foot = (
        '@bottom-left { content: "Council plan" } @bottom-right { content: "Page " counter(page) }'
    )
    looks = "thead { display: table-row-group } td { height: 45pt }"
    owner = "<td>Head of all that is cleaned</td>"
    rows = [[name, owner, f"{40 + n}%", "55%", rated(n)] for n, name in enumerate(NAMED)]
    rows[3][1] = owner.replace("<td>", '<td rowspan="2" style="vertical-align: middle">')
    del rows[4][1]
    _, report = drafted(
        folder,
        f"<style>@page {{ size: 842pt 400pt; {foot} }} {looks}</style>",
        table(("Measure", "Owner", "Actual", "Target", "RAG"), rows),
    )
    return report


def test_the_foot_of_a_page_behind_is_known_beside_its_number(tmp_path: Path) -> None:
    report = read_footed(tmp_path)
    assert [each.measure_name for each in report.readings] == list(NAMED)
    assert {each.pages for each in report.readings} == {(1,), (2,)}
    assert report.account.leftovers == ()


def test_a_page_behind_that_is_beyond_limits_is_no_fault_of_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plan, say, whose lines are counted only where they are looked at."""

    def count(texts: Sequence[PageText], phrases: Phrases) -> list[Line]:
        if len(texts) > 1:
            raise LimitError("page 2 has more lines than a page of any report")
        return find_furniture(texts, phrases)

    monkeypatch.setattr(reader, "find_furniture", count)
    report = read_footed(tmp_path)
    assert [each.measure_name for each in report.readings] == list(NAMED[:4])
