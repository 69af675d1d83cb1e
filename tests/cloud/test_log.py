"""What officers settle is kept in a bucket as in a folder: each judgement an object of its own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kpi_tui.judgements.judgement import Judgement, TakeBack
from kpi_tui.judgements.log import append, log_of, read
from kpi_tui.judgements.log_line import to_line
from kpi_tui.store.files import LOG
from kpi_tui.store.store import Store
from kpi_tui.store_url import StoreUrl
from tests.cloud.server import Server
from tests.support.judging import DEBT, JUDGEMENTS, note
from tests.support.samples import JULY

FAR = "judgements/29991231T000000000000Z.00000000.json"
LAST = "judgements/99991231T235959999999Z.ffffffff.json"


def texts(url: StoreUrl) -> list[str]:
    return [each.text for each in read(url).notes_on([DEBT])]


def line(text: str) -> bytes:
    return to_line(note(text)).encode()


def test_nothing_settled(url: StoreUrl) -> None:
    assert read(url).all == ()
    assert read(url).bad_lines == ()


def test_each_is_an_object_in_the_order_in_which_they_were_made(
    url: StoreUrl, server: Server
) -> None:
    notes = [note(text) for text in ("first", "second", "third")]
    for each in notes:
        append(url, each)
    assert texts(url) == ["first", "second", "third"]
    objects = server.content(url)
    assert sorted(objects) == list(objects)
    written = [content for _, content in sorted(objects.items())]
    assert written == [to_line(each).encode() + b"\n" for each in notes]
    append(url, TakeBack(who="Ada", why="", judgement="second"))
    assert texts(url) == ["first", "third"]
    assert len(server.content(url)) == 4


def test_who_has_seen_a_judgement_comes_after_it_whatever_the_clock_says(
    url: StoreUrl, server: Server
) -> None:
    server.put(url, FAR, line("of a clock that is ahead"))
    append(url, note("ours"))
    assert texts(url) == ["of a clock that is ahead", "ours"]
    assert sorted(server.content(url))[-1].startswith("judgements/29991231T000000000001Z.")


def test_the_end_of_time_is_no_hindrance(url: StoreUrl, server: Server) -> None:
    server.put(url, LAST, line("last"))
    append(url, note("ours"))
    assert texts(url) == ["ours", "last"]


def test_one_bad_object_is_named_and_all_others_count(url: StoreUrl, server: Server) -> None:
    append(url, note("good"))
    bad = {
        "judgements/20200101T000000000000Z.00000001.json": b"no json",
        "judgements/20200101T000000000000Z.00000002.json": b"\xff",
        "judgements/20200101T000000000000Z.00000003.json": b'{"what": "odd"}',
    }
    for key, content in bad.items():
        server.put(url, key, content)
    server.put(url, "judgements/20200101T000000000000Z.00000004.json", b"")
    server.put(url, "judgements/read me.txt", b"by hand")
    (name,) = (key for key in server.content(url) if "/2020" not in key and key[-1] == "n")
    server.put(url, f"{name[:-5]} (1).json", line("good"))
    found = read(url)
    assert texts(url) == ["good"]
    assert [str(each.place) for each in found.bad_lines[:3]] == [f"{key}, line 1" for key in bad]
    assert [each.reason for each in found.bad_lines] == [
        "is not JSON",
        "is not UTF-8 text",
        "judges 'odd', which this version does not know",
        "has the id of an earlier line, good",
    ]


def test_a_log_that_was_copied_from_a_folder_stands_before_all(
    url: StoreUrl, server: Server, tmp_path: Path
) -> None:
    for text in ("first", "second"):
        append(tmp_path, note(text))
    server.put(url, LOG, (tmp_path / LOG).read_bytes() + b"odd\n")
    append(url, note("third"))
    assert texts(url) == ["first", "second", "third"]
    assert [str(each.place) for each in read(url).bad_lines] == [f"{LOG}, line 3"]


def test_eight_judges_at_once(url: StoreUrl, server: Server) -> None:
    with ThreadPoolExecutor(8) as judges:
        made = [note(f"{judge} {turn}") for judge in range(8) for turn in range(3)]
        for _ in judges.map(lambda each: append(url, each), made):
            pass
    assert sorted(texts(url)) == sorted(each.text for each in made)
    assert texts(url) == texts(url)
    assert len(server.content(url)) == len(made)
    assert read(url).bad_lines == ()


@settings(
    max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.lists(JUDGEMENTS, max_size=4))
def test_it_holds_what_a_folder_holds(
    url: StoreUrl, tmp_path: Path, judgements: list[Judgement]
) -> None:
    name = uuid4().hex
    place, folder = StoreUrl(f"{url.root}/{name}"), tmp_path / name
    for each in judgements:
        append(place, each)
        append(folder, each)
    assert read(place) == read(folder)


def test_what_is_settled_is_seen_by_whoever_looks_again(url: StoreUrl) -> None:
    Store(url).add(JULY)
    before = log_of(url).look()
    append(url, note("new"))
    assert log_of(url).look() != before
