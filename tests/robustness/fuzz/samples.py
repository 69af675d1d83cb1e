"""The reports that are damaged: small ones of every engine and manner, and the demo's."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path
from random import Random

from kpi_tui import demo
from tests.rendering import Style, render
from tests.rendering.samples import small_report
from tests.robustness.hostile.reports import annex, row
from tests.support.samples import JULY

from .mutate import mutate

STYLES = (
    Style(),
    Style(icons="png", borders="fills", open_rows=True),
    Style(icons="glyph", borders="horizontal", layout="2023"),
    Style(icons="word", borders="cells", orientation="portrait"),
    Style(engine="typst", icons="png"),
    Style(engine="typst", icons="vector", borders="horizontal"),
)


@cache
def samples() -> tuple[bytes, ...]:
    """The whole files, always in this order. The small ones stand for many."""
    small = [_rendered(JULY, style) for style in STYLES]
    own = annex([row(1, Comment="Trees were planted.\nMore will be."), row(2, Status="n/a")])
    demo_annex = Path(demo.__file__).with_name("annex-2024-08-simulated.pdf").read_bytes()
    return (*small, own, own, *small, _rendered(small_report(), STYLES[1]), demo_annex)


def _rendered(report: object, style: Style) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.pdf"
        render(report, path, style)  # type: ignore[arg-type]
        return path.read_bytes()


def damaged(seed: int, number: int) -> bytes:
    """The file of this number."""
    rng = Random(f"{seed}-{number}")
    return mutate(rng.choice(samples()), rng)
