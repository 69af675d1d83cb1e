"""Read one PDF and speak of it in JSON lines: what an import runs in a process of its own.

`python -m kpi_tui.pdf FILE` prints `{"page": 3, "of": 23}` for each page, and at the end
`{"report": {…}}` or `{"error": "one line for a person"}`.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from kpi_tui.errors import PdfError
from kpi_tui.pdf.reader import read_report


def main() -> int:
    """Read the file named on the command line."""
    path = sys.argv[1]
    try:
        report = read_report(path, lambda page, of: _say({"page": page, "of": of}))
    except PdfError as error:
        _say({"error": str(error)})
    except MemoryError:
        _say({"error": f"{path}: needs more memory than there is: not read"})
    except Exception as error:  # noqa: BLE001 - a hostile file must end in a sentence
        _say(
            {
                "error": f"{path}: could not be read ({type(error).__name__}): please report this file"
            }
        )
    else:
        _say({"report": report.to_dict()})
    return 0


def _say(message: dict[str, Any]) -> None:
    sys.stdout.buffer.write(json.dumps(message, ensure_ascii=True).encode() + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(main())
