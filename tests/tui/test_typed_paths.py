"""Paths as people type and paste them."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.tui.files.folders import FoundPdf, pdfs_in
from kpi_tui.tui.files.pdf_search import (
    describe_import,
    describe_size,
    describe_time,
    named_path,
    narrowed,
)
from kpi_tui.tui.files.typed_paths import (
    Completion,
    complete,
    here,
    is_path,
    short,
    tilde,
    typed_path,
)

posix = pytest.mark.skipif(os.name != "posix", reason="as typed on Linux and a Mac")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home folder, which is the working folder too."""
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@posix
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/a/b c.pdf", "/a/b c.pdf"),
        ("  /a/b.pdf \n", "/a/b.pdf"),
        ('"/a/b c.pdf"', "/a/b c.pdf"),
        ("'/a/b c.pdf'", "/a/b c.pdf"),
        ("“/a/b.pdf”", "/a/b.pdf"),
        ('"/a/b', "/a/b"),
        ("/a/b\\ c\\ \\(July\\).pdf", "/a/b c (July).pdf"),
        ("file:///a/b%20c%5B1%5D.pdf", "/a/b c[1].pdf"),
        ("FILE://localhost/a/b.pdf", "/a/b.pdf"),
        ("file://server/share/b.pdf", "//server/share/b.pdf"),
        ("/a/it's.pdf", "/a/it's.pdf"),
        ("/a/100%25.pdf", "/a/100%25.pdf"),
    ],
)
def test_what_is_meant(typed: str, meant: str) -> None:
    assert typed_path(typed) == Path(meant)


def test_home_and_here(home: Path) -> None:
    assert typed_path("~/x.pdf") == home / "x.pdf"
    assert typed_path("x.pdf") == home / "x.pdf"
    assert typed_path("~") == home
    assert typed_path("~nobody-of-this-name/x.pdf") == home / "~nobody-of-this-name" / "x.pdf"
    assert typed_path("  ") is None
    assert typed_path('""') is None


@posix
def test_home_is_a_sign_when_shown(home: Path) -> None:
    assert short(home / "a\x1b[b]\n.pdf") == "~/a␛[b] .pdf"
    assert short(home) == "~"
    assert short(Path(f"{home}s/x")) == f"{home}s/x"
    assert tilde(home / "two  spaces") == "~/two  spaces"


@posix
@given(st.lists(st.text("ab .-_é", min_size=1, max_size=8), min_size=1, max_size=3))
def test_a_path_typed_as_it_is_suggested_is_the_same(parts: list[str]) -> None:
    path = Path.home().joinpath(*(f"x{part}x" for part in parts))
    assert typed_path(tilde(path)) == path


def test_names_are_no_paths() -> None:
    assert not is_path("annex July")
    assert is_path("~")
    assert is_path("a/b")
    assert is_path("file:///a")


@posix
def test_a_working_folder_that_was_deleted(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = home / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert here() == home
    assert typed_path("x") == home / "x"


# -- Tab --------------------------------------------------------------------------------------


@pytest.fixture
def tree(home: Path) -> Path:
    for name in ("Annex July.pdf", "annex June.PDF", "minutes.txt", ".hidden.pdf"):
        (home / name).touch()
    (home / "Annexes [old]").mkdir()
    (home / "Annexes [old]" / "one.pdf").touch()
    return home


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize(
    ("typed", "completed", "names"),
    [
        ("annex ju", "Annex Ju", ("Annex July.pdf", "annex June.PDF")),
        ("ANNEX JUL", "Annex July.pdf", ()),
        ("annexe", f"Annexes [old]{os.sep}", ()),
        ("Annexes [old]/", "Annexes [old]/one.pdf", ()),
        ("~", f"~{os.sep}", ()),
        ("~/annexe", f"~/Annexes [old]{os.sep}", ()),
        ("minutes", "minutes", ()),
        (".h", ".hidden.pdf", ()),
        ("nowhere/x", "nowhere/x", ()),
        ("\x00", "\x00", ()),
        ('"Annexes [old]/o', "Annexes [old]/one.pdf", ()),
    ],
)
def test_tab_completes_a_path_as_far_as_it_is_certain(
    typed: str, completed: str, names: tuple[str, ...]
) -> None:
    assert complete(typed, ".pdf") == Completion(completed, names)


@pytest.mark.usefixtures("tree")
@given(st.text("aAnexJju/~. [", max_size=9))
def test_completing_takes_nothing_away(typed: str) -> None:
    done = complete(typed, ".pdf").text
    assert done == typed or done.lower().startswith(typed.strip().lower())


# -- what a text would import -----------------------------------------------------------------


def test_what_a_text_stands_for(tree: Path) -> None:
    assert named_path("Annex July.pdf") == tree / "Annex July.pdf"
    assert named_path("Annexes [old]") is None, "a bare word narrows the list"
    assert named_path("Annexes [old]/") == tree / "Annexes [old]"
    assert named_path("nowhere/x.pdf") is None
    assert named_path("") is None
    assert named_path("\x00") is None
    assert describe_import("minutes.txt").endswith("minutes.txt")
    assert describe_import("~/Annexes [old]").startswith("1 PDF in ")
    assert describe_import("~/A*.pdf").startswith("1 PDF in ")
    (tree / "empty").mkdir()
    assert describe_import("~/empty").endswith("empty")


# -- the PDFs there are -----------------------------------------------------------------------


def test_a_folders_own_pdfs_newest_first(tree: Path) -> None:
    os.utime(tree / "Annex July.pdf", (1, 1))
    found = pdfs_in(tree)
    assert [pdf.path.name for pdf in found] == ["annex June.PDF", "Annex July.pdf"]
    assert found[1] == FoundPdf(tree / "Annex July.pdf", 0, 1.0)


def test_typed_words_narrow_the_pdfs_there_are(tree: Path) -> None:
    pdfs = pdfs_in(tree)

    def names(typed: str) -> set[str]:
        return {pdf.path.name for pdf in narrowed(pdfs, typed)}

    assert names("") == names("annex") == names("~/") == {"Annex July.pdf", "annex June.PDF"}
    assert names("july ANNEX") == names("~/annex jul") == {"Annex July.pdf"}
    assert names("August") == names("/nowhere") == set()


def test_sizes_and_times() -> None:
    today = datetime(2026, 11, 3)
    assert describe_time(datetime(2026, 11, 3, 9, 12).timestamp(), today.date()) == "today 09:12"
    assert (
        describe_time(datetime(2026, 11, 2, 16, 40).timestamp(), today.date()) == "yesterday 16:40"
    )
    assert describe_time(datetime(2025, 1, 9).timestamp(), today.date()) == "9 January 2025"
    assert describe_time(1e18, today.date()) == "date unknown"
    assert [describe_size(size) for size in (0, 1, 340_400, 999_999, 1_240_000)] == [
        "empty",
        "1 kB",
        "340 kB",
        "1,000 kB",
        "1.2 MB",
    ]
