"""Reads TOML, but no text that would take very long to read."""

from __future__ import annotations

from typing import Any

_MOST_DOTS = 1000
"""The most dots of a line: reading a key takes time in the square of the number of its parts."""


def parse_toml(text: str) -> dict[str, Any]:
    """Read a TOML text. Raises `ValueError`, or `RecursionError` where it is nested too deeply."""
    # Imported only here: most people have no such file, and the start would wait for it.
    import tomllib

    if any(line.count(".") > _MOST_DOTS for line in text.splitlines()):
        raise RecursionError(f"a key of more than {_MOST_DOTS:,} parts")
    return tomllib.loads(text)
