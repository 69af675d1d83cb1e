"""What a person says of the measures of the two published reports, having read both."""

from __future__ import annotations

from kpi_tui.demo import published

OLD, NEW = published("2023-01"), published("2024-07")

REUSED = [
    "02.03",
    "04.01",
    "04.03",
    "04.04",
    "04.05",
    "07.02",
    "07.03",
    "07.04",
    "07.05",
    "07.07",
    "07.08",
    "10.01",
    "10.02",
    "10.05",
    "11.05",
]
"""The codes of both reports that name another measure in each, by hand."""
ONE_TO_ONE = {
    "01.09": "01.07",
    "02.04": "02.03",
    "02.10": "03.09",
    "07.05": "07.02",
    "07.07": "07.05",
    "07.10": "07.07",
    "07.11": "07.08",
    "10.05": "10.13",
    "11.05": "11.04",
}
"""The measures that went on under another code, by hand."""
ASKED = {
    ("05.03", "05.03"),
    ("07.06", "07.06"),
    *(("10.01", code) for code in ("10.01", "10.02", "10.08", "10.09", "10.10")),
    ("10.02", "10.11"),
    ("10.02", "10.12"),
    ("10.03", "10.03"),
    ("10.04", "10.04"),
    ("11.06", "11.05"),
    ("11.06", "11.06"),
}
"""What a person could not say without asking: scopes that changed, splits, new yearly names."""
KEPT = [
    "01.02",
    "04.02",
    "09.02",
    "10.06",
    "11.01",
    "11.02",
    "11.03",
    "11.07",
    "11.08",
    "11.09",
    "11.10",
    "11.11",
    "11.15",
]
