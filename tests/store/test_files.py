"""Which reports a store holds, by the names of its files."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.errors import StoreError
from kpi_tui.period import ANNEX_MONTHS, PeriodKey, PeriodType, Series
from kpi_tui.report import Report
from kpi_tui.store.files import council_folder, file_of, is_revised, list_reports
from kpi_tui.store.folder import is_store, refuse_in_store
from kpi_tui.store.problems import ProblemKind
from tests.support.laws import examples
from tests.support.samples import JULY

AT = datetime(2026, 1, 15, 9, 30, 0, 123456, tzinfo=UTC)
PLACE = "council=Oxfordshire%20County%20Council/report_id=oxfordshire-annex"
KEY = PeriodKey(date(2024, 7, 31))


def touched(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    return folder


def test_a_name_says_period_issue_time_and_a_number_of_its_own(tmp_path: Path) -> None:
    file = file_of(tmp_path, JULY, 2, AT, "0123abcd")
    assert file.path == tmp_path / PLACE / "2024-07-31.r2.20260115T093000123456Z.0123abcd.parquet"
    quarter = replace(JULY, period_type=PeriodType.QUARTER)
    assert file_of(tmp_path, quarter, 1, AT).path.name.startswith("2024-07-31.quarter.r1.20260115")


PERIODS = st.sampled_from(PeriodType)
COUNCILS = st.none() | st.text(max_size=20)


@examples(60)
@given(
    st.dates(date(1900, 1, 1)), PERIODS, st.text(min_size=1, max_size=20), COUNCILS,
    st.integers(1, 999),
)  # fmt: skip
def test_what_is_named_is_listed(
    day: date, period: PeriodType, report_id: str, council: str | None, sequence: int
) -> None:
    report = replace(
        JULY, report_date=day, period_type=period, report_id=report_id, council=council
    )
    try:
        file = file_of(Path("store"), report, sequence, AT)
    except (StoreError, UnicodeEncodeError):
        return  # too long for a folder, or half a character
    assert file.path.parent.parent.parent == Path("store")
    assert council_folder(report) == file.path.parent.parent.name
    for folder in file.path.parts[1:3]:
        assert not set('/\\.:*?"<>|') & set(folder)


def test_an_old_store_and_the_new_folders_beside_each_other(tmp_path: Path) -> None:
    touched(
        tmp_path,
        "2024-06-30.r1.0123456789ab.parquet",
        "2024-07-31.r1.0123456789ab.parquet",
        f"{PLACE}/2024-07-31.r2.20260115T093000123456Z.00000001.parquet",
        f"{PLACE}/2024-08-31.r1.20260115T093000123456Z.00000001.parquet",
    )
    listing = list_reports(tmp_path)
    assert [(file.key.last_day.month, file.revision) for file in listing.files] == [
        (6, 1),
        (7, 1),
        (7, 2),
        (8, 1),
    ]
    assert [file.is_old for file in listing.files] == [True, True, False, False]
    assert not listing.problems


def test_what_was_copied_over_counts_once(tmp_path: Path) -> None:
    touched(
        tmp_path,
        "2024-07-31.r1.0123456789ab.parquet",
        f"{PLACE}/2024-07-31.r1.20260115T093000123456Z.01234567.parquet",
    )
    listing = list_reports(tmp_path)
    (file,), (copied,) = listing.files, listing.copied
    assert (file.is_old, copied.is_old) == (False, True)


def test_issues_are_ordered_by_number_and_then_by_when_they_were_written(tmp_path: Path) -> None:
    names = [
        "2024-07-31.r1.20260301T000000000000Z.00000003.parquet",
        "2024-07-31.r2.20260102T000000000000Z.ffffffff.parquet",
        "2024-07-31.r2.20260102T000000000001Z.00000000.parquet",
        "2024-07-31.r10.20260101T000000000000Z.00000001.parquet",
    ]
    touched(tmp_path, *(f"{PLACE}/{name}" for name in reversed(names)))
    files = list_reports(tmp_path).files
    assert [file.path.name for file in files] == names
    assert [file.revision for file in files] == [1, 2, 3, 4]


def test_a_later_issue_is_told_by_its_number_and_never_by_an_old_name(tmp_path: Path) -> None:
    """The same issue read anew has the same number, except among the oldest names."""
    days = datetime(2024, 8, 15, tzinfo=UTC), datetime(2024, 9, 1, tzinfo=UTC)
    first, anew, later = (
        file_of(tmp_path, JULY, number, day, "9f3a1c2b")
        for number, day in ((1, days[0]), (1, days[1]), (2, days[1]))
    )
    assert not is_revised(anew, (first, anew))
    assert is_revised(later, (first, anew, later))
    assert not is_revised(later, (later,)), "where the first issue was forgotten"
    (old, newer) = (replace(each, id="0123456789ab") for each in (first, later))
    assert not is_revised(newer, (old, newer))


def test_old_files_of_one_number_go_by_when_they_were_written(tmp_path: Path) -> None:
    late, early = "2024-07-31.r2.000000000000.parquet", "2024-07-31.r2.ffffffffffff.parquet"
    touched(tmp_path, late, early)
    os.utime(tmp_path / early, (1_000, 1_000))
    os.utime(tmp_path / late, (2_000, 2_000))
    assert [file.path.name for file in list_reports(tmp_path).files] == [early, late]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("all.parquet", ProblemKind.MISNAMED),
        ("2024-07-32.r1.0123456789ab.parquet", ProblemKind.MISNAMED),
        ("2024-07-31.r0.0123456789ab.parquet", ProblemKind.MISNAMED),
        ("2024-07-31.r1.0123456789ab (1).parquet", ProblemKind.COPY),
        ("2024-07-31.r1.0123456789ab - Copy.parquet", ProblemKind.COPY),
        ("2024-07-31.r1.0123456789ab-DESKTOP-1AB.parquet", ProblemKind.COPY),
        (".tmp-0123", ProblemKind.TEMPORARY),
        (f"{PLACE}/.tmp-0123", ProblemKind.TEMPORARY),
        (f"{PLACE}/x.parquet", ProblemKind.MISNAMED),
        (
            f"{PLACE}/2024-07-31.week.r1.20260101T000000000000Z.00000001.parquet",
            ProblemKind.MISNAMED,
        ),
        ("council=A/x.parquet", ProblemKind.MISNAMED),
    ],
)
def test_what_is_no_report_by_its_name(name: str, kind: ProblemKind, tmp_path: Path) -> None:
    listing = list_reports(touched(tmp_path, name))
    (problem,) = listing.problems
    assert (problem.kind, problem.path) == (kind, tmp_path / name)
    assert not listing.files


def test_the_annex_is_looked_at_before_other_series(tmp_path: Path) -> None:
    kent = replace(JULY, report_id="kent-qpr", period_type=PeriodType.QUARTER)
    for report in (kent, JULY):
        touched(tmp_path, str(file_of(tmp_path, report, 1, AT).path))
    listing = list_reports(tmp_path)
    assert listing.series == (ANNEX_MONTHS, Series("kent-qpr", PeriodType.QUARTER))
    assert set(listing.only(ANNEX_MONTHS).periods) == {KEY}


def test_where_only_reports_belong(tmp_path: Path) -> None:
    old, new, plain, empty = (tmp_path / name for name in ("old", "new", "plain", "empty"))
    touched(old, "2024-07-31.r1.0123456789ab.parquet")
    touched(new, f"{PLACE}/2024-07-31.r2.20260115T093000123456Z.00000001.parquet")
    touched(plain, "all.parquet", "council.csv", "council=A/x.csv")
    empty.mkdir()
    for folder in (old, new, new / PLACE, (new / PLACE).parent):
        with pytest.raises(StoreError, match="where only reports belong: write elsewhere"):
            refuse_in_store(folder / "all.csv")
    for folder in (plain, tmp_path, tmp_path / "none", empty):
        refuse_in_store(folder / "all.csv")
    with pytest.raises(StoreError):
        refuse_in_store(empty / "all.csv", empty)
    assert [is_store(folder) for folder in (old, new, plain, empty)] == [True, True, False, False]


def report_named(report_id: str) -> Report:
    return replace(JULY, report_id=report_id)


def test_no_council_is_a_null_for_every_engine() -> None:
    assert council_folder(report_named("x")) == "council=__HIVE_DEFAULT_PARTITION__"
    assert council_folder(JULY) == "council=Oxfordshire%20County%20Council"
