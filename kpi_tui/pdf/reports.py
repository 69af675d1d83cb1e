"""A PDF becomes reports: mostly one, of which every word is accounted for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kpi_tui.errors import PdfError
from kpi_tui.importing.protocol import Explanation
from kpi_tui.pdf.page.damage import find_damaged
from kpi_tui.pdf.page.document import OnStart, PdfDocument, open_pdf
from kpi_tui.pdf.page.parts import find_parts, other_papers
from kpi_tui.pdf.page.survey import survey
from kpi_tui.pdf.reader import OnPage, read_part
from kpi_tui.pdf.refusals import refuse, refuse_bare_headings
from kpi_tui.pdf.report.assembly import to_report
from kpi_tui.pdf.report.draft import Draft
from kpi_tui.pdf.report.page_faults import warn_damaged, warn_order
from kpi_tui.report import Report, Warning


def read_report(
    path: str | Path,
    on_page: OnPage | None = None,
    on_start: OnStart | None = None,
    *,
    verify: bool = False,
    password: str | None = None,
) -> Report:
    """Read the one report that the PDF at `path` holds. Nothing is stored.

    With `verify` other code reads the file too, some ten times slower, and what the two do not
    both see is among the report's warnings. Raises `PdfError`, with a line that names the file and
    says what to do, where it is no report, or more than one.
    """
    report, *others = read_reports(path, on_page, on_start, verify=verify, password=password)
    if others:
        months = " and ".join(f"{each.report_date:%B %Y}" for each in (report, *others))
        raise PdfError(f"{path}: holds two reports, of {months}: read both with read_reports")
    return report


def read_reports(
    path: str | Path,
    on_page: OnPage | None = None,
    on_start: OnStart | None = None,
    *,
    verify: bool = False,
    password: str | None = None,
) -> list[Report]:
    """Read every report that the PDF at `path` holds, as `read_report` reads the only one."""
    with open_pdf(Path(path), on_start, password) as document:
        read = _reports(document, _drafts(document, on_page, password), password)
        if not verify:
            return [report for _, report in read]
        verified = [_verify(document, draft, password) for draft, _ in read]
        return [
            replace(report, warnings=(*report.warnings, *doubts))
            for (_, report), doubts in zip(read, verified, strict=True)
        ]


def _verify(document: PdfDocument, draft: Draft, password: str | None) -> list[Warning]:
    from kpi_tui.pdf.second_reader import compare_readers

    secret = {
        number
        for number, ink in draft.ink.pages.items()
        if any(not found.text for found in ink.unseen.words)
    }
    return list(compare_readers(document.path, draft.pages, password, blacked_out=secret))


def explain_report(
    path: str | Path,
    on_page: OnPage | None = None,
    *,
    pictures: Path | None = None,
    password: str | None = None,
) -> Explanation:
    """Tell where every word of the PDF at `path` went, and what is doubtful about it.

    Of a file that is refused it tells why, and what was seen. With `pictures`, a folder, it draws
    each page that was read there. Raises `PdfError` where the file cannot even be opened.
    """
    from kpi_tui.pdf.explain import explain, explain_refused

    with open_pdf(Path(path), None, password) as document:
        try:
            drafts = _drafts(document, on_page, password)
            read = _reports(document, drafts, password)
        except PdfError as error:
            return Explanation(tuple(explain_refused(document)), str(error))
        told = [explain(draft, report) for draft, report in read]
        if pictures is not None:
            for draft, report in read:
                told += [_draw(document, draft, report, pictures, on_page)]
    return Explanation(tuple(line for lines in told for line in lines))


def _draw(
    document: PdfDocument, draft: Draft, report: Report, folder: Path, on_page: OnPage | None
) -> list[str]:
    from kpi_tui.pdf.pictures.draw import draw_pages

    try:
        drawn = draw_pages(document, draft, report, folder, on_page)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise PdfError(f"{folder}: {why}: name a folder for the pictures") from error
    return [f"picture {path}" for path in drawn]


def _reports(
    document: PdfDocument, drafts: Sequence[Draft], password: str | None
) -> list[tuple[Draft, Report]]:
    """Put each draft together. Raises `PdfError` where none is a report; else the others are told."""
    read: list[tuple[Draft, Report]] = []
    refused: list[Warning] = []
    errors: list[PdfError] = []
    for draft in drafts:
        try:
            read.append((draft, _report(document, draft, password)))
        except PdfError as error:
            errors.append(error)
            why = str(error).removeprefix(f"{document.path}: ")
            numbers = [page.number for page in draft.pages]
            refused.append(Warning(min(numbers, default=None), None, f"no report from here: {why}"))
    if not read:
        raise errors[0]
    draft, first = read[0]
    read[0] = draft, replace(first, warnings=(*first.warnings, *refused))
    return read


def _report(document: PdfDocument, draft: Draft, password: str | None) -> Report:
    report = to_report(document, draft)
    refuse_bare_headings(document, draft, password)
    return report


def _distance(draft: Draft, number: int) -> int:
    """Return how many pages lie between a page and the nearest of a report."""
    return min((abs(page.number - number) for page in draft.pages), default=0)


def _drafts(document: PdfDocument, on_page: OnPage | None, password: str | None) -> list[Draft]:
    """Read the pages of every report in a file. Raises `PdfError` where there is none."""
    sights = list(survey(document))
    parts = find_parts(sights)
    drafts = [read_part(document, part, on_page) for part in parts]
    refuse(document, drafts, sights, password)
    read = {page.number for draft in drafts for page in draft.pages}
    drafts[0].other_papers = other_papers(sights, read)
    drafts[0].ink.without_text = [
        sight.number
        for sight in sights
        if sight.draws and not sight.words and sight.number not in read
    ]
    faults = {sight.number: sight.fault for sight in sights if sight.fault}
    for draft in drafts:
        faults |= draft.left_out
    for number, why in faults.items():
        # A page that cannot be read may belong to any report of the file that is near it.
        concerned = min(drafts, key=lambda draft: _distance(draft, number))
        if all(number not in draft.left_out for draft in drafts):
            concerned.leave_out(number, why)
    damaged = find_damaged(document.path, read, password)
    for draft in drafts:
        own = {page.number for page in draft.pages}
        draft.page_warnings += warn_order(draft.records, draft.outline.sections, draft.misplaced)
        draft.page_warnings += warn_damaged(
            None if damaged is None else damaged & own, draft.records, draft.outline.sections
        )
    if on_page:
        on_page(document.count, document.count)
    return drafts
