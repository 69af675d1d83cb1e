"""The layouts of other councils' reports."""

from __future__ import annotations

from . import cards, district_rows, dots, fills, long_table, phrases, zebra
from .layout import Layout

__all__ = ["LAYOUTS", "Layout"]

_MODULES = (district_rows, long_table, cards, dots, phrases, fills, zebra)
LAYOUTS = {module.LAYOUT.name: module.LAYOUT for module in _MODULES}
"""Each by its name."""
