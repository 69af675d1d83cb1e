"""What a Parquet file unpacks to is told by its headers, and too much is not unpacked."""

from __future__ import annotations

import io
import os
from pathlib import Path

import polars as pl
import pytest

from kpi_tui.demo import published
from kpi_tui.store import parquet
from kpi_tui.store.files import list_reports
from kpi_tui.store.local import LocalPlace
from kpi_tui.store.problems import StoreFileError
from kpi_tui.store.seal import BLANK, KEY, seal
from kpi_tui.store.store import Store
from kpi_tui.store.unpacked import MOST, Unpacked, unpacked
from tests.support.local import local
from tests.support.samples import JULY, JUNE
from tests.support.stores import stored

TEXT = 100_000


@pytest.mark.parametrize("compression", ["uncompressed", "snappy", "gzip", "lz4", "brotli", "zstd"])
@pytest.mark.parametrize("rows_in_a_group", [None, 7])
def test_all_rows_and_texts_are_counted_however_they_are_packed(
    compression: pl._typing.ParquetCompression, rows_in_a_group: int | None
) -> None:
    texts = [f"{number} {'x' * TEXT}" for number in range(20)]
    frame = pl.DataFrame({"text": texts, "same": "y", "many": [[1, 2]] * 20, "yes": True})
    buffer = io.BytesIO()
    frame.write_parquet(buffer, compression=compression, row_group_size=rows_in_a_group)
    found = unpacked(buffer.getvalue())
    assert found.rows == 20
    assert 20 * TEXT < found.size < 42 * TEXT


def test_many_rows_of_one_value_are_as_many_as_they_are() -> None:
    buffer = io.BytesIO()
    pl.DataFrame({"same": pl.repeat("y", 1_000_000, eager=True)}).write_parquet(buffer)
    content = buffer.getvalue()
    assert len(content) < 20_000
    assert unpacked(content).size > 16_000_000


def test_a_long_text_in_many_rows_counts_in_each() -> None:
    buffer = io.BytesIO()
    pl.DataFrame({"same": pl.repeat("y" * TEXT, 1000, eager=True)}).write_parquet(buffer)
    content = buffer.getvalue()
    assert len(content) < 5_000
    assert unpacked(content).size > 1000 * TEXT


def test_a_report_is_far_from_too_much(tmp_path: Path) -> None:
    report = published("2023-01")
    content = local(Store(tmp_path).add(report).path).read_bytes()
    found = unpacked(content)
    assert found == Unpacked(len(report.readings), found.size)
    assert found.size < MOST / 1000


@pytest.mark.parametrize("content", [b"", b"PAR1", b"\xff" * 100, b"\x1c" * 5000, b"\x00" * 16])
def test_what_is_no_parquet_file_is_an_error(content: bytes) -> None:
    with pytest.raises((ValueError, LookupError, RecursionError)):
        unpacked(content)


def test_a_file_that_unpacks_to_too_much_is_left_out_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody made the file, and sealed it."""
    Store(tmp_path).add(JUNE)
    path = local(Store(tmp_path).add(JULY).path)
    rows, metadata = pl.read_parquet(path), pl.read_parquet_metadata(path)
    metadata = {key: text for key, text in metadata.items() if key.startswith("kpi_tui.")}
    buffer = io.BytesIO()
    huge = rows.with_columns(comment=pl.lit("x" * TEXT * 10))
    huge.write_parquet(buffer, metadata={**metadata, KEY: BLANK})
    path.write_bytes(seal(buffer.getvalue()))
    assert path.stat().st_size < TEXT
    monkeypatch.setattr(parquet, "MOST", TEXT * 5)
    told: list[StoreFileError] = []
    store = Store(tmp_path, on_problem=told.append)
    assert store.last_days() == [JUNE.report_date]
    (problem,) = told
    assert problem.why.startswith("unpacks to far more than a report")
    with pytest.raises(StoreFileError, match="unpacks to far more"):
        parquet.read_report(list_reports(tmp_path).periods[JULY.period][0])


def test_a_file_of_a_gigabyte_is_left_out_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store(tmp_path).add(JUNE)
    path = local(Store(tmp_path).add(JULY).path)
    os.truncate(path, 2**30)  # takes no room: nothing is in it
    whole, read = LocalPlace.read, set[Path]()

    def noted(place: LocalPlace) -> bytes:
        read.add(place.path)
        return whole(place)

    monkeypatch.setattr(LocalPlace, "read", noted)
    told: list[StoreFileError] = []
    assert Store(tmp_path, on_problem=told.append).last_days() == [JUNE.report_date]
    assert [(each.path, each.why) for each in told] == [
        (path, "far larger than a report, so July 2024 is left out")
    ]
    assert path not in read


def test_a_number_as_long_as_the_file_is_none() -> None:
    footer = b"\x16" + b"\xff" * 3_000_000
    content = b"PAR1" + footer + len(footer).to_bytes(4, "little") + b"PAR1"
    with pytest.raises(ValueError, match=r"^\d+$"):
        unpacked(content)


@pytest.mark.parametrize("counted", [b"\x19\xf7" + b"\xff" * 8 + b"\x7f", b"\x18" + b"\xff" * 8])
def test_more_values_than_the_file_has_bytes_are_no_list(counted: bytes) -> None:
    """Numbers of eight bytes, a quintillion of them; and a text as long."""
    content = b"PAR1" + counted + b"\x00" * 40 + (len(counted) + 40).to_bytes(4, "little") + b"PAR1"
    with pytest.raises((ValueError, LookupError)):
        unpacked(content)


def test_the_headers_of_a_content_are_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored(tmp_path, JUNE, JULY)
    looked: list[bytes] = []

    def look(content: bytes) -> Unpacked:
        looked.append(content)
        return unpacked(content)

    monkeypatch.setattr(parquet, "unpacked", look)
    monkeypatch.setattr(parquet, "_unpacked", {})
    for _ in range(2):
        store = Store(tmp_path)
        assert [store.report(each.key) for each in store.reports()] == [JUNE, JULY]
    assert len(looked) == len({*looked}) == 2
