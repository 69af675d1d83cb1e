"""Odd files: what people, programs and disks make of a report's file, and what lies beside it."""

from __future__ import annotations

import io
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import polars as pl

from kpi_tui.store.seal import BLANK, KEY, seal
from tests.robustness.tally import scratch

Make = Callable[[Path], None]
"""Does something to a report's file, or beside it."""


@dataclass(frozen=True)
class Mutant:
    name: str
    make: Make
    beside: str = ""
    """What the odd file is called where the report's file stays as it is."""
    is_forged: bool = False
    """Whether it has a seal over what is odd in it: no program but kpi-tui writes one."""


HUGE = "1" + "0" * 400
VALUES = {
    "null": "null",
    "a list": "[]",
    "a list of one": '["x"]',
    "an object": "{}",
    "an object of one": '{"x": 1}',
    "a number": "5",
    "a negative number": "-1",
    "a fraction": "1.5",
    "a word": '"x"',
    "an empty word": '""',
    "a truth": "true",
    "NaN": "NaN",
    "Infinity": "Infinity",
    "400 digits": HUGE,
    "5,000 digits": "9" * 5000,
    "nested": "[" * 3000 + "]" * 3000,
    "nested objects": '{"a":' * 3000 + "1" + "}" * 3000,
    "half a pair": '"\\ud800"',
    "no JSON": "{",
    "nothing": "",
    "the year 9999": '"9999-12-31T23:59:59.999999+00:00"',
    "the year 1": '"0001-01-01T00:00:00+14:00"',
    "no zone": '"2024-08-01T10:00:00"',
    "escapes": '"\\u001b]0;owned\\u0007\\n\\u202e"',
}
PARTS: dict[str, dict[str, Any]] = {
    "account": {"words": None, "furniture": None, "leftovers": None, "extra": None},
    "source": {"name": None, "sha256": None, "pages": None, "extra": None},
    "statuses": {"green": None, "nonsense": None, "": None},
    "priorities": {
        **dict.fromkeys(("code", "title", "section", "commitments", "status", "note", "page")),
    },
    "warnings": dict.fromkeys(("page", "measure_code", "message")),
}
"""Fields of a value that is not a plain one: each may be odd by itself."""
KEYS = (
    *("schema", "app_version", "reader", "read_anew", "revision", "id", "digest", "imported_at"),
    *("measures", "statuses", "report_date", "title", "priorities", "source", "account"),
    *("warnings", "council", "report_id", "period_type", "period_label", "period_start"),
    "provenance",
)


def mutants() -> list[Mutant]:
    """All of them, always in this order."""
    return [*_of_bytes(), *_of_names(), *_of_metadata(), *_of_columns()]


# -- what a disk or a copy does --------------------------------------------------------------------


def _of_bytes() -> Iterator[Mutant]:
    for kept in (0, 1, 4, 8, 100, -1, -4, -8, -100, -2000):
        yield Mutant(f"cut at {kept}", _changed(partial(_cut, kept)))
    for number in range(12):
        yield Mutant(f"flip {number}", _changed(partial(_flip, number)))
    for number in range(4):
        yield Mutant(f"noise {number}", _changed(partial(_noise, number)))
    yield Mutant("doubled", _changed(lambda content: content * 2))
    yield Mutant("a byte behind", _changed(lambda content: content + b"\0"))
    yield Mutant("a byte before", _changed(lambda content: b"\0" + content))
    yield Mutant("text", _changed(lambda _: b"These are my notes.\n" * 20))
    yield Mutant("PAR1", _changed(lambda _: b"PAR1PAR1"))
    yield Mutant("footer of nothing", _changed(lambda _: b"PAR1\0\0\0\0PAR1"))
    yield Mutant("footer beyond the file", _changed(lambda _: b"PAR1" + b"\xff" * 4 + b"PAR1"))
    yield Mutant("foreign", _frame(lambda _: pl.DataFrame({"a": [1]}), keep=False))
    yield Mutant("our rows, no metadata", _frame(lambda rows: rows, keep=False))
    yield Mutant("a gigabyte of nothing", _sparse)


def _changed(change: Callable[[bytes], bytes]) -> Make:
    def make(path: Path) -> None:
        path.write_bytes(change(path.read_bytes()))

    return make


def _cut(kept: int, content: bytes) -> bytes:
    return content[:kept]


def _flip(number: int, content: bytes) -> bytes:
    rng = Random(f"mutant {number}")
    flipped = bytearray(content)
    at = rng.randrange(len(content))
    flipped[at] ^= 1 << rng.randrange(8)
    return bytes(flipped)


def _noise(number: int, content: bytes) -> bytes:
    rng = Random(f"noise {number}")
    at = rng.randrange(len(content) - 200)
    return content[:at] + rng.randbytes(200) + content[at + 200 :]


def _sparse(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(2**30)


# -- names, and what is no file --------------------------------------------------------------------


def _of_names() -> Iterator[Mutant]:
    for name in (
        "all.parquet",
        "2024-13-45.r1.000000000000.parquet",
        "2024-07-31.parquet",
        "é.parquet",
    ):
        yield Mutant(f"named {name}", _beside(name), name)
    yield Mutant("named with escapes", _beside("\x1b[31m\n.parquet"), "\x1b[31m\n.parquet")
    yield Mutant("named in no letters", _beside("\udcff.parquet"), "\udcff.parquet")
    yield Mutant("a copy (1)", _copy, " (1)")
    yield Mutant("a folder beside", lambda path: path.with_name("x.parquet").mkdir(), "x.parquet")
    yield Mutant("cut off", _beside(".tmp-0123"), ".tmp-0123")
    for name in ("a folder", "a pipe", "a circle", "a link to nothing", "a socket", "a device"):
        yield Mutant(name, _instead(name))
    for name in ("a circle", "a pipe", "a link to nothing", "a file"):
        for folder in ("council=x", "council=x.parquet", "council=x/report_id=y"):
            top = Mutant(f"{name} called {folder}", _at_top(name, folder), folder.split("/")[-1])
            yield top


def _beside(name: str) -> Make:
    def make(path: Path) -> None:
        path.with_name(name).write_bytes(path.read_bytes())

    return make


def _copy(path: Path) -> None:
    shutil.copy2(path, path.with_name(f"{path.stem} (1){path.suffix}"))


def _instead(kind: str) -> Make:
    def make(path: Path) -> None:
        path.unlink()
        put(kind, path)

    return make


def put(kind: str, path: Path) -> None:
    if kind == "a folder":
        path.mkdir()
    elif kind == "a pipe":
        os.mkfifo(path)
    elif kind == "a circle":
        path.symlink_to(path)
    elif kind == "a link to nothing":
        path.symlink_to(path.with_name("nothing"))
    elif kind == "a socket":
        import socket

        # Its own name may be longer than a socket's address can be.
        with scratch() as short, socket.socket(socket.AF_UNIX) as made:
            made.bind(str(short / "s"))
            (short / "s").replace(path)
    elif kind == "a device":
        path.symlink_to("/dev/zero")
    else:
        path.write_bytes(b"x")


def _at_top(kind: str, name: str) -> Make:
    def make(path: Path) -> None:
        top = next(each for each in path.parents if each.name == "store")
        (top / name).parent.mkdir(exist_ok=True)
        put(kind, top / name)

    return make


# -- metadata --------------------------------------------------------------------------------------


def _of_metadata() -> Iterator[Mutant]:
    for forged in (False, True):
        of = "forged: " if forged else ""
        for key in KEYS:
            yield Mutant(f"{of}no {key}", _metadata(key, None, forged), is_forged=forged)
            for what, value in VALUES.items():
                make = _metadata(key, value, forged)
                yield Mutant(f"{of}{key}: {what}", make, is_forged=forged)
        for key, parts in PARTS.items():
            for part in parts:
                for what, value in VALUES.items():
                    with suppress(ValueError, RecursionError):
                        odd = json.loads(value)
                        make = _part(key, part, odd, forged)
                        yield Mutant(f"{of}{key}.{part}: {what}", make, is_forged=forged)
        for schema in ("4", "0", "-1", "2.5", HUGE):
            make = _metadata("schema", schema, forged)
            yield Mutant(f"{of}schema {schema[:9]}", make, is_forged=forged)


def _read(path: Path) -> tuple[pl.DataFrame, dict[str, str]]:
    metadata = pl.read_parquet_metadata(path)
    return pl.read_parquet(path), {k: v for k, v in metadata.items() if k.startswith("kpi_tui.")}


def _write(path: Path, rows: pl.DataFrame, metadata: dict[str, str], forged: bool) -> None:
    if forged:
        metadata = {**metadata, KEY: BLANK}
    buffer = io.BytesIO()
    rows.write_parquet(buffer, metadata=metadata)
    path.write_bytes(seal(buffer.getvalue()) if forged else buffer.getvalue())


def _metadata(key: str, value: str | None, forged: bool) -> Make:
    def make(path: Path) -> None:
        rows, metadata = _read(path)
        metadata.pop(f"kpi_tui.{key}", None)
        if value is not None:
            metadata[f"kpi_tui.{key}"] = value
        _write(path, rows, metadata, forged)

    return make


def _part(key: str, part: str, odd: object, forged: bool) -> Make:
    def make(path: Path) -> None:
        rows, metadata = _read(path)
        value = json.loads(metadata[f"kpi_tui.{key}"])
        (value[0] if isinstance(value, list) else value)[part] = odd
        metadata[f"kpi_tui.{key}"] = json.dumps(value)
        _write(path, rows, metadata, forged)

    return make


# -- columns ---------------------------------------------------------------------------------------


def _of_columns() -> Iterator[Mutant]:
    for forged in (False, True):
        of = "forged: " if forged else ""
        for name, change in CHANGES.items():
            yield Mutant(f"{of}{name}", _frame(change, forged=forged), is_forged=forged)


def _frame(
    change: Callable[[pl.DataFrame], pl.DataFrame], *, keep: bool = True, forged: bool = False
) -> Make:
    def make(path: Path) -> None:
        rows, metadata = _read(path)
        _write(path, change(rows), metadata if keep else {}, forged)

    return make


def _with(name: str, value: pl.Expr) -> Callable[[pl.DataFrame], pl.DataFrame]:
    return lambda rows: rows.with_columns(value.alias(name))


def _without(name: str, rows: pl.DataFrame) -> pl.DataFrame:
    return rows.drop(name)


NUMBER, NULL = pl.lit(5, pl.Int64), pl.lit(None)
CHANGES: dict[str, Callable[[pl.DataFrame], pl.DataFrame]] = {
    "an extra column": _with("extra", NUMBER),
    "an extra list": _with("extra", pl.lit([[1]])),
    "no rows": lambda rows: rows.clear(),
    "rows twice": lambda rows: pl.concat([rows, rows]),
    "rows turned round": lambda rows: rows.reverse(),
    "columns turned round": lambda rows: rows.select(reversed(rows.columns)),
    "a row fewer": lambda rows: rows.head(1),
    **{
        f"{name}: {what}": _with(name, value)
        for name in (
            *("report_date", "measure_code", "measure_name", "priority_code", "priority_title"),
            *("directors", "pages", "period_status", "period_actual", "period_actual_value"),
            *("revision", "imported_at", "comment", "unit", "source_sha256"),
        )
        for what, value in {
            "null": NULL,
            "a null of its kind": pl.when(False).then(pl.col(name)),
            "a number": NUMBER,
            "a word": pl.lit("x"),
            "a list": pl.lit([["x"]]).first(),
            "a list of null": pl.lit([[None]], pl.List(pl.List(pl.String))).first(),
            "NaN": pl.lit(float("nan")),
            "infinity": pl.lit(float("inf")),
            "bytes": pl.lit(b"\xff\xfe"),
            "a struct": pl.struct(pl.lit(1).alias("a")),
        }.items()
    },
    **{
        f"no {name}": partial(_without, name)
        for name in ("report_date", "measure_code", "directors", "pages", "imported_at", "unit")
    },
}
