"""An import that ends at any moment leaves the store with whole reports and no others."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kpi_tui.errors import StoreError
from kpi_tui.store.store import Store
from tests.support.samples import JULY, JUNE

DIES = """
import os, sys

store, pdf, said, last = sys.argv[1:]
left = int(last)


def die(event, args):
    '''Ends the process, with nothing tidied up, when the store is touched for the last time.'''
    global left
    if any(isinstance(arg, (str, bytes, os.PathLike)) and store in os.fsdecode(arg) for arg in args):
        left -= 1
        if left == 0:
            os._exit(137)


from kpi_tui.cli import import_pdf, main
import kpi_tui.store.store

import_pdf.READER = (sys.executable, "-c", "import sys; print(open(" + repr(said) + ").read())")
sys.addaudithook(die)
sys.exit(main(["--store", store, "import", pdf]))
"""


def test_killed_whenever_the_store_is_touched(tmp_path: Path) -> None:
    said = tmp_path / "said.json"
    said.write_text(json.dumps({"reports": [JULY.to_dict()]}))
    codes: list[int] = []
    found: list[int] = []
    while not codes or codes[-1] != 0:
        store = Store(tmp_path / f"store {len(codes)}")
        before = store.add(JUNE).path
        kept = before.read_bytes()
        arguments = (str(store.path), str(said), str(said), str(len(codes) + 1))
        done = subprocess.run([sys.executable, "-c", DIES, *arguments], check=False)
        codes.append(done.returncode)
        found.append(_reports(store))
        assert before.read_bytes() == kept
    assert set(codes[:-1]) == {137}
    assert len(codes) > 6  # looked in, written aside, renamed, folder written
    assert found == sorted(found)
    assert (found[0], found[-1]) == (1, 2)


def _reports(store: Store) -> int:
    """How many reports there are, all of them whole."""
    reports = [store.report(month) for month in store.months()]
    assert reports in ([JUNE], [JUNE, JULY])
    assert store.add(JULY).path.exists()
    return len(reports)


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_write_that_fails_leaves_nothing(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path / "store")
    store.add(JUNE)
    before = {path.name: path.read_bytes() for path in store.path.iterdir()}

    def fail(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(StoreError, match="Permission denied"):
        store.add(JULY)
    assert {path.name: path.read_bytes() for path in store.path.iterdir()} == before
