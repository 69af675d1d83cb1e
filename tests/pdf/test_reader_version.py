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
    1: "2:5314bb3fb53ae556e8839ffe25e994d94a8a5f398446375f89dd29c2b8dcd043",
    2: "2:5314bb3fb53ae556e8839ffe25e994d94a8a5f398446375f89dd29c2b8dcd043",
}
"""What each version of the reader reads in the sample PDF, as a digest. Add a line for the next."""


def test_a_reader_that_reads_otherwise_has_another_version(tmp_path: Path) -> None:
    path = tmp_path / ANNEX
    path.write_bytes(files("kpi_tui.demo").joinpath(ANNEX).read_bytes())
    digest = content_digest(kpi_tui.read_report(path))
    assert digest == READ[READER], "raise kpi_tui.version.READER, and add what it reads now"
