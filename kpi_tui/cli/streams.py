"""The standard streams as a process finds them: closed, full, or of a terminal with few letters."""

from __future__ import annotations

import codecs
import io
import os
import sys
from typing import TYPE_CHECKING, TextIO

from kpi_tui.errors import KpiTuiError, reason_of

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

BROKEN_PIPE = 141
LETTERS = "kpi_tui.letters"
"""The name of the error handler that replaces what an encoding lacks by 7-bit characters."""


class OutputError(KpiTuiError):
    """The output of a command could not be written."""


def open_closed_streams() -> None:
    """Open each of the three standard streams that is closed on the null device.

    Otherwise the next file that is opened gets its number, and what is printed lands in that file.
    """
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        if getattr(sys, name) is None:
            opened = os.open(os.devnull, os.O_RDWR)
            if opened != number:
                os.dup2(opened, number)
                os.close(opened)
            os.set_inheritable(number, True)
            stream = open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115
            setattr(sys, name, stream)
            setattr(sys, f"__{name}__", stream)


def watch_streams() -> None:
    """Make output that cannot be written an `OutputError`, and drop narration that cannot be.

    What a terminal's encoding lacks is written in 7-bit characters.
    """
    for stream in (sys.__stdin__, sys.__stdout__, sys.__stderr__):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        if stream.isatty() and _is_no_terminals(stream.encoding):
            stream.reconfigure(encoding="utf-8")
    codecs.register_error(LETTERS, _in_letters)
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    sys.stdout = _watched(sys.stdout, _Output)
    sys.stderr = _watched(sys.stderr, _Narration)


def _is_no_terminals(encoding: str) -> bool:
    """Whether no terminal has this encoding: there a letter of ASCII is one byte, always the same."""
    return "kpi".encode(encoding) != b"kpi"


def drop_output() -> None:
    """Send the rest of the output nowhere: Python's own flush at the end must find no fault."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


class _Output(io.FileIO):
    """The standard output, whose faults are told once."""

    def write(self, data: ReadableBuffer, /) -> int:
        """Write what can be written. Raises `OutputError`, and `BrokenPipeError` as it comes."""
        try:
            return super().write(data)
        except BrokenPipeError:
            raise
        except OSError as error:
            drop_output()
            why = reason_of(error)
            raise OutputError(
                f"the output could not be written: {why}: send it elsewhere"
            ) from error


class _Narration(io.FileIO):
    """The standard error: what cannot be said is not said, and the work goes on."""

    def write(self, data: ReadableBuffer, /) -> int:
        """Write what can be written."""
        try:
            return super().write(data)
        except OSError:
            return memoryview(data).nbytes


def _watched(stream: TextIO, kind: type[io.FileIO]) -> TextIO:
    is_terminal = stream.isatty()
    if sys.platform == "win32" and is_terminal:  # its console is written to in another way
        return stream
    raw = kind(stream.fileno(), "wb", closefd=False)
    return io.TextIOWrapper(
        io.BufferedWriter(raw),
        encoding=stream.encoding if is_terminal else "utf-8",
        errors=LETTERS if is_terminal else "replace",
        line_buffering=is_terminal or kind is _Narration,
    )


def _in_letters(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    from kpi_tui.wording.ascii import to_ascii

    return to_ascii(error.object[error.start : error.end]), error.end
