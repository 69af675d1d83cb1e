"""How a warning quotes the report."""

from __future__ import annotations

from kpi_tui.text import shortened

_INNER = str.maketrans("“”", "‘’")


def quoted(text: str, most: int = 60) -> str:
    """Quote a text of the report, shortened where it has more letters than that."""
    return quoted_whole(shortened(" ".join(text.split()), most))


def quoted_whole(text: str) -> str:
    """Quote a text of the report, however long, in one line. Quotes within it are single ones."""
    return f"“{' '.join(text.split()).translate(_INNER)}”"
