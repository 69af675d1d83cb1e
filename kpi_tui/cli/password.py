"""The password of a locked PDF, given by an option, or where no other user of the machine sees it."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from kpi_tui.errors import KpiTuiError, reason_of
from kpi_tui.paths import expanded

_MOST_BYTES = 4096
"""More in a line is no password, and a line need have no end."""


def add_password(command: ArgumentParser) -> None:
    """Add the options that `password_of` reads."""
    group = command.add_mutually_exclusive_group()
    group.add_argument(
        "--password",
        metavar="WORD",
        help="what opens a locked PDF; other users of this machine can see it among the processes",
    )
    group.add_argument(
        "--password-file",
        type=Path,
        metavar="FILE",
        help="its first line is the password; - asks for it, or reads it from the standard input",
    )


def password_of(args: Namespace) -> str | None:
    """Return the password, asked for where that is wanted. Raises `KpiTuiError`."""
    if args.password_file is None:
        given: str | None = args.password
        return given
    if str(args.password_file) != "-":
        word = _first_line(args.password_file)
    elif sys.stdin.isatty():
        from getpass import getpass

        try:
            word = getpass("Password of the PDF: ")
        except EOFError:
            word = ""
    else:
        word = sys.stdin.readline(_MOST_BYTES).rstrip("\r\n")
    if not word or len(word) == _MOST_BYTES:
        raise KpiTuiError(f"{args.password_file}: no password there: write it as the first line")
    return word


def _first_line(path: Path) -> str:
    try:
        # Opening a pipe that nobody writes to does not wait; reading one that has a writer does.
        number = os.open(expanded(path), os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        if hasattr(os, "set_blocking"):
            os.set_blocking(number, True)
        with open(number, "rb") as file:  # noqa: PTH123
            content = file.readline(_MOST_BYTES)
    except OSError as error:
        why = reason_of(error)
        raise KpiTuiError(f"{path}: {why}: name a file whose first line is the password") from error
    return content.decode("utf-8-sig", "replace").rstrip("\r\n")
