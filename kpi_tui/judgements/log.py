"""What officers have settled, kept beside the reports: an append-only log, one JSON line each.

The log is `judgements.jsonl` in the store's folder. Nothing in it is ever changed: who takes a
judgement back adds a line that says so. Judgements name measures by code and name, so they
survive a re-import, and hold for the whole identity that has that code and name in any month.
"""

from __future__ import annotations

import os
from pathlib import Path

from kpi_tui.judgements.in_force import NO_JUDGEMENTS, BadLine, JudgementsInForce, in_force
from kpi_tui.judgements.judgement import Judgement
from kpi_tui.judgements.log_line import from_line, to_line
from kpi_tui.store.problems import disk_error

FILE_NAME = "judgements.jsonl"


def read(folder: Path) -> JudgementsInForce:
    """Read the judgements in a store's folder; `NO_JUDGEMENTS` where there is no log.

    A line that cannot be understood is named in `bad_lines` and all others count. Raises
    `StoreError` where the file cannot be read at all.
    """
    path = folder / FILE_NAME
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return NO_JUDGEMENTS
    except OSError as error:
        raise disk_error(path, error) from error
    judgements: dict[str, Judgement] = {}
    bad: list[BadLine] = []
    for number, raw in enumerate(content.split(b"\n"), 1):
        if not raw.strip():
            continue
        try:
            judgement = from_line(raw.decode().removeprefix("\ufeff"))
            if judgement.id in judgements:
                raise ValueError(f"has the id of an earlier line, {judgement.id}")
        except UnicodeDecodeError:
            bad.append(BadLine(number, "is not UTF-8 text"))
        except ValueError as error:
            bad.append(BadLine(number, str(error)))
        else:
            judgements[judgement.id] = judgement
    return in_force(list(judgements.values()), tuple(bad))


def append(folder: Path, judgement: Judgement) -> None:
    """Add a judgement to the log, all of its line or nothing. Raises `StoreError`."""
    path = folder / FILE_NAME
    line = (to_line(judgement) + "\n").encode(errors="replace")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | _BINARY, 0o666)
        try:
            # One write, so that two writers never mix. A half line of a crash stays a line.
            os.write(handle, line if _ends_in_line_end(handle) else b"\n" + line)
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        raise disk_error(path, error) from error


_BINARY: int = getattr(os, "O_BINARY", 0)


def _ends_in_line_end(handle: int) -> bool:
    """Tell whether a file is empty or ends in a line's end."""
    if os.lseek(handle, 0, os.SEEK_END) == 0:
        return True
    os.lseek(handle, -1, os.SEEK_END)
    return os.read(handle, 1) == b"\n"


def login_name() -> str:
    """Return the login name; `somebody` where the system cannot tell it."""
    from getpass import getuser

    try:
        return getuser() or "somebody"
    except (ImportError, KeyError, OSError):
        return "somebody"
