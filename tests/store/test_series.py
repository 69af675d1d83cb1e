"""Which series of a store's reports a person means."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.period import ANNEX, ANNEX_MONTHS, PeriodType, Series
from kpi_tui.store.files import FolderListing, list_reports
from kpi_tui.store.series import NoSuchReportError, find_series, series_names
from tests.support.periods import months_then_quarters, reports
from tests.support.stores import filled

QUARTER = PeriodType.QUARTER
KENT, ANNEX_QUARTERS = Series("kent-qpr", QUARTER), Series(ANNEX, QUARTER)


@pytest.fixture(scope="module")
def listing(tmp_path_factory: pytest.TempPathFactory) -> FolderListing:
    """The annex's months and quarters, Kent's quarters, and another report of Kent's."""
    folder = tmp_path_factory.mktemp("store")
    filled(folder, *months_then_quarters()[-4:], *reports(QUARTER, 2))
    filled(folder, *reports(PeriodType.YEAR, 1, "kent-annual"))
    filled(folder, *reports(PeriodType.TWO_MONTHS, 1, "northvale", "Northvale District Council"))
    filled(folder, *reports(PeriodType.HALF_YEAR, 1, "northvale", "Northvale District Council"))
    return list_reports(folder)


def test_a_series_is_named_by_its_report(listing: FolderListing) -> None:
    assert series_names(listing) == {
        f"{ANNEX}/month": ANNEX_MONTHS,
        "kent-annual": Series("kent-annual", PeriodType.YEAR),
        "kent-qpr": KENT,
        "northvale/half-year": Series("northvale", PeriodType.HALF_YEAR),
        "northvale/two-months": Series("northvale", PeriodType.TWO_MONTHS),
        f"{ANNEX}/quarter": ANNEX_QUARTERS,
    }


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("kent-qpr", [KENT]),
        ("Kent-Q", [KENT]),
        ("kent-qpr/quarter", [KENT]),
        ("ox", [ANNEX_MONTHS, ANNEX_QUARTERS]),
        ("oxfordshire county", [ANNEX_MONTHS, ANNEX_QUARTERS]),
        ("ox/month", [ANNEX_MONTHS]),
        ("ox/q", [ANNEX_QUARTERS]),
        ("northvale/two_months", [Series("northvale", PeriodType.TWO_MONTHS)]),
        (
            "district",
            [Series("northvale", PeriodType(kind)) for kind in ("half_year", "two_months")],
        ),
    ],
)
def test_a_report_is_found(listing: FolderListing, typed: str, found: list[Series]) -> None:
    assert find_series(typed, listing) == found


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("kent", "kent: is 2 reports, "),
        ("kent-qrp", "did you mean kent-qpr"),
        ("oxfordshre-annex/month", f"did you mean {ANNEX}/month"),
        ("kent-qpr/month", "no such report"),
        ("zzz", "no such report in the report library: it holds oxfordshire-annex/month, "),
        (" ", "no such report"),
        ("/quarter", "no such report"),
    ],
)
def test_a_report_that_is_not_there(listing: FolderListing, typed: str, said: str) -> None:
    with pytest.raises(NoSuchReportError) as refused:
        find_series(typed, listing)
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


def test_an_empty_store_holds_none(tmp_path: Path) -> None:
    with pytest.raises(NoSuchReportError, match="it holds none"):
        find_series("kent", list_reports(tmp_path))


@given(data=st.data())
def test_every_name_means_its_series(listing: FolderListing, data: st.DataObject) -> None:
    name, series = data.draw(st.sampled_from(sorted(series_names(listing).items())))
    typed = data.draw(st.sampled_from([name, name.upper(), f" {name} "]))
    assert find_series(typed, listing) == [series]


@pytest.mark.parametrize("report_id", ["../x", "a/b/c", "/", "kent-qpr/quarter"])
def test_an_id_may_have_any_signs_in_a_folder_from_elsewhere(
    tmp_path: Path, report_id: str
) -> None:
    filled(tmp_path, *reports(QUARTER, 1, report_id, "Etc Council"))
    with pytest.raises(NoSuchReportError, match="no such report"):
        find_series("oxford", list_reports(tmp_path))
