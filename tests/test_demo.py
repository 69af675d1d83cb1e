from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from kpi_tui import demo
from kpi_tui.cli import main
from kpi_tui.demo.manner import Style, ToDate, manner, number
from kpi_tui.demo.simulate import SOURCE, financial_month, months_between, simulate
from kpi_tui.errors import KpiTuiError
from kpi_tui.report import Reading, Report
from kpi_tui.store.store import Store


@pytest.fixture(scope="module")
def first() -> Report:
    return demo.published("2023-01")


@pytest.fixture(scope="module")
def last() -> Report:
    return demo.published("2024-07")


@pytest.fixture(scope="module")
def between(first: Report, last: Report) -> list[Report]:
    return simulate(first, last)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "my demo"
    monkeypatch.setenv("KPI_TUI_DEMO_STORE", str(path))
    return path


def test_every_month_between_is_there_and_says_simulated(between: Sequence[Report]) -> None:
    days = [report.report_date for report in between]
    assert days == months_between(date(2023, 1, 31), date(2024, 7, 31))
    assert (len(days), days[0], days[-1]) == (17, date(2023, 2, 28), date(2024, 6, 30))
    for report in between:
        assert report.source == SOURCE
        assert "simulated" in report.source.name
        assert (report.title or "").endswith("(simulated)")


def test_the_same_comes_out_every_time(
    first: Report, last: Report, between: Sequence[Report]
) -> None:
    assert simulate(first, last) == between


def test_measures_are_the_first_reports_until_the_year_turns(
    first: Report, last: Report, between: Sequence[Report]
) -> None:
    for report in between:
        published = first if report.report_date < date(2024, 4, 1) else last
        assert [(row.measure_code, row.measure_name, row.directors) for row in report.readings] == [
            (row.measure_code, row.measure_name, row.directors) for row in published.readings
        ]


def series(published: Report, reports: Sequence[Report], at: int) -> list[Reading]:
    """A published reading and its simulated months, in order of time."""
    own = [
        report
        for report in (*reports, published)
        if len(report.readings) == len(published.readings)
    ]
    return [report.readings[at] for report in sorted(own, key=lambda report: report.report_date)]


def test_the_year_to_date_follows_from_the_months(last: Report, between: Sequence[Report]) -> None:
    """April to July 2024 by each measure's own manner, July as published."""
    for at, july in enumerate(last.readings):
        how = manner(july, 4)
        if how is None:
            continue
        rows = series(last, between, at)
        assert len(rows) == 4
        months = [number(row.period_actual) or 0.0 for row in rows]
        for count, row in enumerate(rows, 1):
            total = sum(months[:count])
            expected = {
                ToDate.SUM: total,
                ToDate.MEAN: total / count,
                ToDate.LAST: months[count - 1],
            }[how.to_date]
            slack = 0.51 / 10 ** Style.of(july.ytd_actual or "").decimals
            assert number(row.ytd_actual) == pytest.approx(expected, abs=slack), july.measure_code


def test_sums_begin_anew_in_april(first: Report, between: Sequence[Report]) -> None:
    for at, reading in enumerate(first.readings):
        how = manner(reading, 10)
        if how and how.to_date is ToDate.SUM:
            april = series(first, between, at)[3]
            assert april.ytd_actual == april.period_actual


def test_figures_are_printed_as_the_published_ones(
    first: Report, between: Sequence[Report]
) -> None:
    for before, after in zip(first.readings, between[0].readings, strict=True):
        for name in ("period_actual", "period_target", "ytd_actual", "ytd_target"):
            old, new = getattr(before, name), getattr(after, name)
            assert (old is None) == (new is None)
            if old and number(old) is not None and new:
                assert ("£" in old, "%" in old) == ("£" in new, "%" in new)
                assert old.partition(".")[2].strip("%").__len__() == len(
                    new.partition(".")[2].strip("%")
                )


def test_statuses_agree_with_the_figures(between: Sequence[Report]) -> None:
    for report in between:
        month = financial_month(report.report_date)
        for row in report.readings:
            how = manner(row, month)
            if row.period_status == "green" and how and how.target:
                gap = how.actual - how.target
                better = gap if how.bigger_is_better else -gap
                assert better >= -0.006 * abs(how.target) or how.target == 0


def test_words_come_where_the_published_report_has_them(
    first: Report, between: Sequence[Report]
) -> None:
    for before, after in zip(first.readings, between[0].readings, strict=True):
        assert (before.comment is None) == (after.comment is None)
        if after.comment and before.comment != "n/r" and after.period_actual:
            assert after.period_actual in after.comment


def test_the_store_is_made_once(place: Path) -> None:
    path = demo.demo_store()
    assert path == place
    store = Store(path)
    assert len(store.months()) == 19
    store.forget(date(2023, 1, 31))
    assert len(Store(demo.demo_store()).months()) == 18
    assert len(Store(demo.demo_store(reset=True)).months()) == 19
    assert [item.name for item in place.parent.iterdir()] == [place.name]


def test_published_months_stand_as_published(place: Path, last: Report) -> None:
    assert Store(demo.demo_store()).report(last.report_date) == last
    assert place.is_dir()


def test_an_interrupted_build_leaves_nothing(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Store, "_write", stop)
        with pytest.raises(KeyboardInterrupt):
            demo.demo_store()
    assert list(place.parent.iterdir()) == []
    assert len(Store(demo.demo_store()).months()) == 19


def test_a_place_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("KPI_TUI_DEMO_STORE", str(tmp_path / "file" / "demo"))
    with pytest.raises(KpiTuiError):
        demo.demo_store()


@pytest.mark.usefixtures("place")
def test_without_a_terminal_the_demo_prints_the_month(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["demo"]) == 0
    out, err = capfd.readouterr()
    assert out.startswith("July 2024 · 45 measures · ★ green 22")
    assert 'my demo" measures' in err
    assert "19 months" in err


def test_the_sample_annex_is_copied_and_not_over_anything(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["demo", "--annex"]) == 0
    out, _ = capfd.readouterr()
    assert out.splitlines() == [
        f'kpi-tui --store "{place}" import annex-2024-08-simulated.pdf',
        "kpi-tui demo",
    ]
    assert (tmp_path / "annex-2024-08-simulated.pdf").read_bytes().startswith(b"%PDF")
    assert main(["demo", "--annex"]) == 1
    assert "is there already" in capfd.readouterr().err
    assert main(["--store", str(place), "import", "annex-2024-08-simulated.pdf"]) == 0
    assert "August 2024 is new in the store" in capfd.readouterr().out
