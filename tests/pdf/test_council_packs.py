"""Files with reports of several councils or periods, and files that several profiles know."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kpi_tui.errors import PdfError
from kpi_tui.pdf.page.document import open_pdf
from kpi_tui.pdf.page.survey import look_through
from kpi_tui.pdf.recognise import recognise_all
from kpi_tui.pdf.reports import read_report, read_reports
from kpi_tui.profiles.known_profiles import built_in
from kpi_tui.profiles.profile import Profile
from tests.support.plain_report import COUNCIL, PAGE, PROFILE, PlainPage, draw, profile, rows

REPORT = "Corporate Performance Report"
OTHER = "Northmarsh Borough Council"
OTHERS_PAGE = replace(
    PAGE.titled(OTHER, REPORT, "Quarter 1 2025/26"), rows=rows("HOM"), heading="Priority 1: Homes"
)
OTHERS_PROFILE = (
    PROFILE.replace(COUNCIL, OTHER)
    .replace('"sampleford"', '"northmarsh"')
    .replace("ENV-##", "HOM-##")
)


def period(page: PlainPage, line: str) -> PlainPage:
    return page.titled(COUNCIL, REPORT, line)


@pytest.mark.parametrize("line", ["Quarter 3 2025/26", "Performance in Quarter 3 2025/26"])
def test_two_quarters_are_two_reports(tmp_path: Path, line: str) -> None:
    ours = profile(tmp_path)
    changed = replace(period(PAGE, line), rows=rows(cells={"This quarter": ["1.5%"] * 6}))
    path = draw(tmp_path / "both.pdf", PAGE, changed)
    first, second = read_reports(path, profile=ours)
    assert [str(first.report_date), str(second.report_date)] == ["2025-09-30", "2025-12-31"]
    assert first.readings == read_report(draw(tmp_path / "one.pdf", PAGE), profile=ours).readings
    assert {each.period_actual for each in second.readings} == {"1.5%"}
    assert [warning.message for warning in (*first.warnings, *second.warnings)] == []
    with pytest.raises(PdfError) as caught:
        read_report(path, profile=ours)
    assert str(caught.value) == (
        f"{path}: holds two reports, of {COUNCIL}, Quarter 2 2025/26 and {COUNCIL}, "
        "Quarter 3 2025/26: read both with read_reports"
    )


def test_three_quarters_are_counted(tmp_path: Path) -> None:
    pages = [period(PAGE, f"Quarter {number} 2025/26") for number in (1, 2, 3)]
    path = draw(tmp_path / "year.pdf", *pages)
    with pytest.raises(PdfError, match=r"holds 3 reports, of .* read all with read_reports"):
        read_report(path, profile=profile(tmp_path))


def test_another_period_over_other_measures_is_the_same_report_and_told(tmp_path: Path) -> None:
    more = replace(period(PAGE, "Quarter 1 2025/26"), rows=[["ENV-11", *rows()[0][1:]]])
    report = read_report(draw(tmp_path / "one.pdf", PAGE, more), profile=profile(tmp_path))
    assert [each.measure_code for each in report.readings][-1] == "ENV-11"
    said = {(each.page, each.message) for each in report.warnings}
    assert (2, "dated Quarter 1 2025/26 here, Quarter 2 2025/26 elsewhere") in said


def test_a_report_goes_on_under_its_running_head(tmp_path: Path) -> None:
    more = replace(PAGE, rows=[["ENV-11", *rows()[0][1:]]], heading="Priority 2: Homes")
    (report,) = read_reports(draw(tmp_path / "one.pdf", PAGE, more), profile=profile(tmp_path))
    assert len(report.readings) == 7


def test_another_council_is_left_out_and_told(tmp_path: Path) -> None:
    path = draw(tmp_path / "pack.pdf", PAGE, OTHERS_PAGE)
    report = read_report(path, profile=profile(tmp_path))
    assert {each.measure_code[:3] for each in report.readings} == {"ENV"}
    assert [(each.page, each.message) for each in report.warnings] == [
        (2, f"the report of {OTHER} begins here: no profile reads it")
    ]
    assert [(each.first_page, each.last_page) for each in report.account.other_papers] == [(2, 2)]


@pytest.mark.parametrize("order", [1, -1])
def test_two_councils_that_are_known_are_two_reports(
    tmp_path: Path, own_profiles: Path, order: int
) -> None:
    profile(own_profiles)
    profile(own_profiles, OTHERS_PROFILE, "others")
    path = draw(tmp_path / "pack.pdf", *[PAGE, OTHERS_PAGE][::order])
    reports = read_reports(path)
    assert [each.council for each in reports] == [COUNCIL, OTHER][::order]
    assert [each.warnings for each in reports] == [(), ()]
    assert [str(each.report_date) for each in reports] == ["2025-09-30", "2025-06-30"][::order]


def chosen(path: Path, *profiles: Profile) -> Profile:
    with open_pdf(path) as document:
        (only,) = recognise_all(path, look_through(document), [*profiles, *built_in()])
    return only.profile


def test_codes_that_are_seen_tell_more_than_a_word(tmp_path: Path, own_profiles: Path) -> None:
    """A profile that knows its reports by a word of many stands behind one whose codes are seen."""
    profile(own_profiles, PROFILE.replace(f'"{COUNCIL}", "{REPORT}"', f'"{REPORT}"'))
    greedy = PROFILE.replace(
        f'recognise = ["{COUNCIL}", "{REPORT}"]', 'recognise = ["Performance"]'
    )
    profile(
        own_profiles, greedy.replace('"sampleford"', '"greedy"').replace("ENV", "XYZ"), "greedy"
    )
    report = read_report(draw(tmp_path / "one.pdf", PAGE))
    assert report.read_by == (
        f"sampleford: it prints “{REPORT}” (less surely greedy too, it prints “Performance”)"
    )


def test_the_clearer_of_two_is_chosen_whichever_comes_first(tmp_path: Path) -> None:
    clear = profile(tmp_path)
    by_code = PROFILE.replace(f'recognise = ["{COUNCIL}", "{REPORT}"]\n', "")
    vague = profile(tmp_path, by_code.replace('"sampleford"', '"vague"'), "vague")
    path = draw(tmp_path / "one.pdf", PAGE)
    assert chosen(path, clear, vague) == chosen(path, vague, clear) == clear


def test_where_it_is_not_clear_both_are_named_with_the_cure(tmp_path: Path) -> None:
    ours = profile(tmp_path)
    twin = profile(tmp_path, PROFILE.replace('"sampleford"', '"twin"'), "twin")
    path = draw(tmp_path / "one.pdf", PAGE)
    with pytest.raises(PdfError) as caught:
        chosen(path, ours, twin)
    assert str(caught.value) == (
        f"{path}: sampleford and twin both recognise it: choose one with --profile NAME, "
        f"or let recognise in {ours.file} or {twin.file} say what only its own report prints"
    )


def test_a_profile_of_ones_own_in_place_of_one_that_is_built_in_is_named(
    tmp_path: Path, own_profiles: Path
) -> None:
    ours = profile(own_profiles, PROFILE.replace('"sampleford"', '"kent-qpr"'))
    report = read_report(draw(tmp_path / "one.pdf", PAGE))
    assert report.read_by is not None
    assert report.read_by.startswith(f"kent-qpr, your own in {ours.file}: it prints “")


def test_a_long_file_of_other_papers_is_refused(tmp_path: Path) -> None:
    pages = [PlainPage(("Minutes", f"of meeting {number}"), "", (), ()) for number in range(45)]
    path = draw(tmp_path / "minutes.pdf", *pages)
    for told in (None, profile(tmp_path)):
        with pytest.raises(PdfError, match="no table of measures in it"):
            read_report(path, profile=told)


def test_another_councils_report_is_refused_by_a_profile_that_only_a_word_speaks_for(
    tmp_path: Path, own_profiles: Path
) -> None:
    greedy = PROFILE.replace(
        f'recognise = ["{COUNCIL}", "{REPORT}"]', 'recognise = ["Performance"]'
    )
    ours = profile(own_profiles, greedy)
    path = draw(tmp_path / "theirs.pdf", OTHERS_PAGE)
    with pytest.raises(PdfError) as caught:
        read_report(path)
    assert str(caught.value) == (
        f"{path}: it names {OTHER}, and nowhere {COUNCIL} whose reports sampleford knows "
        "(it prints “Performance”): choose a profile with --profile NAME, or let recognise in "
        f"{ours.file} say more"
    )
