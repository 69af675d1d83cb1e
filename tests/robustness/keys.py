"""Keys at random in the explorer: `python -m tests.robustness keys`.

Opens the demo, presses `PRESSES` keys of all commands, and others, in bursts, and at times gives the
terminal another size. The explorer must go on, its threads too, and the keyboard be somewhere.
"""

from __future__ import annotations

import asyncio
import tempfile
import traceback
import unicodedata
from asyncio import wait_for
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest
from textual import events
from textual.keys import _get_unicode_name_from_key
from textual.worker import Worker, WorkerState

from kpi_tui.demo import sample_reports
from kpi_tui.tui.commands.registry import COMMANDS
from kpi_tui.tui.screens.main import MainScreen
from tests.robustness.tally import Tally
from tests.support.explorer import Explorer, WatchedApp, at_rest
from tests.support.stores import stored

PRESSES = 300
"""Keys each time."""
LONGEST = 120
"""Seconds that they may take."""
OFTEN = ("up", "down", "enter", "escape", "space", "tab", "left_square_bracket")
MORE = (
    *("shift+tab", "home", "end", "pageup", "pagedown", "left", "right", "backspace", "delete"),
    *("j", "k", "h", "l", "ctrl+u", "ctrl+a", "minus", "a", "e", "7", "shift+left", "shift+right"),
)
SIZES = ((80, 24), (112, 30), (160, 45), (40, 10), (20, 5))
LEAVE = ("quit",)
"""Commands whose keys are not pressed: they end it."""
KEYS = tuple(
    key for each in COMMANDS if each.id not in LEAVE for key in each.keys_in({}) if key != "ctrl+c"
)


class StrictApp(WatchedApp):
    """The explorer, with the failures of its threads written down."""

    def __init__(self, store: Path, state: Path) -> None:
        super().__init__(store, state)
        self.failures: list[str] = []

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Note the failure of a thread, which the explorer outlives."""
        if event.state is WorkerState.ERROR:
            self.failures.append(f"{event.worker.group}: {event.worker.error!r}")


@dataclass(slots=True)
class Run:
    """One time: what was pressed, and what went wrong."""

    pressed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def letter(key: str) -> str | None:
    """Return the letter that a key types, if it types one."""
    if len(key) == 1:
        return key
    try:
        return unicodedata.lookup(_get_unicode_name_from_key(key))
    except KeyError:
        return None


async def press_keys(store: Path, state: Path, seed: int, run: Run) -> None:
    """Press keys in bursts, some without waiting for what they start."""
    random = Random(seed)
    app = StrictApp(store, state)
    async with app.run_test(size=random.choice(SIZES)) as pilot:
        explorer = Explorer(app, pilot)
        await explorer.month_shown()
        while len(run.pressed) < PRESSES and app.is_running and not run.wrong:
            burst = [random.choice(random.choice((OFTEN, MORE, KEYS, KEYS))) for _ in range(9)]
            burst = burst[: random.randint(1, 9)]
            run.pressed += burst
            for key in burst:
                app.post_message(events.Key(key, letter(key)))
                if random.random() < 0.5:
                    await at_rest(app)
            if random.random() < 0.3:
                await explorer.settle()
            if random.random() < 0.03:
                await explorer.resize(*random.choice(SIZES))
            screen = app.screen
            if isinstance(screen, MainScreen) and app.is_running and screen.focused is None:
                await explorer.settle()
                if app.screen is screen and screen.focused is None:
                    run.wrong.append("the keyboard is nowhere")
            run.wrong += app.failures


def once(folder: Path, seed: int) -> Run:
    """Press keys at random on the demo, and return what came of it."""
    run = Run()
    folder.mkdir()
    store = stored(folder / "store", *sample_reports())
    with chdir(folder):
        try:
            asyncio.run(wait_for(press_keys(store, folder / "state.json", seed, run), LONGEST))
        except Exception:  # whatever it is, it is what is sought
            run.wrong.append(traceback.format_exc())
    return run


def attack(seed: int, numbers: range) -> Iterator[Tally]:
    """Open the demo a time a number, and press keys."""
    yield (tally := Tally(f"explorer, {PRESSES} keys at random each time"))
    with tempfile.TemporaryDirectory() as place, pytest.MonkeyPatch.context() as patch:
        # No program of this machine is opened, nothing of a person's is read or written.
        for name, value in (("PATH", place), ("HOME", place), ("KPI_TUI_CACHE", f"{place}/cache")):
            patch.setenv(name, value)
        for number in numbers:
            run = once(Path(place) / str(number), seed + number)
            last = " ".join(run.pressed[-25:])
            told = f"after {len(run.pressed)} keys, {last}: {chr(10).join(run.wrong)[-3000:]}"
            tally.add("failed" if run.wrong else "went on", told if run.wrong else "", number)
