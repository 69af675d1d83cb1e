"""Copies of months in the cache folder: as good as the store's own files, and never in the way."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kpi_tui.store.files import ReportFile, list_reports
from kpi_tui.store.report_copies import (
    MOST_COPIES,
    copy_last_month,
    read_copy,
    read_month,
    write_copy,
)
from kpi_tui.store.store import Store
from tests.support.local import local
from tests.support.other_reports import QUARTER_ENDS, quarterly, quarters, yearly
from tests.support.samples import JULY, JUNE


@pytest.fixture
def file(tmp_path: Path) -> ReportFile:
    """The file of July in a store of June and July."""
    store = Store(tmp_path)
    store.add(JUNE)
    store.add(JULY)
    return list_reports(tmp_path).files[-1]


def test_a_copy_says_what_the_file_says(file: ReportFile) -> None:
    month = read_month(file)
    assert month.report == JULY
    assert read_copy(file) is None
    write_copy(file, month)
    assert read_copy(file) == month


def test_a_file_that_is_another_has_no_copy(file: ReportFile) -> None:
    write_copy(file, read_month(file))
    os.utime(local(file.path), ns=(0, 0))
    assert read_copy(file) is None


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\xff", b'{"report": {}}'])
def test_a_copy_that_is_damaged_is_none(file: ReportFile, cache: Path, content: bytes) -> None:
    write_copy(file, read_month(file))
    (copy,) = (cache / "months").iterdir()
    copy.write_bytes(content)
    assert read_copy(file) is None


def test_the_oldest_copies_go(tmp_path: Path, cache: Path) -> None:
    store = Store(tmp_path)
    for year in range(1990, 1990 + MOST_COPIES + 2):
        store.add(replace(JULY, report_date=date(year, 7, 31)))
    files = list_reports(tmp_path).files
    for file in files:
        write_copy(file, read_month(file))
        for copy in (cache / "months").iterdir():
            os.utime(copy, ns=(copy.stat().st_mtime_ns - 10**9,) * 2)
    assert [read_copy(file) is not None for file in files] == [False] * 2 + [True] * MOST_COPIES


def test_a_folder_that_cannot_be_written_is_no_error(file: ReportFile, cache: Path) -> None:
    (cache / "months").touch()
    write_copy(file, read_month(file))
    assert read_copy(file) is None


def test_the_last_month_is_copied_once(file: ReportFile, cache: Path) -> None:
    folder = file.path.parent.parent.parent
    copy_last_month(folder)
    (copy,) = (cache / "months").iterdir()
    written = copy.stat().st_mtime_ns
    copy_last_month(folder)
    assert copy.stat().st_mtime_ns == written
    assert read_copy(file) == read_month(file)


def test_the_last_period_of_each_series_is_copied(tmp_path: Path, cache: Path) -> None:
    assert cache.is_dir()
    store = Store(tmp_path)
    for report in (JUNE, JULY, *quarters(2), yearly(2023)):
        store.add(report)
    copy_last_month(tmp_path)
    copied = {file.key for file in list_reports(tmp_path).files if read_copy(file)}
    assert copied == {JULY.period, quarterly(QUARTER_ENDS[-1]).period, yearly(2023).period}
    for file in list_reports(tmp_path).files:
        copy = read_copy(file)
        assert copy is None or copy.report.period == file.key


def test_an_empty_store_has_no_last_month(tmp_path: Path, cache: Path) -> None:
    copy_last_month(tmp_path / "none")
    assert not (cache / "months").exists()
