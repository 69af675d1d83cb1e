"""A cache folder full of nonsense: nothing is read from it that is not in the store."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random
from typing import Any
from zlib import crc32

from kpi_tui.analysis.assess import assess
from kpi_tui.analysis.checks.finding import Finding
from kpi_tui.store.files import list_reports
from kpi_tui.store.report_copies import copy_last_month, find_month, read_copy
from kpi_tui.store.store import Store
from tests.robustness.tally import Tally, empty_cache, scratch
from tests.support.samples import JULY, JUNE, corrected

from .mutants import VALUES, put
from .observe import look, looks
from .odd import clock, last_of

Poison = Callable[[Path], None]
"""Does something to a file of the cache."""
DEEP = "[" * 3000 + "]" * 3000


def _written(change: Callable[[bytes], bytes]) -> Poison:
    def poison(path: Path) -> None:
        path.write_bytes(change(path.read_bytes()))

    return poison


def _instead(kind: str) -> Poison:
    def poison(path: Path) -> None:
        path.unlink()
        put(kind, path)

    return poison


def poisons_of_any() -> Iterator[tuple[str, Poison]]:
    for content in (
        b"",
        b"{}",
        b"[]",
        b"null",
        b"5",
        b"\xff\xfe",
        b'"x"',
        DEEP.encode(),
        b"1" * 9000,
    ):
        yield f"content {content[:9]!r}", _written(partial(_other, content))
    for kind in ("a folder", "a pipe", "a circle", "a link to nothing", "a device"):
        yield kind, _instead(kind)
    for number in range(20):
        yield f"flip {number}", _written(partial(_flip, number))
        yield f"cut {number}", _written(partial(_cut, number * 40))


def _other(content: bytes, _: bytes) -> bytes:
    return content


def _cut(kept: int, content: bytes) -> bytes:
    return content[:kept]


def _flip(number: int, content: bytes) -> bytes:
    rng = Random(f"cache {number}")
    flipped = bytearray(content)
    flipped[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
    return bytes(flipped)


def poisons_of_index() -> Iterator[tuple[str, Poison]]:
    """Of which files were found whole."""
    for what, value in VALUES.items():
        try:
            odd = json.loads(value)
        except (ValueError, RecursionError):
            continue
        yield f"version {what}", _json(partial(_with, "version", odd))
        yield f"files {what}", _json(partial(_with, "files", odd))
        yield f"each {what}", _json(partial(_each, lambda odd, _: odd, odd))
        yield f"hash {what}", _json(partial(_each, _with_hash, odd))
        yield f"look {what}", _json(partial(_each, _with_look, odd))
    yield "other version", _json(partial(_with, "version", 99))
    yield "wrong hash", _json(partial(_each, _with_hash, "0" * 64))
    yield "other names", _json(partial(_with, "files", {"../x": [1], "": [], "\0": [2]}))


def _json(change: Callable[[Any], Any]) -> Poison:
    return _written(lambda content: json.dumps(change(json.loads(content))).encode())


def _with(key: str, odd: object, kept: Any) -> Any:
    return {**kept, key: odd}


def _with_hash(odd: object, of: list[object]) -> object:
    return [*of[:-1], odd]


def _with_look(odd: object, of: list[object]) -> object:
    return [odd, *of[1:]]


def _each(change: Callable[[object, Any], object], odd: object, kept: Any) -> Any:
    return {**kept, "files": {name: change(odd, of) for name, of in kept["files"].items()}}


def poisons_of_copies() -> Iterator[tuple[str, Poison]]:
    """Of months; some with a check sum that is right."""
    for key in ("title", "source", "account", "priorities", "readings", "warnings", "report_date"):
        for what, value in VALUES.items():
            try:
                odd = json.loads(value)
            except (ValueError, RecursionError):
                continue
            if not _is_believed(key, odd):
                yield (
                    f"{key} {what}",
                    _copied(partial(_in_report, key, odd)),
                )
    for what, value in VALUES.items():
        yield f"imported_at {what}", _copied_text('"imported_at": ', value)
    yield "deep", _copied(lambda _: None, DEEP)


def _is_believed(key: str, odd: object) -> bool:
    """Whether a report may well say so: in one's own cache that is believed."""
    if key == "title":
        return odd is None or (isinstance(odd, str) and odd != "\ud800")
    return key in ("priorities", "readings", "warnings") and odd in ([], {}, "")


def _in_report(key: str, odd: object, copy: Any) -> Any:
    return {**copy, "report": {**copy["report"], key: odd}}


def _copied(change: Callable[[Any], Any], text: str = "") -> Poison:
    def poison(path: Path) -> None:
        head, _, content = path.read_bytes().partition(b"\n")
        content = (text or json.dumps(change(json.loads(content)))).encode()
        path.write_bytes(_head(head, content) + b"\n" + content)

    return poison


def _copied_text(before: str, value: str) -> Poison:
    def poison(path: Path) -> None:
        head, _, content = path.read_bytes().partition(b"\n")
        start, _, rest = content.decode().partition(before)
        content = f"{start}{before}{value}{rest[rest.index(', ') :]}".encode()
        path.write_bytes(_head(head, content) + b"\n" + content)

    return poison


def _head(head: bytes, content: bytes) -> bytes:
    return head.rpartition(b" ")[0] + f" {crc32(content):08x}".encode()


def poisons_of_folders() -> Iterator[tuple[str, Poison]]:
    for kind in ("a file", "a circle", "a pipe", "a link to nothing"):
        yield f"cache is {kind}", _folder(kind, "")
        for name in ("verified", "months", "worked_out"):
            yield f"{name} is {kind}", _folder(kind, name)


def _folder(kind: str, name: str) -> Poison:
    def poison(_: Path) -> None:
        cache = Path(os.environ["KPI_TUI_CACHE"])
        place = cache / name if name else cache
        place.rename(place.with_name(f"{place.name} before"))
        put(kind, place)

    return poison


def every() -> list[tuple[str, str, Poison]]:
    return [
        *(("verified", *each) for each in poisons_of_any()),
        *(("months", *each) for each in poisons_of_any()),
        *(("worked_out", *each) for each in poisons_of_any()),
        *(("verified", *each) for each in poisons_of_index()),
        *(("months", *each) for each in poisons_of_copies()),
        *(("", *each) for each in poisons_of_folders()),
    ]


def attack(seed: int, numbers: range) -> Iterator[Tally]:
    """Try the poisons that have these numbers, of all there are."""
    yield (tally := Tally("cache poisoned"))
    tries = every()
    Random(f"caches {seed}").shuffle(tries)
    before = os.environ["KPI_TUI_CACHE"]
    try:
        with scratch() as folder:
            for number, (place, what, poison) in [*enumerate(tries)][numbers.start : numbers.stop]:
                os.environ["KPI_TUI_CACHE"] = str(folder / f"cache {number}")
                wrong = _try(folder / f"store {number}", place, poison)
                told = f"{place} {what}: {wrong}" if wrong else ""
                tally.add("wrong" if wrong else "right", told, number)
    finally:
        os.environ["KPI_TUI_CACHE"] = before


def _try(path: Path, place: str, poison: Poison) -> str:
    store = Store(path)
    for report in (JUNE, JULY, corrected()):
        store.add(report)
    ways = looks([JUNE.report_date, JULY.report_date])
    whole = {what: look(path, how)[0] for what, how in ways.items()}
    empty_cache()
    Store(path).reports(revisions=True)
    copy_last_month(path)
    found = _found(path)
    cache = Path(os.environ["KPI_TUI_CACHE"])
    (poisoned,) = (cache / place).iterdir() if place else [cache]
    try:
        with clock():
            poison(poisoned)
            for what, how in ways.items():
                seen, problems = look(path, how, is_cold=False)
                if problems or seen != whole[what]:
                    return f"{what}: {problems or seen}"
            *_, last = list_reports(path).periods.values()
            read_copy(last[-1])
            if find_month(last).month.report != corrected():
                return "another month"
            copy_last_month(path)
            if find_month(last).month.report != corrected():
                return "another month, once copied"
            if _found(path) != found:
                return "other findings"
    except BaseException as error:
        return last_of(error)
    return ""


def _found(path: Path) -> list[Finding]:
    """What is found in all months, and kept."""
    analysis = assess(Store(path))
    found = [each for key in analysis.store.periods() for each in analysis.findings(key)]
    analysis.keep()
    return found
