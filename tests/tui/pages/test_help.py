"""The help as lines."""

from __future__ import annotations

import pytest

from kpi_tui.analysis.counts import DEFINITIONS
from kpi_tui.tui.commands.registry import COMMANDS
from kpi_tui.tui.pages.help import help_lines
from kpi_tui.tui.session.situation import Mode
from tests.support.subjects import PLAIN


@pytest.mark.parametrize("width", [60, 78, 160])
def test_no_key_is_cut_or_runs_into_what_it_means(width: int) -> None:
    lines = [line.plain for line in help_lines(COMMANDS, Mode.TABLE, {}, PLAIN, width)]
    assert not any("`" in line for line in lines)
    for term, _ in DEFINITIONS:
        assert any(f"{term}  " in f"{line}  " for line in lines), term


@pytest.mark.parametrize("mode", [Mode.TABLE, Mode.CHANGES, Mode.SUMMARY])
def test_two_keys_of_the_footer_that_stand_together_are_told_together(mode: Mode) -> None:
    told = [line.plain.split() for line in help_lines(COMMANDS, mode, {}, PLAIN, 78)]
    assert ["[", "]", "Previous", "month,", "next", "month"] in told
    moved = {"month-after": "f8"}
    told = [line.plain.split() for line in help_lines(COMMANDS, mode, moved, PLAIN, 78)]
    assert ["[", "F8", "Previous", "month,", "next", "month"] in told
