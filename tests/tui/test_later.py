"""What waits for a moment comes, though the program stands still meanwhile."""

from __future__ import annotations

import asyncio

import pytest
from textual import _time
from textual.app import App

from kpi_tui.tui.terminal.later import later
from tests.support.explorer import PATIENCE


async def test_a_moment_that_has_gone_by_before_it_is_looked_at_is_not_forgotten(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock, looks = _time.get_time, 0

    def stands_still() -> float:
        """An hour goes by between the first and the second time that a timer looks."""
        nonlocal looks
        task = asyncio.current_task()
        looks += task is not None and task.get_name().startswith("set_timer")
        return clock() + (3600.0 if looks > 1 else 0.0)

    async with App[None]().run_test() as pilot:
        done = asyncio.Event()
        monkeypatch.setattr(_time, "get_time", stands_still)
        later(pilot.app, 0.01, done.set)
        await asyncio.wait_for(done.wait(), PATIENCE)
    assert looks > 1
