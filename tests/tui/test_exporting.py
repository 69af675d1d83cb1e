"""The export dialog, in an app of its own."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, BinaryIO

import polars as pl
import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Static
from textual.worker import WorkerFailed

from kpi_tui.errors import KpiTuiError
from kpi_tui.publish.export.export import DOCUMENTS, WRITERS
from kpi_tui.store.store import Store
from kpi_tui.tui.commands.output import NOTHING_SHOWN
from kpi_tui.tui.files.export_job import FORMATS, ExportJob
from kpi_tui.tui.files.writing import Destination
from kpi_tui.tui.screens.write_file import WriteDialog
from kpi_tui.tui.state import Memory
from tests.support.explorer import NARROW, at_rest, explore, finished, quickly
from tests.support.odd_files import month_file
from tests.support.samples import JULY, LIBRARY, WASTE
from tests.support.stores import stored

SHOWN = [(row.measure_code, row.measure_name) for row in (WASTE, LIBRARY)]
SIZES = [(60, 15), (80, 24), (140, 40)]


class ExportingApp(App[None]):
    """Nothing but the dialog."""

    web = False
    memory: Memory

    def __init__(self, screen: WriteDialog) -> None:
        super().__init__()
        self.dialog = screen
        self.told: list[str] = []
        self.left: list[Path | None] = []
        self.downloaded: list[tuple[str, bytes]] = []

    def on_mount(self) -> None:
        self.push_screen(self.dialog, self.left.append)

    @property
    def is_web(self) -> bool:
        return self.web

    def notify(self, message: str, **more: Any) -> None:
        assert more["markup"] is False
        self.told.append(message)

    def deliver_binary(self, path_or_file: Any, **more: Any) -> str | None:
        stream: BinaryIO = path_or_file
        self.downloaded.append((more["save_filename"], stream.read()))
        return None


def dialog(store: Path, shown: Sequence[tuple[str, str]]) -> WriteDialog:
    """The dialog that writes the rows of the table."""
    scope = "2 of 3 measures [/] · July"

    def job(place: Destination) -> ExportJob:
        return ExportJob(store, place, JULY.period, shown, scope)

    why_not = "" if shown else NOTHING_SHOWN
    return WriteDialog("Export", (scope,), FORMATS, "kpi-tui-2024-07", job, why_not)


class Driven:
    """The dialog as a person sees it."""

    def __init__(self, app: ExportingApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await finished(self.app)

    async def name(self, text: str) -> None:
        """Put another path into the field."""
        self.app.dialog.form.field.value = text
        await at_rest(self.app)

    @property
    def field(self) -> str:
        return self.app.dialog.form.field.value

    @property
    def said(self) -> str:
        return str(self.app.dialog.query_one("#said", Static).content)

    @property
    def lines(self) -> list[str]:
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


@asynccontextmanager
async def exporting(
    store: Path,
    shown: list[tuple[str, str]] = SHOWN,
    size: tuple[int, int] = (80, 24),
    web: bool = False,
    memory: Memory | None = None,
) -> AsyncIterator[Driven]:
    app = ExportingApp(dialog(store, shown))
    app.web = web
    app.memory = memory or Memory()
    with quickly(app):
        async with app.run_test(size=size) as pilot:
            await at_rest(app)
            yield Driven(app, pilot)


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, empty."""
    folder = tmp_path / "[work]"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def codes(file: Path) -> list[str]:
    return pl.read_parquet(file.read_bytes())["measure_code"].to_list()


def test_every_format_there_is_can_be_chosen() -> None:
    assert set(FORMATS) == {*WRITERS, *DOCUMENTS}


@pytest.mark.parametrize("size", SIZES)
async def test_all_of_it_can_be_seen(small: Path, size: tuple[int, int]) -> None:
    async with exporting(small, size=size) as driven:
        await driven.name("x" * 150 + ".xlsx")
        (Path.cwd() / "a.csv").touch()
        await driven.name("a.csv")
        await driven.press("enter")
        screen = " ".join(" ".join(driven.lines).replace("│", " ").split())
        assert "2 of 3 measures [/] · July" in screen
        for name in ("Excel", "Markdown", "csv", "json", "parquet", "for other programs"):
            assert name in screen
        assert "[ ] Open it when it is written" in screen
        assert "Enter writes over it, Esc keeps it." in screen
        assert "Enter write · ↑↓←→ format · Tab complete · Esc close" in screen
        assert all(len(line) <= size[0] for line in driven.lines)


async def test_enter_writes_what_is_shown_in_its_order(small: Path, place: Path) -> None:
    async with exporting(small) as driven:
        assert driven.field.endswith("kpi-tui-2024-07.xlsx")
        await driven.name("out.parquet")
        await driven.press("enter")
        file = place / "out.parquet"
        assert codes(file) == ["OCC01.02", "OCC01.01"]
        assert driven.app.told == [f"2 measures written to {file}"]
        assert driven.app.left == [file]


@pytest.mark.parametrize("form", list(FORMATS))
async def test_the_arrows_change_the_format_and_the_name(
    small: Path, place: Path, form: str
) -> None:
    async with exporting(small) as driven:
        await driven.press(*["down"] * list(FORMATS).index(form))
        assert driven.field.endswith(f"kpi-tui-2024-07.{form}")
        await driven.press("enter")
        content = (place / f"kpi-tui-2024-07.{form}").read_bytes()
        assert content.startswith(
            {
                "xlsx": b"PK",
                "csv": b"\xef\xbb\xbfreport",
                "md": b"# Per",
                "json": b"[",
                "parquet": b"PAR1",
            }[form]
        )


async def test_left_and_right_change_it_too_until_the_name_is_changed(small: Path) -> None:
    async with exporting(small) as driven:
        await driven.press("right")
        assert driven.field.endswith("kpi-tui-2024-07.md")
        await driven.press("left", "left")
        assert driven.field.endswith(".parquet")
        await driven.press("up", "up", "home", "right", "x")
        assert driven.field.endswith("kpi-tui-2024-07.csv")
        assert driven.field[1] == "x", "here they go through the name"


async def test_it_is_opened_where_that_is_ticked(
    small: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr("kpi_tui.opening.open_with_system", opened.append)
    async with exporting(small) as driven:
        await driven.press("ctrl+o", "enter")
        assert opened == [place / "kpi-tui-2024-07.xlsx"]
        assert driven.app.left == opened


async def test_what_cannot_be_opened_is_written_and_told_in_one_message(
    small: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise KpiTuiError(f"{path}: not opened: no program: open it yourself")

    monkeypatch.setattr("kpi_tui.opening.open_with_system", refuse)
    async with exporting(small) as driven:
        await driven.press("ctrl+o", "enter")
        file = place / "kpi-tui-2024-07.xlsx"
        assert file.exists()
        assert driven.app.told == [
            f"2 measures written to {file}; not opened: no program: open it yourself"
        ]


async def test_the_name_chooses_the_format_and_up_goes_round(small: Path) -> None:
    async with exporting(small) as driven:
        await driven.press("up")
        assert driven.field.endswith(".parquet")
        await driven.press("ctrl+u", *"july.JSON")
        await driven.press("up")
        assert driven.field == "july.csv"
        await driven.press(*"[/]", "down")
        assert driven.field == "july.csv[/].json", "what is no format stays"


async def test_a_name_without_a_format_gets_the_chosen_one(small: Path, place: Path) -> None:
    async with exporting(small) as driven:
        await driven.press("down", "down", "ctrl+u", *"july", "enter")
        with (place / "july.csv").open(encoding="utf-8-sig", newline="") as stream:
            assert [row["measure_code"] for row in csv.DictReader(stream)] == [
                "OCC01.02",
                "OCC01.01",
            ]


async def test_a_click_chooses_a_format(small: Path) -> None:
    async with exporting(small) as driven:
        row = driven.app.dialog.query_one("#formats")
        y = next(y for y, line in enumerate(driven.lines) if " parquet: " in line)
        await driven.pilot.click(row, offset=(4, y - row.region.y))
        await at_rest(driven.app)
        assert driven.field.endswith(".parquet")


async def test_a_file_that_exists_is_asked_about(small: Path, place: Path) -> None:
    file = place / "kpi.parquet"
    file.write_bytes(b"mine")
    async with exporting(small) as driven:
        await driven.name("kpi.parquet")
        await driven.press("enter")
        assert driven.said.endswith("kpi.parquet exists: Enter writes over it, Esc keeps it.")
        await driven.press("escape")
        assert not driven.app.left
        assert file.read_bytes() == b"mine"
        await driven.press("enter")
        assert "exists" in driven.said, "it is asked again"
        await driven.press("enter")
        assert codes(file) == ["OCC01.02", "OCC01.01"]
        assert [item.name for item in place.iterdir()] == ["kpi.parquet"]


async def test_another_name_takes_the_question_back(small: Path, place: Path) -> None:
    for name in ("a.csv", "b.csv"):
        (place / name).write_bytes(b"mine")
    async with exporting(small) as driven:
        await driven.name("a.csv")
        await driven.press("enter")
        await driven.name("b.csv")
        assert driven.said == ""
        await driven.press("enter")
        assert "b.csv exists" in driven.said
        assert (place / "a.csv").read_bytes() == (place / "b.csv").read_bytes() == b"mine"
        await driven.press("escape", "escape")
        assert driven.app.left == [None]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("july.docx", "july.docx: no such format: end the name with one of .xlsx, .md"),
        ("nowhere[/]/july.csv", "nowhere[/]: no such folder"),
        ("", "Type the name"),
        (".", "is a folder: name a file in it"),
        ("folder.d", "is a folder: name a file in it"),
        pytest.param(
            "x" * 300 + ".csv",
            "File name too long",
            marks=pytest.mark.skipif(os.name != "posix", reason="said in other words"),
        ),
    ],
)
async def test_what_cannot_be_written_is_said(
    small: Path, place: Path, name: str, why: str
) -> None:
    (place / "folder.d").mkdir()
    async with exporting(small) as driven:
        await driven.name(name)
        await driven.press("enter")
        assert why in driven.said
        assert driven.field == name
        assert not driven.app.left
        assert [item.name for item in place.iterdir()] == ["folder.d"]
        await driven.name("good.csv")
        await driven.press("enter")
        assert (place / "good.csv").exists()


async def test_a_disk_that_refuses(
    small: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("kpi_tui.publish.export.export.write_whole", refuse)
    async with exporting(small) as driven:
        await driven.press("enter")
        assert "2024-07.xlsx: Permission denied: " in driven.said
        assert "--output" not in driven.said
        assert not list(place.iterdir())


async def test_a_fault_of_ours_ends_the_wait(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(DOCUMENTS, "xlsx", lambda _: 1 // 0)
    async with exporting(small) as driven:
        with pytest.raises(WorkerFailed):
            await driven.press("enter")
        await at_rest(driven.app)
        assert "ZeroDivisionError" in driven.said
        await driven.press("escape")
        assert driven.app.left == [None]


async def test_a_store_that_cannot_be_read(tmp_path: Path) -> None:
    store = stored(tmp_path / "store", JULY)
    month_file(store, "2024-07").write_bytes(b"PAR1")
    async with exporting(store) as driven:
        await driven.press("enter")
        assert "damaged, so July 2024 is left out: " in driven.said
        assert not driven.app.left


async def test_a_file_that_is_left_out_is_told(tmp_path: Path, place: Path) -> None:
    store = stored(tmp_path / "store", JULY)
    (store / "[b]x.parquet").touch()
    async with exporting(store) as driven:
        await driven.name("x.csv")
        await driven.press("enter")
        assert (place / "x.csv").exists()
        written, problem = driven.app.told
        assert written.startswith("2 measures written to ")
        assert "[b]x.parquet: not a kpi-tui report by its name" in problem


async def test_a_store_takes_no_export(tmp_path: Path) -> None:
    store = stored(tmp_path / "store", JULY)
    folder = month_file(store, "2024-07").parent
    before = sorted(store.rglob("*"))
    async with exporting(store) as driven:
        for into in (store, folder.parent, folder):
            for name in ("x.parquet", "2024-07-31.r9.0123456789ab.parquet"):
                await driven.name(str(into / name))
                await driven.press("enter")
                assert "where only reports belong: write elsewhere" in driven.said
                assert not driven.app.left
        assert sorted(store.rglob("*")) == before
        await driven.name(str(tmp_path / "x.csv"))
        await driven.press("enter")
        assert (tmp_path / "x.csv").exists(), "beside it there is no store"


async def test_what_left_the_store_meanwhile_is_counted(tmp_path: Path) -> None:
    store = stored(tmp_path / "store", JULY)
    async with exporting(store, [*SHOWN, ("OCC09.09", "Gone")]) as driven:
        await driven.name("x.json")
        await driven.press("enter")
        assert driven.app.told[0].startswith("2 measures (")
        assert "(1 measure no longer in the report library)" in driven.app.told[0]
        assert len(json.loads(Path("x.json").read_text(encoding="utf-8"))) == 2
        Store(store).forget(JULY.report_date)


async def test_nothing_shown_is_nothing_written(small: Path, place: Path) -> None:
    async with exporting(small, []) as driven:
        await driven.press("enter")
        assert "nothing to write" in driven.said
        assert not list(place.iterdir())


async def test_the_folder_is_remembered_and_home_is_a_sign(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    (tmp_path / "sent out").mkdir()
    memory = Memory()
    async with exporting(small, memory=memory) as driven:
        await driven.name("~/sent out/x.csv")
        await driven.press("enter")
        assert (tmp_path / "sent out" / "x.csv").exists()
    async with exporting(small, memory=memory) as driven:
        if os.name == "posix":
            assert driven.field == "~/sent out/kpi-tui-2024-07.xlsx"
        await driven.press("enter")
        assert driven.app.left == [tmp_path / "sent out" / "kpi-tui-2024-07.xlsx"]


async def test_of_a_long_path_the_name_of_the_file_is_seen(
    small: Path, place: Path, tmp_path: Path
) -> None:
    folder = place / "OneDrive - Sampleford County Council" / "Performance and Scrutiny" / "2024-25"
    folder.mkdir(parents=True)
    async with explore(small, NARROW, state=tmp_path / "state.json") as explorer:
        explorer.app.memory.keep(folder=str(folder))
        for key, name in (("e", "kpi-tui-2024-07.xlsx"), ("p", "briefing-2024-07.docx")):
            await explorer.press(key)
            assert f"/2024-25/{name}" in explorer.screen
            await explorer.resize(62, 24)
            assert f"/2024-25/{name}" in explorer.screen
            await explorer.resize(*NARROW)
            await explorer.press("escape")


async def test_tab_completes(small: Path, place: Path) -> None:
    (place / "reports").mkdir()
    async with exporting(small) as driven:
        await driven.press("ctrl+u", *"rep", "tab")
        assert driven.field == f"reports{os.sep}"
        assert driven.app.focused is driven.app.dialog.form.field


async def test_in_a_browser_it_is_a_download(small: Path, place: Path) -> None:
    async with exporting(small, web=True) as driven:
        assert driven.field == "kpi-tui-2024-07.xlsx"
        await driven.press("down", "down", "enter")
        ((name, content),) = driven.app.downloaded
        assert name == "kpi-tui-2024-07.csv"
        rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
        assert [row["measure_code"] for row in rows] == ["OCC01.02", "OCC01.01"]
        assert driven.app.told == ["2 measures sent to your browser as kpi-tui-2024-07.csv"]
        assert not list(place.iterdir())
