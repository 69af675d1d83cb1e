"""TEXTUAL_THEME names a theme of ours as well, in a program of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = """
from pathlib import Path
import sys
from kpi_tui.tui.app import KpiApp
app = KpiApp(Path(sys.argv[1]))
print(app.theme, app.current_theme.name, app.get_css_variables()["background"])
"""


def test_a_theme_of_ours_is_there_from_the_beginning(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path)],
        env={"TEXTUAL_THEME": "kpi-light", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["kpi-light", "kpi-light", "#FBFCFD"]
