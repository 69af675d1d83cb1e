"""What a command must not load: a fresh process says what it did."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kpi_tui.store.store import Store
from tests.support.samples import JULY

HEAVY = ("textual", "pdfplumber", "pdfminer", "pypdfium2")
SCRIPT = """
import sys
from kpi_tui.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print("loaded:", *sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""


def loaded(*argv: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *argv], capture_output=True, text=True, check=True
    )
    return set(done.stderr.splitlines()[-1].split()[1:])


@pytest.fixture
def store(tmp_path: Path) -> str:
    Store(tmp_path).add(JULY)
    return str(tmp_path)


@pytest.mark.parametrize("argv", [["--help"], ["--version"], ["export", "--help"]])
def test_help_loads_nothing_of_weight(argv: list[str]) -> None:
    assert loaded(*argv).isdisjoint({*HEAVY, "polars", "rich", "xlsxwriter", "platformdirs"})


@pytest.mark.parametrize(
    "argv", [["export", "--format", "json"], ["reports"], ["measures"], ["show", "OCC01.01"]]
)
def test_data_commands_load_no_terminal_and_no_pdf_code(argv: list[str], store: str) -> None:
    assert loaded("--store", store, *argv).isdisjoint({*HEAVY, "rich"})


def test_an_import_loads_no_pdf_code_in_this_process(store: str, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"no pdf")
    assert loaded("--store", store, "import", str(path)).isdisjoint(HEAVY)


def test_the_package_alone_costs_nothing() -> None:
    code = "import sys, kpi_tui; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()).isdisjoint({*HEAVY, "polars", "dataclasses"})


def test_the_explorer_starts_before_judgements_are_read() -> None:
    code = "import sys, kpi_tui.tui.app, kpi_tui.tui.screens.main; print('msgspec' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
