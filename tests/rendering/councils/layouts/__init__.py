"""The layouts of other councils' reports."""

from __future__ import annotations

from . import (
    cards,
    district_rows,
    dots,
    fills,
    label_cards,
    long_table,
    phrases,
    pill_cards,
    zebra,
)
from .layout import Layout

__all__ = ["LAYOUTS", "Layout"]

_MODULES = (
    *(district_rows, long_table, cards, label_cards, pill_cards),
    *(dots, phrases, fills, zebra),
)
LAYOUTS = {module.LAYOUT.name: module.LAYOUT for module in _MODULES}
"""Each by its name."""
