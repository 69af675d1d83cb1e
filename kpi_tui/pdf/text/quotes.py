"""How a warning names a field and quotes the report."""

from __future__ import annotations

_LONGEST = 60


def quoted(text: str) -> str:
    """Quote a text of the report, shortened where it is long."""
    text = " ".join(text.split())
    return f"“{text}”" if len(text) <= _LONGEST else f"“{text[: _LONGEST - 1]}…”"


def label(name: str) -> str:
    """Return a field's name in words."""
    return name.replace("ytd_", "year-to-date ").replace("_", " ")
