"""Odd files in a store: what can be wrong with one, each made on purpose.

`SPOILT` are wrong in the place of a month's file, so that the month has no other; `BESIDE` lie in
the store besides. Each returns the path that a message has to name.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from kpi_tui.store.columns import OLDEST_COLUMNS
from kpi_tui.store.files import list_reports
from tests.support.local import local

Spoil = Callable[[Path], None]


def month_file(store: Path, month: str) -> Path:
    """The one file of a month, as in `2024-07`."""
    (file,) = (
        each.path for each in list_reports(store).files if f"{each.key.last_day}".startswith(month)
    )
    return local(file)


def _cut_off(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:300])


def _flipped(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 3] ^= 4
    file.write_bytes(content)


def _holding(content: bytes) -> Spoil:
    def spoil(file: Path) -> None:
        file.write_bytes(content)

    return spoil


def _foreign(file: Path) -> None:
    pl.DataFrame({"town": ["Oxford"]}).write_parquet(file)


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def _nowhere(file: Path) -> None:
    file.unlink()
    file.symlink_to(file.with_name("nowhere"))


def forbid(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody read a file, root included."""
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path == file:
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)


def said(**values: object) -> Spoil:
    """Metadata with other values than ours, as another program may write them."""

    def spoil(file: Path) -> None:
        texts = {name: json.dumps(value) for name, value in values.items()}
        _written(file, pl.read_parquet(file), texts)

    return spoil


def said_in_json(**texts: str) -> Spoil:
    """The same, as a JSON that need not be one."""
    return lambda file: _written(file, pl.read_parquet(file), texts)


def _written(file: Path, rows: pl.DataFrame, texts: dict[str, str]) -> None:
    """Write rows and metadata as before there were seals."""
    metadata = {
        key: value
        for key, value in pl.read_parquet_metadata(file).items()
        if key.startswith("kpi_tui.") and key != "kpi_tui.seal"
    }
    changed = {f"kpi_tui.{name}": text for name, text in texts.items()}
    rows.select(OLDEST_COLUMNS).write_parquet(file, metadata={**metadata, **changed})


def _no_lists(file: Path) -> None:
    rows = pl.read_parquet(file)
    none = pl.lit(None, pl.List(pl.String))
    _written(file, rows.with_columns(directors=none, pages=none.cast(pl.List(pl.Int64))), {})


def _numbers_as_names(file: Path) -> None:
    rows = pl.read_parquet(file)
    _written(file, rows.with_columns(measure_name=pl.int_range(pl.len())), {})


SPOILT: dict[str, Spoil] = {
    "cut off": _cut_off,
    "empty": _holding(b""),
    "a bit flipped": _flipped,
    "text": _holding(b"not ours"),
    "foreign": _foreign,
    "a folder": _folder,
    "a link to nowhere": _nowhere,
    **({"a pipe": _pipe} if hasattr(os, "mkfifo") else {}),
    "newer": said(schema=9),
    "measures without end": said_in_json(measures="Infinity"),
    "no number of measures": said_in_json(measures="NaN"),
    "statuses a list": said(statuses=[1, 2]),
    "statuses a number": said(statuses=3),
    "nested deep": said_in_json(account="[" * 3000 + "]" * 3000),
    "source a number": said(source=7),
    "imported a number": said(imported_at=5),
    "imported in year 1": said(imported_at="0001-01-01T00:00:00+14:00"),
    "a day that is none": said(report_date="2024-13-77"),
    "no JSON": said_in_json(title="{"),
    "a revision without end": said_in_json(revision="1e999"),
    "title a number": said(title=7),
    "priorities a text": said(priorities="OCC01"),
    "warnings of numbers": said(warnings=[{"page": [], "measure_code": 5, "message": 7}]),
    "warnings on page x": said(warnings=[{"page": "x", "measure_code": None, "message": ""}]),
    "words a text": said(account={"words": "many", "furniture": None, "leftovers": []}),
    "pages a text": said(source={"name": 5, "sha256": None, "pages": "x"}),
    "no lists": _no_lists,
    "numbers as names": _numbers_as_names,
}
"""In the place of a month's file."""


def _copied_as(name: str, folder: str = ".") -> Callable[[Path], Path]:
    def beside(store: Path) -> Path:
        file = list_reports(store).files[-1].path
        path = local(file.parent / folder).resolve() / name.format(local(file).stem)
        path.write_bytes(local(file).read_bytes())
        return path

    return beside


def _made(name: str, make: Callable[[Path], object]) -> Callable[[Path], Path]:
    def beside(store: Path) -> Path:
        make(store / name)
        return store / name

    return beside


BESIDE: dict[str, Callable[[Path], Path]] = {
    "a conflict copy": _copied_as("{} (1).parquet"),
    "a copy of a person's": _copied_as("Copy of {}.parquet"),
    "misnamed": _copied_as("july.parquet"),
    "at the wrong month": _copied_as("2023-05-31.r1.20240815T093012123456Z.9f3a1c2b.parquet"),
    "in the council's folder": _copied_as("{}.parquet", ".."),
    "being written": _copied_as(".tmp-0123456789abcdef"),
    "foreign": _made("[@click=app.quit]x[b].parquet", _foreign),
    "a folder": _made("x.parquet", Path.mkdir),
    "a link to nowhere": _made("x.parquet", lambda path: path.symlink_to(path.with_name("none"))),
    **({"a pipe": _made("x.parquet", os.mkfifo)} if hasattr(os, "mkfifo") else {}),
}
"""Besides the reports of a store."""
