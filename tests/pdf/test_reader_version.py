"""Whoever makes the reader read otherwise raises its version.

So the store tells a better reading from what the council corrected.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import kpi_tui
from kpi_tui.demo import ANNEX
from kpi_tui.store.content import content_digest
from kpi_tui.version import READER

READ = {
    2: "2:3f25a43c6f09ce3df128a00d820db51e657658fa654283e05bfe41be93fe1852",
    3: "2:00718fc7a9c28863911650f670c016f424fe09bd0dd9e6e0bae6eb4895a0a6fd",
    4: "2:00718fc7a9c28863911650f670c016f424fe09bd0dd9e6e0bae6eb4895a0a6fd",
    5: "2:00718fc7a9c28863911650f670c016f424fe09bd0dd9e6e0bae6eb4895a0a6fd",
    6: "2:00718fc7a9c28863911650f670c016f424fe09bd0dd9e6e0bae6eb4895a0a6fd",
    7: "2:00718fc7a9c28863911650f670c016f424fe09bd0dd9e6e0bae6eb4895a0a6fd",
    8: "2:00718fc7a9c28863911650f670c016f424fe09bd0dd9e6e0bae6eb4895a0a6fd",
    9: "2:00718fc7a9c28863911650f670c016f424fe09bd0dd9e6e0bae6eb4895a0a6fd",
    10: "2:00718fc7a9c28863911650f670c016f424fe09bd0dd9e6e0bae6eb4895a0a6fd",
    11: "2:00718fc7a9c28863911650f670c016f424fe09bd0dd9e6e0bae6eb4895a0a6fd",
    12: "2:00718fc7a9c28863911650f670c016f424fe09bd0dd9e6e0bae6eb4895a0a6fd",
    13: "2:00718fc7a9c28863911650f670c016f424fe09bd0dd9e6e0bae6eb4895a0a6fd",
    14: "2:00718fc7a9c28863911650f670c016f424fe09bd0dd9e6e0bae6eb4895a0a6fd",
    15: "2:00718fc7a9c28863911650f670c016f424fe09bd0dd9e6e0bae6eb4895a0a6fd",
    16: "2:00718fc7a9c28863911650f670c016f424fe09bd0dd9e6e0bae6eb4895a0a6fd",
    17: "2:00718fc7a9c28863911650f670c016f424fe09bd0dd9e6e0bae6eb4895a0a6fd",
    18: "2:00718fc7a9c28863911650f670c016f424fe09bd0dd9e6e0bae6eb4895a0a6fd",
    19: "2:00718fc7a9c28863911650f670c016f424fe09bd0dd9e6e0bae6eb4895a0a6fd",
    20: "2:00718fc7a9c28863911650f670c016f424fe09bd0dd9e6e0bae6eb4895a0a6fd",
    21: "2:00718fc7a9c28863911650f670c016f424fe09bd0dd9e6e0bae6eb4895a0a6fd",
    22: "2:00718fc7a9c28863911650f670c016f424fe09bd0dd9e6e0bae6eb4895a0a6fd",
    23: "2:00718fc7a9c28863911650f670c016f424fe09bd0dd9e6e0bae6eb4895a0a6fd",
}
"""What each version of the reader reads in the sample PDF, as a digest. Add a line for the next.

The fourth to the twenty-third read it as the third did, and otherwise what other reports print."""


def test_a_reader_that_reads_otherwise_has_another_version(tmp_path: Path) -> None:
    path = tmp_path / ANNEX
    path.write_bytes(files("kpi_tui.demo").joinpath(ANNEX).read_bytes())
    digest = content_digest(kpi_tui.read_report(path))
    assert digest == READ[READER], "raise kpi_tui.version.READER, and add what it reads now"
