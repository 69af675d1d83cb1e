"""The version of this package, which files of the store name too."""

from __future__ import annotations

__version__ = "0.1.0"

READER = 3
"""The version of the reader of PDFs, to be raised whenever it reads one and the same PDF otherwise.

Every file of the store says which read it, so that a report that is read better some day is told
from one that the council corrected.
"""
