"""Some hundred damaged reports, the same ones every time; `python -m tests.robustness pdf` has more."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kpi_tui.store.store import Store
from tests.robustness.fuzz.hunt import Hunter
from tests.robustness.fuzz.samples import damaged, samples
from tests.support.local import local
from tests.support.samples import JUNE

SEED = 1
FILES = 40
"""A batch: read by one process."""
BATCHES = 10


@pytest.mark.costly(4)
@pytest.mark.parametrize("batch", range(BATCHES))
def test_a_damaged_file_is_a_report_or_a_line(batch: int) -> None:
    with Hunter() as hunter:
        found = list(hunter.hunt(SEED, range(batch * FILES, (batch + 1) * FILES)))
        outcomes = hunter.outcomes
    assert [(finding.number, finding.kind, finding.what) for finding in found] == []
    assert outcomes.total() == FILES
    assert set(outcomes) == {"read", "refused"}


def test_a_damage_happens_again() -> None:
    assert damaged(SEED, 7) == damaged(SEED, 7)
    assert damaged(SEED, 7) not in samples()


@pytest.mark.costly(2)
@pytest.mark.parametrize("first", range(0, 24, 6))
def test_damaged_files_are_imported_or_refused(first: int, tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    path = store.add(JUNE).path
    before = local(path).read_bytes()
    for number in range(first, first + 6):
        (tmp_path / f"{number}.pdf").write_bytes(damaged(SEED, number))
    command = (sys.executable, "-m", "kpi_tui", "--store", str(store.path), "import", str(tmp_path))
    done = subprocess.run(command, capture_output=True, check=False)
    refused = done.stderr.decode().splitlines()
    taken = [line for line in done.stdout.decode().splitlines() if line[:1] != " "]
    assert len(refused) + len(taken) == 6
    assert all(line.startswith(f"kpi-tui: {tmp_path}") for line in refused)
    assert done.returncode == (1 if refused else 0)
    assert local(path).read_bytes() == before
    assert {item.name[0] for item in local(store.path).rglob("*.*")} == {"2"}, (
        "nothing is half written"
    )
    assert store.collect(store.readings()).height >= len(JUNE.readings)
