"""Read one PDF and speak of it in JSON lines: what an import runs in a process of its own.

`python -m kpi_tui.pdf FILE` prints `{"reading": 3, "of": 23}` when it begins or goes on with a
page, `{"page": 3, "of": 23}` when it is done with one, and at the end `{"report": {…}}`,
`{"error": "one line for a person"}` or `{"fault": "IndexError"}`. With `--verify` before the file
it is read a second time, by other code, and differences are among the report's warnings. With
`--explain` the end is `{"explanation": ["one line", …]}`. A password stands in the environment,
where only this user sees it.

It holds itself to `kpi_tui.pdf.page.limits`, and ends when its standard input does.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

from kpi_tui.errors import PdfError
from kpi_tui.pdf.page.limits import end_with_parent, restrict
from kpi_tui.pdf.reader import explain_report, read_report


def main() -> int:
    """Read the file named on the command line."""
    restrict()
    end_with_parent()
    *options, path = sys.argv[1:]
    password = os.environ.get("KPI_TUI_PDF_PASSWORD")
    try:
        if "--explain" in options:
            _say({"explanation": explain_report(path, _page_done, password=password)})
            return 0
        report = read_report(
            path,
            _page_done,
            lambda page, of: _say({"reading": page, "of": of}),
            verify="--verify" in options,
            password=password,
        )
        _say({"report": report.to_dict()})
    except PdfError as error:
        _say({"error": str(error)})
    except Exception as error:  # a hostile file must end in a sentence
        _say({"fault": type(error).__name__})
    return 0


def _page_done(page: int, of: int) -> None:
    _say({"page": page, "of": of})


def _say(message: dict[str, Any]) -> None:
    sys.stdout.buffer.write(json.dumps(message, ensure_ascii=True).encode() + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(main())
