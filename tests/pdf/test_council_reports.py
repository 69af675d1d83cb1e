"""Reports of other councils: what is read by their profiles equals what was drawn."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from kpi_tui.pdf.page.document import open_pdf
from kpi_tui.pdf.page.survey import look_through
from kpi_tui.pdf.recognise import recognise
from kpi_tui.pdf.reports import read_report
from kpi_tui.profiles.known_profiles import built_in
from kpi_tui.profiles.load import load_profile
from kpi_tui.report import Report
from tests.rendering.councils import (
    ENGINES,
    LAYOUTS,
    CouncilReport,
    Engine,
    Layout,
    differences,
    render,
    sample,
)
from tests.rendering.councils.compare import Difference
from tests.rendering.councils.drawn import not_drawn
from tests.rendering.councils.generated import reports
from tests.support.council_files import sample_file, sample_read

pytestmark = pytest.mark.costly(3)

every_layout = pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
every_engine = pytest.mark.parametrize("engine", ENGINES)
EXAMPLES: dict[Engine, int] = {"reportlab": 8, "typst": 3, "weasyprint": 1}
"""The last takes its time."""


def wrong(report: CouncilReport, layout: Layout, engine: Engine, read: Report) -> list[Difference]:
    """What is read otherwise than it was drawn.

    Typst prints the words of a merged cell that a page breaks on the page on which there is room
    for them: an owner may stand on the next page only, and beside other measures.
    """
    found = differences(report, layout, read)
    if (layout.name, engine) != ("fills", "typst"):
        return found
    return [each for each in found if each.field != "directors" or each.got]


@every_engine
@every_layout
def test_what_is_read_is_what_was_drawn(layout: Layout, engine: Engine) -> None:
    read = sample_read(layout, engine)
    assert wrong(sample(layout), layout, engine, read) == []
    # Of a measure without an owner, at a page's end, nobody can tell whether the next page has one.
    without = {each.measure_code for each in read.readings if not each.directors}
    assert [
        warning
        for warning in read.warnings
        if warning.measure_code
        and not (warning.measure_code in without and "of the next page" in warning.message)
    ] == []


@every_engine
@every_layout
def test_any_report_is_read(tmp_path: Path, layout: Layout, engine: Engine) -> None:
    @settings(max_examples=EXAMPLES[engine], deadline=None, phases=[Phase.explicit, Phase.generate])
    @given(report=reports(layout), breaks_rows=st.booleans())
    def reads(report: CouncilReport, breaks_rows: bool) -> None:
        path = tmp_path / "report.pdf"
        render(report, path, layout, engine, breaks_rows=breaks_rows)
        assert not not_drawn(report, layout, path)
        read = read_report(path, profile=str(layout.profile))
        assert wrong(report, layout, engine, read) == []

    reads()


@every_layout
def test_a_report_is_recognised_among_all(layout: Layout) -> None:
    path = sample_file(layout)
    profiles = [*built_in(), *(load_profile(each.profile) for each in LAYOUTS.values())]
    with open_pdf(path, None, None) as document:
        known = recognise(path, look_through(document), profiles)
    assert known is not None
    assert known.council == layout.council


@every_layout
def test_a_report_is_no_other_council_s(layout: Layout) -> None:
    path = sample_file(layout)
    others = [load_profile(each.profile) for each in LAYOUTS.values() if each is not layout]
    with open_pdf(path, None, None) as document:
        assert recognise(path, look_through(document), [*built_in(), *others]) is None


@every_layout
def test_codes_that_are_not_printed_are_marked_as_ours(layout: Layout) -> None:
    read = sample_read(layout)
    codes = [reading.measure_code for reading in read.readings]
    assert len(set(codes)) == len(codes)
    assert {reading.code_is_ours for reading in read.readings} == {None if layout.code else True}
    if layout.code is None:
        assert all(
            code.partition(".")[0] == r.priority_code
            for code, r in zip(codes, read.readings, strict=True)
        )
