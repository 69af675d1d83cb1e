"""The place of a store or of a file of it: a path, or the URL of an object store, as plain values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from kpi_tui.errors import KpiTuiError
from kpi_tui.regex import regex

SCHEMES = ("s3", "gs", "az")
"""Amazon S3 and servers with its interface, Google Cloud Storage, Azure Blob Storage."""
_URL = regex(r"([A-Za-z][A-Za-z0-9+.-]+)://(.*)", re.DOTALL)
"""A scheme has two letters or more: a single one is a drive of Windows."""


@dataclass(frozen=True, slots=True, order=True)
class StoreUrl:
    """A store in a bucket, or an object of it. A `Path` would turn `s3://bucket` into `s3:/bucket`."""

    root: str
    """The store, `s3://bucket/prefix`."""
    key: str = ""
    """`council=…/report_id=…/….parquet`; empty for the store itself."""

    @property
    def name(self) -> str:
        """The last part of it."""
        return str(self).rpartition("/")[2]

    @property
    def parent(self) -> StoreUrl:
        """The folder it is in; the store is its own parent."""
        return StoreUrl(self.root, self.key.rpartition("/")[0])

    def __truediv__(self, name: str) -> StoreUrl:
        return StoreUrl(self.root, f"{self.key}/{name}" if self.key else name)

    def __str__(self) -> str:
        return f"{self.root}/{self.key}" if self.key else self.root

    def with_name(self, name: str) -> StoreUrl:
        """Return the URL of another name in the same folder."""
        return self.parent / name

    def relative_to(self, folder: Path | StoreUrl) -> PurePosixPath:
        """Return its path within a store or a folder of one. Raises `ValueError` if it is elsewhere."""
        return PurePosixPath(self.root, self.key).relative_to(PurePosixPath(str(folder)))

    def absolute(self) -> StoreUrl:
        """Return it as it is: a URL does not depend on the working folder."""
        return self


StorePath: TypeAlias = Path | StoreUrl
"""The path or URL of a store, or of a file of it. `kpi_tui.store.place` reads and writes there."""


def parse_url(text: str) -> StoreUrl | None:
    """Read the URL of an object store; `None` for a path.

    Raises `KpiTuiError` for a URL that cannot be a store's.
    """
    match = _URL.fullmatch(text)
    if not match:
        return None
    scheme, rest = match[1].lower(), match[2]
    parts = rest.split("/")
    bucket, *folders = parts
    if scheme not in SCHEMES:
        known = ", ".join(f"{each}://" for each in SCHEMES[:-1])
        raise KpiTuiError(
            f"{text}: no report library is at {scheme}://: name a folder, or a bucket with {known} or "
            f"{SCHEMES[-1]}://"
        )
    if not bucket:
        raise KpiTuiError(f"{text}: names no bucket: write {scheme}://bucket/prefix")
    if "@" in bucket or ":" in bucket:
        raise KpiTuiError(
            f"{scheme}://…: a bucket has no @ and no colon in its name: who may use it is said by "
            "the environment, never in the URL"
        )
    if {"?", "#", "\\"} & {*rest} or not rest.isprintable():
        raise KpiTuiError(f"{text}: write {scheme}://bucket/prefix, without ?, # and \\")
    kept = [each for each in folders if each]
    if {".", ".."} & {*kept}:
        raise KpiTuiError(f"{text}: . and .. are no folders in a bucket: write the prefix in full")
    return StoreUrl("/".join((f"{scheme}://{bucket}", *kept)))
