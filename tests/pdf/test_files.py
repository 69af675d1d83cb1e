"""Whole files: each that is no report ends in a sentence, and each that is one is read whole."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from kpi_tui import read_report
from kpi_tui.cli import main
from kpi_tui.demo import published
from kpi_tui.errors import PdfError, UnknownReportError
from kpi_tui.pdf.page.document import open_pdf
from kpi_tui.report import PROSE_FIELDS, Account, Report
from kpi_tui.status import Status
from kpi_tui.store.store import Store
from tests.rendering import Style, draw, render, text_cells, with_reportlab
from tests.rendering.annex import compose
from tests.rendering.icons import picture
from tests.rendering.samples import small_report
from tests.support.local import local
from tests.support.locked_report import encrypted
from tests.support.pages import pages_of
from tests.support.samples import JUNE
from tests.support.sound_annex import read_once

pytestmark = pytest.mark.costly(3)

STYLE = Style()


def dated(path: Path, date: str) -> Path:
    with_reportlab.draw(replace(compose(small_report(), STYLE), date=date), path, STYLE)
    return path


def drawn(path: Path, draw: Callable[[Canvas], object], size: tuple[float, float]) -> Path:
    canvas = Canvas(str(path), pagesize=size)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return path


def scan(canvas: Canvas) -> None:
    from io import BytesIO

    from reportlab.lib.utils import ImageReader

    canvas.drawImage(
        ImageReader(BytesIO(picture(Status.RED, Style(icons="png-rgb")))), 0, 0, 500, 500
    )


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def without_pages(path: Path) -> Path:
    with pypdfium2.PdfDocument.new() as document:
        document.save(path)
    return path


A4 = (595.0, 842.0)
BAD: dict[str, tuple[Callable[[Path, bytes], Path], str]] = {
    "missing": (lambda path, _: path, "no such file"),
    "empty": (lambda path, _: written(path, b""), "an empty file"),
    "text": (lambda path, _: written(path, b"no report"), "not a PDF"),
    "head": (lambda path, _: written(path, b"%PDF-1.7\n"), "damaged"),
    "cut at a tenth": (lambda path, data: written(path, data[: len(data) // 10]), "damaged"),
    "cut in half": (lambda path, data: written(path, data[: len(data) // 2]), "damaged"),
    "password": (lambda path, _: encrypted(path, userPassword="a", ownerPassword="b"), "password"),
    "scan": (lambda path, _: drawn(path, scan, A4), "no text in it, only pictures"),
    "blank": (lambda path, _: drawn(path, lambda _: None, A4), "no text in it"),
    "letter": (
        lambda path, _: drawn(path, lambda canvas: canvas.drawString(72, 700, "Dear all"), A4),
        "no table of measures in it (looked for a header with Measure, Director",
    ),
    "no date": (
        lambda path, _: dated(path, ""),
        'no reporting date in it (looked for "Status of Indicators DD/MM/YYYY")',
    ),
    "impossible date": (lambda path, _: dated(path, "31/02/2024"), "31/02/2024 is impossible"),
    "no pages": (lambda path, _: without_pages(path), "damaged, not readable as PDF"),
    "huge page": (
        lambda path, _: drawn(path, lambda canvas: canvas.drawString(9, 9, "x"), (6e3, 6e3)),
        "page 1 has an impossible size",
    ),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_a_sentence(kind: str, annex: Path, tmp_path: Path) -> None:
    make, words = BAD[kind]
    path = make(tmp_path / "bad file.pdf", annex.read_bytes())
    with pytest.raises(PdfError) as caught:
        read_report(path)
    said = str(caught.value)
    assert said.startswith(f"{path}: ")
    assert words in said
    assert "\n" not in said
    assert re.search(r": \S.*: \S", said), "what, why, and what to do"


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_a_line_and_1(
    kind: str, annex: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    store = Store(tmp_path / "store")
    store.add(JUNE)
    before = content(store)
    make, words = BAD[kind]
    path = make(tmp_path / "bad file.pdf", annex.read_bytes())
    assert main(["--store", str(store.path), "import", str(path)]) == 1
    out, err = capfd.readouterr()
    (line,) = err.splitlines()
    assert line.startswith(f"kpi-tui: {path}: ")
    assert words in line
    assert out == ""
    assert content(store) == before


def content(store: Store) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in local(store.path).rglob("*") if path.is_file()}


def test_a_folder_is_no_file(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(PdfError, match="a folder, not a file"):
        read_report(tmp_path)
    assert main(["--store", str(tmp_path / "store"), "import", str(tmp_path)]) == 1
    assert "no PDF there" in capfd.readouterr().err


@pytest.mark.parametrize("share", [0.97, 0.995, 0.9999])
def test_a_file_cut_near_its_end_is_refused_or_whole(
    share: float, annex: Path, tmp_path: Path
) -> None:
    data = annex.read_bytes()
    path = written(tmp_path / "cut.pdf", data[: int(len(data) * share)])
    got = None
    with suppress(PdfError):
        got = read_report(path)
    assert got is None or same(got, read_once(annex))


def same(one: Report, other: Report) -> bool:
    return (one.readings, one.priorities, one.report_date) == (
        other.readings,
        other.priorities,
        other.report_date,
    )


def test_a_file_that_only_forbids_printing_is_read(annex: Path, tmp_path: Path) -> None:
    path = encrypted(tmp_path / "owner.pdf", userPassword="", ownerPassword="secret")
    assert same(read_report(path), read_once(annex))


def test_what_stands_before_a_pdf_does_not_matter(annex: Path, tmp_path: Path) -> None:
    path = written(tmp_path / "mail.pdf", b"\r\n\r\n" + annex.read_bytes())
    assert same(read_report(path), read_once(annex))


def test_two_dates_are_a_warning(annex: Path, tmp_path: Path) -> None:
    other = dated(tmp_path / "june.pdf", "30/06/2024")
    both = tmp_path / "both.pdf"
    with (
        pypdfium2.PdfDocument.new() as document,
        pypdfium2.PdfDocument(annex) as july,
        pypdfium2.PdfDocument(other) as june,
    ):
        document.import_pages(july)
        document.import_pages(june, [len(june) - 1])
        last = len(july) + 1
        document.save(both)
    got = read_report(both)
    assert got.report_date == small_report().report_date
    assert [(w.page, w.message) for w in got.warnings if "dated" in w.message] == [
        (last, "dated 30/06/2024 here, 31/07/2024 elsewhere")
    ]


def test_one_date_written_in_two_ways_is_one(tmp_path: Path) -> None:
    got = read_report(dated(tmp_path / "annex.pdf", "1/7/2024"))
    assert f"{got.report_date:%d/%m/%Y}" == "31/07/2024"
    assert not [w for w in got.warnings if "dated" in w.message]


def moved(path: Path, source: Path, change: Callable[[Any], None]) -> Path:
    with pypdfium2.PdfDocument(source) as document:
        for page in document:
            change(page)
        document.save(path)
    return path


def turn_content(page: Any) -> None:
    """The text runs upwards on a page that is upright: what a reader turns their head for."""
    width, height = page.get_size()
    matrix = pypdfium2.PdfMatrix().rotate(-90).translate(height, 0)
    for item in page.get_objects(max_depth=1):
        item.transform(matrix)
    page.gen_content()
    page.set_mediabox(0, 0, height, width)
    page.set_cropbox(0, 0, height, width)


def shift(page: Any) -> None:
    width, height = page.get_size()
    for item in page.get_objects(max_depth=1):
        item.transform(pypdfium2.PdfMatrix().translate(-90, 200))
    page.gen_content()
    page.set_mediabox(-90, 200, width - 90, height + 200)


@pytest.mark.parametrize(
    "change",
    [
        lambda page: page.set_rotation(90),
        lambda page: page.set_rotation(180),
        lambda page: page.set_rotation(270),
        turn_content,
        shift,
    ],
    ids=["rotated 90", "rotated 180", "rotated 270", "sideways content", "offset"],
)
def test_pages_may_lie_anyhow(change: Callable[[Any], None], annex: Path, tmp_path: Path) -> None:
    assert same(read_report(moved(tmp_path / "moved.pdf", annex, change)), read_once(annex))


def words_on(path: Path) -> int:
    with open_pdf(path) as opened:
        return sum(len(page.words) for page in pages_of(opened))


def words_in(account: Account) -> int:
    return account.words + account.furniture + account.left_over


@pytest.mark.parametrize(
    "style",
    [
        Style(),
        Style(layout="2023", icons="glyph", borders="horizontal", running_head="Planning Pattern"),
        Style(icons="word", valign="middle", open_rows=True, repeat_header=False),
        Style(engine="typst", icons="glyph", rows_per_table=2),
        Style(engine="typst", layout="2023", icons="word", borders="cells"),
    ],
    ids=str,
)
def test_every_word_is_accounted_for(style: Style, tmp_path: Path) -> None:
    path = tmp_path / "annex.pdf"
    render(small_report(title=None if style.layout == "2023" else "Annex A"), path, style)
    assert words_in(read_report(path).account) == words_on(path)


def test_words_outside_tables_are_left_over_and_named(annex: Path, tmp_path: Path) -> None:
    path = tmp_path / "stray.pdf"
    stray = drawn(
        tmp_path / "page.pdf", lambda canvas: canvas.drawString(72, 400, "a stray line"), A4
    )
    with (
        pypdfium2.PdfDocument(annex) as document,
        pypdfium2.PdfDocument(stray) as other,
    ):
        document.import_pages(other)
        last = len(document)
        document.save(path)
    got = read_report(path)
    assert [(item.page, item.text) for item in got.account.leftovers] == [(last, "a stray line")]
    assert got.warnings[-1].message == f"3 words left over on page {last}"
    assert words_in(got.account) == words_on(path)


CUT = {"residents": 4, "collection": 7, "streetlights": 6, "performance": 3, "library": 2}


def hyphenated(text: str, font: text_cells.Font, width: float) -> list[str]:
    """Lines that are broken inside words too, as a program that hyphenates breaks them."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    def fits(line: str) -> bool:
        return bool(stringWidth(line, font.name, font.size) <= width)

    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if fits(longer):
            lines[-1] = longer
            continue
        at = next(
            (
                n
                for n in range(len(word) - 2, 1, -1)
                if _cuts(word, n) and fits(f"{lines[-1]} {word[:n]}-")
            ),
            0,
        )
        if at and lines[-1]:
            lines[-1] += f" {word[:at]}-"
        lines.append(word[at:] if lines[-1] else word)
    return [line for line in lines if line]


def _cuts(word: str, at: int) -> bool:
    return word[:at].isalpha() and word[at:].strip(".,;").isalpha() and at % 2 == 0


def prose(report: Report) -> list[str | None]:
    return [getattr(item, name) for item in report.readings for name in PROSE_FIELDS]


@pytest.mark.parametrize("style", [Style(), Style(engine="typst", hyphenate=True)], ids=str)
def test_hyphens_of_the_program_are_taken_out(
    style: Style, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_cells, "_break", hyphenated)
    report = published("2024-07")
    path = tmp_path / "annex.pdf"
    draw(report, path, style)
    with pypdfium2.PdfDocument(path) as document:
        text = "".join(page.get_textpage().get_text_range() for page in document)
    assert len(re.findall("[\x02\ufffe]", text)) > 40
    got = read_report(path)
    wrong = [
        (one, two)
        for read, drawn in zip(prose(got), prose(report), strict=True)
        for one, two in zip((read or "").split(), (drawn or "").split(), strict=False)
        if one != two
    ]
    assert len(wrong) <= 4
    assert got.account.left_over == 0


def test_a_store_that_cannot_be_written_is_a_line(
    annex: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    blocked = written(tmp_path / "file", b"")
    assert main(["--store", str(blocked / "store"), "import", str(annex)]) == 1
    assert len(capfd.readouterr().err.splitlines()) == 1


def test_a_foreign_file_in_the_store_is_a_line_and_left_alone(
    annex: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "store"
    store.mkdir()
    foreign = written(store / "2024-07.r1.parquet", b"PAR1 not ours PAR1")
    code = main(["--store", str(store), "import", str(annex)])
    err = capfd.readouterr().err
    assert (code, len(err.splitlines())) == (0, 1)
    assert foreign.read_bytes() == b"PAR1 not ours PAR1"


def test_a_file_that_no_profile_knows_is_told_with_the_command_that_drafts_one(
    tmp_path: Path,
) -> None:
    path = drawn(tmp_path / "a.pdf", lambda canvas: canvas.drawString(72, 700, "Dear all"), A4)
    with pytest.raises(UnknownReportError) as caught:
        read_report(path)
    assert str(caught.value).endswith(
        ": no profile knows it: if it is a council's report on its performance, kpi-tui profile "
        "new FILE drafts one"
    )
