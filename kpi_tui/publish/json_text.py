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
    return _set_out(text.encode())


def plain_in_json(content: object) -> bytes:
    """Return the same as `in_json`, in a fifth of the time, where all is texts and whole numbers.

    Of other numbers and of moments it would say something else.
    """
    return _set_out(msgspec.json.encode(content))


def _set_out(text: bytes) -> bytes:
    # `json` sets out lines by Python code, which takes ten times as long.
    return msgspec.json.format(text, indent=2) + b"\n"
