"""A fault of ours: a person gets one line, and a file gets what is needed to mend it."""

from __future__ import annotations

import platform
import sys

from kpi_tui.errors import KpiTuiError, reason_of
from kpi_tui.files import make_private, write_whole
from kpi_tui.paths import cache_path
from kpi_tui.text import one_line
from kpi_tui.version import __version__

LOG = "fault.txt"


def fault_line(error: BaseException) -> str:
    """Return the one line of a fault, and write its traceback into the cache folder.

    An error about a file is no fault of ours: its line names the file, and nothing is written.
    """
    if isinstance(error, OSError) and error.filename is not None:
        why = reason_of(error)
        return f"kpi-tui: {one_line(str(error.filename))}: {why}: choose another place"
    if isinstance(error, MemoryError):
        return "kpi-tui: there is not enough memory: close other programs, or ask for fewer periods"
    what = type(error).__name__
    try:
        file = cache_path() / LOG
        make_private(file.parent)
        write_whole(file, _told(error).encode("utf-8", "replace"))
    except (OSError, KpiTuiError):
        return f"kpi-tui: a fault of kpi-tui itself ({what}): please report it"
    return f"kpi-tui: a fault of kpi-tui itself ({what}): please report it, with {file}"


def _told(error: BaseException) -> str:
    import traceback

    lines = traceback.format_exception(error)
    system = f"kpi-tui {__version__}, Python {platform.python_version()}, {sys.platform}"
    return f"{system}\n{''.join(lines)}"
