"""Writes the months of `kpi-tui demo` anew."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kpi_tui import demo
from kpi_tui.report import Report
from kpi_tui.store.content import LATER_OF_READING, LATER_OF_REPORT
from tests.sample_months.simulate import published_month, simulate

SHIPPED = Path(demo.__file__).with_name(demo.MONTHS)


def main(path: Path = SHIPPED) -> None:
    """Write the file of sample months; one zlib writes the same bytes each time."""
    first, last = published_month("2023-01"), published_month("2024-07")
    with ZipFile(path, "w") as months:
        for report in (first, *simulate(first, last), last):
            entry = ZipInfo(f"{report.report_date:%Y-%m}.json")
            text = json.dumps(plain(report), ensure_ascii=False, separators=(",", ":"))
            months.writestr(entry, text, ZIP_DEFLATED, 9)
    print(f"{path}: {path.stat().st_size:,} bytes")


def plain(report: Report) -> dict[str, Any]:
    """A report as plain values, without what the annex of those years does not say."""
    values = report.to_dict()
    for told, later in (
        (values, LATER_OF_REPORT),
        *((reading, LATER_OF_READING) for reading in values["readings"]),
    ):
        for name in later:
            if told[name] is None:
                del told[name]
    if not values["account"]["other_papers"]:
        del values["account"]["other_papers"]
    return values


if __name__ == "__main__":
    argparse.ArgumentParser(prog="python -m tests.sample_months", description=__doc__).parse_args()
    main()
