"""PDFium's functions that are called for each character and each object of a page.

ctypes looks at every argument of a function whose types it knows: that takes as long as the call.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any


def direct(function: Any) -> Callable[..., Any]:
    """Return a function of PDFium that takes its arguments as they are.

    Those are whole numbers, PDFium's own pointers and what `ctypes.byref` returns, no fractions.
    """
    bare = ctypes.CFUNCTYPE(function.restype)
    return bare(ctypes.cast(function, ctypes.c_void_p).value or 0)
