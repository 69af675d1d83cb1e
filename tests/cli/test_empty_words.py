"""A word with nothing in it, as of a variable that is not set, is refused where it would mean all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.command_line import Run
from tests.support.samples import JULY


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["import", ""], "import: PATH"),
        (["import", "a.pdf", " "], "import: PATH"),
        (["import", "--explain", "--pictures", "", "a.pdf"], "import: --pictures"),
        (["measures", "--director", ""], "measures: --director"),
        (["measures", "--month", ""], "measures: --period/--month"),
        (["export", "--format", "csv", "--output", ""], "export: -o/--output"),
        (["brief", "--portfolio-holder", " "], "brief: --portfolio-holder"),
        (["changes", "", "2024-07"], "changes: FROM"),
        (["show", ""], "show: MEASURE"),
        (["forget", ""], "forget: PERIOD"),
        (["judge", "note", "", "words"], "review note: CODE"),
        (["demo", "--annex", ""], "demo: --annex"),
    ],
)
def test_it_is_refused(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, words: list[str], named: str
) -> None:
    code, out, err = Run(capfd, tmp_path / "store", reports=(JULY,))(*words)
    assert (code, out) == (2, "")
    assert err.startswith(f"kpi-tui: {named}: is empty: say what")
    assert err.count("\n") == 1


def test_a_store_without_a_name(capfd: pytest.CaptureFixture[str]) -> None:
    assert Run(capfd)("--store", "", "reports")[0] == 2
    assert "--store: is empty" in Run(capfd)("--store=", "reports")[2]


def test_what_may_be_nothing(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    run = Run(capfd, tmp_path / "store", reports=(JULY,))
    assert run("measures", "--search", "")[0] == 0
    assert run("judge", "polarity", "OCC01.02", "low", "--why", "")[0] == 0
