"""Makes the pictures beside it from the real explorer on the sample reports.

`python screenshots/make.py` writes the same bytes each time: the samples are always the
same, and the time of import and the time zone are fixed here.
"""

from __future__ import annotations

import asyncio
import os
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from textual.pilot import Pilot
from textual.widgets import Input

from kpi_tui.demo import sample_reports
from kpi_tui.settings import Settings
from kpi_tui.store.store import Store
from kpi_tui.tui.app import KpiApp
from kpi_tui.tui.screens.main import MainScreen
from kpi_tui.tui.screens.welcome import WelcomeScreen
from kpi_tui.tui.themes import DARK, LIGHT, SAFE_DARK

HERE = Path(__file__).parent
IMPORTED = datetime(2024, 8, 19, 9, 30, tzinfo=UTC)
MOST_BYTES = 250_000


@dataclass(frozen=True)
class Picture:
    """A picture: its name, the size of the terminal, and the keys that lead to what it shows."""

    name: str
    size: tuple[int, int]
    keys: Sequence[str] = ()
    theme: str = DARK.name
    empty: bool = False
    """Whether the store holds nothing."""
    in_ascii: bool = False


PICTURES = (
    Picture("explorer-dark", (160, 45), ["down"] * 3),
    Picture("explorer-light", (160, 45), ["down"] * 3, LIGHT.name),
    Picture("safe", (112, 30), ["r"], SAFE_DARK.name),
    Picture("narrow", (80, 24), ["r"]),
    Picture("wide", (200, 50), ["down"] * 3),
    Picture("reading", (112, 34), [*["down"] * 9, "enter"]),
    Picture("trend", (140, 36), [*["down"] * 3, "t"]),
    Picture("beside", (112, 34), ["down", "d"]),
    Picture("search", (112, 30), ["slash", *"children"]),
    Picture("filter", (112, 30), ["f"]),
    Picture("heat-map", (140, 40), ["o"]),
    Picture("changes", (112, 34), ["c"]),
    Picture("queries", (112, 34), ["Q"]),
    Picture("months", (112, 30), ["m"]),
    Picture("ascii", (80, 24), ["down"], in_ascii=True),
    Picture("welcome", (112, 30), empty=True),
)


def main() -> None:
    """Write every picture."""
    os.environ.update(TZ="UTC", TEXTUAL_ANIMATIONS="none")
    os.environ.pop("NO_COLOR", None)
    time.tzset()
    with TemporaryDirectory() as folder:
        os.chdir(folder)
        os.environ["KPI_TUI_CACHE"] = str(Path(folder, "cache"))
        os.environ["KPI_TUI_STORE"] = "store"
        fill(Store("samples"))
        for picture in PICTURES:
            svg = asyncio.run(draw(picture))
            path = HERE / f"{picture.name}.svg"
            path.write_text(svg, encoding="utf-8", newline="\n")
            print(f"{path.name}: {len(svg.encode()):,} bytes")
            assert len(svg.encode()) < MOST_BYTES


def fill(store: Store) -> None:
    """Put the samples into a store as `kpi-tui demo` does, imported at a time of our own."""
    store.path.mkdir()
    for report in sample_reports():
        store.add(report, IMPORTED)


async def draw(picture: Picture) -> str:
    """The explorer after these keys, as SVG."""
    settings = Settings(ascii=picture.in_ascii)
    app = KpiApp(Path("store" if picture.empty else "samples"), settings)
    app.theme = picture.theme
    async with app.run_test(size=picture.size) as pilot:
        await settle(pilot)
        await pilot.press(*picture.keys)
        await settle(pilot)
        for field in app.screen.query(Input):
            field.cursor_blink = False
        await settle(pilot)
        # The name that Rich gives to each of a thousand rules is long.
        return re.sub(r"terminal-\d+", "k", app.export_screenshot(title="kpi-tui"))


async def settle(pilot: Pilot[None]) -> None:
    """Wait until the store has been read, all months have been compared, and all is drawn."""
    for _ in range(600):
        await pilot.pause(0.1)
        screens = pilot.app.screen_stack
        if any(isinstance(each, WelcomeScreen) for each in screens):
            break
        if any(isinstance(each, MainScreen) and each.session.assessment for each in screens):
            break
    await pilot.app.workers.wait_for_complete()
    await pilot.pause(0.2)


if __name__ == "__main__":
    main()
