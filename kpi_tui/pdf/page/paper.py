"""The memory that pages are drawn in: the same for all, as getting new memory takes longer than drawing."""

from __future__ import annotations

import ctypes

import pypdfium2

_MOST_KEPT = 12_000_000
"""Bytes; an A4 page at 150 dots an inch takes nine million."""


_CHANNELS = 4
"""Bytes a pixel, at most."""


class Paper:
    """Memory for one bitmap at a time."""

    def __init__(self) -> None:
        self._kept = (ctypes.c_ubyte * 0)()

    def bitmap(self, width: int, height: int, pixel_format: int) -> pypdfium2.PdfBitmap:
        """Return a white bitmap. The one before it is drawn over."""
        size = _CHANNELS * width * height
        memory = self._kept
        if len(memory) < size:
            memory = (ctypes.c_ubyte * size)()
            if size <= _MOST_KEPT:
                self._kept = memory
        bitmap = pypdfium2.PdfBitmap.new_native(width, height, pixel_format, buffer=memory)
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
        return bitmap
