"""Objects as the JSON that every command prints and every export has."""

from __future__ import annotations

import json
from datetime import date

import msgspec


def in_json(content: object) -> bytes:
    """Return dicts, lists and texts as UTF-8 that a person can read too, with a line end.

    Two spaces a level, dates as ISO text. Raises `ValueError` for a number that JSON has not.
    """
    text = json.dumps(content, ensure_ascii=False, allow_nan=False, default=date.isoformat)
    # `json` sets out lines by Python code, which takes ten times as long.
    return msgspec.json.format(text.encode(), indent=2) + b"\n"
