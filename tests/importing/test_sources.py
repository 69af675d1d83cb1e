"""Finding the PDF that a report was read from, wherever it lies now."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from kpi_tui.errors import PdfError
from kpi_tui.importing import sources
from kpi_tui.importing.sources import find_source, remember_source
from kpi_tui.report import Source


@pytest.fixture(autouse=True)
def usual(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one folder in which a download lies."""
    folder = tmp_path / "downloads"
    folder.mkdir()
    monkeypatch.setattr(sources, "_usual", lambda: iter([folder]))
    return folder


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    folder = tmp_path / "annexes"
    folder.mkdir()
    path = folder / "annex.pdf"
    path.write_bytes(b"%PDF one")
    return path


def source(path: Path) -> Source:
    return Source(path.name, hashlib.sha256(path.read_bytes()).hexdigest(), 3)


def imported(path: Path) -> Source:
    read = source(path)
    remember_source(path, read.sha256)
    return read


def test_it_is_found_where_it_was(pdf: Path) -> None:
    assert find_source(imported(pdf)) == pdf


def test_it_is_found_in_the_usual_folders_though_nothing_is_remembered(
    pdf: Path, usual: Path
) -> None:
    read = source(pdf)
    moved = pdf.rename(usual / pdf.name)
    assert find_source(read) == moved


def test_it_is_found_beside_others_that_were_imported(pdf: Path, tmp_path: Path) -> None:
    other = tmp_path / "archive" / "other.pdf"
    other.parent.mkdir()
    other.write_bytes(b"%PDF two")
    read = imported(pdf)
    imported(other)
    moved = pdf.rename(other.parent / pdf.name)
    assert find_source(read) == moved


def test_it_is_found_under_another_name_where_it_was(pdf: Path) -> None:
    read = imported(pdf)
    renamed = pdf.rename(pdf.with_name("2024-07 annex (final).PDF"))
    assert find_source(read) == renamed


def test_another_file_of_its_name_is_not_it(pdf: Path, usual: Path) -> None:
    read = imported(pdf)
    (usual / pdf.name).write_bytes(b"%PDF another")
    pdf.write_bytes(b"%PDF corrected")
    with pytest.raises(PdfError, match=r"annex\.pdf has changed since it was imported"):
        find_source(read)
    pdf.unlink()
    with pytest.raises(PdfError, match=r"not found any more in .*annexes"):
        find_source(read)


def test_a_name_from_a_store_leads_nowhere_else(pdf: Path) -> None:
    read = source(pdf)
    with pytest.raises(PdfError, match="not found any more"):
        find_source(Source(f"../annexes/{pdf.name}", read.sha256, 3))


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff", b'{"a": {"b": 1}}', b"null"])
def test_what_is_remembered_wrongly_is_forgotten(content: bytes, pdf: Path, personal: Path) -> None:
    (personal / "sources.json").write_bytes(content)
    assert find_source(imported(pdf)) == pdf


def test_so_many_are_remembered(pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MOST_REMEMBERED", 2)
    for name in "abc":
        remember_source(pdf, name)
    assert list(sources._remembered()) == ["b", "c"]


def test_nothing_happens_where_nothing_can_be_kept(
    pdf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("KPI_TUI_STATE", str(tmp_path / "file" / "remembered.json"))
    remember_source(pdf, "a")
    with pytest.raises(PdfError):
        find_source(source(pdf))
