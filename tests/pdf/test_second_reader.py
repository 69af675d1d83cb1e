"""A second reader's letters beside the first's: `import --verify`."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from kpi_tui import read_report
from kpi_tui.cli import main
from kpi_tui.importing.child import READER
from kpi_tui.pdf import reports, second_reader
from kpi_tui.pdf.page.document import open_pdf
from kpi_tui.pdf.reports import read_report as read
from kpi_tui.pdf.second_reader import compare_readers, fold, only_in
from kpi_tui.report import Warning
from tests.rendering import Style, render
from tests.rendering.appended import OWN, append, place_of
from tests.rendering.samples import small_report
from tests.support.children import read_in_child
from tests.support.packs import joined, papers
from tests.support.pages import pages_of

pytestmark = pytest.mark.costly(3)


@pytest.fixture(autouse=True)
def no_slow_machine_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second reader has all the time it needs, where a test does not say how long it has."""
    monkeypatch.setattr(second_reader, "_SECONDS", 600.0)
    monkeypatch.setattr(second_reader, "_MOST_SECONDS", 600.0)


@pytest.fixture(scope="module")
def annex(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("annex") / "annex.pdf"
    render(small_report(), path, Style(icons="glyph"))
    return path


@pytest.mark.parametrize(
    "style",
    [
        Style(),
        Style(icons="glyph", layout="2023", borders="horizontal"),
        Style(icons="word", open_rows=True, orientation="portrait"),
        Style(engine="typst"),
        Style(engine="typst", icons="glyph", borders="cells"),
        Style(engine="typst", hyphenate=True),
    ],
    ids=str,
)
def test_two_readers_agree(style: Style, tmp_path: Path) -> None:
    path = tmp_path / "annex.pdf"
    render(small_report(title=None if style.layout == "2023" else "Annex A"), path, style)
    report = read(path, verify=True)
    assert report.warnings == read_report(path).warnings


def test_words_that_one_reader_does_not_see_are_named(annex: Path) -> None:
    with open_pdf(annex) as opened:
        pages = pages_of(opened)
        third, fourth = pages[2], pages[3]
        lost = [word.text for word in third.words[30:33]]
        del third.words[30:33]
        fourth.words[10].text += "ž"
        found = list(compare_readers(annex, pages))
    assert [warning.page for warning in found] == [3, 4]
    assert found[0].message.startswith("a second reader sees 3 words that the first does not: ")
    assert set(found[0].message.rpartition(": ")[2].split()) == {fold(word) for word in lost}
    assert found[1].message.startswith("the first reader sees 1 word that a second does not: ")
    assert found[1].message.endswith("ž")


def test_many_words_are_counted_rather_than_named(annex: Path) -> None:
    with open_pdf(annex) as opened:
        pages = pages_of(opened)
        pages[2].words.clear()
        (warning,) = compare_readers(annex, pages)
    assert warning.message.endswith(" …")
    assert len(warning.message) < 300


def test_a_file_that_only_the_second_reader_cannot_read_is_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "none.pdf"
    path.write_bytes(b"%PDF-1.7")
    (warning,) = compare_readers(path, [])
    assert warning.message.startswith("not verified: a second reader fails (")
    assert warning.message.endswith("): no page was compared")


def test_a_second_reader_that_takes_too_long_is_told_of(
    annex: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_pdf(annex) as opened:
        pages = pages_of(opened)
        stuck = Event()
        monkeypatch.setattr(second_reader, "_compare", lambda *_, **__: stuck.wait())
        (warning,) = compare_readers(annex, pages, seconds=0.0)
        stuck.set()
    assert warning.message == (
        "not verified: a second reader fails (it takes too long): no page was compared"
    )


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (FileNotFoundError(), "the file is not there any more"),
        (ImportError(), "pdfplumber is not installed"),
        (IndexError(), "it finds fewer pages"),
        (RecursionError(), "RecursionError"),
        (MemoryError(), "MemoryError"),
    ],
    ids=repr,
)
def test_what_stops_the_second_reader_is_told(
    annex: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, why: str
) -> None:
    import pdfplumber

    def stop(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(pdfplumber, "open", stop)
    report = read(annex, verify=True)
    assert report.warnings[-1].message == (
        f"not verified: a second reader fails ({why}): no page was compared"
    )
    assert report.readings == read(annex).readings


def test_a_second_reader_that_stops_midway_says_how_far_it_came(
    annex: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compare = second_reader._compare

    def stop_at_three(number: int, *rest: Any, **more: Any) -> Iterator[Warning]:
        if number == 3:
            raise ValueError
        return compare(number, *rest, **more)

    monkeypatch.setattr(second_reader, "_compare", stop_at_three)
    (*_, last) = read(annex, verify=True).warnings
    assert last.message.startswith("not verified: a second reader fails (ValueError): only 2 of ")


def test_nothing_is_named_of_a_page_with_something_blacked_out(annex: Path) -> None:
    with open_pdf(annex) as opened:
        pages = pages_of(opened)
        pages[2].words[30].text = "71933"
        found = list(compare_readers(annex, pages, blacked_out={3}))
    assert found
    assert all("blacked out" in each.message for each in found)
    assert not any("71933" in each.message for each in found)


@pytest.mark.parametrize(
    "where", [b"/V(623)", b"/V(\xfe\xff\x006\x002\x003)"], ids=["plain", "utf-16"]
)
def test_words_typed_into_form_fields_are_compared(copy: Path, where: bytes) -> None:
    page, x, y = place_of(copy, "119")
    box = b"%.1f %.1f %.1f %.1f" % (x - 2, y - 3, x + 28, y + 7)
    field = b"<</Type/Annot/Subtype/Widget/FT/Tx/F 4/T(a)/DA(/Helv 6 Tf 0 g)/Rect[%s]%s>>"
    append(copy, page, OWN, fields=[field % (box, where)])
    assert read(copy, verify=True).warnings == read(copy).warnings


def test_pdfminer_says_nothing(annex: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with open_pdf(annex) as opened:
        assert list(compare_readers(annex, pages_of(opened))) == []
    logging.getLogger("pdfminer").warning("FontBBox from font descriptor is odd")
    assert capfd.readouterr() == ("", "")


def test_the_second_reader_is_loaded_only_when_asked(annex: Path) -> None:
    import subprocess

    code = (
        "import sys, kpi_tui; kpi_tui.read_report(sys.argv[1]); print('pdfplumber' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(annex)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"


def test_a_child_verifies_when_told_to(annex: Path) -> None:
    plain = read_in_child(annex)
    assert read_in_child(annex, command=(*READER, "--verify")) == plain


def test_the_command_tells_its_child(
    annex: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    argv = ["--store", str(tmp_path / "store"), "import", "--verify", "--dry-run", str(annex)]
    assert main(argv) == 0
    out, err = capfd.readouterr()
    assert "July 2024" in out
    assert "second reader" not in out
    assert err == ""


def test_differences_are_among_the_warnings(annex: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    doubt = Warning(2, None, "a second reader sees 1 word that the first does not: x")
    monkeypatch.setattr(second_reader, "compare_readers", lambda *_, **__: iter([doubt]))
    assert reports.read_report(annex, verify=True).warnings[-1] == doubt


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("ﬁnance", "finance"),
        ("Co琀琀age", "Cottage"),
        ("buƩer", "butter"),
        ("under\u00adperformance", "under-performance"),
        ("under‑performance", "under-performance"),
        ("−0.50", "-0.50"),
        ("residents’", "residents'"),
        ("“quoted”", '"quoted"'),
        ("•item", "item"),
        ("★●▲", ""),
        ("\uf0b7\uf0a7", ""),
        ("(cid:12)x", "x"),
        ("a\u00a0b", "ab"),
        ("£1,234.50", "£1,234.50"),
        ("½", "12"),
    ],
)
def test_letters_are_named_alike(printed: str, folded: str) -> None:
    assert fold(printed) == folded


@pytest.mark.parametrize(
    ("seen", "compared", "words"),
    [
        (["one", "two"], ["one", "two"], []),
        (["one", "two"], ["onetwo"], []),
        (["onetwo"], ["one", "two"], []),
        (["one", "two", "two"], ["one", "two"], ["two"]),
        (["one", "two"], ["one"], ["two"]),
        (["one"], ["one", "two"], []),
        (["figure", "12.50"], ["figure", "12.5"], ["12.50"]),
    ],
)
def test_words_that_only_one_has(seen: list[str], compared: list[str], words: list[str]) -> None:
    assert only_in(seen, compared) == words


def test_a_pack_is_verified_where_it_was_read(annex: Path, tmp_path: Path) -> None:
    other = papers(tmp_path / "papers.pdf", 12)
    pack = joined(tmp_path / "pack.pdf", other, annex)
    assert read(pack, verify=True).warnings == read(pack).warnings
