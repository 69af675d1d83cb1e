"""An annex drawn by Typst, with the fonts inside Typst: a template, and the annex as JSON.

The text goes in as data, never as markup, so that brackets and stars stay what they are.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path
from typing import Any

import typst

from .annex import KEY, MARKS, Annex
from .icons import GLYPHS, OUTLINES, PICTURES, colours, is_dark, picture, words_on_ground
from .style import Style


def draw(annex: Annex, path: Path, style: Style) -> None:
    template = files(__package__).joinpath("annex.typ").read_bytes()
    data = {"annex": asdict(annex), "style": _options(style), "icons": _icons(style)}
    pdf = typst.compile(
        template,
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data)},
        timestamp=0,
    )
    assert isinstance(pdf, bytes)
    path.write_bytes(pdf)


def _options(style: Style) -> dict[str, Any]:
    return {**asdict(style), "dark_header": style.dark_header, "key": KEY, "marks": MARKS}


def _icons(style: Style) -> dict[str, dict[str, Any]]:
    return {
        status.value: {
            "colour": f"#{bytes(colour).hex()}",
            "outline": OUTLINES[status],
            "glyph": GLYPHS[status],
            "word": words_on_ground(style).get(status),
            "word_colour": "#ffffff" if is_dark(colour) else "#000000",
            "picture": _picture(status, style),
        }
        for status, colour in colours(style).items()
    }


def _picture(status: Any, style: Style) -> list[int] | None:
    return list(picture(status, style)) if style.icons in PICTURES else None
