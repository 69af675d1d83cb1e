"""Programs that make PDFs, and some that do not, in place of those that may be here."""

from __future__ import annotations

import sys
from pathlib import Path

from kpi_tui.publish.brief.as_pdf import PdfProgram

_WRITES = (
    "import sys; open(sys.argv[1], 'wb').write(b'%PDF-1.7 ' + open(sys.argv[2], 'rb').read()[:4])"
)


def _python(code: str) -> PdfProgram:
    def command(file: Path, own: Path) -> list[str]:
        return [sys.executable, "-c", code, str(file.with_suffix(".pdf")), str(file), str(own)]

    return PdfProgram("A program", "docx", command)


MAKES_PDF = _python(_WRITES)
FAILS = _python("raise SystemExit(1)")
MAKES_SOMETHING_ELSE = _python("import sys; open(sys.argv[1], 'wb').write(b'oops')")
NEVER_ENDS = _python("import signal; signal.pause()")
IS_NOT_THERE = PdfProgram("Nothing", "docx", lambda file, _: [str(file.with_name("nothing"))])
