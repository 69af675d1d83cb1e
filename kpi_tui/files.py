"""Writes a file whole or not at all, makes a folder of one's own, and tells what is there."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path
from shutil import copyfileobj
from stat import S_IMODE
from typing import IO
from uuid import uuid4


def write_whole(path: Path, content: bytes | IO[bytes]) -> None:
    """Write a file so that nobody ever sees half of it, replacing what was there.

    The content may be an open file, which is read from its beginning. What is no regular file
    (`/dev/null`, a pipe) is written to as it is. Raises `OSError`.
    """
    # Before the path is resolved: a shell's pipe, `/dev/fd/63`, is a link to something without a name.
    if is_there(path) and not path.is_file():
        _write_into(path, content)
        return
    path = _behind_links(path)
    try:
        _write_aside(path, content)
    except FileNotFoundError:
        if not path.parent.is_dir():
            raise
        _write_aside(path, content)  # somebody deleted the temporary file
    # The rename lasts through a power cut, where the system can do that (Windows cannot).
    with suppress(OSError):
        handle = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def make_private(folder: Path) -> None:
    """Make a folder that nobody else can look into, and those above it that are missing.

    What is kept for one person may be of a store that others cannot read. A folder that is there
    stays as it is. Raises `OSError`.
    """
    missing = [each for each in (folder, *folder.parents) if not is_there(each)]
    for each in reversed(missing):
        each.mkdir(mode=0o700, exist_ok=True)


def is_there(path: Path) -> bool:
    """Whether there is something of this name; no where the system does not let us look."""
    try:
        return path.exists()
    except OSError:
        return False


def _behind_links(path: Path) -> Path:
    """Return the file that a name stands for. Raises `OSError` for links in a circle."""
    try:
        behind = path.resolve()
    except RuntimeError:  # Python before 3.13; later ones return the link
        behind = path
    if behind.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    return behind


def _write_into(path: Path, content: bytes | IO[bytes]) -> None:
    """Write to what is no regular file. Raises `OSError` for a pipe that nobody reads from."""
    # Opening such a pipe would wait for a reader, for ever.
    flags = os.O_WRONLY | getattr(os, "O_NONBLOCK", 0)
    try:
        number = os.open(path, flags)
    except OSError as error:
        if error.errno == errno.ENXIO:
            raise OSError(errno.ENXIO, "a pipe that nobody reads from", str(path)) from error
        raise
    if hasattr(os, "set_blocking"):
        os.set_blocking(number, True)
    with open(number, "wb") as stream:  # noqa: PTH123
        _pour(content, stream)


def _write_aside(path: Path, content: bytes | IO[bytes]) -> None:
    """Write a file under a name that no other writer has, and rename it.

    Where the system has files without a name, it gets that name only when it is whole: a process
    that is killed while it writes leaves nothing.
    """
    temporary = path.with_name(f".tmp-{uuid4().hex}")
    try:
        if not _write_nameless(path, content, temporary):
            with temporary.open("xb") as stream:
                _fill(stream, path, content)
        temporary.replace(path)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _write_nameless(path: Path, content: bytes | IO[bytes], name: Path) -> bool:
    """Write a file that gets its name when it is whole. Returns `False` where that is not possible."""
    if sys.platform != "linux":
        return False
    try:
        number = os.open(path.parent, os.O_TMPFILE | os.O_WRONLY, 0o666)
    except OSError:
        return False
    with open(number, "wb") as stream:  # noqa: PTH123
        _fill(stream, path, content)
        try:
            # Python links the file itself, not the symbolic link to it, only if a folder is given.
            os.link(f"/proc/self/fd/{number}", name, src_dir_fd=number)
        except OSError:
            return False
    return True


def _fill(stream: IO[bytes], path: Path, content: bytes | IO[bytes]) -> None:
    """Write all of a file onto the disk, with the permissions of the file that it will replace."""
    target = stream.fileno() if os.chmod in os.supports_fd else stream.name
    with suppress(OSError):
        os.chmod(target, S_IMODE(path.stat().st_mode))  # noqa: PTH101
    _pour(content, stream)
    stream.flush()
    os.fsync(stream.fileno())


def _pour(content: bytes | IO[bytes], stream: IO[bytes]) -> None:
    if isinstance(content, bytes):
        stream.write(content)
    else:
        content.seek(0)
        copyfileobj(content, stream)
