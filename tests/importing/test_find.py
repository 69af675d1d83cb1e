from __future__ import annotations

from pathlib import Path

import pytest

from kpi_tui.errors import PdfError
from kpi_tui.importing.find import find_pdfs


def test_folders_files_and_patterns(tmp_path: Path) -> None:
    for name in ("b.pdf", "a.PDF", "c.txt", "._d.pdf"):
        (tmp_path / name).touch()
    (tmp_path / "below.pdf").mkdir()
    both = [tmp_path / "a.PDF", tmp_path / "b.pdf"]
    assert find_pdfs(tmp_path) == both
    assert find_pdfs(tmp_path / "b*.pdf") == both[1:]
    assert find_pdfs(tmp_path / "c.txt") == [tmp_path / "c.txt"]
    assert find_pdfs(tmp_path / "b**.pdf") == both[1:]
    for absent in (tmp_path / "none.pdf", tmp_path / "x*", tmp_path / "below.pdf"):
        with pytest.raises(PdfError):
            find_pdfs(absent)


def test_a_bracket_in_a_pattern_stands_for_itself(tmp_path: Path) -> None:
    for name in ("annex[1].pdf", "annex1.pdf"):
        (tmp_path / name).touch()
    assert find_pdfs(tmp_path / "annex[1]*.pdf") == [tmp_path / "annex[1].pdf"]


@pytest.mark.parametrize("address", ["https://example.org/annex.pdf", "http://example.org"])
def test_an_address_is_to_be_downloaded_first(address: str) -> None:
    with pytest.raises(PdfError, match="an address, not a file: download it, then import that"):
        find_pdfs(Path(address))
