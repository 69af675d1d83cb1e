"""A store in a bucket holds what one in a folder holds, and nothing in it is ever written over."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kpi_tui.errors import StoreError
from kpi_tui.report import Source
from kpi_tui.store.bucket import bucket_of
from kpi_tui.store.examine import examine
from kpi_tui.store.files import list_reports
from kpi_tui.store.parquet import encode
from kpi_tui.store.problems import ProblemKind, StoreFileError
from kpi_tui.store.store import Store
from kpi_tui.store.upgrade import upgrade
from kpi_tui.store_url import StoreUrl
from tests.cloud.server import Server
from tests.support.local import local
from tests.support.other_reports import quarterly
from tests.support.samples import JULY, JUNE, corrected

OLD = Path(__file__).parents[1] / "store" / "old"
AT = datetime(2026, 1, 15, 9, 30, tzinfo=UTC)


def flipped(content: bytes) -> bytes:
    return content[:200] + bytes([content[200] ^ 1]) + content[201:]


def test_it_holds_what_a_folder_holds(url: StoreUrl, tmp_path: Path) -> None:
    far, near = Store(url), Store(tmp_path / "store")
    for report in (JUNE, JULY, JULY, corrected(), quarterly(date(2024, 9, 30))):
        there, here = far.add(report, AT), near.add(report, AT)
        assert (there.key, there.revision, there.is_new) == (here.key, here.revision, here.is_new)
    assert far.report(JULY.report_date) == corrected()
    assert far.report(JULY.report_date, 1) == JULY
    assert far.readings().collect().equals(near.readings().collect())
    assert far.priorities().collect().equals(near.priorities().collect())
    assert [replace(each, path=url) for each in far.reports(revisions=True)] == [
        replace(each, path=url) for each in near.reports(revisions=True)
    ]
    assert far.all_series() == near.all_series()


def test_an_object_is_what_a_file_is(url: StoreUrl, server: Server, tmp_path: Path) -> None:
    """Each can be copied to where the other is."""
    added = Store(url).add(JULY)
    ((key, content),) = server.content(url).items()
    assert str(added.path) == f"{url}/{key}"
    assert key.startswith("council=Oxfordshire%20County%20Council/report_id=oxfordshire-annex/2024")
    path = tmp_path / key
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    assert Store(tmp_path).report(JULY.report_date) == JULY


def test_what_is_there_is_never_written_over(url: StoreUrl, server: Server) -> None:
    bucket = bucket_of(url.root)
    bucket.put_new("council=A/x", b"first")
    bucket.put_new("council=A/x", b"first")  # as a request does that is tried anew
    with pytest.raises(FileExistsError):
        bucket.put_new("council=A/x", b"second")
    assert server.content(url) == {"council=A/x": b"first"}


def test_a_second_issue_of_the_same_moment_is_ordered_as_in_a_folder(url: StoreUrl) -> None:
    store = Store(url)
    first = store.add(JULY, AT)
    other = replace(corrected(), source=Source("other.pdf", "ee" * 32, 5))
    second = store.add(other, AT)
    assert (first.revision, second.revision) == (1, 2)
    again = store.add(JULY, AT)
    assert (again.is_new, again.revision) == (False, 1)


def test_of_one_pdf_that_two_import_at_once_one_object_stays(
    url: StoreUrl, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Store(url).add(JULY)
    ((key, content),) = server.content(url).items()
    assert str(first.path).endswith(key)
    server.delete(url, key)
    put = type(bucket_of(url.root)).put_new

    def meanwhile(_bucket: object, name: str, ours: bytes) -> None:
        server.put(url, key, content)
        put(bucket_of(url.root), name, ours)

    monkeypatch.setattr("kpi_tui.store.bucket.Bucket.put_new", meanwhile)
    store = Store(url)
    added = store.add(JULY)
    assert added.is_new is False
    assert [each.path for each in list_reports(url).files] == [added.path]


def test_what_is_forgotten_is_gone(url: StoreUrl, server: Server) -> None:
    store = Store(url)
    for report in (JUNE, JULY, corrected()):
        store.add(report)
    assert store.forget(JULY.report_date) == 2
    assert len(server.content(url)) == 1
    assert store.last_days() == [JUNE.report_date]
    with pytest.raises(
        StoreError, match=r"July 2024: not in the report library s3://.*/our reports/2024"
    ):
        store.report(JULY.report_date)


def test_one_damaged_object_is_named_and_importing_mends_it(url: StoreUrl, server: Server) -> None:
    Store(url).add(JUNE)
    damaged = Store(url).add(JULY).path
    assert isinstance(damaged, StoreUrl)
    Store(url).readings().collect()  # so that a copy of what it was is kept
    server.put(url, damaged.key, flipped(server.content(url)[damaged.key]))
    told: list[StoreFileError] = []
    store = Store(url, on_problem=told.append)
    assert store.last_days() == [JUNE.report_date]
    assert [(each.path, each.kind) for each in told] == [(damaged, ProblemKind.DAMAGED)]
    assert str(told[0]).startswith(f"{damaged}: not as it was written, so July 2024 is left out")
    assert store.add(JULY).is_new
    assert store.report(JULY.report_date) == JULY


def test_strange_objects_are_named_or_none_of_ours(url: StoreUrl, server: Server) -> None:
    store = Store(url)
    path = store.add(JULY).path
    assert isinstance(path, StoreUrl)
    sound = server.content(url)[path.key]
    folder = path.parent.key
    for key, content in {
        "notes.txt": b"x",
        "council=A/": b"",
        f"{folder}/": b"",
        "deeper/council=A/report_id=b/2024-06-30.parquet": b"x",
        f"{folder}/{path.name.removesuffix('.parquet')} (1).parquet": sound,
        f"{folder}/report.parquet": b"x",
        "council=A/stray.parquet": b"x",
    }.items():
        server.put(url, key, content)
    told: list[StoreFileError] = []
    assert Store(url, on_problem=told.append).report(JULY.report_date) == JULY
    assert {each.path.name: each.kind for each in told} == {
        f"{path.name.removesuffix('.parquet')} (1).parquet": ProblemKind.COPY,
        "report.parquet": ProblemKind.MISNAMED,
        "stray.parquet": ProblemKind.MISNAMED,
    }


def test_files_of_before_there_were_councils(url: StoreUrl, server: Server) -> None:
    for file in OLD.glob("*.parquet"):
        server.put(url, file.name, file.read_bytes())
    before = Store(url).readings().collect()
    assert before.equals(Store(OLD).readings().collect())
    assert upgrade(url).copied == 3
    assert all(key.startswith("council=") for key in server.content(url))
    assert Store(url).readings().collect().equals(before)


# -- copies in the cache folder --------------------------------------------------------------------


def copies(tmp_path: Path) -> list[Path]:
    return sorted(path for path in (tmp_path / "cache" / "objects").rglob("*") if path.is_file())


def test_an_object_is_fetched_once(
    url: StoreUrl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for report in (JUNE, JULY):
        Store(url).add(report)
    rows = Store(url).readings().collect()
    assert len(copies(tmp_path)) == 2

    def fail(*_: object) -> None:
        raise AssertionError("fetched again")

    monkeypatch.setattr("kpi_tui.store.bucket.Bucket.get", fail)
    store = Store(url)
    assert store.readings().collect().equals(rows)
    assert store.report(JULY.report_date) == JULY


@pytest.mark.parametrize("content", [b"", b"no parquet", None])
def test_a_copy_that_is_not_as_it_was_is_never_taken(
    content: bytes | None, url: StoreUrl, tmp_path: Path
) -> None:
    from kpi_tui.store.copies import _opened

    for report in (JUNE, JULY):
        Store(url).add(report)
    rows = Store(url).readings().collect()
    one, other = copies(tmp_path)
    one.write_bytes(flipped(one.read_bytes()) if content is None else content)
    other.unlink()
    _opened.cache_clear()  # as another process
    assert Store(url).readings().collect().equals(rows)


def test_no_cache_folder_is_no_hindrance(
    url: StoreUrl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("KPI_TUI_CACHE", str(tmp_path / "file" / "cache"))
    for report in (JUNE, JULY):
        Store(url).add(report)
    assert Store(url).readings().collect().height == len(JUNE.readings) + len(JULY.readings)


def test_a_doctor_reads_the_objects_themselves(
    url: StoreUrl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store(url).add(JULY)
    Store(url).readings().collect()
    assert examine(url, tmp_path / "demo").problems == ()
    fetched: list[str] = []
    get = type(bucket_of(url.root)).get

    def watched(_bucket: object, key: str) -> object:
        fetched.append(key)
        return get(bucket_of(url.root), key)

    monkeypatch.setattr("kpi_tui.store.bucket.Bucket.get", watched)
    assert len(examine(url, tmp_path / "demo").reports) == 1
    assert len(fetched) == 1


def test_an_object_of_another_report_is_not_taken_for_it(url: StoreUrl, server: Server) -> None:
    path = Store(url).add(JULY).path
    assert isinstance(path, StoreUrl)
    (june,) = list_reports(url).files
    server.put(url, path.key, encode(JUNE, june, AT))
    told: list[StoreFileError] = []
    assert Store(url, on_problem=told.append).last_days() == []
    assert [each.kind for each in told] == [ProblemKind.MISPLACED]


def test_a_folder_is_as_it_was(tmp_path: Path) -> None:
    path = local(Store(tmp_path).add(JULY).path)
    assert path.is_file()
    assert path.is_relative_to(tmp_path)
