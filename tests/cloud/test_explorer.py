"""The explorer on a bucket: as on a folder, and no key waits for the network."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from kpi_tui.demo import ANNEX
from kpi_tui.judgements.judgement import Note
from kpi_tui.judgements.log import append, read
from kpi_tui.measure_name import MeasureName
from kpi_tui.store.bucket import Bucket, bucket_of
from kpi_tui.store.store import Store
from kpi_tui.store_url import StoreUrl
from kpi_tui.tui.app import KpiApp
from kpi_tui.tui.screens.ask import PromptDialog
from kpi_tui.tui.screens.choose_pdf import FilesChosen
from kpi_tui.tui.screens.welcome import WelcomeScreen
from tests.cloud.answering import answering
from tests.cloud.server import Server
from tests.support.explorer import Explorer, explore
from tests.support.samples import JULY, JUNE

ASKING = ("names", "look", "get", "put_new", "delete")


@pytest.fixture(autouse=True)
def asked_by_threads_alone(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Whoever asks a bucket for something is a thread that no key waits for."""
    on_the_screens: list[str] = []

    def watch(name: str) -> None:
        ask = getattr(Bucket, name)

        def watched(*args: object, **named: object) -> object:
            if threading.current_thread() is threading.main_thread() and is_open.is_set():
                on_the_screens.append(name)
            return ask(*args, **named)

        monkeypatch.setattr(Bucket, name, watched)

    is_open = threading.Event()
    for name in ASKING:
        watch(name)
    monkeypatch.setattr(KpiApp, "on_load", lambda _: is_open.set())
    monkeypatch.setattr(KpiApp, "on_unmount", lambda _: is_open.clear(), raising=False)
    yield on_the_screens
    is_open.clear()
    assert on_the_screens == []


@pytest.fixture
def two(url: StoreUrl) -> StoreUrl:
    for report in (JUNE, JULY):
        Store(url).add(report)
    return url


def lose(url: StoreUrl, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody answers any more."""
    with answering({}) as address:
        pass
    monkeypatch.setenv("AWS_ENDPOINT_URL", address)
    monkeypatch.setattr(bucket_of(url.root), "_client", Bucket(url.root)._client)


async def test_what_an_officer_does(two: StoreUrl, tmp_path: Path) -> None:
    annex = tmp_path / "annex.pdf"
    annex.write_bytes(files("kpi_tui.demo").joinpath(ANNEX).read_bytes())
    async with explore(two) as explorer:
        assert explorer.day == JULY.report_date
        await explorer.press("[")
        assert explorer.day == JUNE.report_date
        await explorer.press("]", "down")
        await review(explorer, "asked")
        await explorer.press("i")
        explorer.app.screen.post_message(FilesChosen([annex]))
        await explorer.settle()
        await explorer.press("enter")
        assert explorer.day == date(2024, 8, 31)
        assert not explorer.app.failed
    months = [JUNE.report_date, JULY.report_date, date(2024, 8, 31)]
    assert Store(two).last_days() == months
    assert notes(two) == ["asked"]


async def test_an_empty_bucket_is_welcomed(url: StoreUrl) -> None:
    async with explore(url) as explorer:
        assert isinstance(explorer.app.screen, WelcomeScreen)
        assert not explorer.app.failed


async def test_a_connection_that_is_lost_and_comes_back(
    two: StoreUrl, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with explore(two) as explorer:
        with monkeypatch.context() as patch:
            lose(two, patch)
            await explorer.press("[")
            assert explorer.day == JUNE.report_date
            assert [each.count("cannot be reached") for each in explorer.told] == [1]
            await explorer.press("down")
            assert explorer.cursor == explorer.codes[1]
            explorer.app.told.clear()
            await review(explorer, "lost")
            assert "cannot be reached" in explorer.told[-1]
        new = Note(who="A", why="", measure=MeasureName("OCC11.10", "Debt"), text="x")
        await asyncio.to_thread(append, two, new)
        explorer.app.told.clear()
        await explorer.press("f5")
        assert not any("reached" in each for each in explorer.told)
        assert explorer.day == JUNE.report_date
    assert notes(two) == ["x"]


async def test_no_connection_from_the_beginning(
    two: StoreUrl, monkeypatch: pytest.MonkeyPatch
) -> None:
    lose(two, monkeypatch)
    async with explore(two) as explorer:
        assert "cannot be reached" in " ".join([*explorer.told, explorer.screen])
        await explorer.press("?", "escape")
        assert explorer.app.is_running


async def test_keys_do_not_wait_for_a_slow_bucket(
    two: StoreUrl, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with explore(two) as explorer:
        answer = threading.Event()
        names = Bucket.names

        def slow(*args: object, **named: object) -> object:
            assert answer.wait(60)
            return names(*args, **named)  # type: ignore[arg-type]

        monkeypatch.setattr(Bucket, "names", slow)
        try:
            await explorer.press_at_once("[")
            await explorer.until(lambda: explorer.day == JUNE.report_date)
            await explorer.press_at_once("down")
            assert explorer.cursor == explorer.codes[1]
            await explorer.press_at_once("f5")
            await explorer.press_at_once("up")
            assert explorer.cursor == explorer.codes[0]
        finally:
            answer.set()
        await explorer.settle()
        assert explorer.day == JUNE.report_date


async def test_what_others_add_is_seen(two: StoreUrl, server: Server) -> None:
    async with explore(two) as explorer:
        (key, *_) = server.content(two)
        server.delete(two, key)
        await explorer.press("f5")
        assert len(explorer.main.session.periods) == 1


def notes(url: StoreUrl) -> list[str]:
    return [each.text for each in read(url).all if isinstance(each, Note)]


async def review(explorer: Explorer, answer: str) -> None:
    await explorer.press("J")
    await explorer.type("note")
    await explorer.press("enter")
    assert isinstance(explorer.app.screen, PromptDialog)
    await explorer.type(answer)
    await explorer.press("enter")
