"""A report that no profile knows gets one without leaving the explorer."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from kpi_tui.paths import profiles_path
from kpi_tui.store.store import Store
from kpi_tui.tui.screens.choose_pdf import FilesChosen
from kpi_tui.tui.screens.draft_profile import DraftProfileDialog
from kpi_tui.tui.screens.import_pdf import ImportScreen
from tests.rendering.councils import LAYOUTS, render, sample
from tests.rendering.councils.layouts.parts import heading
from tests.rendering.councils.page import words
from tests.rendering.councils.periods import quarter
from tests.support.council_files import sample_file
from tests.support.drafted_reports import FOUR, INK, drawn, rows, table
from tests.support.explorer import Explorer, explore
from tests.support.samples import JULY
from tests.support.stores import stored

pytestmark = pytest.mark.usefixtures("each_file_is_read_once")

NAME = "northmarsh-borough-corporate-performance"


@pytest.fixture(scope="module")
def pdf() -> Path:
    """A report that no profile knows."""
    return sample_file(LAYOUTS["district_rows"])


async def begin(explorer: Explorer, *paths: Path) -> None:
    """Import files as if they had been chosen in the dialog."""
    await explorer.press("i")
    explorer.app.screen.post_message(FilesChosen(list(paths)))
    await explorer.settle()


def said(explorer: Explorer) -> str:
    """What the screen says, its lines and its spaces folded."""
    return " ".join(explorer.screen.replace("│", " ").split())


def saved() -> dict[str, object]:
    return tomllib.loads((profiles_path() / f"{NAME}.toml").read_text(encoding="utf-8"))


async def test_a_profile_is_drafted_saved_and_used(
    tmp_path: Path, pdf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with explore(tmp_path / "store") as explorer:
        await begin(explorer, pdf)
        assert said(explorer).count(" knows ") == 1, "once is enough"
        assert "headed “" in said(explorer)
        assert "p draft a profile" in said(explorer)
        assert "p drafts its profile: none knows it yet." in said(explorer)
        assert "kpi-tui profile" not in said(explorer)
        await explorer.press("p")
        assert isinstance(explorer.app.screen, DraftProfileDialog)
        for shown in (
            "Status shown as is",
            "Council Northmarsh Borough Council",
            "Period quarter",
            "Lead officer",
            "s saves this as",
            "change statuses there, and import again",
        ):
            assert shown in said(explorer)
        with monkeypatch.context() as patch:
            patch.setattr("kpi_tui.importing.batch.PdfChild", None)  # it is not read once more
            await explorer.press("s")
        assert isinstance(explorer.app.screen, ImportScreen)
        assert "none knows it yet" not in said(explorer)
        assert f"read by {NAME}: the profile you chose" in said(explorer)
        assert "24 measures" in said(explorer)
        assert "p draft a profile" not in said(explorer)
        await explorer.press("escape")
    assert saved()["name"] == NAME
    (report,) = Store(tmp_path / "store").reports()
    assert report.key.report_id == NAME


async def test_what_the_draft_is_not_sure_of_is_said(tmp_path: Path) -> None:
    made = [(*row, words(f"{n}4%")) for n, row in enumerate(rows())]
    headings = ("", *FOUR[1:], "Annual target")
    tables = (heading("Clean streets", INK, 14), table(headings, made))
    async with explore(tmp_path / "store") as explorer:
        await begin(explorer, drawn(tmp_path, tables, "reportlab"))
        await explorer.press("p")
        assert "(no heading) the measure's name" in said(explorer)
        assert "Annual target not known: each import names it" in said(explorer)
        assert "what “Annual target” holds is not known" in said(explorer)


async def test_a_column_is_changed(tmp_path: Path, pdf: Path) -> None:
    async with explore(tmp_path / "store") as explorer:
        await begin(explorer, pdf)
        await explorer.press("p")
        await explorer.press("end", "enter")
        await explorer.type("portfolio")
        await explorer.press("enter")
        assert "Lead officer portfolio holder" in said(explorer)
        await explorer.press("s")
        assert "24 measures" in said(explorer)
    tables = saved()["table"]
    assert isinstance(tables, list)
    assert tables[0]["columns"]["portfolio_holder"] == ["Lead officer"]


async def test_council_and_period_are_changed(tmp_path: Path, pdf: Path) -> None:
    async with explore(tmp_path / "store") as explorer:
        await begin(explorer, pdf)
        await explorer.press("p")
        await explorer.press("home", "enter")
        await explorer.type("Our Council")
        await explorer.press("enter")
        assert "Council Our Council" in said(explorer)
        await explorer.press("down", "down", "enter")
        await explorer.type("half")
        await explorer.press("enter")
        assert "Period half year" in said(explorer)


async def test_some_column_has_to_name_the_measures(tmp_path: Path, pdf: Path) -> None:
    async with explore(tmp_path / "store") as explorer:
        await begin(explorer, pdf)
        await explorer.press("p")
        dialog = explorer.app.screen
        assert isinstance(dialog, DraftProfileDialog)
        assert dialog.guess is not None
        at = [name for _, name in dialog.guess.columns].index("measure")
        dialog.guessed.point_at(4 + at)
        await explorer.press("enter")
        await explorer.type("not kept")
        await explorer.press("enter", "s")
        assert "No column is taken for the measure's name" in said(explorer)
    assert not profiles_path().exists()


async def test_it_is_left_without_a_profile(tmp_path: Path, pdf: Path) -> None:
    async with explore(stored(tmp_path / "store", JULY)) as explorer:
        await begin(explorer, pdf)
        await explorer.press("p", "escape")
        assert isinstance(explorer.app.screen, ImportScreen)
        assert "none knows it yet" in said(explorer)
        await explorer.press("escape")
        assert explorer.day == JULY.report_date
    assert not profiles_path().exists()


async def test_a_profile_of_that_name_is_not_written_over(tmp_path: Path, pdf: Path) -> None:
    profiles_path().mkdir()
    there = profiles_path() / f"{NAME}.toml"
    there.write_text("profile = 2")
    async with explore(tmp_path / "store") as explorer:
        await begin(explorer, pdf)
        assert "a profile is left out" in said(explorer)
        await explorer.press("p")
        await explorer.press("s")
        assert isinstance(explorer.app.screen, DraftProfileDialog)
        assert "is there already, so nothing was written" in said(explorer)
    assert there.read_text() == "profile = 2"


async def test_other_refused_files_need_no_profile(tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"not a PDF")
    async with explore(tmp_path / "store") as explorer:
        await begin(explorer, broken)
        assert "p drafts" not in said(explorer)
        await explorer.press("p")
        assert isinstance(explorer.app.screen, ImportScreen)


async def test_one_profile_is_enough_for_reports_of_a_kind(tmp_path: Path) -> None:
    """Those of the same kind that were refused with it are read too; another stays refused."""
    layout, other = LAYOUTS["district_rows"], LAYOUTS["zebra"]
    paths = [sample_file(other), *(tmp_path / name for name in ("first.pdf", "second.pdf"))]
    for path, number in zip(paths[1:], (1, 2), strict=True):
        render(sample(layout, quarter(2025, number)), path, layout, "reportlab")
    async with explore(tmp_path / "store") as explorer:
        await begin(explorer, *paths)
        assert said(explorer).count("none knows it yet") == 3
        await explorer.press("p")
        await explorer.press("s")
        assert isinstance(explorer.app.screen, ImportScreen)
        assert said(explorer).count("none knows it yet") == 1
        assert paths[0].name in said(explorer)
        assert "Enter opens it · p draft a profile" in said(explorer)
        await explorer.press("escape")
    assert [each.source.name for each in Store(tmp_path / "store").reports()] == [
        "first.pdf",
        "second.pdf",
    ]
