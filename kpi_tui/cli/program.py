"""A command as a process: its streams, and the one line and exit code of whatever goes wrong."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import NoReturn

from kpi_tui.cli import run_command
from kpi_tui.cli.common import complain, say
from kpi_tui.cli.faults import fault_line
from kpi_tui.cli.streams import BROKEN_PIPE, drop_output, open_closed_streams, watch_streams
from kpi_tui.errors import KpiTuiError
from kpi_tui.interrupts import INTERRUPTED, is_interrupted, leave_at_once

_FEWEST_FILES = 16
"""The number of files that must be allowed to be open at once."""


def run() -> int:
    """Run the command line and return its exit code. Raises `KeyboardInterrupt`."""
    open_closed_streams()
    watch_streams()
    if not os.environ.get("POLARS_MAX_THREADS", "1").strip("0").isdecimal():
        del os.environ["POLARS_MAX_THREADS"]  # Polars ends in a panic over it
    try:
        _refuse_few_files()
        code = _code()
        # A fault found only by Python's own flush at the end would be told as a traceback.
        sys.stdout.flush()
        return code
    except KpiTuiError as error:
        complain(error)
    except BrokenPipeError:
        drop_output()
        return BROKEN_PIPE
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        # What is written in other languages makes another exception of an interruption.
        if is_interrupted():
            leave_interrupted()
        say(fault_line(error))
    return 1


def _refuse_few_files() -> None:
    """Raise `KpiTuiError` where so few files may be open that Polars would end in a panic."""
    if sys.platform == "win32":
        return
    import resource

    most, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if most != resource.RLIM_INFINITY and most < _FEWEST_FILES:
        raise KpiTuiError(f"only {most} files may be open at once: allow more with ulimit -n 64")


def leave_interrupted() -> NoReturn:
    """Print the one line of a command that Ctrl+C ended, and end the process.

    Not by way of Python's own end, which remembers an interruption and makes another of it.
    """
    # Polars tells of one by itself, and the signal comes after that.
    with suppress(KeyboardInterrupt, OSError, KpiTuiError):
        leave_at_once()
        say("kpi-tui: interrupted")
        sys.stdout.flush()
    os._exit(INTERRUPTED)


def _code() -> int:
    try:
        return run_command()
    except SystemExit as ended:  # of argparse, which has said why
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
