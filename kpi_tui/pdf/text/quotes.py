"""How a warning quotes the report."""

from __future__ import annotations

_LONGEST = 60
_INNER = str.maketrans("“”", "‘’")


def quoted(text: str) -> str:
    """Quote a text of the report, shortened where it is long."""
    text = " ".join(text.split())
    return quoted_whole(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…")


def quoted_whole(text: str) -> str:
    """Quote a text of the report, however long, in one line. Quotes within it are single ones."""
    return f"“{' '.join(text.split()).translate(_INNER)}”"
