"""What the explorer needs before Polars is loaded: a fresh process says what an import loads."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "module",
    [
        "kpi_tui.judgements",
        "kpi_tui.analysis.vocabulary",
        "kpi_tui.analysis.similarity",
        "kpi_tui.analysis.identity",
        "kpi_tui.analysis.continuity",
        "kpi_tui.analysis.character",
        "kpi_tui.analysis.insight",
        "kpi_tui.publish.derived_words",
        "kpi_tui.publish.statements",
        "kpi_tui.publish.side_by_side",
    ],
)
def test_these_do_without(module: str) -> None:
    code = f"import sys, {module}; print('polars' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
