"""Objects as the JSON that every command prints and every export has."""

from __future__ import annotations

import json

import msgspec


def in_json(content: object) -> bytes:
    """Return dicts, lists and texts as UTF-8 that a person can read too, with a line end.

    Two spaces a level, days and moments as ISO text. Raises `ValueError` for a number that JSON has not.
    """
    # Not `date.isoformat`: of a moment it would give the day alone.
    text = json.dumps(
        content, ensure_ascii=False, allow_nan=False, default=lambda value: value.isoformat()
    )
    # `json` sets out lines by Python code, which takes ten times as long.
    return msgspec.json.format(text.encode(), indent=2) + b"\n"
