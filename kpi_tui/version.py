"""The version of this package, which files of the store name too."""

from __future__ import annotations

__version__ = "0.1.0"

READER = 23
"""The version of the reader of PDFs, to be raised whenever it reads the same PDF differently.

Every file of the store has the version that read it. So a report that a later version reads better
is not taken for one that the council corrected.
"""
