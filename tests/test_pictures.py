"""The script that draws the pictures of the README goes by the program as it is."""

from __future__ import annotations

from pathlib import Path
from runpy import run_path

from kpi_tui.store.store import Store

SCRIPT = Path(__file__).parent.parent / "screenshots" / "make.py"


def test_its_store_holds_the_samples(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    run_path(str(SCRIPT))["fill"](store)
    assert len(store.last_days()) == 19
