"""Whether a report says of itself that it is made up, as the sample does at the foot of its pages."""

from __future__ import annotations

from collections.abc import Iterable

from kpi_tui.origin import MADE_UP, Origin
from kpi_tui.pdf.text.lines import Line
from kpi_tui.text import fold


def stated_provenance(lines: Iterable[Line]) -> Origin | None:
    """Return that it is simulated where any of these lines begins so; `None` where none does."""
    start = fold(MADE_UP)
    says_so = any(fold(line.text).startswith(start) for line in lines)
    return Origin.SIMULATED if says_so else None
