"""What lies in a store on this machine, where a store may be anywhere."""

from __future__ import annotations

from pathlib import Path

from kpi_tui.store_url import StorePath


def local(path: StorePath) -> Path:
    """Return the path of what is no object of a bucket."""
    assert isinstance(path, Path)
    return path
