"""Reads the files whose names come in, one a line, and says in JSON what became of each."""

from __future__ import annotations

import json
import sys
import traceback

from kpi_tui.errors import PdfError
from kpi_tui.pdf import read_report
from kpi_tui.pdf.page.limits import restrict

HOURS = 10


def main() -> None:
    restrict(seconds=HOURS * 3600)
    print("ready", flush=True)
    for line in sys.stdin:
        print(json.dumps(_read(line.rstrip("\n"))), flush=True)


def _read(path: str) -> dict[str, object]:
    try:
        return {"report": read_report(path).to_dict()}
    except PdfError as error:
        return {"error": str(error)}
    except MemoryError:
        return {"error": f"{path}: memory"}
    except Exception:
        return {"fault": traceback.format_exc()}


if __name__ == "__main__":
    main()
