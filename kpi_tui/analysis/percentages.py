"""Which figures are percentages: a report that prints them without their sign says so by the name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kpi_tui.figures import Unit

if TYPE_CHECKING:
    from kpi_tui.analysis.measures import Point

_PERCENTAGE = re.compile(r"(?<![\d.])%|\bper ?cent|\bproportion\b", re.IGNORECASE)


def names_percentage(name: str) -> bool:
    """Whether a name says that the figure is a percentage: not merely that it holds one (4.4%)."""
    return bool(_PERCENTAGE.search(name))


def is_percentage(points: Iterable[Point], name: str) -> bool:
    """Whether a measure's figures are shares of a hundred: by their %, in any month, or by its name."""
    return names_percentage(name) or any(point.unit is Unit.PERCENT for point in points)
