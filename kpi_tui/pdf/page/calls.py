"""PDFium's functions that are called for each character and each object of a page.

ctypes looks at every argument of a function whose types it knows: that takes as long as the call.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium


def direct(function: Any, result: Any = None) -> Callable[..., Any]:
    """Return a function of PDFium that takes its arguments as they are.

    Those are whole numbers, PDFium's own pointers and what `ctypes.byref` returns, no fractions.
    With `result` what it returns is taken for that type.
    """
    bare = ctypes.CFUNCTYPE(result or function.restype)
    return bare(ctypes.cast(function, ctypes.c_void_p).value or 0)


_object_of_character = direct(pdfium.FPDFText_GetTextObject, ctypes.c_void_p)


def address_of_text(text: Any, index: int) -> int:
    """Return the address of the piece of text that a character of a page's text is drawn with."""
    return _object_of_character(text, index) or 0
