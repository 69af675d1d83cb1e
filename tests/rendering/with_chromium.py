"""An annex printed by Chromium from HTML, with a profile that is thrown away."""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from .annex import Annex
from .engines import program
from .html_page import html_page
from .style import Style

OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--no-pdf-header-footer",
)


def draw(annex: Annex, path: Path, style: Style) -> None:
    chromium = program("chromium")
    assert chromium is not None
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        page = Path(folder, "annex.html")
        page.write_text(html_page(annex, style), "utf-8")
        profile, target = f"--user-data-dir={folder}/profile", f"--print-to-pdf={path.resolve()}"
        command = [chromium, *OPTIONS, profile, target, page.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
