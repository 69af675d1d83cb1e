"""A document drawn by Typst: a template, and the document as JSON.

The text goes in as data, never as markup, so that brackets and stars stay what they are.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import reportlab
import typst

from .page import Document
from .shapes import Drawing, bitmap

SANS = Path(reportlab.__file__).parent / "fonts"
"""Bitstream Vera, a sans serif as councils use one; Typst itself has none inside."""


def draw(document: Document, path: Path) -> None:
    """Write the document to `path`."""
    template = files(__package__).joinpath("document.typ").read_bytes()
    pdf = typst.compile(
        template,
        ignore_system_fonts=True,
        font_paths=[str(SANS)],
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
