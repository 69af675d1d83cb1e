"""The log as a file beside the reports, to which lines are only ever added."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kpi_tui.errors import StoreError
from kpi_tui.judgements.in_force import LogPlace
from kpi_tui.store.files import LOG

_TRIES = 5
_BINARY: int = getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class LogFile:
    """`judgements.jsonl` in a folder: see `log.Log`."""

    folder: Path

    def lines(self) -> Iterator[tuple[LogPlace, bytes]]:
        """Yield the lines of the file, numbered. Raises `StoreError` for what is no file."""
        _refuse_no_file(self.folder / LOG)
        with (self.folder / LOG).open("rb") as log:
            for number, raw in enumerate(log, 1):
                yield LogPlace(LOG, number), raw

    def add(self, line: bytes) -> None:
        """Write a line at the end, all of it or nothing. Raises `StoreError` for what is none."""
        path = self.folder / LOG
        self.folder.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):
            _refuse_no_file(path)
        if path.is_symlink():  # in a folder from elsewhere it may name any file of this machine
            raise StoreError(f"{path}: a link: put the file itself there, so that it is added to")
        handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | _BINARY, 0o666)
        try:
            _write_wholly(path, handle, line)
        finally:
            os.close(handle)

    def look(self) -> tuple[object, ...]:
        """Return when the file was written last, and its size."""
        try:
            found = (self.folder / LOG).stat()
        except OSError:
            return ()
        return (found.st_mtime_ns, found.st_size)


def _refuse_no_file(path: Path) -> None:
    """Raise `StoreError` for a folder, a pipe or a device: to open one can take for ever."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise StoreError(f"{path}: not a file: move it elsewhere, or choose another with --store")


def _write_wholly(path: Path, handle: int, line: bytes) -> None:
    """Write a line at the end of a file and onto the disk, or leave nothing that counts.

    Raises `OSError`.
    """
    for _ in range(_TRIES):
        # A part of a line that somebody left at the end stays a line of its own.
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
        # Another writer may have cut off a part of a line of its own, and with it ours: try again.
        if _read_before(handle, end, len(piece)) == piece:
            return
    raise OSError(errno.EIO, "others write to it all the time")


def _undo(path: Path, handle: int, piece: bytes, end: int) -> None:
    """Cut off a piece of a line that was written up to `end`.

    Where another writer's line follows it, nothing is cut: the piece becomes a line that does not
    count.
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
