"""A PDF becomes reports: mostly one, of which every word is accounted for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kpi_tui.errors import KpiTuiError, PdfError, ProfileError, reason_of
from kpi_tui.files import write_whole
from kpi_tui.importing.protocol import Explanation, RowDrawn, RowRequest
from kpi_tui.labels import and_list
from kpi_tui.paths import profiles_path
from kpi_tui.pdf.pack import Piece, find_pieces
from kpi_tui.pdf.page.damage import find_damaged, near
from kpi_tui.pdf.page.document import OnStart, PdfDocument, open_pdf
from kpi_tui.pdf.page.parts import find_parts, other_papers
from kpi_tui.pdf.page.survey import PageWords, look_through, survey
from kpi_tui.pdf.reader import OnPage, read_part
from kpi_tui.pdf.recognise import is_named, look_for, recognise_all
from kpi_tui.pdf.refusals import refuse, refuse_bare_headings
from kpi_tui.pdf.report.assembly import to_report
from kpi_tui.pdf.report.draft import Draft
from kpi_tui.pdf.report.page_faults import warn_damaged, warn_order
from kpi_tui.pdf.unknown import suggest_profile
from kpi_tui.period import PeriodType
from kpi_tui.period_names import period_name
from kpi_tui.profiles.labels import key
from kpi_tui.profiles.profile import Profile
from kpi_tui.profiles.shelf import (
    all_profiles,
    default_profile,
    find_profile,
    replaces_built_in,
)
from kpi_tui.report import Report, Warning


def read_report(
    path: str | Path,
    on_page: OnPage | None = None,
    on_start: OnStart | None = None,
    *,
    verify: bool = False,
    password: str | None = None,
    profile: str | Profile | None = None,
) -> Report:
    """Read the one report that the PDF at `path` holds. Nothing is stored.

    With `verify` other code reads the file too, some ten times slower, and what the two do not
    both see is among the report's warnings. It is read by the `profile` that recognises it, if
    none is given by its name or its file. Raises `PdfError`, with a line that names the file and
    says what to do, where it is no report, or more than one, and `ProfileError` for the profile.
    """
    report, *others = read_reports(
        path, on_page, on_start, verify=verify, password=password, profile=profile
    )
    if others:
        named = and_list(_named(each) for each in (report, *others))
        count, all_ = ("two", "both") if len(others) == 1 else (str(1 + len(others)), "all")
        raise PdfError(f"{path}: holds {count} reports, of {named}: read {all_} with read_reports")
    return report


def _named(report: Report) -> str:
    """Return a report as a refusal names it: `July 2024`, `Kent County Council, Quarter 3 2024/25`."""
    name = period_name(report.report_date, report.period_type or PeriodType.MONTH)
    return f"{report.council}, {name}" if report.council else name


def read_reports(
    path: str | Path,
    on_page: OnPage | None = None,
    on_start: OnStart | None = None,
    *,
    verify: bool = False,
    password: str | None = None,
    profile: str | Profile | None = None,
) -> list[Report]:
    """Read every report that the PDF at `path` holds, as `read_report` reads the only one."""
    with open_pdf(Path(path), on_start, password) as document:
        drafts = _drafts(document, on_page, password, _chosen(profile))
        read = _reports(document, drafts, password)
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
    profile: str | Profile | None = None,
) -> Explanation:
    """Tell where every word of the PDF at `path` went, and what is doubtful about it.

    Of a file that is refused it tells why, and what was seen. With `pictures`, a folder, it draws
    each page that was read there. Raises `PdfError` where the file cannot even be opened.
    """
    from kpi_tui.pdf.explain import explain, explain_refused

    chosen = _chosen(profile)
    with open_pdf(Path(path), None, password) as document:
        try:
            drafts = _drafts(document, on_page, password, chosen)
            read = _reports(document, drafts, password)
        except PdfError as error:
            return Explanation(
                tuple(explain_refused(document, chosen or default_profile())), str(error)
            )
        told = [[f"read by {report.read_by}", *explain(draft, report)] for draft, report in read]
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
        why = reason_of(error)
        raise PdfError(f"{folder}: {why}: name a folder for the pictures") from error
    return [f"picture {path}" for path in drawn]


def show_row(
    path: str | Path, asked: RowRequest, on_page: OnPage | None = None, password: str | None = None
) -> RowDrawn:
    """Draw the pages of the PDF at `path` on which a measure stands, its row marked.

    The file is read again for that; where it cannot be, the measure's words are looked for. Raises
    `PdfError` where it is another file than the measure was read from, or cannot be drawn.
    """
    from kpi_tui.pdf.pictures.row import draw_row

    with open_pdf(Path(path), None, password) as document:
        if document.sha256 != asked.sha256:
            raise PdfError(f"{path}: has changed since it was imported: import it again")
        if not any(1 <= number <= document.count for number in asked.pages):
            raise PdfError(f"{path}: the page of {asked.code} is not known: import it again")
        try:
            drafts = _drafts(document, on_page, password, None)
            _reports(document, drafts, password)  # codes of our own are given there
        except KpiTuiError:
            drafts = []
        content, note = draw_row(document, asked, drafts)
    try:
        write_whole(Path(asked.output), content)
    except OSError as error:
        why = reason_of(error)
        raise PdfError(f"{asked.output}: {why}: write elsewhere") from error
    return RowDrawn(note)


def _reports(
    document: PdfDocument,
    drafts: Sequence[Draft],
    password: str | None,
) -> list[tuple[Draft, Report]]:
    """Put each draft together. Raises `PdfError` where none is a report.

    Where some are, the first one's warnings say why the others are not.
    """
    read: list[tuple[Draft, Report]] = []
    refused: list[Warning] = []
    errors: list[PdfError] = []
    for draft in drafts:
        try:
            report = to_report(document, draft)
            refuse_bare_headings(document, draft, password)
        except PdfError as error:
            errors.append(error)
            why = str(error).removeprefix(f"{document.path}: ")
            numbers = [page.number for page in draft.pages]
            refused.append(Warning(min(numbers, default=None), None, f"no report from here: {why}"))
            continue
        profile = draft.profile
        instead = f", your own in {profile.file}" if replaces_built_in(profile) else ""
        read.append((draft, replace(report, read_by=f"{profile.name}{instead}: {draft.chosen_by}")))
    if not read:
        raise errors[0]
    draft, first = read[0]
    read[0] = draft, replace(first, warnings=(*first.warnings, *refused))
    return read


def _chosen(profile: str | Profile | None) -> Profile | None:
    """Return the profile that a person named. Raises `ProfileError` where there is none such."""
    return find_profile(profile, profiles_path()) if isinstance(profile, str) else profile


def _of_piece(
    document: PdfDocument, piece: Piece, pages: Sequence[PageWords], on_page: OnPage | None
) -> Iterator[Draft]:
    """Read the reports in a piece of a file: of the pages that its profile finds, those of the piece."""
    if piece.known is None:
        return
    for part in find_parts(survey(pages, piece.known.profile)):
        part.pages = [number for number in part.pages if number in piece.pages]
        if part.pages:
            behind = part.pages[-1] + 1
            part.is_followed = behind <= len(pages) and behind not in piece.pages
            draft = read_part(document, part, piece.known.profile, on_page)
            draft.chosen_by = piece.known.why
            yield draft


def _of_others(pieces: Sequence[Piece]) -> Iterator[Warning]:
    for piece in pieces:
        if piece.known is None:
            message = f"the report of {piece.council} begins here: no profile reads it"
            yield Warning(min(piece.pages), None, message)


def _not_printed(pages: Sequence[PageWords], told: Profile | None) -> Iterator[Warning]:
    """Yield a doubt where the profile that a person named knows its reports by other words."""
    said = "".join(page.text for page in pages)
    if told is None or told.is_default:
        return
    if told.recognise and not is_named(said, told):
        words = and_list(f"“{phrase}”" for phrase in told.recognise)
        yield Warning(None, None, f"{told.name} knows its reports by {words}: {told.question}")
    elif key(told.council) not in key(said):
        yield Warning(None, None, f"{told.council} is nowhere named: {told.question}")


def _drafts(
    document: PdfDocument, on_page: OnPage | None, password: str | None, profile: Profile | None
) -> list[Draft]:
    """Read the pages of every report in a file. Raises `PdfError` where there is none."""
    pages = look_through(document)
    left_out: list[ProfileError] = []
    known = (
        recognise_all(document.path, pages, all_profiles(profiles_path(), left_out.append))
        if profile is None
        else [replace(look_for(pages, profile), why="the profile you chose")]
    )
    sights = survey(pages, known[0].profile if known else default_profile())
    pieces = find_pieces(pages, known) if known else []
    drafts = [draft for piece in pieces for draft in _of_piece(document, piece, pages, on_page)]
    if not known:
        drafts = [read_part(document, p, default_profile(), on_page) for p in find_parts(sights)]
        if not any(draft.rows for draft in drafts):
            suggest_profile(document, left_out)
    refuse(document, drafts, sights, password, known[0].profile if known else None)
    drafts[0].page_warnings += [*_not_printed(pages, profile), *_of_others(pieces)]
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
        concerned = min(
            drafts,
            key=lambda draft: min((abs(page.number - number) for page in draft.pages), default=0),
        )
        if all(number not in draft.left_out for draft in drafts):
            concerned.leave_out(number, why)
    # A damaged page may show nothing of what it is: those beside what was read are looked at too.
    beside = near(read, {sight.number for sight in sights}) - read
    damaged = find_damaged(document.path, read | beside, password)
    for draft in drafts:
        own = near({page.number for page in draft.pages}, beside)
        draft.page_warnings += warn_order(draft.records, draft.outline.sections, draft.misplaced)
        draft.page_warnings += warn_damaged(
            None if damaged is None else damaged & own, draft.records, draft.outline.sections
        )
    if on_page:
        on_page(document.count, document.count)
    return drafts
