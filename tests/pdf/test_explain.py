"""Where every word went, and PDFs that a password locks."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from kpi_tui.cli import main
from kpi_tui.errors import PdfError
from kpi_tui.importing.child import explain_in_child
from kpi_tui.pdf.page.document import open_pdf
from kpi_tui.pdf.reports import explain_report, read_report
from tests.rendering import Style, render
from tests.rendering.appended import OWN, append, place_of, text
from tests.rendering.samples import small_report
from tests.support.sound_annex import read_once


def test_the_words_of_all_pages_are_those_of_the_account(annex: Path) -> None:
    account = read_once(annex).account
    told = "\n".join(explain_report(annex).lines)
    pages = [int(n.replace(",", "")) for n in re.findall(r"^page \d+: ([\d,]+) words", told, re.M)]
    assert sum(pages) == account.words + account.furniture + account.left_over


def test_every_measure_and_its_fields_are_named(annex: Path) -> None:
    told = "\n".join(explain_report(annex).lines)
    for reading in read_once(annex).readings:
        assert f"{reading.measure_code} measure" in told
        assert reading.comment is None or f"{reading.measure_code} comment" in told


def test_explaining_stores_nothing(
    annex: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "store"
    assert main(["--store", str(store), "import", "--explain", str(annex)]) == 0
    assert "OCC01 title" in capsys.readouterr().out
    assert not store.exists()


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    path = tmp_path / "locked.pdf"
    canvas = Canvas(os.fspath(path), encrypt="open sesame")
    canvas.drawString(100, 100, "a page of no annex")
    canvas.save()
    return path


@pytest.mark.parametrize(
    ("password", "said"),
    [
        (None, "a password is needed to open it: give it with --password"),
        ("open barley", "this password does not open it: give another with --password"),
    ],
)
def test_a_locked_file_asks_for_its_password(locked: Path, password: str | None, said: str) -> None:
    with pytest.raises(PdfError, match=f": {said}$"):
        read_report(locked, password=password)


def test_the_right_password_opens_it(
    locked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--store", str(tmp_path / "s"), "import", "--password", "open sesame", str(locked)]
    assert main(arguments) == 1
    assert "no table of measures" in capsys.readouterr().err


def test_pictures_show_each_page_that_was_read(
    annex: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from PIL import Image

    folder = tmp_path / "pictures"
    arguments = ["import", "--explain", str(annex), "--pictures", str(folder)]
    assert main(["--store", str(tmp_path / "store"), *arguments]) == 0
    pictures = sorted(folder.iterdir())
    assert len(pictures) == read_once(annex).source.pages
    assert f"picture {pictures[2]}" in capsys.readouterr().out
    with Image.open(pictures[2]) as picture:
        colours = {colour for _, colour in picture.getcolors(1 << 24) or ()}
    assert {(31, 119, 180), (255, 140, 20)} <= colours, "those of names and comments"


def test_a_folder_that_cannot_be_made_is_a_line(
    annex: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    folder = str(tmp_path / "file" / "pictures")
    assert (
        main(["--store", str(tmp_path), "import", "--explain", str(annex), "--pictures", folder])
        == 1
    )
    assert "name a folder for the pictures" in capsys.readouterr().err


def test_pictures_are_of_an_explanation(
    annex: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--store", str(tmp_path), "import", str(annex), "--pictures", str(tmp_path / "p")])
    assert ended.value.code == 2
    assert "--pictures: say --explain too" in capsys.readouterr().err
    assert not (tmp_path / "p").exists()


def test_a_file_in_place_of_the_folder_is_a_line(
    annex: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    arguments = [
        "import",
        "--explain",
        str(annex),
        str(annex),
        "--pictures",
        str(tmp_path / "file"),
    ]
    assert main(["--store", str(tmp_path / "s"), *arguments]) == 1
    said = capsys.readouterr()
    assert said.err == (
        f"kpi-tui: {tmp_path / 'file'}: a file, not a folder: name a folder for the pictures\n"
    )
    assert said.out == ""


def test_two_files_of_one_name_have_pictures_apart(annex: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "annex.pdf"
    other.parent.mkdir()
    render(small_report(), other, Style(engine="typst"))
    folder = tmp_path / "pictures"
    drawn = [drawn_in(path, folder) for path in (annex, other, annex, other)]
    assert drawn[:2] == drawn[2:], "the same file has its own pictures anew"
    assert not set(drawn[0]) & set(drawn[1])
    assert set(drawn[0]) | set(drawn[1]) == set(folder.iterdir())


def test_a_picture_is_never_written_over_another_file(annex: Path, tmp_path: Path) -> None:
    (tmp_path / "annex-page-002.png").write_text("mine")
    assert drawn_in(annex, tmp_path)[1] == tmp_path / "annex-2-page-002.png"
    assert (tmp_path / "annex-page-002.png").read_text() == "mine"


def drawn_in(path: Path, folder: Path) -> list[Path]:
    lines = explain_report(path, pictures=folder).lines
    return [Path(line.removeprefix("picture ")) for line in lines if line.startswith("picture ")]


def test_what_is_blacked_out_is_black_in_the_picture(copy: Path, tmp_path: Path) -> None:
    from PIL import Image

    number, x, y = place_of(copy, "537")
    rect = (x - 2, y - 3, x + 20, y + 7)
    append(copy, number, notes=[b"<</Type/Annot/Subtype/Redact/Rect[%.1f %.1f %.1f %.1f]>>" % rect])
    with Image.open(drawn_in(copy, tmp_path)[number - 1]) as picture:
        with open_pdf(copy) as document:
            high = document.open_page(number).size[1]
        scale = 150 / 72
        left, top, right, bottom = (
            round(side * scale) for side in (x, high - y - 4, x + 8, high - y)
        )
        assert picture.crop((left, top, right, bottom)).getextrema() == ((0, 0),) * 3


def test_a_picture_marks_what_is_left_over_not_seen_and_not_read(
    copy: Path, pictures: list[Path], tmp_path: Path
) -> None:
    from PIL import Image

    number, x, y = place_of(copy, "537")
    before = pictures[number - 1]
    append(copy, number, OWN + text(b"88", x - 14, y, how=b"1 g"))
    after = drawn_in(copy, tmp_path / "after")[number - 1]
    assert [red_pixels(path) > 0 for path in (before, after)] == [False, True]
    with Image.open(before) as one, Image.open(after) as other:
        assert other.height > one.height, "the doubt is written below"


@pytest.fixture(scope="module")
def pictures(sound: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The pictures of the annex that the copy is of."""
    return drawn_in(sound, tmp_path_factory.mktemp("sound"))


def red_pixels(path: Path) -> int:
    """How many pixels of the page, without its legend, are in the colour of faults."""
    from PIL import Image

    with Image.open(path) as picture:
        page = picture.crop((0, 0, picture.width, round(595 * 150 / 72)))
        return sum(
            count for count, colour in page.getcolors(1 << 24) or () if colour == (220, 0, 30)
        )


def test_explaining_tells_how_far_it_is(annex: Path, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    explain_in_child(annex, None, tmp_path / "pictures", lambda page, of: seen.append((page, of)))
    pages = read_once(annex).source.pages
    assert seen[-pages:] == [(page, pages) for page in range(1, pages + 1)]
    assert len(seen) > pages, "it is read, then drawn"
