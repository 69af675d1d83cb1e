"""What a TOML text holds, read in no more time than it is worth."""

from __future__ import annotations

from typing import Any

_MOST_DOTS = 1000
"""In a line. A key of many parts takes the square of their number."""


def parse_toml(text: str) -> dict[str, Any]:
    """Read a TOML text. Raises `ValueError`, or `RecursionError` where it is nested too deeply."""
    # Most people have no such file, and the start need not wait for what reads it.
    import tomllib

    if any(line.count(".") > _MOST_DOTS for line in text.splitlines()):
        raise RecursionError(f"a key of more than {_MOST_DOTS:,} parts")
    return tomllib.loads(text)
