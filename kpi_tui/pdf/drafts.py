"""A file becomes drafts of reports: one of each report in it, read by the profile that knows that one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kpi_tui.errors import ProfileError
from kpi_tui.labels import and_list
from kpi_tui.paths import profiles_path
from kpi_tui.pdf.pack import Piece, find_pieces
from kpi_tui.pdf.page.damage import find_damaged, near
from kpi_tui.pdf.page.document import PdfDocument
from kpi_tui.pdf.page.parts import find_parts, other_papers
from kpi_tui.pdf.page.survey import PageWords, Sight, look_through, survey
from kpi_tui.pdf.reader import OnPage, read_part
from kpi_tui.pdf.recognise import is_named, look_for, recognise_all
from kpi_tui.pdf.refusals import refuse
from kpi_tui.pdf.report.draft import Draft
from kpi_tui.pdf.report.page_faults import warn_damaged, warn_order
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.pdf.unknown import suggest_profile
from kpi_tui.profiles.labels import key
from kpi_tui.profiles.profile import Profile
from kpi_tui.profiles.shelf import all_profiles, default_profile
from kpi_tui.report import Warning


def read_drafts(
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
    _note_faults(document, drafts, sights, password)
    if on_page:
        on_page(document.count, document.count)
    return drafts


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
        words = and_list(map(quoted, told.recognise))
        yield Warning(None, None, f"{told.name} knows its reports by {words}: {told.question}")
    elif key(told.council) not in key(said):
        yield Warning(None, None, f"{told.council} is nowhere named: {told.question}")


def _note_faults(
    document: PdfDocument, drafts: Sequence[Draft], sights: Sequence[Sight], password: str | None
) -> None:
    """Note in each draft its pages that could not be read, are damaged or stand out of order."""
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
    read = {page.number for draft in drafts for page in draft.pages}
    # A damaged page may show nothing of what it is: those beside what was read are looked at too.
    beside = near(read, {sight.number for sight in sights}) - read
    damaged = find_damaged(document.path, read | beside, password)
    for draft in drafts:
        own = near({page.number for page in draft.pages}, beside)
        draft.page_warnings += warn_order(draft.records, draft.outline.sections, draft.misplaced)
        draft.page_warnings += warn_damaged(
            None if damaged is None else damaged & own, draft.records, draft.outline.sections
        )
