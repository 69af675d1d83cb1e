"""The names that are suggested for files."""

from __future__ import annotations

import re

from kpi_tui.period import ANNEX_MONTHS, PeriodKey, PeriodType
from kpi_tui.period_names import short_name
from kpi_tui.text import fold


def name_for_files(period: PeriodKey) -> str:
    """Name a period as a part of a file's name: `2024-07`, `kent-qpr-2024-25-q3`."""
    day, kind = period.last_day, period.period_type
    if period.series == ANNEX_MONTHS:
        return f"{day:%Y-%m}"
    known = {PeriodType.MONTH: f"{day:%Y-%m}", PeriodType.DATE: f"{day}"}
    name, _, year = short_name(day, kind).rpartition(" ")
    return slug(f"{period.report_id} {known.get(kind) or f'{year} {name}'}")


def slug(text: str) -> str:
    """Return words as a part of a file's name, hyphens between."""
    return "-".join(re.findall(r"[a-z0-9]+", fold(text)))
