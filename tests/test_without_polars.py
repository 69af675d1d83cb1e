"""What the explorer needs before Polars is loaded: a fresh process says what an import loads."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "module",
    [
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
    ],
)
def test_these_do_without(module: str) -> None:
    code = f"import sys, {module}; print('polars' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
