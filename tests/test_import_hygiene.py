"""What must not be loaded by a command or by a module: a fresh process says what it did."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kpi_tui.cli.parser import COMMANDS
from kpi_tui.store.store import Store
from tests.support.command_line import HEAVY, loaded, loaded_modules
from tests.support.samples import JULY, JUNE

WITHOUT_POLARS = [
    "kpi_tui.judgements.log",
    "kpi_tui.vocabulary",
    "kpi_tui.analysis.identity.similarity",
    "kpi_tui.analysis.identity.links",
    "kpi_tui.analysis.identity.tracking",
    "kpi_tui.analysis.profile.profile",
    "kpi_tui.analysis.measure_period",
    "kpi_tui.wording.phrases",
    "kpi_tui.wording.sentences",
    "kpi_tui.wording.comparison",
]
"""What the explorer needs before Polars is loaded."""


def loaded_by_importing(module: str) -> set[str]:
    """Import a module in a fresh process and name all modules that were loaded with it."""
    code = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.fixture
def store(tmp_path: Path) -> str:
    Store(tmp_path).add(JULY)
    return str(tmp_path)


@pytest.mark.parametrize(
    "argv", [["--help"], ["--version"], *([command, "--help"] for command, _, _ in COMMANDS)]
)
def test_help_loads_nothing_of_weight(argv: list[str]) -> None:
    assert loaded(*argv).isdisjoint({*HEAVY, "polars", "rich", "xlsxwriter", "platformdirs"})


@pytest.mark.parametrize(
    "argv", [["export", "--format", "json"], ["reports"], ["measures"], ["show", "OCC01.01"]]
)
def test_data_commands_load_no_terminal_and_no_pdf_code(argv: list[str], store: str) -> None:
    assert loaded("--store", store, *argv).isdisjoint({*HEAVY, "rich"})


@pytest.mark.parametrize("command", ["queries", "measures", "changes", "brief"])
def test_no_rule_is_loaded_where_what_it_finds_is_kept(command: str, store: str) -> None:
    rules = "kpi_tui.analysis.checks.registry"
    argv = ("--store", store, command, *(("-o", "-") if command == "brief" else ()))
    Store(Path(store)).add(JUNE)
    assert rules in loaded_modules("--store", store, "queries")
    assert rules not in loaded_modules(*argv)


def test_an_import_loads_no_pdf_code_in_this_process(store: str, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"no pdf")
    assert loaded("--store", store, "import", str(path)).isdisjoint(HEAVY)


def test_the_package_alone_costs_nothing() -> None:
    assert loaded_by_importing("kpi_tui").isdisjoint({*HEAVY, "polars", "dataclasses"})


@pytest.mark.parametrize("module", WITHOUT_POLARS)
def test_what_the_explorer_needs_first_loads_no_polars(module: str) -> None:
    assert "polars" not in loaded_by_importing(module)


def test_the_explorer_starts_before_judgements_are_read() -> None:
    readers = {f"kpi_tui.judgements.{name}" for name in ("judgement", "log", "log_line")}
    assert loaded_by_importing("kpi_tui.tui.screens.main").isdisjoint(readers)
    assert loaded_by_importing("kpi_tui.judgements.log") >= readers
