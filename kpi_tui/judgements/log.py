"""What officers have settled, kept beside the reports: an append-only log, one JSON line each.

The log is `judgements.jsonl` in the store's folder. Nothing in it is ever changed: who takes a
judgement back adds a line that says so. Judgements name measures by code and name, so they
survive a re-import, and hold for the whole identity that has that code and name in any month.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from kpi_tui.errors import StoreError
from kpi_tui.judgements.in_force import NO_JUDGEMENTS, BadLine, JudgementsInForce, in_force
from kpi_tui.judgements.judgement import Judgement
from kpi_tui.judgements.log_line import from_line, to_line
from kpi_tui.store.files import LOG
from kpi_tui.store.problems import disk_error
from kpi_tui.text import one_line

_LONGEST_REASON = 200
_TRIES = 5
_BINARY: int = getattr(os, "O_BINARY", 0)


def read(folder: Path) -> JudgementsInForce:
    """Read the judgements in a store's folder; `NO_JUDGEMENTS` where there is no log.

    A line that cannot be understood is named in `bad_lines` and all others count. Raises
    `StoreError` where the file cannot be read at all.
    """
    path = folder / LOG
    judgements: dict[str, Judgement] = {}
    bad: list[BadLine] = []
    try:
        _refuse_no_file(path)
        with path.open("rb") as log:
            for number, raw in enumerate(log, 1):
                try:
                    if raw.strip():
                        judgement = from_line(raw.decode().removeprefix("\ufeff"))
                        if judgement.id in judgements:
                            raise ValueError(f"has the id of an earlier line, {judgement.id}")
                        judgements[judgement.id] = judgement
                except UnicodeDecodeError:
                    bad.append(BadLine(number, "is not UTF-8 text"))
                except ValueError as error:
                    bad.append(BadLine(number, one_line(str(error))[:_LONGEST_REASON]))
                except Exception as error:
                    # Anyone can write the file: no line of it may keep all others from counting.
                    bad.append(BadLine(number, f"cannot be read ({type(error).__name__})"))
    except FileNotFoundError:
        return NO_JUDGEMENTS
    except OSError as error:
        raise disk_error(path, error) from error
    return in_force(list(judgements.values()), tuple(bad))


def append(folder: Path, judgement: Judgement) -> None:
    """Add a judgement to the log, all of its line or nothing. Raises `StoreError`."""
    path = folder / LOG
    line = (to_line(judgement) + "\n").encode(errors="replace")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):
            _refuse_no_file(path)
        handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | _BINARY, 0o666)
        try:
            _write_wholly(path, handle, line)
        finally:
            os.close(handle)
    except OSError as error:
        raise disk_error(path, error) from error


def _refuse_no_file(path: Path) -> None:
    """Raise `StoreError` for a folder, a pipe or a device: to open one can take for ever."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise StoreError(
            f"{path}: not a file: move it out of the store folder, or choose another with --store"
        )


def _write_wholly(path: Path, handle: int, line: bytes) -> None:
    """Write a line at the end of a file and onto the disk, or leave nothing of it that counts."""
    for _ in range(_TRIES):
        # What does not end in a line's end stays a line of its own, half as it may be.
        piece = line if _ends_in_line_end(handle) else b"\n" + line
        end = written = 0
        try:
            # One write, so that two writers never mix.
            written = os.write(handle, piece)
            end = os.lseek(handle, 0, os.SEEK_CUR)
            if written < len(piece):
                raise OSError(errno.ENOSPC, "no room for all of a line")
            os.fsync(handle)
        except BaseException:
            if written:
                with suppress(OSError):  # the first error is the one to tell
                    _undo(path, handle, piece[:written], end)
            raise
        # Who cuts off a part of a line does so without a lock, and may have met ours behind it.
        if _read_before(handle, end, len(piece)) == piece:
            return
    raise OSError(errno.EIO, "others write to it all the time")


def _undo(path: Path, handle: int, piece: bytes, end: int) -> None:
    """Cut off a piece of a line that was written up to `end`.

    Where another's line has come behind it, nothing is cut: ours is made a line that does not count.
    """
    if os.fstat(handle).st_size == end:
        with suppress(OSError):  # some shares let a file only grow
            os.ftruncate(handle, end - len(piece))
            return
    void = len(piece.removeprefix(b"\n"))
    if not void or _read_before(handle, end, len(piece)) != piece:
        return
    # By a second handle: the first one writes at the end, wherever it stands.
    over = os.open(path, os.O_WRONLY | _BINARY)
    try:
        if os.path.samestat(os.fstat(over), os.fstat(handle)):
            os.lseek(over, end - void, os.SEEK_SET)
            os.write(over, b"#" * (void - 1) + b"\n")
    finally:
        os.close(over)


def _read_before(handle: int, end: int, size: int) -> bytes:
    os.lseek(handle, end - size, os.SEEK_SET)
    return os.read(handle, size)


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
