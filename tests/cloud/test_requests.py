"""How often a bucket is asked: ten years of months cost one list, and no object is read twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from kpi_tui.cli import main
from kpi_tui.judgements.judgement import Note
from kpi_tui.judgements.log import append
from kpi_tui.measure_name import MeasureName
from kpi_tui.report import Report
from kpi_tui.store.bucket import bucket_of
from kpi_tui.store.copies import _opened
from kpi_tui.store.files import file_of
from kpi_tui.store.parquet import encode
from kpi_tui.store.store import Store
from kpi_tui.store_url import StoreUrl
from kpi_tui.tui.session.assessor import Assessor
from kpi_tui.tui.session.library import Library
from tests.cloud.server import Server
from tests.sample_months.simulate import months_between
from tests.support.explorer import monthly
from tests.support.samples import JULY

DAYS = list(months_between(date(2014, 7, 31), date(2024, 8, 31)))[:120]
AT = datetime(2026, 1, 15, tzinfo=UTC)
SMALL = replace(JULY, readings=JULY.readings[:6])
Asked = Callable[[Callable[[], object]], Counter[str]]


def of_month(day: date) -> Report:
    return next(iter(monthly(SMALL, day)))


@pytest.fixture(scope="module")
def contents() -> dict[str, bytes]:
    """The objects of a store of 120 months, by their keys."""
    found = {}
    for report in monthly(SMALL, *DAYS):
        file = file_of(StoreUrl("s3://any"), report, 1, AT)
        assert isinstance(file.path, StoreUrl)
        found[file.path.key] = encode(report, file, AT)
    return found


@pytest.fixture
def years(url: StoreUrl, server: Server, contents: dict[str, bytes]) -> StoreUrl:
    for key, content in contents.items():
        server.put(url, key, content)
    return url


@pytest.fixture
def asked(server: Server) -> Asked:
    """What is asked of the server meanwhile: lists, and requests for objects by their method."""

    def ask(work: Callable[[], object]) -> Counter[str]:
        with server.counted() as requests:
            work()
        return Counter("LIST" if "list-type" in what else method for method, what in requests)

    return ask


def as_another_process() -> None:
    bucket_of.cache_clear()
    _opened.cache_clear()


def test_the_explorer(years: StoreUrl, asked: Asked) -> None:
    assert len(DAYS) == 120
    library = Library(years)
    assert asked(library.load) == {"LIST": 1, "GET": 1}
    as_another_process()
    library = Library(years)
    assert asked(library.load) <= Counter({"LIST": 1})
    assessor = Assessor(years, library.series)

    def assess(day: date) -> Callable[[], object]:
        return lambda: assessor.assess(day, lambda: False)

    first = asked(assess(DAYS[-1]))
    assert first["GET"] <= 120
    assert first["LIST"] <= 4
    assert first.keys() == {"GET", "LIST"}
    assert asked(lambda: library.load(DAYS[-2])) == {"LIST": 1}
    assert asked(assess(DAYS[-2])) == {"LIST": 2}
    assert asked(assess(DAYS[-2])) == {"LIST": 2}
    assert asked(lambda: library.read_around(DAYS[-2], lambda: False)) == {}


def test_an_import(years: StoreUrl, asked: Asked) -> None:
    later = of_month(date(2025, 1, 31))
    assert asked(lambda: Store(years).add(later)) <= Counter(LIST=3, PUT=2)
    again = replace(later, source=replace(later.source, sha256="ab" * 32), readings=())
    assert asked(lambda: Store(years).add(again)) <= Counter(LIST=3, PUT=1, GET=2)
    assert asked(lambda: Store(years).add(again)) <= Counter(LIST=2, GET=2)


def test_an_import_lists_the_whole_store_once(
    years: StoreUrl, server: Server, contents: dict[str, bytes]
) -> None:
    with server.counted() as requests:
        Store(years).add(of_month(date(2025, 1, 31)))
    folder = next(iter(contents)).rpartition("/")[0]
    lists = [what for _, what in requests if "list-type" in what]
    assert len([what for what in lists if "report_id=" not in what]) == 1
    assert all(folder.rpartition("/")[2] in what for what in lists[1:])


def test_a_review(years: StoreUrl, asked: Asked) -> None:
    note = Note(who="Ada", why="", measure=MeasureName("OCC11.10", "Debt"), text="a note")
    assert asked(lambda: append(years, note)) <= Counter(LIST=1, PUT=2)


@pytest.mark.parametrize(
    ("words", "lists"),
    [
        (("reports",), 2),
        (("measures",), 3),
        (("queries", "--period", "all"), 3),
        (("changes",), 3),
        (("show", "OCC11.10"), 3),
    ],
)
def test_commands(words: tuple[str, ...], lists: int, years: StoreUrl, asked: Asked) -> None:
    """The second time nothing is read but a list, and whether there is a log."""
    command = ["--store", str(years), *words]
    assert asked(lambda: main(command))["GET"] <= 121
    as_another_process()
    assert asked(lambda: main(command)) <= Counter(LIST=lists, GET=1)


def test_doctor_reads_each_object_once(years: StoreUrl, asked: Asked) -> None:
    command = ["--store", str(years), "doctor"]
    assert asked(lambda: main(command)) <= Counter(LIST=2, GET=121)
    as_another_process()
    assert asked(lambda: main(command)) <= Counter(LIST=2, GET=121)
