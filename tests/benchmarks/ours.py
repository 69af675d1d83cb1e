"""Reads measures from PDFs as kpi-tui does, told as `peers.py` tells them."""

from __future__ import annotations

import json
import sys
import time

import kpi_tui
from kpi_tui.errors import PdfError
from tests.benchmarks.peers import most_memory


def main() -> None:
    """Read each file, and tell."""
    for path in sys.argv[1:]:
        begun = time.perf_counter()
        try:
            report = kpi_tui.read_report(path)
            measures = [
                [each.measure_code, each.period_actual, each.period_target]
                for each in report.readings
            ]
            said = ""
        except PdfError as error:
            measures, said = [], str(error)
        seconds = time.perf_counter() - begun
        print(json.dumps({"measures": measures, "said": said, "seconds": seconds}))
    print(json.dumps({"MB": most_memory()}))


if __name__ == "__main__":
    main()
