from __future__ import annotations

import errno
import io
import json
import os
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime
from glob import escape as glob_escape
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given

from kpi_tui.errors import StoreError
from kpi_tui.files import write_whole
from kpi_tui.origin import Origin
from kpi_tui.period import ANNEX_MONTHS, PeriodType
from kpi_tui.report import PublishedDirection, Report, Source
from kpi_tui.status import Status
from kpi_tui.store import parquet, same_report
from kpi_tui.store.columns import COLUMNS, PRIORITY_COLUMNS
from kpi_tui.store.content import LATER_OF_REPORT
from kpi_tui.store.files import file_of
from kpi_tui.store.seal import BLANK, KEY, seal
from kpi_tui.store.store import Store
from kpi_tui.version import READER
from kpi_tui.vocabulary import Polarity
from tests.support.engines import query
from tests.support.laws import examples
from tests.support.local import local
from tests.support.samples import EMPTY, JULY, JUNE, LIBRARY, corrected
from tests.support.strategies import REPORTS


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store [1] *")


def names(store: Store) -> list[str]:
    return sorted(item.name for item in local(store.path).rglob("*") if item.is_file())


def test_an_empty_store_has_everything_but_rows(store: Store) -> None:
    assert dict(store.readings().collect_schema()) == COLUMNS
    assert dict(store.priorities().collect_schema()) == PRIORITY_COLUMNS
    assert store.readings().collect().is_empty()
    assert (store.reports(), store.last_days()) == ([], [])
    assert not local(store.path).exists()


@examples(40)
@given(REPORTS)
def test_a_report_comes_back_whole(report: Report) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = Store(folder)
        added = store.add(report)
        assert (added.revision, added.is_new, added.previous) == (1, True, None)
        assert store.report(report.report_date) == report
        assert dict(store.readings().collect_schema()) == COLUMNS


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
    assert first.path.parent.name == "report_id=oxfordshire-annex"
    assert first.path.parent.parent.name == "council=Oxfordshire%20County%20Council"
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
        store.add(replace(JULY, title=f"issue {turn}", source=Source("a.pdf", f"{turn}" * 64, 5)))
    assert store.reports()[0].title == "issue 9"


def test_months_stand_in_order_and_rows_as_printed(store: Store) -> None:
    for report in (JULY, EMPTY, JUNE):
        store.add(report)
    assert store.last_days() == [date(2024, 5, 31), date(2024, 6, 30), date(2024, 7, 31)]
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
    assert store.last_days() == [JUNE.report_date]
    assert store.forget(JULY.report_date) == 0


def test_forgetting_the_last_revision_leaves_the_one_before(store: Store) -> None:
    for report in (JULY, corrected(), JUNE):
        store.add(report)
    assert store.forget(JULY.report_date, last=2) == 1
    assert store.report(JULY.report_date) == JULY
    assert store.count_revisions(JULY.report_date) == 1
    with pytest.raises(
        StoreError, match="revision 2 is the last no longer, so nothing is taken out"
    ):
        store.forget(JULY.report_date, last=2)
    assert store.add(corrected()).revision == 2, "and the other may come again"


def test_two_at_once_leave_two_whole_revisions(store: Store) -> None:
    """Another importer's issue arrives between our look and our writing."""
    store.add(JULY)
    other = replace(JULY, title="another", source=Source("other.pdf", "ef" * 32, 5))
    early = file_of(store.path, other, 2, datetime(2026, 1, 1, tzinfo=UTC))
    store.add(corrected())
    local(early.path).write_bytes(parquet.encode(other, early, datetime(2026, 1, 1, tzinfo=UTC)))
    assert [item.revision for item in store.reports(revisions=True)] == [1, 2, 3]
    assert store.report(JULY.report_date) == corrected()
    assert store.report(JULY.report_date, 2) == other
    third = replace(JULY, title="third", source=Source("third.pdf", "aa" * 32, 5))
    assert store.add(third).revision == 4
    assert store.readings().collect()["revision"].unique().to_list() == [4]


def test_of_one_pdf_that_two_import_at_once_one_file_stays(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Store(store.path).add(JULY)
    content = local(first.path).read_bytes()
    local(first.path).unlink()

    def meanwhile(path: Path, ours: bytes) -> None:
        write_whole(local(first.path), content)
        write_whole(path, ours)

    monkeypatch.setattr("kpi_tui.store.local.write_whole", meanwhile)
    added = store.add(JULY)
    assert added.is_new is False
    assert names(store) == [added.path.name]


# -- what is read anew -----------------------------------------------------------------------------

BETTER = replace(
    JULY, readings=(replace(JULY.readings[0], comment="All of it."), *JULY.readings[1:])
)
"""July's own PDF, of which a better reader reads more."""


def test_the_same_pdf_read_otherwise_is_no_new_issue(store: Store) -> None:
    store.add(JULY)
    store.add(corrected())
    added = store.add(BETTER)
    assert (added.is_new, added.is_read_anew) == (True, True)
    assert (added.revision, added.previous) == (2, 1)  # the issue that the council replaced
    assert store.report(JULY.report_date) == corrected()
    assert [item.is_read_anew for item in store.revisions(JULY.report_date)] == [False, True, False]
    assert store.newest(JULY.report_date).revision == 3
    assert set(store.readings().collect()["revision"]) == {3}


def test_a_pdf_read_as_before_replaces_what_was_read_otherwise_since(store: Store) -> None:
    for number, report in enumerate((JULY, BETTER, JULY, BETTER), 1):
        added = store.add(report)
        assert (added.is_new, added.revision, added.previous) == (True, number, number - 1 or None)
        assert added.is_read_anew == (number > 1)
        assert store.report(JULY.report_date) == report
        assert not store.add(report).is_new, "it is the one that counts already"
    assert len(store.revisions(JULY.report_date)) == 4


def test_an_earlier_issue_stays_the_earlier_one_however_often_it_is_read(store: Store) -> None:
    for report in (JULY, BETTER, corrected(), JULY):
        store.add(report)
    assert store.report(JULY.report_date) == corrected()
    assert not store.add(JULY).is_new
    assert not store.add(corrected()).is_new


def test_what_a_better_reader_reads_alike_is_read_anew_once(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add(JULY)
    assert not store.add(JULY).is_new
    better = READER + 1
    monkeypatch.setattr(same_report, "READER", better)
    monkeypatch.setattr(parquet.encode, "__kwdefaults__", {"reader": better, "is_read_anew": False})
    added = store.add(JULY)
    assert (added.is_new, added.is_read_anew, added.previous) == (True, True, 1)
    assert [item.reader for item in store.revisions(JULY.report_date)] == [READER, better]
    assert not store.add(JULY).is_new
    monkeypatch.setattr(same_report, "READER", READER)
    assert not store.add(BETTER).is_new, "an older reader does not know better"
    assert store.report(JULY.report_date) == JULY


def test_read_anew_comes_after_what_it_replaces_whatever_the_clock_says(store: Store) -> None:
    store.add(JULY, datetime(2030, 1, 1, tzinfo=UTC))
    store.add(BETTER, datetime(2020, 1, 1, tzinfo=UTC))
    assert store.report(JULY.report_date) == BETTER


# -- several series --------------------------------------------------------------------------------

KENT = replace(
    JULY,
    report_date=date(2024, 9, 30),
    council="Kent County Council",
    report_id="kent-qpr",
    period_type=PeriodType.QUARTER,
    period_label="Quarter 2 2024/25",
    period_start=date(2024, 7, 1),
    provenance=Origin.PUBLISHED,
    readings=(
        replace(
            JULY.readings[0],
            published_direction=PublishedDirection.IMPROVING,
            floor="90%",
            previous_actual="1,100",
            previous_status=Status.BLUE,
            code_is_ours=True,
        ),
    ),
)


def test_reports_of_another_series_lie_apart(store: Store) -> None:
    store.add(JULY)
    path = store.add(KENT).path
    assert local(path).parts[-3:-1] == ("council=Kent%20County%20Council", "report_id=kent-qpr")
    assert path.name.startswith("2024-09-30.quarter.r1.")
    assert store.all_series() == (ANNEX_MONTHS, KENT.period.series)
    assert store.report(KENT.period) == KENT
    assert store.only(ANNEX_MONTHS).last_days() == [JULY.report_date]
    assert store.only(KENT.period.series).last_days() == [KENT.report_date]
    rows = store.readings().collect()
    assert rows["council"].to_list() == [None] * 3 + ["Kent County Council"]
    last = rows.to_dicts()[-1]
    assert (last["report_id"], last["period_type"]) == ("kent-qpr", "quarter")
    assert (last["period_label"], last["period_start"]) == ("Quarter 2 2024/25", date(2024, 7, 1))
    assert (last["published_direction"], last["provenance"]) == ("improving", "published")
    assert (last["floor"], last["floor_value"]) == ("90%", 90.0)
    assert (last["previous_actual"], last["previous_actual_value"]) == ("1,100", 1100.0)
    assert (last["previous_status"], last["code_is_ours"]) == ("blue", True)
    assert dict(rows.schema) == COLUMNS


def test_a_quarter_and_a_month_that_end_together_are_two_periods(store: Store) -> None:
    month = replace(JULY, report_date=KENT.report_date)
    quarter = replace(month, period_type=PeriodType.QUARTER, title="a quarter")
    assert [store.add(each).revision for each in (month, quarter)] == [1, 1]
    assert store.report(month.period) == month
    assert store.report(quarter.period) == quarter
    assert store.forget(month.period) == 1
    assert store.report(quarter.period) == quarter


BIGGER, SMALLER = Polarity.BIGGER_IS_BETTER, Polarity.SMALLER_IS_BETTER


def printing(report: Report, *polarities: Polarity | None) -> Report:
    """A report that prints for each of its measures which way is better."""
    pairs = zip(report.readings, polarities, strict=True)
    return replace(
        report, readings=tuple(replace(item, published_polarity=said) for item, said in pairs)
    )


def test_printed_polarities_are_kept_and_change_no_columns(store: Store) -> None:
    told = {
        JULY.report_date: (None, SMALLER, BIGGER),
        date(2024, 8, 31): (Polarity.IN_RANGE, None, Polarity.NEUTRAL),
        date(2024, 9, 30): (None, None, None),
    }
    paths = []
    for day, polarities in told.items():
        report = printing(replace(JULY, report_date=day), *polarities)
        paths.append(local(store.add(report).path))
        assert store.report(day) == report
    assert (
        len(
            {tuple(pl.read_parquet_schema(io.BytesIO(path.read_bytes())).items()) for path in paths}
        )
        == 1
    )
    schemas = [pl.read_parquet_metadata(path)["kpi_tui.schema"] for path in paths]
    assert schemas == ["3", "3", "1"]
    rows = store.collect(store.readings())
    assert dict(rows.schema) == COLUMNS
    assert rows["published_polarity"].to_list() == [
        said for polarities in told.values() for said in polarities
    ]
    asked = store.readings().filter(pl.col("measure_code") == JULY.readings[2].measure_code)
    assert store.collect(asked)["published_polarity"].to_list() == [BIGGER, Polarity.NEUTRAL, None]
    again = printing(JULY, BIGGER, SMALLER, BIGGER)
    assert store.add(again).revision == 2
    assert store.collect(store.readings(JULY.report_date))["published_polarity"].to_list() == [
        *(BIGGER, SMALLER, BIGGER)
    ]


def test_a_file_that_lacks_the_polarity_of_a_reading_is_no_report(store: Store) -> None:
    path = local(store.add(printing(JULY, None, SMALLER, BIGGER)).path)
    metadata = pl.read_parquet_metadata(path)
    kept = {key: value for key, value in metadata.items() if key.startswith("kpi_tui.")}
    kept["kpi_tui.polarities"] = '["bigger_is_better"]'
    content = io.BytesIO()
    pl.read_parquet(path, glob=False).write_parquet(content, metadata={**kept, KEY: BLANK})
    path.write_bytes(seal(content.getvalue()))
    with pytest.warns(UserWarning, match="not a kpi-tui report"):
        assert Store(store.path).last_days() == []


def test_only_what_needs_it_has_the_new_schema(store: Store) -> None:
    blue = replace(
        JULY, report_date=JUNE.report_date, readings=(replace(LIBRARY, ytd_status=Status.BLUE),)
    )
    schemas = [
        pl.read_parquet_metadata(local(store.add(report).path))["kpi_tui.schema"]
        for report in (JULY, KENT, blue)
    ]
    assert schemas == ["1", "2", "2"]


def test_what_0_1_0_reads_of_a_file_is_there(store: Store) -> None:
    """It takes every value under our prefix for JSON, and needs these."""
    metadata = pl.read_parquet_metadata(local(store.add(JULY).path))
    values = {
        key: json.loads(value) for key, value in metadata.items() if key.startswith("kpi_tui.")
    }
    for key in ("schema", "revision", "digest", "imported_at", "measures", "statuses", "title",
                "report_date", "priorities", "source", "account", "warnings"):  # fmt: skip
        assert f"kpi_tui.{key}" in values
    assert not {f"kpi_tui.{name}" for name in LATER_OF_REPORT} & set(values)


@pytest.mark.parametrize(
    "council", ["../../etc", "A & B: [c]*?", "Ängelholm / x", "..", "a.b~c", "x\ny"]
)
def test_no_council_leads_out_of_the_store(council: str, store: Store) -> None:
    path = store.add(replace(KENT, council=council)).path
    assert path.parent.parent.parent == store.path
    assert store.report(KENT.period).council == council
    assert query(f"select distinct council from '{tmp_glob(store)}'") == [(council,)]


def tmp_glob(store: Store) -> str:
    """What an engine takes for all reports of a store."""
    return f"{glob_escape(str(store.path))}/*/*/*.parquet"


def test_a_name_too_long_for_a_folder(store: Store) -> None:
    with pytest.raises(StoreError, match="too long for the name of a folder"):
        store.add(replace(KENT, council="x" * 300))
    assert not local(store.path).exists()


# -- files that are not reports --------------------------------------------------------------------


def odd_files(store: Store, folder: Path) -> dict[str, tuple[str, bytes, str]]:
    """Files that are no reports: names, contents, and what is said of each."""
    named = store.would_add(JULY).path.name
    foreign, newer = folder / "foreign", folder / "newer"
    pl.DataFrame({"a": [1]}).write_parquet(foreign)
    pl.DataFrame({"a": [1]}).write_parquet(newer, metadata={"kpi_tui.schema": "4"})
    report = local(Store(folder / "other").add(JULY).path).read_bytes()
    june = local(Store(folder / "other").add(JUNE).path).read_bytes()
    return {
        "other name": ("other.parquet", report, "not a kpi-tui report by its name"),
        "copy": (named.replace(".parquet", " (1).parquet"), report, "a copy under another name"),
        "no metadata": (
            named,
            foreign.read_bytes(),
            "not a kpi-tui report, so July 2024 is left out: move it elsewhere",
        ),
        "newer": (named, newer.read_bytes(), "written by a newer kpi-tui"),
        "renamed": (named, june, "its name or its folder is another report's"),
        "damaged": (named, b"PAR1 no more PAR1", "damaged"),
        "cut": (named, report[:-20], "not as it was written"),
        "flipped": (named, report[:40] + bytes([report[40] ^ 1]) + report[41:], "not as it was"),
        "empty": (named, b"", "damaged"),
    }


KINDS = [
    "other name",
    "copy",
    "no metadata",
    "newer",
    "renamed",
    "damaged",
    "cut",
    "flipped",
    "empty",
]


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_cannot_be_read_is_named_and_locks_nothing(
    kind: str, store: Store, tmp_path: Path
) -> None:
    told: list[str] = []
    store = Store(store.path, on_problem=lambda problem: told.append(str(problem)))
    store.add(JUNE)
    name, content, words = odd_files(store, tmp_path)[kind]
    odd = store.add(JUNE).path.with_name(name)
    local(odd).write_bytes(content)
    assert store.last_days() == [JUNE.report_date]
    assert len(store.readings().collect()) == 2
    assert [item.report_date for item in store.reports()] == [JUNE.report_date]
    (said,) = told
    assert words in said
    assert said.startswith(f"{odd}: ")
    assert "\n" not in said
    assert store.add(JULY).is_new
    assert store.report(JULY.report_date) == JULY
    assert len(store.readings().collect()) == 5
    assert local(odd).read_bytes() == content


@pytest.mark.parametrize("kind", ["damaged", "cut", "flipped", "newer"])
def test_an_earlier_revision_stands_in_and_importing_mends(
    kind: str, store: Store, tmp_path: Path
) -> None:
    told: list[str] = []
    store = Store(store.path, on_problem=lambda problem: told.append(str(problem)))
    store.add(JULY)
    path = store.add(corrected()).path
    local(path).write_bytes(odd_files(store, tmp_path)[kind][1])
    assert store.report(JULY.report_date) == JULY
    assert set(store.readings().collect()["period_actual"]) >= {"1,247"}
    (said,) = told
    assert path.name in said
    assert store.add(corrected()).revision == 3
    assert store.report(JULY.report_date) == corrected()


def test_what_is_left_out_is_said_with_what_follows(store: Store) -> None:
    told: list[str] = []
    first = Store(store.path, on_problem=lambda problem: told.append(str(problem)))
    path = first.add(JULY).path
    local(path).write_bytes(b"no report")
    first.readings()
    first.reports()
    (said,) = told
    assert said == (
        f"{path}: damaged, so July 2024 is left out: import its PDF again, then delete this file"
    )


def test_without_anybody_to_tell_python_warns(store: Store) -> None:
    local(store.add(JULY).path).write_bytes(b"no report")
    with pytest.warns(UserWarning, match="July 2024 is left out"):
        store.readings()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_what_is_no_file_is_not_opened(store: Store) -> None:
    told: list[str] = []
    store = Store(store.path, on_problem=lambda problem: told.append(str(problem)))
    place = store.add(JULY).path.parent
    os.mkfifo(local(place / "2024-06-30.r1.20260101T000000000000Z.00000000.parquet"))
    local(place / "2024-05-31.r1.20260101T000000000000Z.00000000.parquet").mkdir()
    local(store.path / "x.parquet").symlink_to(local(store.path / "x.parquet"))
    local(place / ".tmp-0123").write_bytes(b"half")
    assert store.last_days() == [JULY.report_date]
    assert len(told) == 4
    assert sorted(line.split(": ")[1] for line in told) == [
        "a folder, where a report is a file",
        "an import that was cut off, or is still at work",
        "not a file",
        "not a file",
    ]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "cannot be read: Permission denied"),
        (OSError(errno.EMFILE, "Too many open files"), "cannot be read: Too many open files"),
    ],
)
def test_nobody_is_told_to_move_a_good_file(
    error: OSError, words: str, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    store = Store(store.path, on_problem=lambda problem: told.append(str(problem)))
    store.add(JULY)

    def refuse(_: Path) -> bytes:
        raise error

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert store.last_days() == []
    (said,) = told
    assert words in said
    assert said.endswith(": it may be sound: check who may read it, and try again")


def test_damage_is_seen_however_the_file_looks_once_it_is_read_in_full(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The index of the cache folder goes by a file's look; who reads all of it sees for himself."""
    path = store.add(JULY).path
    store.readings()
    content = bytearray(local(path).read_bytes())
    content[60] ^= 4
    local(path).write_bytes(content)
    monkeypatch.setattr("kpi_tui.store.verified.VerifiedFiles.has", lambda *_: True)
    told: list[str] = []
    with pytest.raises(StoreError, match="July 2024: not in the report library"):
        Store(store.path, on_problem=lambda each: told.append(each.why)).report(JULY.report_date)
    assert told == ["not as it was written"]


def test_other_files_are_ignored(store: Store, recwarn: pytest.WarningsRecorder) -> None:
    place = store.add(JULY).path.parent
    for name in ("notes.txt", "._2024-07-31.r1.000000000000.parquet", "judgements.jsonl"):
        local(store.path / name).write_bytes(b"x")
        local(place / name).write_bytes(b"x")
    assert len(store.reports()) == 1
    assert not list(recwarn)


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
    assert store.last_days() == []


def test_any_engine_reads_the_folder_with_one_glob(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for report in (JULY, JUNE, EMPTY, KENT):
        store.add(report)
    by_polars = pl.read_parquet(tmp_path / "**/*.parquet", hive_partitioning=True)
    counted = dict(by_polars.group_by("council").len().rows())
    assert counted == {"Oxfordshire County Council": 5, "Kent County Council": 1}
    sql = f"select council, report_id, count(*) from '{tmp_path}/**/*.parquet' group by all order by 3"
    assert query(sql) == [
        ("Kent County Council", "kent-qpr", 1),
        ("Oxfordshire County Council", "oxfordshire-annex", 5),
    ]


# -- found by a second reader -----------------------------------------------------------------------


def quiet(store: Store) -> Store:
    """The same store, with nobody to tell of problems."""
    return Store(store.path, on_problem=lambda _: None)


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[50] ^= 1
    path.write_bytes(content)


def test_the_pdf_of_a_damaged_first_issue_takes_its_place_and_no_later_one(store: Store) -> None:
    flip(local(store.add(JULY).path))
    quiet(store).add(corrected())
    added = quiet(store).add(JULY)
    assert added.is_new
    assert quiet(store).report(JULY.report_date) == corrected()


def test_where_a_file_cannot_be_read_nobody_can_tell_and_nothing_is_added(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = store.add(JULY).path
    real = Path.read_bytes

    def refuse(file: Path) -> bytes:
        if file == path:
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(file)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(StoreError, match="cannot be read: Permission denied"):
        quiet(store).add(JULY)
    assert names(store) == [path.name]


def test_a_council_that_goes_back_to_its_first_issue(store: Store) -> None:
    store.add(JULY)
    store.add(corrected())
    back = replace(JULY, source=Source("back.pdf", "77" * 32, 5))
    assert store.add(back).revision == 3
    assert store.report(JULY.report_date) == back
    assert not store.add(back).is_new


def test_what_was_thought_whole_is_looked_through_again_once_it_was_not(store: Store) -> None:
    store.add(JULY)
    path = store.add(corrected()).path
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kpi_tui.store.local.LocalPlace.look", lambda _: [1])
        told = quiet(store)
        assert told.newest(JULY.report_date).revision == 2
        flip(local(path))
        assert told.report(JULY.report_date) == JULY
        assert told.newest(JULY.report_date).revision == 1
        assert told.readings().collect()["period_actual"].to_list()[0] == "1,247"


def test_a_file_of_another_moment_or_council_than_its_own_is_named(store: Store) -> None:
    told: list[str] = []
    path = store.add(JULY).path
    other = path.with_name(path.name.replace(path.name.split(".")[2], "20200101T000000000000Z"))
    local(path).rename(local(other))
    asked = Store(store.path, on_problem=lambda each: told.append(each.why))
    assert asked.last_days() == []
    local(other).rename(local(path))
    elsewhere = store.path / "council=Kent" / path.parent.name
    local(elsewhere).mkdir(parents=True)
    local(path).rename(local(elsewhere / path.name))
    asked = Store(store.path, on_problem=lambda each: told.append(each.why))
    assert asked.last_days() == []
    assert told == ["its name or its folder is another report's, so July 2024 is left out"] * 2


def test_a_file_in_two_folders_is_counted_once_and_named(store: Store) -> None:
    told: list[str] = []
    path = store.add(JULY).path
    elsewhere = store.path / "council=Z" / path.parent.name
    local(elsewhere).mkdir(parents=True)
    local(elsewhere / path.name).write_bytes(local(path).read_bytes())
    asked = Store(store.path, on_problem=lambda each: told.append(str(each)))
    assert len(asked.readings().collect()) == 3
    (said,) = told
    assert said.endswith("the same file lies in another folder of the report library: delete it")


@pytest.mark.parametrize("name", ["council=x", "council=x/report_id=y"])
def test_links_in_a_circle_lock_nothing(name: str, store: Store) -> None:
    store.add(JULY)
    link = store.path / name
    local(link.parent).mkdir(exist_ok=True)
    local(link).symlink_to(local(link))
    assert store.last_days() == [JULY.report_date]


def test_text_that_looks_like_a_seal(store: Store) -> None:
    odd = f"{KEY}\x18\x40{BLANK}"
    report = replace(JULY, title=odd, readings=(replace(LIBRARY, comment=odd),))
    store.add(report)
    assert store.report(JULY.report_date) == report
