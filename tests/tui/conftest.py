from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual._styles_cache import StylesCache
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

from kpi_tui.demo import published, sample_reports
from kpi_tui.tui.terminal.clipboard_tools import Clip, Taken
from tests.support.samples import EMPTY, JULY, JUNE
from tests.support.stores import stored

USUAL = gc.get_threshold()


@pytest.fixture(autouse=True)
def nobodys_own(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No switch of the person who runs the tests reaches them, and nothing of theirs is touched."""
    place = tmp_path_factory.getbasetemp()
    for name in ("STORE", "DEMO_STORE", "CACHE"):
        monkeypatch.setenv(f"KPI_TUI_{name}", str(place / name.lower()))
    for name in ("TEXTUAL_THEME", "NO_COLOR", "TEXTUAL_ANIMATIONS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def garbage_is_collected_after_each_test() -> Iterator[None]:
    """Apps are large and die in cycles: each is looked through once, not again and again.

    Nor do they look through all that lives themselves, since a test began the whole program. Textual
    remembers the drawn lines of a thousand widgets in this cache, long after their apps.
    """
    seldom = gc.get_threshold()
    gc.set_threshold(*USUAL)
    gc.disable()
    yield
    gc.set_threshold(*seldom)
    gc.enable()
    StylesCache.get_inner_outer.cache_clear()
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def style_sheets_are_parsed_once() -> Iterator[None]:
    """Every app has the same style sheets, and would parse them anew."""
    parse = Stylesheet._parse_rules
    parsed: dict[Any, list[RuleSet]] = {}

    def remembered(sheet: Stylesheet, *source: Any, **more: Any) -> list[RuleSet]:
        key = (source, frozenset(more.items()), frozenset(sheet._variables.items()))
        if key not in parsed:
            parsed[key] = parse(sheet, *source, **more)
        return parsed[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", remembered)
        yield


@pytest.fixture(autouse=True)
def nothing_is_put_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the explorer leaves for a moment later comes at once: no test waits for a clock."""
    for moment in ("DRAWN", "RESTED"):
        monkeypatch.setattr(f"kpi_tui.tui.session.loader.{moment}", 0.001)


@pytest.fixture(scope="session", autouse=True)
def nothing_is_drawn_by_the_clock() -> Iterator[None]:
    """Whoever waits for the explorer to come to rest has it drawn; between, nobody looks."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("textual.screen.UPDATE_PERIOD", 0.5)
        yield


@pytest.fixture
def greenwich(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Times are shown as they are in Greenwich in winter."""
    if not hasattr(time, "tzset"):
        pytest.skip("the time zone of a process cannot be set here")
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two months of a handful of invented measures. Only to be looked at."""
    return stored(tmp_path_factory.mktemp("small") / "store", JUNE, JULY)


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The two published months. Only to be looked at."""
    months = [published("2023-01"), published("2024-07")]
    return stored(tmp_path_factory.mktemp("real") / "store", *months)


@pytest.fixture(scope="session")
def months(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """July 2024 as published, and the three months before. Only to be looked at."""
    return stored(tmp_path_factory.mktemp("months") / "store", *list(sample_reports())[-4:])


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """Three months, the first of them without a measure. To be changed."""
    return stored(tmp_path / "store", EMPTY, JUNE, JULY)


class CopiedTexts(list[str]):
    """What reached the clipboard, and the HTML beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.html: list[str] = []

    def take(self, clip: Clip) -> Taken:
        self.append(clip.text)
        self.html.append(clip.html)
        return Taken.BOTH


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> CopiedTexts:
    """What reached the clipboard, which is nobody's own."""
    texts = CopiedTexts()
    monkeypatch.setattr("kpi_tui.tui.terminal.clipboard.native_copy", texts.take)
    return texts
