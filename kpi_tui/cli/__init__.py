"""The command line. Only the standard library is imported before a command runs."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

from kpi_tui.cli.common import complain
from kpi_tui.cli.parser import make_parser
from kpi_tui.errors import KpiTuiError

_INTERRUPTED = 130
_BROKEN_PIPE = 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code: 0, 1 for a fault, 2 for usage."""
    for stream in (sys.stdout, sys.stderr):
        # Signs are printed whatever the system's code page: as UTF-8 where data goes elsewhere.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
    words = sys.argv[1:] if argv is None else argv
    args = make_parser(words).parse_args(words)
    try:
        code: int = import_module(f"kpi_tui.cli.{args.module}").run(args)
        sys.stdout.flush()
        return code
    except KpiTuiError as error:
        complain(error)
        return 1
    except KeyboardInterrupt:
        print("kpi-tui: interrupted", file=sys.stderr)
        return _INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has left. Python's own flush at the end must find no pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _BROKEN_PIPE
