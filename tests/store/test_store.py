from __future__ import annotations

import errno
import os
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given

from kpi_tui.errors import StoreError
from kpi_tui.report import Report, Source
from kpi_tui.store import parquet
from kpi_tui.store.store import Store
from tests.support.laws import examples
from tests.support.samples import EMPTY, JULY, JUNE, corrected
from tests.support.strategies import REPORTS


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store [1] *")


def names(store: Store) -> list[str]:
    return sorted(item.name for item in store.path.iterdir())


def test_an_empty_store_has_everything_but_rows(store: Store) -> None:
    assert dict(store.readings().collect_schema()) == parquet.COLUMNS
    assert dict(store.priorities().collect_schema()) == parquet.PRIORITY_COLUMNS
    assert store.readings().collect().is_empty()
    assert (store.reports(), store.months()) == ([], [])
    assert not store.path.exists()


@examples(40)
@given(REPORTS)
def test_a_report_comes_back_whole(report: Report) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = Store(folder)
        added = store.add(report)
        assert (added.revision, added.is_new, added.previous) == (1, True, None)
        assert store.report(report.report_date) == report
        assert dict(store.readings().collect_schema()) == parquet.COLUMNS


def test_columns_say_what_was_printed_and_what_it_amounts_to(store: Store) -> None:
    store.add(JULY)
    library, waste, debt = store.readings().collect().to_dicts()
    assert library["report_date"] == date(2024, 7, 31)
    assert library["priority_title"] == "Climate"
    assert library["directors"] == ["Ada Brown", "Cy Dean"]
    assert (library["period_actual"], library["period_actual_value"]) == ("1,247", 1247.0)
    assert (waste["unit"], waste["ytd_actual"], waste["ytd_actual_value"]) == (
        "percent",
        None,
        None,
    )
    assert (debt["period_actual"], debt["period_actual_value"]) == ("£21,262,0", None)
    assert (debt["unit"], debt["ytd_actual_value"], debt["period_status"]) == ("gbp", -0.5, None)
    assert library["pages"] == [2, 3]
    assert library["source_file"] == "annex.pdf"
    assert datetime.now(UTC) >= library["imported_at"]


def test_the_same_content_is_stored_once(store: Store) -> None:
    first = store.add(JULY)
    elsewhere = replace(JULY, source=Source("copy.pdf", "ff" * 32, 5), warnings=())
    again = store.add(elsewhere)
    assert (again.is_new, again.revision, again.path) == (False, 1, first.path)
    assert names(store) == [first.path.name]


def test_a_correction_replaces_and_the_first_issue_again_changes_nothing(store: Store) -> None:
    store.add(JULY)
    second = store.add(corrected())
    assert (second.revision, second.previous) == (2, 1)
    again = store.add(JULY)
    assert (again.is_new, again.revision, again.previous) == (False, 1, 2)
    assert len(names(store)) == 2
    assert store.readings().collect()["period_actual"].to_list() == ["1,250", "56.96%"]
    assert [item.revision for item in store.reports()] == [2]
    assert [item.revision for item in store.reports(revisions=True)] == [1, 2]
    assert store.report(JULY.report_date, revision=1) == JULY


def test_ten_revisions_are_more_than_nine(store: Store) -> None:
    for turn in range(10):
        store.add(replace(JULY, title=f"issue {turn}"))
    assert store.reports()[0].title == "issue 9"


def test_months_stand_in_order_and_rows_as_printed(store: Store) -> None:
    for report in (JULY, EMPTY, JUNE):
        store.add(report)
    assert store.months() == [date(2024, 5, 31), date(2024, 6, 30), date(2024, 7, 31)]
    codes = store.readings().select("report_date", "measure_code").collect().rows()
    assert codes == [
        (date(2024, 6, 30), "OCC01.01"),
        (date(2024, 6, 30), "OCC01.02"),
        (date(2024, 7, 31), "OCC01.01"),
        (date(2024, 7, 31), "OCC01.02"),
        (date(2024, 7, 31), "OCC02.01"),
    ]
    assert len(store.readings(JUNE.report_date).collect()) == 2
    assert store.readings(date(2020, 1, 31)).collect().is_empty()


def test_reports_tell_their_counts_and_priorities_stand_without_measures(store: Store) -> None:
    store.add(JULY)
    stored = store.reports()[0]
    assert (stored.measures, stored.priorities) == (3, 3)
    assert stored.statuses == {"green": 1, "red": 1}
    assert (stored.account, stored.warnings, stored.source) == (
        JULY.account,
        JULY.warnings,
        JULY.source,
    )
    last = store.priorities().collect().to_dicts()[-1]
    assert last["priority_code"] == "OCC03"
    assert last["note"] == "This report does not contain any data"
    assert last["status"] is None


def test_forgetting_takes_all_revisions(store: Store) -> None:
    for report in (JULY, corrected(), JUNE):
        store.add(report)
    assert store.forget(JULY.report_date) == 2
    assert store.months() == [JUNE.report_date]
    assert store.forget(JULY.report_date) == 0


def test_two_at_once_leave_two_whole_revisions(store: Store) -> None:
    """Another importer's second revision arrives between our look and our writing."""
    store.add(JULY)
    other = corrected(replace(JULY, title="another title"))
    path = store.would_add(other).path
    store.add(corrected())
    path.write_bytes(parquet.encode(other, 2, datetime.now(UTC)))
    assert len(store.reports(revisions=True)) == 3
    assert len(store.reports()) == 1
    assert store.add(replace(JULY, title="third")).revision == 3


def foreign_files(folder: Path) -> dict[str, tuple[Path, str]]:
    """Files that are not ours, each with what its error says."""
    foreign = "not a kpi-tui report"
    frame = pl.DataFrame({"a": [1]})
    other_name, no_metadata = folder / "other.parquet", folder / f"2024-07-31.r1.{'0' * 12}.parquet"
    newer, renamed = (folder / f"2024-0{n}-31.r1.{str(n) * 12}.parquet" for n in (1, 3))
    frame.write_parquet(other_name)
    frame.write_parquet(no_metadata)
    frame.write_parquet(newer, metadata={"kpi_tui.schema": "2"})
    renamed.write_bytes(parquet.encode(JULY, 1, datetime.now(UTC)))
    damaged, cut = (folder / f"2024-0{n}-31.r1.{str(n) * 12}.parquet" for n in (5, 8))
    damaged.write_bytes(b"PAR1 no more PAR1")
    cut.write_bytes(parquet.encode(JULY, 1, datetime.now(UTC))[:-20])
    return {
        "other name": (other_name, foreign),
        "no metadata": (no_metadata, foreign),
        "newer": (newer, "written by a newer kpi-tui: upgrade"),
        "renamed": (renamed, foreign),
        "damaged": (damaged, "cannot be read"),
        "cut": (cut, "cannot be read"),
    }


@pytest.mark.parametrize(
    "kind", ["other name", "no metadata", "newer", "renamed", "damaged", "cut"]
)
def test_a_file_that_is_not_ours_is_named_and_left_alone(
    kind: str, store: Store, tmp_path: Path
) -> None:
    store.add(JUNE)
    source, words = foreign_files(tmp_path)[kind]
    intruder = store.path / source.name
    intruder.write_bytes(source.read_bytes())
    before = names(store)
    for use in (lambda: store.add(corrected()), store.readings, store.reports):
        with pytest.raises(StoreError) as caught:
            use()
        assert words in str(caught.value)
        assert intruder.name in str(caught.value)
        assert "\n" not in str(caught.value)
    assert names(store) == before
    assert intruder.read_bytes() == source.read_bytes()


def test_damage_inside_a_file_is_named_when_it_is_read(store: Store) -> None:
    path = store.add(JULY).path
    content = bytearray(path.read_bytes())
    content[4:2000] = os.urandom(1996)
    path.write_bytes(content)
    with pytest.raises(StoreError, match=path.name):
        store.collect(store.readings())


def test_other_files_are_ignored(store: Store) -> None:
    store.add(JULY)
    for name in ("notes.txt", ".tmp-abc", "._2024-07-31.r1.000000000000.parquet"):
        (store.path / name).write_bytes(b"x")
    assert len(store.reports()) == 1


def test_a_store_that_is_a_file(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    with pytest.raises(StoreError, match="not a folder: choose another"):
        Store(file).add(JULY)
    with pytest.raises(StoreError):
        Store(file / "below").add(JULY)
    assert file.read_text() == "x"


def test_a_full_disk_leaves_nothing_behind(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.add(JUNE)
    before = names(store)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match="No space left on device"):
        store.add(JULY)
    assert names(store) == before


def test_text_that_no_file_can_hold(store: Store) -> None:
    half = replace(JULY, readings=(replace(JULY.readings[0], comment="\ud800"),))
    with pytest.raises(StoreError, match="cannot be stored"):
        store.add(half)
    assert store.months() == []


def test_any_engine_reads_the_folder_with_one_glob(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for report in (JULY, JUNE, EMPTY):
        store.add(report)
    assert len(pl.read_parquet(tmp_path / "*.parquet")) == 5
