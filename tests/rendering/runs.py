"""Lines of text drawn in many runs: by word, by piece or by letter, as some programs do."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth

from .style import Runs


def in_runs(text: str, runs: Runs) -> Iterator[str]:
    """The pieces in which a line of text is drawn, one after the other."""
    if runs == "letters":
        yield from text
    elif runs == "words":
        yield from re.findall(r"\s*\S+", text)
    elif runs == "pieces":
        chance, start = random.Random(text), 0
        while start < len(text):
            end = start + chance.randint(1, 9)
            yield text[start:end]
            start = end
    else:
        yield text


class InRuns:
    """A canvas on which every line of text is drawn in runs; all else goes to the one below."""

    def __init__(self, canvas: Any, runs: Runs) -> None:
        self.canvas, self.runs = canvas, runs
        self.font: tuple[str, float] = ("Helvetica", 9.0)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.canvas, name)

    def setFont(self, name: str, size: float) -> None:  # noqa: N802
        self.font = name, size
        self.canvas.setFont(name, size)

    def drawString(self, x: float, y: float, text: str) -> None:  # noqa: N802
        for piece in in_runs(text, self.runs):
            if not piece.isspace():
                self.canvas.drawString(x, y, piece)
            x += stringWidth(piece, *self.font)


def canvas_for(canvas: Any, runs: Runs) -> Any:
    """The canvas itself where lines are drawn whole."""
    return canvas if runs == "lines" else InRuns(canvas, runs)
