"""The program, as `kpi-tui` and as `python -m kpi_tui`."""

from __future__ import annotations

import os
import sys

try:
    from kpi_tui.interrupts import interrupt_once, leave_at_once

    leave_at_once()
except KeyboardInterrupt:
    os._exit(130)


def main() -> int:
    """Run what was typed, and return the exit code. Whatever goes wrong is told in one line."""
    from kpi_tui.own_process import collect_no_more, collect_seldom

    collect_seldom()  # the very imports make garbage collections
    from kpi_tui.cli.program import leave_interrupted, run

    try:
        interrupt_once()
        code = run()
        leave_at_once()
        collect_no_more()
        return code
    except KeyboardInterrupt:
        leave_interrupted()


if __name__ == "__main__":
    sys.exit(main())
