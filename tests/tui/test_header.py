"""The line at the top follows what is asked for; a priority under the tree's cursor is shown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kpi_tui.demo import published
from kpi_tui.origin import Origin
from kpi_tui.status import Status
from tests.support.explorer import WIDE, explore
from tests.support.frames import month, row
from tests.support.other_reports import quarters
from tests.support.stores import stored


async def test_the_header_counts_what_is_shown(real: Path) -> None:
    async with explore(real, WIDE) as explorer:
        assert explorer.strip.rstrip().endswith("22 green  6 amber  4 red  13 other")
        await explorer.press("r")
        assert "▲ red: 4 red" in explorer.strip
        await explorer.press("escape")
        assert "22 green" in explorer.strip
        await explorer.press("slash")
        await explorer.type("zzz")
        assert "“zzz”: no measures" in explorer.strip, "as it is typed, too"
        assert "“zzz”" not in explorer.filters, "it stands in the search line"
        await explorer.press("enter")
        assert "“zzz”: no measures" in explorer.strip


async def test_nothing_is_said_of_all_measures_where_nothing_is_counted(tmp_path: Path) -> None:
    """A first report has no changes, and this one no queries."""
    on_it = row(
        "A01.02", "Bins emptied", period_actual="9", period_target="9", period_status=Status.GREEN
    )
    report = month("2024-07", row("A01.01", "Old", period_status=Status.MONITORING_ONLY), on_it)
    async with explore(stored(tmp_path / "store", report), (80, 24)) as explorer:
        await explorer.press("slash")
        await explorer.type("bins")
        await explorer.press("enter")
        assert "“bins”: 1 green" in explorer.strip
        assessed = explorer.main.session.assessment
        assert assessed is not None
        assert (assessed.before, assessed.findings) == (None, ())
        assert "all:" not in explorer.strip


async def test_where_there_is_no_room_for_words_statuses_are_signs(real: Path) -> None:
    async with explore(real, (60, 24)) as explorer:
        await explorer.press("1", "end", "up", "up", "up")
        assert "OCC11" in explorer.strip
        assert "★ 9  ● 1  ▲ 2" in explorer.strip
        assert "July 2024" in explorer.strip
        assert all(len(line) <= 60 for line in explorer.lines)


async def test_the_place_among_the_months_is_not_cut_for_the_words_of_statuses(
    months: Path,
) -> None:
    async with explore(months, (56, 24)) as explorer:
        assert "July 2024 (reworded) ‹ 4/4 ›" in explorer.strip
        assert explorer.strip.rstrip().endswith("★ 22  ● 6  ▲ 4  13 other")


async def test_a_priority_under_the_trees_cursor_is_shown(real: Path) -> None:
    async with explore(real, (120, 50)) as explorer:
        await explorer.press("1", "end", "up", "up", "up")
        assert explorer.words.splitlines()[0] == "OCC11 Finance"
        assert "▲ red as published" in explorer.words
        assert "12 measures" in explorer.words
        await explorer.press("tab")
        assert "12 measures" not in explorer.words
        assert (
            explorer.month.report.readings[explorer.table.in_order[0]].measure_name in explorer.said
        )
        await explorer.press("1")
        assert "12 measures" in explorer.words


async def test_the_queries_are_counted_beside_what_changed_since_another_month(
    months: Path,
) -> None:
    async with explore(months, (160, 45)) as explorer:
        assert "Q 3 to resolve" in explorer.strip
        for typed in ("may 2024", "april 2024"):
            await explorer.press(">")
            await explorer.type(typed)
            await explorer.press("enter")
            assert " since " in explorer.strip
            assert "Q 3 to resolve" in explorer.strip, typed
            assert "July 2024" in explorer.strip


LONG = "Royal Borough of Kensington and Chelsea and of Westminster and the Villages Beside Them"


@pytest.mark.parametrize("width", [100, 112, 120, 130, 160, 200])
async def test_what_is_counted_gives_way_to_no_long_name(tmp_path: Path, width: int) -> None:
    before = row("A01.01", "Bins", period_actual="9", period_target="9", period_status=Status.GREEN)
    now = row("A01.01", "Bins", period_actual="1", period_target="9", period_status=Status.RED)
    months = [
        replace(month(day, each), council=LONG)
        for day, each in (("2024-06", before), ("2024-07", now))
    ]
    store = stored(tmp_path / "store", *months, *quarters(2))
    async with explore(store, (width, 30)) as explorer:
        if LONG[:8] not in explorer.strip:
            await explorer.press("C")
            await explorer.type("royal")
            await explorer.press("enter")
        assert "c RAG 1 worse · 0 better" in explorer.strip
        assert "Q 1 " in explorer.strip
        assert "1 red" in explorer.strip
        assert "C Royal Borough" in explorer.strip
        assert "July 2024" in explorer.strip
        assert ("‹ June 2024 [" in explorer.strip) == (width >= 160)


async def test_what_is_counted_gives_way_to_no_neighbour(months: Path) -> None:
    """Their names, and the program's, are said where there is room for them too."""
    for width in (112, 120, 160):
        async with explore(months, (width, 30)) as explorer:
            assert "c RAG 5 worse · 6 better   Q 3 to resolve" in explorer.strip
            assert ("‹ June 2024 [" in explorer.strip) == (width == 160)
            assert "July 2024" in explorer.strip


async def test_statuses_are_counted_in_signs_where_the_queries_would_have_no_room(
    tmp_path: Path,
) -> None:
    july = replace(published("2024-07"), provenance=Origin.PUBLISHED)
    first, *others = july.readings
    later = replace(july, readings=(replace(first, period_actual="1"), *others))
    later = replace(later, source=replace(july.source, sha256="1" * 64, name="later.pdf"))
    for reports, counts in (((july,), "22 green"), ((july, later), "★ 22")):
        async with explore(
            stored(tmp_path / f"store{len(reports)}", *reports), (80, 24)
        ) as explorer:
            assert ("(revised)" in explorer.strip) == (len(reports) == 2)
            assert " to resolve    " in explorer.strip
            assert counts in explorer.strip
