"""Text as CSS has it."""

from __future__ import annotations


def css_string(text: str) -> str:
    """A string of CSS: whatever might end it is written as its number."""
    return '"' + "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in text) + '"'
