"""Stores that 0.1.0 wrote before files had seals and councils: read as they are, and copied over.

`old/` holds June 2024 and two revisions of July 2024 of `tests.support.samples`.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import polars as pl
import pytest

from kpi_tui.errors import StoreError
from kpi_tui.period import ANNEX_COUNCIL
from kpi_tui.report import Report, Source
from kpi_tui.store import parquet
from kpi_tui.store.columns import COLUMNS, OLDEST_COLUMNS
from kpi_tui.store.examine import examine
from kpi_tui.store.files import ReportFile, list_reports
from kpi_tui.store.store import Store
from kpi_tui.store.upgrade import upgrade
from tests.support.engines import query
from tests.support.local import local
from tests.support.old_store import OLD
from tests.support.samples import JULY, JUNE, corrected


@pytest.fixture
def old(tmp_path: Path) -> Store:
    """An old store, which says when anything in it is left out."""
    return Store(shutil.copytree(OLD, tmp_path / "store"))


def placed(store: Store) -> list[str]:
    """Where the files of a store lie, from its folder."""
    return sorted(path.parent.relative_to(local(store.path)).as_posix() for path in files(store))


def files(store: Store) -> list[Path]:
    return [path for path in local(store.path).rglob("*") if path.is_file()]


def test_an_old_store_opens_as_it_is(old: Store) -> None:
    assert old.last_days() == [JUNE.report_date, JULY.report_date]
    assert old.report(JUNE.report_date) == JUNE
    assert old.report(JULY.report_date) == corrected()
    assert old.report(JULY.report_date, 1) == JULY
    rows = old.readings().collect()
    assert dict(rows.schema) == COLUMNS
    assert rows["period_status"].to_list() == ["amber", "red", "green", "red"]
    assert rows["revision"].to_list() == [1, 1, 2, 2]
    later = [name for name in COLUMNS if name not in (*OLDEST_COLUMNS, "provenance")]
    assert rows.select(later).null_count().row(0) == (4,) * 13
    assert rows["provenance"].to_list() == ["published"] * 4


def test_what_it_holds_is_known_again(old: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kpi_tui.store.same_report.READER", 1)  # as it was when they were read
    again = old.add(replace(corrected(), source=Source("elsewhere.pdf", "99" * 32, 5)))
    assert (again.is_new, again.revision) == (False, 2)
    assert (old.add(JULY).is_new, old.add(JUNE).is_new) == (False, False)
    assert placed(old) == ["."] * 3


def test_old_and_new_files_are_one_store(old: Store) -> None:
    named = replace(
        JULY, title="third", source=Source("c.pdf", "99" * 32, 5), council=ANNEX_COUNCIL
    )
    assert old.add(named).revision == 3
    august = replace(JULY, report_date=JULY.report_date.replace(month=8))
    old.add(august)
    rows = old.readings().collect()
    assert dict(rows.schema) == COLUMNS
    assert rows["report_date"].is_sorted()
    assert rows.group_by("report_date", "revision", "council").len().sort("report_date").rows() == [
        (JUNE.report_date, 1, None, 2),
        (JULY.report_date, 3, ANNEX_COUNCIL, 3),
        (august.report_date, 1, None, 3),
    ]


def test_copied_over_all_is_as_it_was(old: Store) -> None:
    before = old.readings().collect()
    reports = old.reports(revisions=True)
    upgraded = upgrade(old.path)
    assert (upgraded.copied, upgraded.problems) == (3, ())
    assert placed(old) == ["council=Oxfordshire%20County%20Council/report_id=oxfordshire-annex"] * 3
    assert old.readings().collect().equals(before)
    assert [replace(item, path=Path()) for item in old.reports(revisions=True)] == [
        replace(item, path=Path()) for item in reports
    ]
    assert old.report(JULY.report_date, 1) == JULY
    assert upgrade(old.path).copied == 0


def test_other_engines_read_it_with_one_glob_then(old: Store) -> None:
    upgrade(old.path)
    old.add(replace(JULY, council="Kent County Council", report_id="kent-qpr", period_label="July"))
    counted = [("Kent County Council", 3), ("Oxfordshire County Council", 7)]
    sql = f"select council, count(*) from '{old.path}/**/*.parquet' group by all order by 1"
    assert query(sql) == counted
    rows = pl.read_parquet(local(old.path / "**/*.parquet"), hive_partitioning=True)
    assert rows.group_by("council").len().sort("council").rows() == counted


def test_one_that_is_broken_off_is_no_harm_and_goes_on(old: Store) -> None:
    before = old.readings().collect()

    def break_off(done: int, of: int) -> None:
        if done == of:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        upgrade(old.path, break_off)
    assert len(files(old)) == 6
    assert old.readings().collect().equals(before)
    assert [item.revision for item in old.reports(revisions=True)] == [1, 1, 2]
    assert upgrade(old.path).copied == 3
    assert len(files(old)) == 3


def test_a_month_that_is_forgotten_half_way_does_not_come_back(
    old: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", lambda *_, **__: None)
        upgrade(old.path)
    old.forget(JULY.report_date)
    assert old.last_days() == [JUNE.report_date]
    assert len(files(old)) == 2


def test_damaged_files_stay_and_are_named(old: Store) -> None:
    (june,) = local(old.path).glob("2024-06*")
    june.write_bytes(june.read_bytes()[:-9])
    upgraded = upgrade(old.path)
    assert upgraded.copied == 2
    (problem,) = upgraded.problems
    assert problem.path == june
    assert june.exists()


def test_a_file_that_polars_panics_over_says_so_in_one_line_alone(
    old: Store, capfd: pytest.CaptureFixture[str]
) -> None:
    told: list[str] = []
    june = min(files(old))
    content = bytearray(june.read_bytes())
    content[475] ^= 1 << 6  # in the length of a page's header
    june.write_bytes(content)
    damaged = Store(old.path, on_problem=lambda problem: told.append(str(problem)))
    assert damaged.last_days() == [JULY.report_date]
    assert len(told) == 1
    assert "June 2024 is left out" in told[0]
    assert capfd.readouterr().err == ""


def test_nothing_is_deleted_before_every_copy_says_the_same(
    old: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = parquet.encode

    def other(report: Report, file: ReportFile, at: datetime, *, reader: int) -> bytes:
        return real(replace(report, title="another"), file, at, reader=reader)

    monkeypatch.setattr(parquet, "encode", other)
    with pytest.raises(StoreError, match=r"is not what .* says"):
        upgrade(old.path)
    assert len(list(local(old.path).glob("*.parquet"))) == 3


def test_a_doctor_tells_of_them(old: Store, tmp_path: Path) -> None:
    found = examine(old.path, tmp_path / "demo")
    assert [item.path.parent for item in found.reports] == [old.path] * 3
    assert len(found.old_files) == 3
    assert (found.problems, found.leftovers) == ((), ())
    assert [item.report_date for item in found.outdated] == [JUNE.report_date, JULY.report_date]
    assert list_reports(old.path).copied == ()


@pytest.mark.parametrize("column", ["period_actual_value", "source_file", "unit", "ytd_status"])
def test_what_the_old_digest_does_not_cover_is_compared(column: str, old: Store) -> None:
    """A changed cell of what stands beside the printed words is told in an old file too."""
    (june,) = local(old.path).glob("2024-06*")
    metadata = pl.read_parquet_metadata(june)
    rows = pl.read_parquet(june)
    other = {"period_actual_value": 901.0, "source_file": "b.pdf", "unit": "gbp"}.get(column, "red")
    rows = rows.with_columns(pl.lit(other).cast(rows.schema[column]).alias(column))
    ours = {key: value for key, value in metadata.items() if key.startswith("kpi_tui.")}
    rows.write_parquet(june, metadata=dict(ours))
    with pytest.warns(UserWarning, match="not as it was written, so June 2024 is left out"):
        assert old.last_days() == [JULY.report_date]


def test_a_better_reading_stays_on_top_of_an_old_file_whenever_that_was_copied(old: Store) -> None:
    better = replace(corrected(), title="read anew")
    assert old.add(better).is_read_anew
    for file in local(old.path).glob("*.parquet"):
        os.utime(file)
    assert old.report(JULY.report_date) == better
    upgrade(old.path)
    assert old.report(JULY.report_date) == better
