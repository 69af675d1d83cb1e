"""A file becomes transcripts of reports: one of each report in it, read by the profile that knows that one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kpi_tui.errors import ProfileError
from kpi_tui.labels import and_list
from kpi_tui.paths import profiles_path
from kpi_tui.pdf.doubts.page_faults import warn_damaged, warn_order
from kpi_tui.pdf.pack import PackPiece, find_pieces
from kpi_tui.pdf.page.damage import find_damaged, near
from kpi_tui.pdf.page.document import PdfDocument
from kpi_tui.pdf.page.parts import find_parts, other_papers
from kpi_tui.pdf.page.survey import PageWords, Sight, look_through, survey
from kpi_tui.pdf.reader import OnPage, read_part
from kpi_tui.pdf.recognise import is_named, look_for, recognise_all
from kpi_tui.pdf.refusals import faults_of, refuse
from kpi_tui.pdf.report.transcript import Transcript
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.pdf.unknown import suggest_profile
from kpi_tui.profiles.known_profiles import all_profiles, default_profile
from kpi_tui.profiles.labels import key
from kpi_tui.profiles.profile import Profile
from kpi_tui.report import Warning


def read_transcripts(
    document: PdfDocument, on_page: OnPage | None, password: str | None, profile: Profile | None
) -> list[Transcript]:
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
    transcripts = [
        transcript for piece in pieces for transcript in _of_piece(document, piece, pages, on_page)
    ]
    if not known:
        transcripts = [
            read_part(document, p, default_profile(), on_page) for p in find_parts(sights)
        ]
        if not any(transcript.rows for transcript in transcripts):
            suggest_profile(document, left_out)
    refuse(document, transcripts, sights, password, known[0].profile if known else None)
    transcripts[0].page_warnings += [*_not_printed(pages, profile), *_of_others(pieces)]
    read = {page.number for transcript in transcripts for page in transcript.pages}
    transcripts[0].other_papers = other_papers(sights, read)
    transcripts[0].ink.without_text = [
        sight.number
        for sight in sights
        if sight.draws and not sight.words and sight.number not in read
    ]
    _note_faults(document, transcripts, sights, password)
    if on_page:
        on_page(document.count, document.count)
    return transcripts


def _of_piece(
    document: PdfDocument, piece: PackPiece, pages: Sequence[PageWords], on_page: OnPage | None
) -> Iterator[Transcript]:
    """Read the reports in a piece of a file: of the pages that its profile finds, those of the piece."""
    if piece.known is None:
        return
    for part in find_parts(survey(pages, piece.known.profile)):
        part.pages = [number for number in part.pages if number in piece.pages]
        if part.pages:
            behind = part.pages[-1] + 1
            part.is_followed = behind <= len(pages) and behind not in piece.pages
            transcript = read_part(document, part, piece.known.profile, on_page)
            transcript.chosen_by = piece.known.why
            yield transcript


def _of_others(pieces: Sequence[PackPiece]) -> Iterator[Warning]:
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
    document: PdfDocument,
    transcripts: Sequence[Transcript],
    sights: Sequence[Sight],
    password: str | None,
) -> None:
    """Note in each transcript its pages that could not be read, are damaged or stand out of order."""
    faults = faults_of(sights, transcripts)
    for number, why in faults.items():
        # A page that cannot be read may belong to any report of the file that is near it.
        concerned = min(
            transcripts,
            key=lambda transcript: min(
                (abs(page.number - number) for page in transcript.pages), default=0
            ),
        )
        if all(number not in transcript.left_out for transcript in transcripts):
            concerned.leave_out(number, why)
    read = {page.number for transcript in transcripts for page in transcript.pages}
    # A damaged page may show nothing of what it is: those beside what was read are looked at too.
    beside = near(read, {sight.number for sight in sights}) - read
    damaged = find_damaged(document.path, read | beside, password)
    for transcript in transcripts:
        own = near({page.number for page in transcript.pages}, beside)
        transcript.page_warnings += warn_order(
            transcript.records, transcript.outline.sections, transcript.misplaced
        )
        transcript.page_warnings += warn_damaged(
            None if damaged is None else damaged & own,
            transcript.records,
            transcript.outline.sections,
        )
