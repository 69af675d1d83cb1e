"""A PDF becomes reports: mostly one, of which every word is accounted for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kpi_tui.errors import KpiTuiError, PdfError, reason_of
from kpi_tui.files import write_whole
from kpi_tui.importing.protocol import Explanation, RowDrawn, RowRequest
from kpi_tui.labels import and_list
from kpi_tui.paths import profiles_path
from kpi_tui.pdf.assembly import to_report
from kpi_tui.pdf.page.document import OnStart, PdfDocument, open_pdf
from kpi_tui.pdf.reader import OnPage
from kpi_tui.pdf.refusals import refuse_bare_headings
from kpi_tui.pdf.report.transcript import Transcript
from kpi_tui.pdf.transcripts import read_transcripts
from kpi_tui.period import PeriodType
from kpi_tui.period_names import period_name
from kpi_tui.profiles.known_profiles import default_profile, find_profile, replaces_built_in
from kpi_tui.profiles.profile import Profile
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
        transcripts = read_transcripts(document, on_page, password, _chosen(profile))
        read = _reports(document, transcripts, password)
        if not verify:
            return [report for _, report in read]
        verified = [_verify(document, transcript, password) for transcript, _ in read]
        return [
            replace(report, warnings=(*report.warnings, *doubts))
            for (_, report), doubts in zip(read, verified, strict=True)
        ]


def _verify(document: PdfDocument, transcript: Transcript, password: str | None) -> list[Warning]:
    from kpi_tui.pdf.second_reader import compare_readers

    secret = {
        number
        for number, ink in transcript.ink.pages.items()
        if any(not found.text for found in ink.unseen.words)
    }
    return list(compare_readers(document.path, transcript.pages, password, blacked_out=secret))


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
            transcripts = read_transcripts(document, on_page, password, chosen)
            read = _reports(document, transcripts, password)
        except PdfError as error:
            return Explanation(
                tuple(explain_refused(document, chosen or default_profile())), str(error)
            )
        told = [
            [f"read by {report.read_by}", *explain(transcript, report)]
            for transcript, report in read
        ]
        if pictures is not None:
            for transcript, report in read:
                told += [_draw(document, transcript, report, pictures, on_page)]
    return Explanation(tuple(line for lines in told for line in lines))


def _draw(
    document: PdfDocument,
    transcript: Transcript,
    report: Report,
    folder: Path,
    on_page: OnPage | None,
) -> list[str]:
    from kpi_tui.pdf.pictures.draw import draw_pages

    try:
        drawn = draw_pages(document, transcript, report, folder, on_page)
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
            transcripts = read_transcripts(document, on_page, password, None)
            _reports(document, transcripts, password)  # codes of our own are given there
        except KpiTuiError:
            transcripts = []
        content, note = draw_row(document, asked, transcripts)
    try:
        write_whole(Path(asked.output), content)
    except OSError as error:
        why = reason_of(error)
        raise PdfError(f"{asked.output}: {why}: write elsewhere") from error
    return RowDrawn(note)


def _reports(
    document: PdfDocument,
    transcripts: Sequence[Transcript],
    password: str | None,
) -> list[tuple[Transcript, Report]]:
    """Put each transcript together. Raises `PdfError` where none is a report.

    Where some are, the first one's warnings say why the others are not.
    """
    read: list[tuple[Transcript, Report]] = []
    refused: list[Warning] = []
    errors: list[PdfError] = []
    for transcript in transcripts:
        try:
            report = to_report(document, transcript)
            refuse_bare_headings(document, transcript, password)
        except PdfError as error:
            errors.append(error)
            why = str(error).removeprefix(f"{document.path}: ")
            numbers = [page.number for page in transcript.pages]
            refused.append(Warning(min(numbers, default=None), None, f"no report from here: {why}"))
            continue
        profile = transcript.profile
        instead = f", your own in {profile.file}" if replaces_built_in(profile) else ""
        read.append(
            (
                transcript,
                replace(report, read_by=f"{profile.name}{instead}: {transcript.chosen_by}"),
            )
        )
    if not read:
        raise errors[0]
    transcript, first = read[0]
    read[0] = transcript, replace(first, warnings=(*first.warnings, *refused))
    return read


def _chosen(profile: str | Profile | None) -> Profile | None:
    """Return the profile that a person named. Raises `ProfileError` where there is none such."""
    return find_profile(profile, profiles_path()) if isinstance(profile, str) else profile
