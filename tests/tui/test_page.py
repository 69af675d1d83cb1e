"""`g`: the page of the PDF, in the system's own viewer."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static

from kpi_tui.errors import KpiTuiError, LockedPdfError
from kpi_tui.importing import page_picture
from kpi_tui.importing.page_picture import PagePicture
from kpi_tui.report import Reading, Report
from kpi_tui.tui.files.file_form import FileForm
from kpi_tui.tui.screens.write_file import WriteDialog
from tests.support.explorer import NARROW, explore
from tests.support.workbooks import read_workbook


async def test_a_locked_pdf_asks_for_its_password_once(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr("kpi_tui.opening.open_with_system", opened.append)

    def draw(_: Reading, report: Report, password: str | None, **__: object) -> PagePicture:
        if password != "sesame":
            raise LockedPdfError("x.pdf: a password is needed to open it: give it with --password")
        return PagePicture(Path("a.png"), Path(report.source.name), "")

    monkeypatch.setattr(page_picture, "draw_page", draw)
    async with explore(small, NARROW) as explorer:
        await explorer.press("g")
        assert "A password locks" in explorer.screen
        await explorer.type("barley")
        await explorer.press("enter")
        assert "This password does not open" in explorer.screen
        await explorer.type("sesame")
        await explorer.press("enter")
        await explorer.press("g")
        assert opened == [Path("a.png"), Path("a.png")]


@pytest.mark.parametrize("keys", [["g"], ["enter", "g"], ["t", "g"]])
async def test_g_opens_the_page_and_says_what_opened(
    small: Path, keys: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr("kpi_tui.opening.open_with_system", opened.append)

    def draw(reading: Reading, report: Report, **_: object) -> PagePicture:
        return PagePicture(Path(f"{reading.measure_code}.png"), Path(report.source.name), "")

    monkeypatch.setattr(page_picture, "draw_page", draw)
    async with explore(small, NARROW) as explorer:
        code = explorer.cursor
        await explorer.press(*keys)
        assert opened == [Path(f"{code}.png")]
        assert any(f"{code} is marked." in said for said in explorer.told)
        assert any(said.startswith("Opened page") for said in explorer.told)


async def test_where_there_is_no_pdf_a_line_says_where_it_was(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> PagePicture:
        raise KpiTuiError("annex.pdf: not found any more [b]")

    monkeypatch.setattr(page_picture, "draw_page", refuse)
    async with explore(small) as explorer:
        await explorer.press("g")
        assert "annex.pdf: not found any more [b]" in explorer.told


async def test_e_writes_the_columns_that_were_chosen_and_says_so(
    small: Path, tmp_path: Path
) -> None:
    async with explore(small, NARROW) as explorer:
        await explorer.press("e")
        dialog = explorer.app.screen
        assert "as chosen" not in str(dialog.query_one("#scope", Static).content)
        await explorer.press("escape")
        kept = explorer.main.session.kept
        kept.arrange(kept.columns.toggled("period_status").moved("period_actual", -9))
        await explorer.press("e")
        said = str(explorer.app.screen.query_one("#scope", Static).content).splitlines()
        assert said[1] == "Columns as chosen (W), and the commentary"
        explorer.app.screen.query_one(FileForm).field.value = str(tmp_path / "chosen.xlsx")
        await explorer.press("enter")
    page, *_ = read_workbook((tmp_path / "chosen.xlsx").read_bytes()).values()
    assert page.cells["A3"] == "Actual"
    assert "Status" not in page.cells.values()
    assert "Comment" in page.cells.values()


async def test_e_in_the_trend_writes_its_chart(small: Path, tmp_path: Path) -> None:
    async with explore(small, NARROW) as explorer:
        code = explorer.cursor
        await explorer.press("t", "e")
        field = explorer.app.screen.query_one(FileForm).field
        assert field.value.endswith(".png")
        await explorer.press("down")
        assert field.value.endswith(".svg")
        for name, start in (("chart.png", b"\x89PNG"), ("chart.svg", b"<svg")):
            if explorer.app.screen.query(FileForm):
                explorer.app.screen.query_one(FileForm).field.value = str(tmp_path / name)
            await explorer.press("enter")
            assert (tmp_path / name).read_bytes().startswith(start)
            assert explorer.told[-1].startswith(f"Chart of {code} written to ")
            await explorer.press("e")


async def test_e_in_the_words_writes_the_rows(small: Path) -> None:
    async with explore(small, NARROW) as explorer:
        await explorer.press("enter", "e")
        assert isinstance(explorer.app.screen, WriteDialog)
