"""What other programs put under the prefix is named and passed by; a sync program loses nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from kpi_tui.cli import main
from kpi_tui.errors import StoreError
from kpi_tui.judgements.judgement import Accept, Note, TakeBack
from kpi_tui.judgements.log import append, log_of, read
from kpi_tui.measure_name import MeasureName
from kpi_tui.store.files import list_reports
from kpi_tui.store.problems import ProblemKind, StoreFileError
from kpi_tui.store.store import Store
from kpi_tui.store_url import StorePath, StoreUrl
from tests.cloud.server import Server
from tests.support.other_reports import quarterly
from tests.support.samples import JULY, JUNE

DEBT = MeasureName("OCC11.10", "Debt")
COUNCIL = "council=Oxfordshire%20County%20Council"
REPORT = f"{COUNCIL}/report_id=oxfordshire-annex"


def filled(url: StoreUrl) -> None:
    for report in (JUNE, JULY, quarterly(JUNE.report_date)):
        Store(url).add(report)
    append(url, Note(who="Ada", why="", measure=DEBT, text="a note"))


# -- keys that are no path -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "key",
    [
        "/x",
        "//council=A/report_id=b/2024-07-31.parquet",
        "../x",
        "./x",
        "\x01x",
        "notes//x",
        "a/../x",
        f"{COUNCIL}//x",
        f"{COUNCIL}/../x",
        f"{REPORT}//2024-06-30.parquet",
        f"{REPORT}/./x",
        f"{REPORT}/\tx",
        f"{REPORT}/x//y",
        "judgements//x",
        "judgements/../x.json",
    ],
)
def test_a_key_that_is_no_path_closes_nothing(key: str, url: StoreUrl, server: Server) -> None:
    filled(url)
    server.put(url, key, b"x")
    told: list[StoreFileError] = []
    store = Store(url, on_problem=told.append)
    months = store.last_days()
    assert JULY.report_date in months
    assert JUNE.report_date in months
    assert len(store.periods()) == 3
    assert [each.kind for each in told] == [ProblemKind.MISNAMED]
    assert str(told[0]).startswith(f"{url}/")
    assert "a name that is no path, put there by another program: move it" in str(told[0])
    assert str(told[0]).isprintable()
    assert [each.text for each in read(url).notes_on([DEBT])] == ["a note"]
    assert not store.add(JULY).is_new


def test_many_such_keys_at_all_depths(url: StoreUrl, server: Server) -> None:
    filled(url)
    for key in ("notes//x", f"{REPORT}/../x", "judgements//x", "council=A//x"):
        server.put(url, key, b"x")
    told: list[StoreFileError] = []
    assert len(Store(url, on_problem=told.append).periods()) == 3
    assert len(told) == len({str(each) for each in told}) == 2, "those in the way"
    assert said(url) == ["a note"]


@pytest.mark.parametrize("key", ["zzz\x7f", "judgements/2024\x01.json"])
def test_what_cannot_be_listed_at_all_is_no_empty_store(
    key: str, url: StoreUrl, server: Server
) -> None:
    filled(url)
    server.put(url, key, b"x")
    with pytest.raises(StoreError, match="cannot be listed past an object whose name is no path, "):
        (read if key.startswith("judgements") else list_reports)(url)


def test_a_folder_that_cannot_be_listed_closes_no_other(url: StoreUrl, server: Server) -> None:
    filled(url)
    server.put(url, f"{REPORT}/2024-07-31\x01.parquet", b"x")
    told: list[StoreFileError] = []
    store = Store(url, on_problem=told.append)
    assert len(store.periods()) == 1
    assert [each.kind for each in told] == [ProblemKind.MISNAMED, ProblemKind.UNREADABLE]
    assert str(told[1]).startswith(f"{url}/{REPORT}: cannot be listed because of the object named")


def test_the_command_names_it_once(
    url: StoreUrl, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    filled(url)
    server.put(url, "a//x\x1b[31m", b"x")
    assert main(["--store", str(url), "measures"]) == 0
    _, err = capsys.readouterr()
    assert err.count("a name that is no path") == 1
    assert "\x1b" not in err


# -- copied to where the other is ------------------------------------------------------------------


def to_folder(url: StoreUrl, server: Server, folder: Path) -> None:
    """What `aws s3 sync` or rclone does."""
    for key, content in server.content(url).items():
        path = folder / key
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def to_bucket(folder: Path, url: StoreUrl, server: Server) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            server.put(url, path.relative_to(folder).as_posix(), path.read_bytes())


def said(store: StorePath) -> list[str]:
    return [each.text for each in read(store).notes_on([DEBT])]


def note(store: StorePath, text: str) -> None:
    append(store, Note(id=text, who="Ada", why="", measure=DEBT, text=text))


def test_judgements_of_a_bucket_are_there_in_a_copy(
    url: StoreUrl, server: Server, tmp_path: Path
) -> None:
    folder = tmp_path / "copy"
    note(url, "first")
    note(url, "second")
    to_folder(url, server, folder)
    assert said(folder) == ["first", "second"]
    assert read(folder) == read(url)


def test_there_and_back_again(url: StoreUrl, server: Server, tmp_path: Path) -> None:
    """A folder with a log goes to a bucket, is judged there, comes back, and goes again."""
    folder = tmp_path / "copy"
    Store(folder).add(JULY)
    note(folder, "in the folder")
    to_bucket(folder, url, server)
    note(url, "in the bucket")
    append(folder, Accept(id="late", rule="H5", who="Ada", why="late"))  # while it was away
    to_bucket(folder, url, server)
    to_folder(url, server, folder)
    before = log_of(folder).look()
    note(folder, "in the folder again")
    assert log_of(folder).look() != before
    append(folder, TakeBack(who="Ada", why="", judgement="in the bucket"))
    to_bucket(folder, url, server)
    for store in (folder, url):
        assert said(store) == ["in the folder", "in the folder again"]
        assert [each.why for each in read(store).accepts] == ["late"]
        assert read(store).bad_lines == ()
    assert Store(url).last_days() == Store(folder).last_days()
