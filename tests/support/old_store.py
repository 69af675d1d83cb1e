"""The store that 0.1.0 wrote, which tests only look at or copy."""

from __future__ import annotations

from pathlib import Path

OLD = Path(__file__).parents[1] / "store" / "old"
