"""The page that a measure was read from, drawn with its row marked."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from PIL import Image

from kpi_tui.cli import main
from kpi_tui.errors import PdfError
from kpi_tui.importing.child import draw_row_in_child
from kpi_tui.importing.protocol import RowRequest
from kpi_tui.pdf.pictures.row import _MARK
from kpi_tui.pdf.reports import show_row
from kpi_tui.report import Reading
from tests.support.sound_annex import read_once


@pytest.fixture(scope="module")
def readings(annex: Path) -> tuple[Reading, ...]:
    return read_once(annex).readings


def request(annex: Path, reading: Reading, picture: Path, **changed: object) -> RowRequest:
    asked = {
        "sha256": hashlib.sha256(annex.read_bytes()).hexdigest(),
        "code": reading.measure_code,
        "name": reading.measure_name,
        "pages": reading.pages,
        "output": str(picture),
    }
    return RowRequest(**(asked | changed))  # type: ignore[arg-type]


def marked(picture: Path) -> tuple[int, int] | None:
    """How high the frames stand in a picture, from where to where."""
    with Image.open(picture) as image:
        width, height = image.size
        pixels = image.convert("RGB").load()
    assert pixels is not None
    rows = [y for y in range(height) if any(pixels[x, y] == _MARK for x in range(0, width, 4))]
    return (rows[0], rows[-1]) if rows else None


def test_each_measure_s_row_is_marked_where_it_stands(
    annex: Path, readings: tuple[Reading, ...], tmp_path: Path
) -> None:
    tops: dict[int, list[int]] = {}
    for place, reading in enumerate(readings[:4]):
        picture = tmp_path / f"{place}.png"
        assert show_row(annex, request(annex, reading, picture)).note == ""
        found = marked(picture)
        assert found is not None
        tops.setdefault(reading.pages[0], []).append(found[0])
    assert all(each == sorted(set(each)) for each in tops.values()), "one below the other"


def test_the_child_draws_it(annex: Path, readings: tuple[Reading, ...], tmp_path: Path) -> None:
    picture = tmp_path / "row.png"
    assert draw_row_in_child(annex, request(annex, readings[0], picture)) == ""
    assert marked(picture)


def test_two_pages_are_drawn_below_each_other(
    annex: Path, readings: tuple[Reading, ...], tmp_path: Path
) -> None:
    one, both = tmp_path / "one.png", tmp_path / "both.png"
    show_row(annex, request(annex, readings[0], one))
    show_row(annex, request(annex, readings[0], both, pages=(1, 2)))
    with Image.open(one) as single, Image.open(both) as double:
        assert double.height > 1.8 * single.height


def test_a_row_that_is_not_found_leaves_the_page_whole(
    annex: Path, readings: tuple[Reading, ...], tmp_path: Path
) -> None:
    picture = tmp_path / "row.png"
    asked = request(annex, readings[0], picture, code="XX99.99", name="Nothing of the kind")
    assert "not found again" in show_row(annex, asked).note
    assert marked(picture) is None


def test_what_is_no_report_any_more_is_found_by_its_words(
    annex: Path,
    readings: tuple[Reading, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refused(*_: object) -> None:
        raise PdfError("no report")

    monkeypatch.setattr("kpi_tui.pdf.reports.read_transcripts", refused)
    picture = tmp_path / "row.png"
    assert show_row(annex, request(annex, readings[0], picture)).note == ""
    assert marked(picture)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"sha256": "0" * 64}, "has changed since it was imported"),
        ({"pages": (99,)}, "page of .* is not known"),
        ({"output": "/nowhere/at/all.png"}, "write elsewhere"),
    ],
)
def test_what_cannot_be_drawn_is_a_line(
    changed: dict[str, object], why: str, annex: Path, readings: tuple[Reading, ...], tmp_path: Path
) -> None:
    with pytest.raises(PdfError, match=why):
        show_row(annex, request(annex, readings[0], tmp_path / "row.png", **changed))
    assert list(tmp_path.iterdir()) == []


def test_the_command_finds_the_pdf_that_was_imported(
    annex: Path, readings: tuple[Reading, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, code = ["--store", str(tmp_path / "store")], readings[0].measure_code
    assert main([*store, "import", str(annex)]) == 0
    capsys.readouterr()
    assert main([*store, "page", code]) == 0
    kept = Path(capsys.readouterr().out.strip())
    assert marked(kept)
    assert main([*store, "page", code, "--output", str(tmp_path / "row.png")]) == 0
    assert (tmp_path / "row.png").read_bytes() == kept.read_bytes()
    with pytest.raises(SystemExit):
        main([*store, "page", code, "--output", str(tmp_path / "row.exe")])
