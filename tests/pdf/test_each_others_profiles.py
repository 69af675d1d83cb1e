"""Built-in profiles on files that are another council's: refused, or asked about, in one line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kpi_tui.errors import PdfError
from kpi_tui.pdf import read_report
from kpi_tui.pdf.page.document import open_pdf
from kpi_tui.pdf.page.survey import look_through
from kpi_tui.pdf.recognise import recognise
from kpi_tui.profiles.known_profiles import built_in
from kpi_tui.profiles.load import load_profile
from tests.rendering import Style
from tests.rendering import render as render_annex
from tests.rendering.councils import LAYOUTS
from tests.rendering.samples import small_report
from tests.support.council_files import sample_file

pytestmark = pytest.mark.costly(3)

NAMES = [profile.name for profile in built_in()]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A file of each layout, and an annex."""
    folder = tmp_path_factory.mktemp("councils")
    annex = folder / "annex.pdf"
    render_annex(small_report(), annex, Style())
    return {"annex": annex, **{name: sample_file(layout) for name, layout in LAYOUTS.items()}}


def test_an_annex_is_known_by_its_codes(files: dict[str, Path]) -> None:
    report = read_report(files["annex"])
    assert report.read_by is not None
    assert report.read_by.startswith("oxfordshire-annex: its codes look like OCC")
    with pytest.raises(PdfError, match="no quarter in it"):
        read_report(files["annex"], profile="kent-qpr")


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", NAMES)
def test_a_built_in_profile_doubts_another_council_s_file(
    name: str, layout: str, files: dict[str, Path]
) -> None:
    """It is refused, or read as it was told to, and the import asks whose report it is."""
    said: list[str] = []
    try:
        report = read_report(files[layout], profile=name)
        said += [each.message for each in report.warnings if "is it the report" in each.message]
    except PdfError as error:
        said.append(str(error))
    assert len(said) == 1
    assert "\n" not in said[0]


def test_two_profiles_that_know_a_file_alike_are_named(files: dict[str, Path]) -> None:
    layout = LAYOUTS["dots"]
    mine = load_profile(layout.profile)
    other = replace(mine, name="another")
    path = files["dots"]
    with open_pdf(path, None, None) as document:
        pages = look_through(document)
        with pytest.raises(PdfError, match=f"{mine.name}.*another|another.*{mine.name}") as refused:
            recognise(path, pages, [*built_in(), mine, other])
        assert "--profile" in str(refused.value)
        assert recognise(path, pages, [*built_in(), mine]) is mine
