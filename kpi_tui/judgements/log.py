"""The log of what officers decided, kept beside the reports: one JSON line a judgement, only added to.

The log is `judgements.jsonl` in the store's folder, or `judgements/` with a file a line where the
store is in a bucket or was copied from one. Nothing in it is ever changed: taking a judgement back
adds a line too. Judgements name measures by code and name. So they survive a re-import, and hold
for a measure in all periods, if it has that code and name in any.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from kpi_tui.judgements.in_force import (
    NO_JUDGEMENTS,
    BadLine,
    JudgementsInForce,
    LogPlace,
    in_force,
)
from kpi_tui.judgements.judgement import Judgement
from kpi_tui.judgements.log_file import LogFile
from kpi_tui.judgements.log_line import from_line, to_line
from kpi_tui.judgements.log_objects import LogObjects, has_objects
from kpi_tui.store.files import LOG
from kpi_tui.store.problems import disk_error
from kpi_tui.store_url import StorePath, StoreUrl
from kpi_tui.text import one_line

_LONGEST_REASON = 200


class Log(Protocol):
    """Where the lines are kept. Its methods raise `OSError`, or `StoreError` with its own words."""

    def lines(self) -> Iterator[tuple[LogPlace, bytes]]:
        """Yield the lines in order, each with its place. Raises `FileNotFoundError` for no log."""

    def add(self, line: bytes) -> None:
        """Add a line after all others, all of it or nothing."""

    def look(self) -> tuple[object, ...]:
        """Return a value that changes whenever something is added."""


def log_of(folder: StorePath) -> Log:
    """Return the log of a store: a file, or a folder of files as in a bucket and copies of one."""
    if isinstance(folder, StoreUrl) or has_objects(folder):
        return LogObjects(folder)
    return LogFile(folder)


def read(folder: StorePath) -> JudgementsInForce:
    """Read the judgements of a store; `NO_JUDGEMENTS` where there is no log.

    A line that cannot be understood is named in `bad_lines`, and all others count. Raises
    `StoreError` where the log cannot be read at all.
    """
    judgements: dict[str, Judgement] = {}
    bad: list[BadLine] = []
    try:
        for place, raw in log_of(folder).lines():
            try:
                if raw.strip():
                    judgement = from_line(raw.decode().removeprefix("\ufeff"))
                    if judgement.id in judgements:
                        raise ValueError(f"has the id of an earlier line, {judgement.id}")
                    judgements[judgement.id] = judgement
            except UnicodeDecodeError:
                bad.append(BadLine(place, "is not UTF-8 text"))
            except ValueError as error:
                bad.append(BadLine(place, one_line(str(error))[:_LONGEST_REASON]))
            except Exception as error:
                # Anyone can write the file: no line of it may keep all others from counting.
                bad.append(BadLine(place, f"cannot be read ({type(error).__name__})"))
    except FileNotFoundError:
        return NO_JUDGEMENTS
    except OSError as error:
        raise disk_error(folder / LOG, error) from error
    return in_force(list(judgements.values()), tuple(bad))


def append(folder: StorePath, judgement: Judgement) -> None:
    """Add a judgement to the log, all of its line or nothing. Raises `StoreError`."""
    try:
        log_of(folder).add((to_line(judgement) + "\n").encode(errors="replace"))
    except OSError as error:
        raise disk_error(folder / LOG, error) from error


def login_name() -> str:
    """Return the login name; `somebody` where the system cannot tell it."""
    from getpass import getuser

    try:
        return getuser() or "somebody"
    except (ImportError, KeyError, OSError):
        return "somebody"
