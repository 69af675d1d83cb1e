"""Read one PDF and speak of it in JSON lines: what an import runs in a process of its own.

`python -m kpi_tui.pdf FILE` prints the messages of `kpi_tui.importing.protocol`: each page as it
begins and ends, and last the reports or why there is none. With `--verify` before the file it is
read a second time, by other code, and differences are among the reports' warnings. With
`--explain` the end is where every word went, and `--pictures=DIR` draws the pages there.
`--profile=NAME` says which profile reads it, and `--draft=` asks for a draft of one instead.
`--row=` asks for a picture of a measure's row alone. A password stands in the environment, where
only this user sees it.

It holds itself to `kpi_tui.pdf.page.limits`, and ends when its standard input does.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from kpi_tui.errors import KpiTuiError
from kpi_tui.importing.protocol import (
    DRAFT,
    PASSWORD,
    PICTURES,
    PROFILE,
    ROW,
    Drafted,
    Fault,
    Message,
    PageBegun,
    PageRead,
    Refusal,
    Reports,
    RowRequest,
    encode,
)
from kpi_tui.own_process import collect_seldom
from kpi_tui.pdf.page.limits import allow_pages, end_with_parent, restrict
from kpi_tui.pdf.reports import explain_report, read_reports, show_row
from kpi_tui.profiles.guess import ProfileGuess


def main() -> int:
    """Read the file named on the command line."""
    restrict()
    end_with_parent()
    collect_seldom()
    *options, path = sys.argv[1:]
    folder, profile = _value(options, PICTURES), _value(options, PROFILE)
    password = os.environ.get(PASSWORD)
    told, asked = _value(options, DRAFT), _value(options, ROW)
    try:
        if told is not None:
            from kpi_tui.pdf.drafting.guess import guess_profile
            from kpi_tui.pdf.trial import try_out

            known = ProfileGuess.from_dict(json.loads(told)) if told else None
            guess = guess_profile(Path(path), known, password, _report_begun)
            _send(Drafted(*try_out(Path(path), guess, password)))
        elif asked is not None:
            _send(show_row(path, RowRequest.from_json(asked), _report_page, password))
        elif "--explain" in options:
            pictures = Path(folder) if folder else None
            _send(
                explain_report(
                    path, _report_page, pictures=pictures, password=password, profile=profile
                )
            )
        else:
            reports = read_reports(
                path,
                _report_page,
                _report_begun,
                verify="--verify" in options,
                password=password,
                profile=profile,
            )
            _send(Reports(tuple(reports)))
    except KpiTuiError as error:
        _send(Refusal.of(error))
    except Exception as error:  # a hostile file must end in a sentence
        _send(Fault(type(error).__name__))
    return 0


def _value(options: Sequence[str], name: str) -> str | None:
    """Return what an option says, where it is among them."""
    return next((each.removeprefix(name) for each in options if each.startswith(name)), None)


def _report_begun(page: int, of: int) -> None:
    allow_pages(of)
    _send(PageBegun(page, of))


def _report_page(page: int, of: int) -> None:
    allow_pages(of)
    _send(PageRead(page, of))


def _send(message: Message) -> None:
    sys.stdout.buffer.write(encode(message))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(main())
