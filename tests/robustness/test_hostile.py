"""Files made to hurt, each through `kpi-tui import` in a process: one line, and the store as it was."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from kpi_tui.cli import main
from kpi_tui.store.store import Store
from tests.robustness.hostile import files
from tests.robustness.hostile.reports import annex, row
from tests.support.local import local
from tests.support.samples import JULY, JUNE

pytestmark = pytest.mark.costly(8)

CLOCK = """
import sys
from kpi_tui.importing import child
child.SECONDS = child.SECONDS_AT_MOST = float(sys.argv.pop(1))
from kpi_tui.cli import main
sys.exit(main())
"""
SHORT = 2.0
"""Seconds a child gets with files that would use up any number of them."""
LONG = 120.0
"""Seconds it gets with all others: what is said of them must not depend on a busy machine."""

TOO_MUCH = r"(takes too long to read|the reader stopped|needs more memory than any report)"
UNREADABLE = r"(no text in it|damaged|is damaged: download it again|a PDF without pages)"
NO_REPORT = r"(no reporting date in it|no table of measures in it)"
DAMAGED = "damaged, not readable as PDF: download it again"

SAID = {
    "flate_bomb": rf"({UNREADABLE}|{TOO_MUCH})",
    "nested_flate": TOO_MUCH,
    "many_q": rf"({NO_REPORT}|{TOO_MUCH})",
    "many_characters": r"page 1 has more characters than a page of any report \(50,000\): not read",
    "just_too_many_characters": r"page 1 has more characters than a page of any report",
    "laughs": TOO_MUCH,
    "deep_forms": r"page 1 has more drawings inside drawings than a page of any report \(8\)",
    "own_form": TOO_MUCH,
    "many_forms": r"page 1 has more drawings than a page of any report \(100,000\): not read",
    "grid": r"page 1 has more points in its drawings than a page of any report \(200,000\)",
    "filled_grid": r"page 1 has more lines than a page of any report \(20,000\): not read",
    "long_path": r"page 1 has more points in its drawings than a page of any report",
    "many_dots": r"page 1 has more drawings than a page of any report \(100,000\): not read",
    "many_pages": r"1001 pages, more than any pack \(1000\): not read",
    "pages_full_of_text": TOO_MUCH,
    "big_picture": NO_REPORT,
    "endless_function": rf"({NO_REPORT}|{TOO_MUCH})",
    "tiny_tiles": rf"({NO_REPORT}|{TOO_MUCH})",
    "nothing": "an empty file: download it again",
    "header_only": DAMAGED,
    "words": "not a PDF: save or download the report as PDF",
    "web_page": "not a PDF: save or download the report as PDF",
    "cut_in_half": DAMAGED,
    "no_pages": rf"({DAMAGED}|a PDF without pages)",
    "count_lies": rf"(\d+ pages, more than any pack|{NO_REPORT})",
    "count_lies_a_little": "page 2 is damaged: download it again",
    "page_tree_cycle": "page 2 is damaged: download it again",
    "page_tree_bomb": rf"({NO_REPORT}|{TOO_MUCH})",
    "no_media_box": NO_REPORT,
    "media_box_of_nothing": NO_REPORT,
    "media_box_of_names": NO_REPORT,
    "media_box_of_a_mile": "page 1 has an impossible size: not read",
    "media_box_beyond_numbers": rf"({NO_REPORT}|page 1 has an impossible size)",
    "a_line_for_a_page": NO_REPORT,
    "xref_loop": NO_REPORT,
    "no_root": DAMAGED,
    "deep_arrays": NO_REPORT,
    "deep_objects": NO_REPORT,
    "a_chain_of_references": "no text in it",
    "no_font": NO_REPORT,
    "own_length": rf"({NO_REPORT}|{UNREADABLE})",
    "only_a_picture": "no text in it, only pictures of pages: scan with text recognition first",
    "password": "a password is needed to open it",
    "another_document": NO_REPORT,
    "no_date": "no reporting date in it",
    "impossible_date": "the reporting date 31/06/2024 is impossible",
}
"""What is said of each file. Some may be refused in more ways than one, by what a system allows."""

SLOW = {"laughs", "own_form", "pages_full_of_text", "tiny_tiles", "page_tree_bomb", "nested_flate"}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "store")
    store.add(JUNE)
    return store


def run(store: Store, *argv: str, seconds: float = LONG) -> subprocess.CompletedProcess[bytes]:
    """A command in a process, with a clock of so many seconds for each file."""
    command = (sys.executable, "-c", CLOCK, str(seconds), "--store", str(store.path), *argv)
    return subprocess.run(command, capture_output=True, check=False)


def content(store: Store) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in local(store.path).rglob("*") if path.is_file()}


def test_every_file_has_its_sentence() -> None:
    assert SAID.keys() == files().keys()


@pytest.mark.parametrize("name", SAID)
def test_a_hostile_file_is_one_line(name: str, store: Store, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.pdf"
    path.write_bytes(files()[name]())
    before = content(store)
    done = run(store, "import", str(path), seconds=SHORT if name in SLOW else LONG)
    assert (done.returncode, done.stdout) == (1, b"")
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith(f"kpi-tui: {path}: ")
    assert re.search(SAID[name], line.partition(f"{path}: ")[2])
    assert content(store) == before


def test_good_files_go_in_and_bad_ones_are_named(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for name in ("deep_forms", "nothing", "media_box_of_a_mile", "many_pages"):
        (folder / f"{name}.pdf").write_bytes(files()[name]())
    (folder / "july.pdf").write_bytes(annex([row()]))
    missing = tmp_path / "none.pdf"
    done = run(store, "import", str(missing), str(folder))
    assert done.returncode == 1
    named = [line.split(": ")[1] for line in done.stderr.decode().splitlines()]
    refused = ("deep_forms", "many_pages", "media_box_of_a_mile", "nothing")
    assert named == [str(missing), *(str(folder / f"{name}.pdf") for name in refused)]
    assert b"added: July 2024 is new in the report library" in done.stdout
    assert store.last_days() == [JUNE.report_date, JULY.report_date]


ESCAPES = "\x1b]0;owned\x07 \x1b[2J\x9b31m \x08\x7f\x00"
TURNS = "\u202egnorw\u202c \u2066x\u2069 \u200f"
HALVES = "a\ud800b \udc00c"
ODD = "\ufeff\ufffe\U000e0041\u2028end"
MARKUP = "[bold red]x[/] [link=http://a]y[/link] <script>alert(1)</script> & `code` |pipe|"
FORMULA = '=HYPERLINK("http://a")'
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def evil_rows() -> list[dict[str, str]]:
    return [
        row(1, Comment=f"{ESCAPES} escapes", Director=f"Ann{ESCAPES} Bee"),
        row(2, Comment=f"{TURNS} turns", Portfolio_Holder=f"Cllr {TURNS} Fry"),
        row(3, Comment=f"{HALVES} halves {ODD}", Measure="OCC01.03 🦊 \ud83dfox"),
        row(4, Comment=MARKUP, Measure="OCC01.04 [red]Red[/]"),
        row(5, Comment=FORMULA, Period_Actual="=1+1", Director="@SUM(A1)"),
        row(6, Comment="+cmd|' /C calc'!A0", Portfolio_Holder="-2+3"),
        row(7, Comment="\n".join("x" * 130 for _ in range(3))),
    ]


@pytest.fixture
def evil(store: Store, tmp_path: Path) -> Store:
    path = tmp_path / "evil \x1b[31m [bold]{0}.pdf"
    try:
        path.write_bytes(annex(evil_rows(), height=32, title=f"OCC01 - Climate {ESCAPES}"))
    except OSError:  # Windows has no such names
        path = tmp_path / "evil.pdf"
        path.write_bytes(annex(evil_rows(), height=32, title=f"OCC01 - Climate {ESCAPES}"))
    done = run(store, "import", str(path))
    assert (done.returncode, done.stderr) == (0, b"")
    assert not FORBIDDEN.search(done.stdout.decode())
    return store


def test_hostile_words_are_words_in_the_store(evil: Store) -> None:
    by_code = {item.measure_code: item for item in evil.report(JULY.report_date).readings}
    assert list(by_code) == [f"OCC01.0{number}" for number in range(1, 8)]
    assert by_code["OCC01.03"].measure_name == "🦊 fox"
    assert by_code["OCC01.03"].comment == "a b c halves end"
    assert by_code["OCC01.04"].comment == MARKUP
    assert by_code["OCC01.05"].comment == FORMULA
    assert by_code["OCC01.05"].period_actual == "=1+1"
    whole = json.dumps([str(item) for item in by_code.values()], ensure_ascii=False)
    assert not FORBIDDEN.search(whole)


def here(capfdbinary: pytest.CaptureFixture[bytes], store: Store, *argv: str) -> bytes:
    """A command in this process: what it prints."""
    assert main(["--store", str(store.path), *argv]) == 0
    return b"".join(capfdbinary.readouterr())


def test_hostile_words_drive_no_terminal(
    evil: Store, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    for argv in (("measures",), ("reports",), *(("show", f"OCC01.0{n}") for n in range(1, 8))):
        assert not FORBIDDEN.search(here(capfdbinary, evil, *argv).decode())
    assert MARKUP in here(capfdbinary, evil, "show", "OCC01.04").decode()


def test_hostile_words_are_data_in_every_export(
    evil: Store, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    def exported(kind: str) -> bytes:
        return here(capfdbinary, evil, "export", "--month", "2024-07", "--format", kind)

    rows = json.loads(exported("json"))
    assert [item["comment"] for item in rows[3:5]] == [MARKUP, FORMULA]
    cells = list(csv.DictReader(io.StringIO(exported("csv").decode())))
    assert (cells[4]["comment"], cells[4]["period_actual"]) == (f"'{FORMULA}", "'=1+1")
    assert cells[4]["directors"] == "'@SUM(A1)"
    assert cells[5]["comment"][:1] == "'"
    with zipfile.ZipFile(io.BytesIO(exported("xlsx"))) as book:
        sheet = b"".join(book.read(name) for name in book.namelist() if "sheet" in name)
    assert b"<f>" not in sheet
    assert b"<hyperlink" not in sheet
    assert b"<script>" not in exported("md")
    path = tmp_path / "out.parquet"
    path.write_bytes(exported("parquet"))
    assert pl.read_parquet(path)["comment"].to_list() == [item["comment"] for item in rows]


@pytest.mark.parametrize(
    ("make", "measures"),
    [
        (lambda: annex([row(1, Comment="W" * 10_000), row(2)]), 2),
        (lambda: annex([row(1, Measure="OCC01.01 " + "m" * 10_000), row(2)]), 2),
        (lambda: annex([row(1), row(2, Director="d " * 5_000)]), 2),
        (lambda: annex([row(number % 100) for number in range(2_000)]), 2_000),
    ],
    ids=["word", "name", "names", "rows"],
)
def test_long_words_and_long_tables_come_in(
    make: Callable[[], bytes], measures: int, store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "long.pdf"
    path.write_bytes(make())
    done = run(store, "import", str(path))
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(store.report(JULY.report_date).readings) == measures
    assert len(done.stdout.splitlines()) < 120  # a line a doubt, none cut
