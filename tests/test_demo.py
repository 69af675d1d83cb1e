from __future__ import annotations

from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from kpi_tui import demo
from kpi_tui.cli import main
from kpi_tui.errors import KpiTuiError
from kpi_tui.paths import to_paste
from kpi_tui.report import Report
from kpi_tui.store.store import Store
from kpi_tui.store.stored import Added


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "my demo"
    monkeypatch.setenv("KPI_TUI_DEMO_STORE", str(path))
    return path


def test_the_samples_are_nineteen_months_in_order() -> None:
    days = [report.report_date for report in demo.sample_reports()]
    assert days == sorted(days)
    assert (len(days), days[0], days[-1]) == (19, date(2023, 1, 31), date(2024, 7, 31))
    assert files("kpi_tui.demo").joinpath(demo.MONTHS).is_file()
    with pytest.raises(KeyError):
        demo.published("2022-01")


def test_the_store_is_made_once(place: Path) -> None:
    path = demo.demo_store()
    assert path == place
    store = Store(path)
    assert len(store.last_days()) == 19
    store.forget(date(2023, 1, 31))
    assert len(Store(demo.demo_store()).last_days()) == 18
    assert len(Store(demo.demo_store(reset=True)).last_days()) == 19
    assert [item.name for item in place.parent.iterdir()] == [place.name]


def test_published_months_stand_as_published(place: Path) -> None:
    july = demo.published("2024-07")
    assert Store(demo.demo_store()).report(july.report_date) == july
    assert place.is_dir()


def test_an_interrupted_build_leaves_nothing(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add = Store.add

    def add_one(store: Store, report: Report) -> Added:
        if store.last_days():
            raise KeyboardInterrupt
        return add(store, report)

    with monkeypatch.context() as patch:
        patch.setattr(Store, "add", add_one)
        with pytest.raises(KeyboardInterrupt):
            demo.demo_store()
    assert list(place.parent.iterdir()) == []
    assert len(Store(demo.demo_store()).last_days()) == 19


def test_a_place_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("KPI_TUI_DEMO_STORE", str(tmp_path / "file" / "demo"))
    with pytest.raises(KpiTuiError):
        demo.demo_store()


def test_without_a_terminal_the_demo_prints_the_month(
    place: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo"]) == 0
    out, err = capfd.readouterr()
    assert out.startswith("July 2024 (reworded) · 45 measures · ★ green 22")
    assert f"{to_paste(place)} measures" in err
    assert "19 months" in err


def test_the_sample_annex_is_copied_and_not_over_anything(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["demo", "--annex"]) == 0
    out, _ = capfd.readouterr()
    assert out.splitlines() == [
        f"kpi-tui --store {to_paste(place)} import {tmp_path / 'annex-2024-08-simulated.pdf'}",
        "kpi-tui demo",
    ]
    assert (tmp_path / "annex-2024-08-simulated.pdf").read_bytes().startswith(b"%PDF")
    assert main(["demo", "--annex"]) == 1
    assert "is there already" in capfd.readouterr().err
    assert main(["--store", str(place), "import", "annex-2024-08-simulated.pdf"]) == 0
    assert "August 2024 is new in the report library" in capfd.readouterr().out
