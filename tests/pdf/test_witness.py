"""A summary as a second witness of what a report's cards say, and what is passed over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kpi_tui.errors import ProfileError
from kpi_tui.pdf import read_report
from kpi_tui.pdf.report.names_alike import NamedMeasure, pair_names
from kpi_tui.profiles.known_profiles import find_profile
from kpi_tui.profiles.load import parse_profile, read_toml
from kpi_tui.report import PublishedDirection, Report
from kpi_tui.status import Status
from tests.rendering.councils import ENGINES, LAYOUTS, Engine, Section, differences, render, sample
from tests.rendering.councils.layouts import cards
from tests.support.council_files import sample_file, sample_read

LAYOUT = LAYOUTS["cards"]
NAME = "Residual waste per household (kg)"


def read_sample(path: Path) -> Report:
    """Draw the sample of cards as it is changed by a test, and read it by its profile."""
    render(sample(LAYOUT), path, LAYOUT, "reportlab")
    return read_report(path, profile=str(LAYOUT.profile))


@pytest.fixture
def summary(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Section], Section]], None]:
    """Call it with what the summary says otherwise than the cards."""
    drawn = cards._summary

    def change(changed: Callable[[Section], Section]) -> None:
        monkeypatch.setattr(cards, "_summary", lambda section: drawn(changed(section)))

    return change


def otherwise(**values: object) -> Callable[[Section], Section]:
    """Say something else of one measure."""

    def changed(section: Section) -> Section:
        return replace(
            section,
            measures=tuple(
                replace(measure, **values) if measure.name == NAME else measure  # type: ignore[arg-type]
                for measure in section.measures
            ),
        )

    return changed


def said_of_it(report: Report) -> list[str]:
    (code,) = [each.measure_code for each in report.readings if each.measure_name == NAME]
    return [each.message for each in report.warnings if each.measure_code == code]


@pytest.mark.parametrize("engine", ENGINES)
def test_cards_and_a_summary_that_agrees_are_read_without_a_doubt(engine: Engine) -> None:
    report = sample_read(LAYOUT, engine)
    assert differences(sample(LAYOUT), LAYOUT, report) == []
    assert report.warnings == ()
    assert report.account.leftovers == ()


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"status": Status.AMBER}, "says amber, its card green"),
        ({"previous_status": Status.RED}, "says red for the period before, its card green"),
        ({"direction": PublishedDirection.WORSENING}, "says worsening, its card improving"),
        ({"direction": None}, "says nothing, its card improving"),
    ],
)
def test_each_difference_names_the_measure(
    values: dict[str, object],
    message: str,
    tmp_path: Path,
    summary: Callable[[Callable[[Section], Section]], None],
) -> None:
    summary(otherwise(**values))
    report = read_sample(tmp_path / "cards.pdf")
    assert said_of_it(report) == [f"the summary table on page 2 {message}"]
    assert len(report.warnings) == 1


def test_a_shortened_name_is_the_same_measure(
    tmp_path: Path, summary: Callable[[Callable[[Section], Section]], None]
) -> None:
    summary(otherwise(name="Residual waste"))
    assert read_sample(tmp_path / "cards.pdf").warnings == ()


def test_what_only_the_summary_has_is_named_and_left_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = cards._chapter

    def without(section: Section) -> Section:
        return replace(section, measures=tuple(m for m in section.measures if m.name != NAME))

    monkeypatch.setattr(cards, "_chapter", lambda section: drawn(without(section)))
    report = read_sample(tmp_path / "cards.pdf")
    assert len(report.readings) == len(list(sample(LAYOUT).measures)) - 1
    message = f"the summary table has “{NAME}”: no measure of the report is it"
    assert message in [each.message for each in report.warnings]
    assert NAME in [each.text for each in report.account.leftovers]


def test_what_the_summary_lacks_is_named(
    tmp_path: Path, summary: Callable[[Callable[[Section], Section]], None]
) -> None:
    summary(lambda s: replace(s, measures=tuple(m for m in s.measures if m.name != NAME)))
    report = read_sample(tmp_path / "cards.pdf")
    assert said_of_it(report) == ["the summary table of the report does not have it"]


@pytest.mark.parametrize("fills", [False, True])
def test_a_gap_is_filled_only_where_the_profile_says_so(fills: bool, tmp_path: Path) -> None:
    path = sample_file(LAYOUT)
    profile = find_profile(str(LAYOUT.profile), tmp_path)
    (foot,) = [each for each in profile.table.foot if "previous_status" not in each.names]
    tables = tuple(
        replace(table, fills_gaps=fills) if table.is_witness else replace(table, foot=(foot,))
        for table in profile.tables
    )
    report = read_report(path, profile=replace(profile, tables=tables))
    said = {each.measure_name: each.previous_status for each in report.readings}
    assert said[NAME] is (Status.GREEN if fills else None)


def test_rows_of_counts_are_no_commentary() -> None:
    report = sample_read(LAYOUT)
    said = " ".join(text for each in report.priorities for text in each.commitments)
    assert "KPI Summary" not in said
    assert "GREEN" not in said


def test_without_a_word_in_the_profile_nothing_is_passed_over(tmp_path: Path) -> None:
    path = sample_file(LAYOUT)
    profile = replace(find_profile(str(LAYOUT.profile), tmp_path), passes_over=())
    report = read_report(path, profile=profile)
    assert "Activity indicators" in [each.text for each in report.account.leftovers]


SAID = [
    NamedMeasure("Homes", "% of homes let within 20 days"),
    NamedMeasure("Homes", "Rent collected"),
    NamedMeasure("Streets", "Bins"),
]


@pytest.mark.parametrize(
    ("own", "pairs"),
    [
        ([*SAID], {0: 0, 1: 1, 2: 2}),
        ([SAID[2], SAID[1], SAID[0]], {0: 2, 1: 1, 2: 0}),
        (
            [NamedMeasure("Homes and rents", "Percentage of homes let within 20 working days")],
            {0: 0},
        ),
        (
            [NamedMeasure("Homes", "Rent collected"), NamedMeasure("Homes", "Empty properties")],
            {0: 1, 1: 0},
        ),
        ([NamedMeasure("Homes", "Empty"), NamedMeasure("Homes", "Void"), SAID[1]], {1: 2}),
        ([NamedMeasure("Parks", "Trees planted")], {}),
        ([], {}),
    ],
)
def test_names_are_joined(own: list[NamedMeasure], pairs: dict[int, int]) -> None:
    assert pair_names(SAID, own) == pairs


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ({"witness": True}, "witness"),
        ({"fills_gaps": True}, "fills_gaps"),
    ],
)
def test_a_witness_that_cannot_be_one_is_refused(table: dict[str, bool], key: str) -> None:
    data = read_toml(LAYOUT.profile)
    data["table"][0] |= table
    with pytest.raises(ProfileError, match=key):
        parse_profile(data, "mine.toml")


def test_a_report_of_witnesses_alone_is_refused() -> None:
    data = read_toml(LAYOUT.profile)
    del data["table"][0]
    with pytest.raises(ProfileError, match="each is a witness"):
        parse_profile(data, "mine.toml")
