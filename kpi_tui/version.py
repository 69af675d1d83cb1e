"""The version of this package, which files of the store name too."""

from __future__ import annotations

__version__ = "0.1.0"
