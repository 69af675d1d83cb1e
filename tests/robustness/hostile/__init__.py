"""Makers of PDFs that would hurt a careless reader: each is small and does one thing.

files()["laughs"]() -> bytes
"""

from __future__ import annotations

from collections.abc import Callable

from . import bombs, broken, reports

Make = Callable[[], bytes]


def files() -> dict[str, Make]:
    """Every file that must be refused in one sentence, by name."""
    return {**bombs.FILES, **broken.FILES}


__all__ = ["Make", "bombs", "broken", "files", "reports"]
