"""Where a store is, as it is typed: a folder, or a bucket and a prefix."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.errors import KpiTuiError
from kpi_tui.paths import store_at
from kpi_tui.store_url import SCHEMES, StoreUrl, parse_url


@pytest.mark.parametrize(
    ("typed", "root"),
    [
        ("s3://bucket", "s3://bucket"),
        ("s3://bucket/", "s3://bucket"),
        ("S3://bucket/a/b/", "s3://bucket/a/b"),
        ("gs://bucket//a", "gs://bucket/a"),
        ("az://container/Our reports", "az://container/Our reports"),
    ],
)
def test_a_bucket_and_a_prefix(typed: str, root: str) -> None:
    assert parse_url(typed) == StoreUrl(root) == store_at(typed)
    assert str(store_at(typed)) == root


@pytest.mark.parametrize("typed", ["reports", "s3:/bucket", "C:\\reports", "c://reports", "", "~"])
def test_what_is_a_path(typed: str) -> None:
    assert parse_url(typed) is None
    assert isinstance(store_at(typed), Path)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        (
            "ftp://host/reports",
            "no report library is at ftp://: name a folder, or a bucket with s3://, gs://",
        ),
        ("file:///reports", "no report library is at file://"),
        ("s3://", "names no bucket"),
        ("s3:///prefix", "names no bucket"),
        ("s3://bucket/a?region=x", r"without \?, # and"),
        ("s3://bucket/a\nb", "without"),
        ("s3://bucket/../other", "write the prefix in full"),
    ],
)
def test_what_no_store_can_be_at(typed: str, why: str) -> None:
    with pytest.raises(KpiTuiError, match=why):
        store_at(typed)


def test_a_password_in_a_url_is_refused_and_not_repeated() -> None:
    with pytest.raises(KpiTuiError, match="the environment") as refused:
        store_at("s3://AKIA:secret@bucket/prefix")
    assert "secret" not in str(refused.value)


def test_an_object_is_named_as_a_file_is() -> None:
    store = StoreUrl("s3://bucket/a")
    path = store / "council=Kent%20County%20Council" / "report_id=kent" / "x.parquet"
    assert str(path) == "s3://bucket/a/council=Kent%20County%20Council/report_id=kent/x.parquet"
    assert (path.name, path.parent.name) == ("x.parquet", "report_id=kent")
    assert path.parent.parent.parent == store
    assert store.parent == store
    assert path.with_name("y") == path.parent / "y"
    assert path.relative_to(store).as_posix() == path.key


@given(st.sampled_from(SCHEMES), st.text(), st.text())
def test_anything_typed_is_a_place_a_path_or_one_line(scheme: str, bucket: str, rest: str) -> None:
    try:
        found = parse_url(f"{scheme}://{bucket}/{rest}")
    except KpiTuiError:
        return
    assert found is not None
    assert parse_url(str(found)) == found
