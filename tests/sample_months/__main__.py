"""Write the months of `kpi-tui demo` anew: `python -m tests.sample_months`."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kpi_tui import demo
from tests.sample_months.simulate import published_month, simulate

SHIPPED = Path(demo.__file__).with_name(demo.MONTHS)


def main(path: Path = SHIPPED) -> None:
    """Write the file of sample months; one zlib writes the same bytes each time."""
    first, last = published_month("2023-01"), published_month("2024-07")
    with ZipFile(path, "w") as months:
        for report in (first, *simulate(first, last), last):
            entry = ZipInfo(f"{report.report_date:%Y-%m}.json")
            text = json.dumps(report.to_dict(), ensure_ascii=False, separators=(",", ":"))
            months.writestr(entry, text, ZIP_DEFLATED, 9)
    print(f"{path}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
