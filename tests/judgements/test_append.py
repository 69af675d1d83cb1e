"""A judgement is added wholly or not at all, whatever the disk does and whoever else writes."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kpi_tui.errors import StoreError
from kpi_tui.judgements.log import append, read
from kpi_tui.judgements.log_line import to_line
from kpi_tui.store.files import LOG
from tests.support.judging import DEBT, note

Write = Callable[[int, bytes], int]


FIRST, OURS, OTHER = note("first"), note("ours"), note("other")
LINE = (to_line(OURS) + "\n").encode()
FOUND = {
    "nothing": b"",
    "a whole line": to_line(FIRST).encode() + b"\n",
    "a line without its end": to_line(FIRST).encode(),
    "half a line": to_line(FIRST).encode()[:20],
}
"""What a log holds before."""


@pytest.fixture(params=FOUND)
def log(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / LOG
    path.write_bytes(FOUND[request.param])
    return path


def notes(log: Path) -> list[str]:
    return [each.text for each in read(log.parent).notes_on([DEBT])]


def fake_first_write(monkeypatch: pytest.MonkeyPatch, fake: Callable[[Write], Write]) -> None:
    """Have the first write done by a fake, all others by the system."""
    system = os.write

    def first(handle: int, content: bytes) -> int:
        monkeypatch.setattr(os, "write", system)
        return fake(system)(handle, content)

    monkeypatch.setattr(os, "write", first)


def short(size: int, then: Callable[[], object] = lambda: None) -> Callable[[Write], Write]:
    """Write so many bytes only."""

    def fake(write: Write) -> Write:
        def some(handle: int, content: bytes) -> int:
            written = write(handle, content[:size])
            then()
            return written

        return some

    return fake


def refuse(number: int) -> Callable[..., None]:
    def refused(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    return refused


@pytest.mark.parametrize("size", [0, 1, 2, 40, len(LINE) - 1])
def test_a_part_of_a_line_is_cut_off_again(
    log: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    before = log.read_bytes()
    fake_first_write(monkeypatch, short(size))
    with pytest.raises(StoreError, match=r"judgements\.jsonl: no room for all of a line: check"):
        append(log.parent, OURS)
    assert log.read_bytes() == before
    append(log.parent, OURS)
    assert notes(log)[-1] == "ours"


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO])
@pytest.mark.parametrize("call", ["write", "fsync"])
def test_what_the_disk_refuses_is_not_kept(
    log: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    before = log.read_bytes()
    monkeypatch.setattr(os, call, refuse(number))
    with pytest.raises(StoreError, match=os.strerror(number)) as refused:
        append(log.parent, OURS)
    assert "\n" not in str(refused.value)
    assert log.read_bytes() == before


def test_what_is_interrupted_is_not_kept(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    before = log.read_bytes()
    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        append(log.parent, OURS)
    assert log.read_bytes() == before


@pytest.mark.parametrize("size", [1, 2, 3, 40, len(LINE) - 1])
@pytest.mark.parametrize("sees_ours", [True, False])
def test_the_line_of_another_that_came_behind_a_part_of_ours_counts(
    log: Path, monkeypatch: pytest.MonkeyPatch, size: int, sees_ours: bool
) -> None:
    held, bad = notes(log), len(read(log.parent).bad_lines)
    gap = 0 if log.read_bytes().endswith(b"\n") or not log.read_bytes() else 1

    def another_writes() -> None:
        if sees_ours:
            append(log.parent, OTHER)
        else:  # it looked at the end of the file before we wrote, and found a line's end
            with log.open("ab") as stream:
                stream.write((to_line(OTHER) + "\n").encode())

    fake_first_write(monkeypatch, short(size, then=another_writes))
    with pytest.raises(StoreError, match="no room"):
        append(log.parent, OURS)
    assert notes(log) == [*held, "other"]
    assert len(read(log.parent).bad_lines) == bad + (size - gap > 1)
    assert log.read_bytes().endswith(b"\n")


def test_a_whole_line_that_is_not_on_the_disk_does_not_count_before_anothers(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, bad = notes(log), len(read(log.parent).bad_lines)
    system = os.fsync

    def fail(_: int) -> None:
        monkeypatch.setattr(os, "fsync", system)
        append(log.parent, OTHER)
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(StoreError, match="broken"):
        append(log.parent, OURS)
    assert notes(log) == [*held, "other"]
    reasons = [line.reason for line in read(log.parent).bad_lines]
    assert reasons[bad:] == ["is not JSON"]


def test_where_nothing_can_be_cut_off_the_part_does_not_count(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = notes(log)
    monkeypatch.setattr(os, "ftruncate", refuse(errno.EPERM))
    fake_first_write(monkeypatch, short(40))
    with pytest.raises(StoreError, match="no room"):
        append(log.parent, OURS)
    assert notes(log) == held
    assert log.read_bytes().endswith(b"#\n")
    append(log.parent, OTHER)
    assert notes(log) == [*held, "other"]


def test_another_file_in_the_place_of_the_log_is_left_alone(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = b"x" * 1000

    def replace() -> None:
        with log.open("ab") as stream:
            stream.write(b"more\n")
        new = log.with_name("new")
        new.write_bytes(synced)
        new.replace(log)

    fake_first_write(monkeypatch, short(40, then=replace))
    with pytest.raises(StoreError, match="no room"):
        append(log.parent, OURS)
    assert log.read_bytes() == synced


@pytest.mark.parametrize(("times", "is_kept"), [(1, True), (4, True), (5, False)])
def test_a_line_that_another_cut_off_with_its_own_is_written_again(
    log: Path, monkeypatch: pytest.MonkeyPatch, times: int, is_kept: bool
) -> None:
    held, size, cuts = notes(log), log.stat().st_size, [0]

    def cut(handle: int) -> None:
        cuts[0] += 1
        if cuts[0] <= times:
            os.ftruncate(handle, size)

    monkeypatch.setattr(os, "fsync", cut)
    if is_kept:
        append(log.parent, OURS)
        assert notes(log) == [*held, "ours"]
    else:
        with pytest.raises(StoreError, match="others write to it all the time"):
            append(log.parent, OURS)
        assert notes(log) == held


def test_one_write_adds_a_line(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[bytes] = []
    system = os.write

    def watch(handle: int, content: bytes) -> int:
        written.append(content)
        return system(handle, content)

    monkeypatch.setattr(os, "write", watch)
    append(log.parent, OURS)
    assert len(written) == 1
    assert notes(log)[-1] == "ours"


def folder(path: Path) -> None:
    path.mkdir()


def pipe(path: Path) -> None:
    os.mkfifo(path)


def device(path: Path) -> None:
    path.symlink_to(os.devnull)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
@pytest.mark.parametrize("make", [folder, pipe, device])
def test_what_is_no_file_is_neither_read_nor_written(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    make(tmp_path / LOG)
    told = r"judgements\.jsonl: not a file: move it elsewhere"
    with pytest.raises(StoreError, match=told):
        read(tmp_path)
    with pytest.raises(StoreError, match=told):
        append(tmp_path, OURS)


@pytest.mark.skipif(os.name == "nt", reason="not everyone may make links on Windows")
def test_a_link_that_leads_to_itself_is_told(tmp_path: Path) -> None:
    (tmp_path / LOG).symlink_to(LOG)
    told = rf"judgements\.jsonl: {os.strerror(errno.ELOOP)}"
    with pytest.raises(StoreError, match=told):
        read(tmp_path)
    with pytest.raises(StoreError, match=told):
        append(tmp_path, OURS)


def test_a_log_that_may_not_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    append(tmp_path, OURS)
    monkeypatch.setattr(Path, "open", refuse(errno.EACCES))
    with pytest.raises(StoreError, match=os.strerror(errno.EACCES)):
        read(tmp_path)


@pytest.mark.skipif(os.name != "posix", reason="Windows lets few people make links")
def test_nothing_is_added_to_a_file_elsewhere_that_a_link_names(tmp_path: Path) -> None:
    elsewhere = tmp_path / "profile"
    elsewhere.write_text("export A=1\n")
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / LOG).symlink_to(elsewhere)
    with pytest.raises(StoreError, match="a link: put the file itself there"):
        append(tmp_path / "store", OURS)
    assert elsewhere.read_text() == "export A=1\n"
