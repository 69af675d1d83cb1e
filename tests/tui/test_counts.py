"""What the explorer counts is what commands and documents count."""

from __future__ import annotations

import re
from pathlib import Path

from kpi_tui.analysis.assess import assess
from kpi_tui.analysis.checks.finding import Level
from kpi_tui.analysis.counts import exceptions, findings_by_level, is_only_to_date, to_settle
from kpi_tui.demo import published
from kpi_tui.store.store import Store
from tests.support.explorer import explore, plain
from tests.support.stores import stored


def number(lines: list[str], words: str) -> int:
    """The number at the beginning of the only line that has the words."""
    (line,) = (line for line in lines if words in line)
    return int(line.split()[0])


async def test_header_tree_glance_and_lists_count_alike(tmp_path: Path) -> None:
    store = stored(tmp_path / "store", published("2023-01"), published("2024-07"))
    analysis = assess(Store(store))
    assessed = analysis.period(analysis.store.periods()[-1])
    counted, levels = assessed.summary, findings_by_level(assessed.findings)
    asking = exceptions(assessed.report.readings)
    late = sum(map(is_only_to_date, asking))
    async with explore(store, (160, 60)) as explorer:
        assert f"c RAG {counted.worse} worse · {counted.better} better" in explorer.strip
        assert f"Q {levels[Level.ERROR]} to resolve" in explorer.strip
        await explorer.open_all_ways()
        assert f"Exceptions {len(asking)}" in plain(explorer.ways)
        assert f"YTD only {late}" in plain(explorer.ways)
        flags = assessed.flags.findings.values()
        for level in Level:
            about = sum(level in found for found in flags)
            assert f"{level.heading} {about}" in plain(explorer.ways)
        await explorer.press("x")
        assert len(explorer.codes) == len(asking)
        await explorer.press("x", "O")
        glance = explorer.items
        asides = {row.group.id: row.group.aside.plain for row in explorer.listed.rows}
        assert f"{len(asking)} exceptions" in glance
        assert asides["Worse status"] == f"{counted.worse}"
        assert asides["Better status"] == f"{counted.better}"
        assert number(glance, " measures new in the report") == counted.new
        assert number(glance, " measures no longer reported") == counted.gone
        assert number(glance, ": unconfirmed") == counted.unsettled
        assert any(f"{levels[Level.ERROR]} must resolve" in each for each in glance)
        assert any(f"{levels[Level.QUESTION]} queries" in each for each in glance)
        assert re.search(f"one of {to_settle(assessed.links).candidates} ", plain(glance))
        await explorer.press("escape", "f")
        offered = plain(explorer.choices)
        assert f" new {counted.new} measures" in offered
        await explorer.press("escape", "question_mark")
        await explorer.press("end")
        assert "queries that nobody has accepted" in " ".join(explorer.screen.split())


async def test_what_nobody_answers_for_has_a_leaf_below_the_directors(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("1", "end")
        while "Directors" not in explorer.way:
            await explorer.press("up")
        await explorer.press("enter")
        while explorer.way != "No director 1":
            await explorer.press("down")
        assert explorer.codes == ["OCC02.01"]
        assert "no director: 1 other" in explorer.strip
        await explorer.press("enter")
        assert explorer.main.session.shown is None, "nobody has a page"
