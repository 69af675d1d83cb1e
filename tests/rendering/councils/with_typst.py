"""A document drawn by Typst: a template, and the document as JSON.

The text goes in as data, never as markup, so that brackets and stars stay what they are.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import reportlab
import typst

from .page import Document
from .shapes import Drawing, bitmap

TEMPLATE = Path(__file__).with_name("document.typ")
SANS = Path(reportlab.__file__).parent / "fonts"
"""Bitstream Vera, a sans serif as councils use one; Typst itself has none inside."""


def draw(document: Document, path: Path) -> None:
    """Write the document to `path`."""
    pdf = typst.compile(
        TEMPLATE,
        ignore_system_fonts=True,
        font_paths=[SANS],
        sys_inputs={"document": json.dumps(_plain(document))},
        timestamp=0,
    )
    assert isinstance(pdf, bytes)
    path.write_bytes(pdf)


def _plain(value: Any) -> Any:
    """Values that JSON can hold; each object says in `kind` what it is."""
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if not is_dataclass(value):
        return value
    named = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    picture = list(bitmap(value)) if isinstance(value, Drawing) and value.is_bitmap else None
    return {**named, "kind": type(value).__name__, "picture": picture}
