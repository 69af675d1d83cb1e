"""An annex printed by LibreOffice from HTML, with a profile that is thrown away."""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from .annex import Annex
from .engines import program
from .html_page import html_page
from .style import Style


def draw(annex: Annex, path: Path, style: Style) -> None:
    office = program("libreoffice")
    assert office is not None
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        page = Path(folder, "annex.html")
        page.write_text(html_page(annex, style), "utf-8")
        command = [
            office,
            f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
            "--headless",
            "--infilter=HTML (StarWriter)",
            "--convert-to",
            "pdf:writer_pdf_Export",
            "--outdir",
            folder,
            str(page),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        path.write_bytes(page.with_suffix(".pdf").read_bytes())
