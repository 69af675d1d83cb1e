"""`kpi-tui brief`: a briefing for a scrutiny committee, on one page or in full."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kpi_tui.cli.common import (
    add_period,
    in_full,
    name_bad_lines,
    open_store,
    print_bytes,
    refuse_among_reports,
    say,
)
from kpi_tui.cli.filters import add_search, add_status
from kpi_tui.cli.output import add_file, add_open, open_if_asked
from kpi_tui.cli.owners import add_owner, owner_meant
from kpi_tui.cli.periods import period_of
from kpi_tui.cli.pinned import add_pinned, pins_kept
from kpi_tui.cli.sheets import passing
from kpi_tui.labels import mark
from kpi_tui.text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpi_tui.analysis.assess import Analysis
    from kpi_tui.analysis.measure_period import MeasurePeriod
    from kpi_tui.publish.brief.data import BriefData
    from kpi_tui.publish.brief.scope import Narrowing
    from kpi_tui.store.store import Store

_FORMATS = ("md", "html", "docx", "pdf")
_INTO_FILES = {"docx": "Word document", "pdf": "PDF"}


def add_arguments(command: ArgumentParser) -> None:
    """Declare what can be typed after the command."""
    add_period(command, "latest", "2024-07, 'July 2024', 'Q3 2024/25' (else the last)")
    command.add_argument(
        "--full", action="store_true", help="every exception with its words, and every question"
    )
    command.add_argument(
        "--priority",
        help="only this one, by its code, the number in it (01 or 1), or a part of its title",
    )
    add_owner(command)
    add_status(command)
    add_search(command)
    add_pinned(command)
    command.add_argument(
        "--since", metavar="PERIOD", help="an earlier period to compare with (else the last before)"
    )
    command.add_argument(
        *("-f", "--format"),
        choices=_FORMATS,
        help="else by the name of the file, else md; a pdf takes LibreOffice, a browser or WeasyPrint",
    )
    add_file(command, "where to write (else standard output, which takes no docx and no pdf)")
    add_open(command)
    command.add_argument(
        "--template",
        type=Path,
        metavar="FILE",
        help="a Word document (.docx) whose styles, page, header and footer a docx takes; its own "
        "text is left out, and styles that it has not are added; in larger type one page may be two",
    )


def run(args: Namespace) -> int:
    """Write the briefing on a period, the last one unless told. Raises `KpiTuiError`."""
    named = args.output.suffix.lower().removeprefix(".") if args.output else "md"
    form = args.format or named
    if form not in _FORMATS:
        args.parser.error(f"--format: say which of {', '.join(_FORMATS)}")
    if args.output is None and form in _INTO_FILES:
        args.parser.error(
            f"--format {form}: a {_INTO_FILES[form]} takes a file: name it with --output"
        )
    if args.output is None and args.open:
        args.parser.error("--open: name the file with --output")
    if args.template is not None and form not in _INTO_FILES:
        args.parser.error("--template: only a Word document takes one: say --format docx")
    if args.output:
        refuse_among_reports(args, args.output)
    from kpi_tui.publish.brief import write
    from kpi_tui.publish.brief.compose import compose
    from kpi_tui.publish.brief.one_page.compose import compose_page
    from kpi_tui.publish.export.export import write_file

    material = _material(args, open_store(args))
    name_bad_lines(material.judged)
    made = datetime.now(UTC)
    document = compose(material, made) if args.full else compose_page(material, made)
    if form == "pdf":
        from kpi_tui.publish.brief.as_pdf import to_pdf

        content = to_pdf(document, args.template, tell=lambda name: say(f"{name} makes the PDF …"))
    else:
        content = write(document, form, args.template)
    if args.output is None:
        print_bytes(content)
        return 0
    write_file(content, args.output)
    say(f"briefing written to {in_full(args.output)}")
    open_if_asked(args, args.output)
    return 0


def _material(args: Namespace, store: Store) -> BriefData:
    """Return what there is to say of the measures asked for. Raises `KpiTuiError`."""
    from kpi_tui.publish.brief.data import load_brief_data

    period = period_of(store, args.period)
    pins = pins_kept(store.path, period.series) if args.pinned else None
    return load_brief_data(
        store,
        period,
        args.priority,
        owner=owner_meant(args),
        since=period_of(store, args.since) if args.since else None,
        is_pinned=pins.is_pinned if pins else None,
        narrowing=_narrowing(args),
    )


def _narrowing(args: Namespace) -> Narrowing | None:
    """Return what status and search narrow it to; `None` without them."""
    from kpi_tui.publish.brief.scope import Narrowing
    from kpi_tui.store.filters import parse_statuses

    said = []
    if args.status is not None:
        statuses = parse_statuses(args.status)
        said.append(" or ".join(mark(each).word if each else "no status" for each in statuses))
    if args.search is not None and args.search.strip():
        said.append(f"search: {one_line(args.search)}")
    # Priority, person and pins are the briefing's own.
    others = {"priority": None, "director": None, "portfolio_holder": None, "pinned": False}
    asked = Namespace(**{**vars(args), **others})

    def test(analysis: Analysis) -> Callable[[MeasurePeriod], bool]:
        return passing(analysis, asked, analysis.store)

    return Narrowing(", ".join(said), test) if said else None
