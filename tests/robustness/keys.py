"""Keys at random in the explorer: `python -m tests.robustness.keys [TIMES] [SEED]`.

Opens the demo TIMES times (seeds SEED, SEED + 1, …), presses keys of all commands, and others, in
bursts, and at times gives the terminal another size. Prints the seed, the last keys and the reason where
the explorer fails, a thread of it fails, or the keyboard is nowhere. `PRESSES` keys a time.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
import traceback
import unicodedata
from asyncio import wait_for
from contextlib import chdir
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from textual import events
from textual.keys import _get_unicode_name_from_key
from textual.worker import Worker, WorkerState

from kpi_tui.demo import sample_reports
from kpi_tui.tui.commands.registry import COMMANDS
from kpi_tui.tui.screens.main import MainScreen
from tests.support.explorer import Explorer, WatchedApp, at_rest, stored

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


def main() -> int:
    """Press, and print what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("times", type=int, nargs="?", default=20)
    parser.add_argument("seed", type=int, nargs="?", default=1)
    args = parser.parse_args()
    failed = pressed = 0
    with tempfile.TemporaryDirectory() as place:
        # No program of this machine is opened, nothing of a person's is read or written.
        os.environ.update({"PATH": place, "HOME": place, "KPI_TUI_CACHE": f"{place}/cache"})
        for seed in range(args.seed, args.seed + args.times):
            run = once(Path(place) / str(seed), seed)
            pressed += len(run.pressed)
            if run.wrong:
                failed += 1
                print(f"seed {seed}, after {len(run.pressed)} keys: {' '.join(run.pressed[-25:])}")
                print("\n".join(run.wrong)[-3000:], flush=True)
    print(f"{args.times} times, {pressed} keys, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    os.nice(5)
    sys.exit(main())
