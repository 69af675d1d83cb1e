"""Tables on a terminal: no code and no figure is cut, however narrow it is."""

import re
from collections.abc import Callable

import pytest

from kpi_tui.publish.console import TableColumn, print_table

COLUMNS = (
    TableColumn("Code", no_wrap=True),
    TableColumn("Measure"),
    TableColumn("Actual", right=True, no_wrap=True),
    TableColumn("Target", right=True, no_wrap=True),
    TableColumn("Status", no_wrap=True),
)
ROWS = (
    ("OCC11.11", "Debt requiring impairment of debtors", "4,694,465", "3,500,000", "▲ red"),
    ("OCC01.07", "Household waste recycled", "-23.5%", "61.50%", "Monitoring only"),
    ("OCC11.06", "Outturn", "Slightly behind schedule", "Delivering to plan", "● amber"),
)
WORDS = {word for row in ROWS for cell in row for word in cell.split()}


@pytest.fixture
def printed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., list[str]]:
    def lines(width: int, dense: bool = False) -> list[str]:
        monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
        monkeypatch.setenv("COLUMNS", str(width))
        print_table(COLUMNS, ROWS, dense)
        return re.sub(r"\x1b\[[0-9;]*m", "", capsys.readouterr().out).splitlines()

    return lines


@pytest.mark.parametrize("dense", [False, True], ids=["airy", "dense"])
@pytest.mark.parametrize("width", [20, 40, 50, 60, 70, 80, 100, 120])
def test_every_word_and_figure_is_whole(
    width: int, dense: bool, printed: Callable[..., list[str]]
) -> None:
    lines = printed(width, dense)
    assert max(map(len, lines)) <= width
    assert {word for line in lines for word in line.split()} >= WORDS


def test_only_where_there_is_no_room_has_each_cell_a_line(
    printed: Callable[..., list[str]],
) -> None:
    heights = {width: sum(map(bool, map(str.strip, printed(width)))) for width in (120, 70, 40)}
    assert heights[120] == 2 + len(ROWS), "heading, rule, a line a row"
    assert 2 + len(ROWS) < heights[70] < len(ROWS) * len(COLUMNS)
    assert printed(40)[0] == "Code: OCC11.11"
