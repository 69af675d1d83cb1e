"""The password of a locked PDF comes from where no other user of the machine looks."""

from __future__ import annotations

import io
import os
import sys
from argparse import ArgumentParser
from pathlib import Path

import pytest

from kpi_tui.cli.password import add_password, password_of
from kpi_tui.errors import KpiTuiError


def password(*words: str) -> str | None:
    parser = ArgumentParser()
    add_password(parser)
    return password_of(parser.parse_args(words))


def test_none_unless_given() -> None:
    assert password() is None


def test_a_password_typed_is_taken_as_it_is() -> None:
    assert password("--password", "open sesame") == "open sesame"


@pytest.mark.parametrize(
    "content", [b"open sesame", b"open sesame\nand more\n", b"open sesame\r\n"]
)
def test_the_first_line_of_a_file(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "word"
    file.write_bytes(content)
    assert password("--password-file", str(file)) == "open sesame"


def test_a_line_of_the_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("open sesame\nmore\n"))
    assert password("--password-file", "-") == "open sesame"


def test_a_line_that_does_not_end(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with (
        open(os.devnull if os.name == "nt" else "/dev/zero", encoding="utf-8") as endless,  # noqa: PTH123
        monkeypatch.context() as patched,
    ):
        patched.setattr(sys, "stdin", endless)
        with pytest.raises(KpiTuiError, match="no password there: write it as the first line"):
            password("--password-file", "-")
    (tmp_path / "word").write_bytes(b"x" * 5000)
    with pytest.raises(KpiTuiError, match="no password there"):
        password("--password-file", str(tmp_path / "word"))


def test_asked_for_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda _: "open sesame")
    assert password("--password-file", "-") == "open sesame"


def test_who_gives_no_answer_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def leave(_: str) -> str:
        raise EOFError

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", leave)
    with pytest.raises(KpiTuiError, match="no password there"):
        password("--password-file", "-")


@pytest.mark.parametrize("content", [b"", b"\n"])
def test_an_empty_file(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "word"
    file.write_bytes(content)
    with pytest.raises(KpiTuiError, match="no password there: write it as the first line"):
        password("--password-file", str(file))


def test_a_password_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KpiTuiError, match="No such file or directory: name a file whose first"):
        password("--password-file", str(tmp_path / "none"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
def test_a_pipe_that_nobody_writes_to(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(KpiTuiError, match="no password there"):
        password("--password-file", str(tmp_path / "pipe"))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names for pipes")
def test_a_pipe_of_a_shells() -> None:
    read, write = os.pipe()
    os.write(write, b"open sesame\n")
    assert password("--password-file", f"/dev/fd/{read}") == "open sesame"
    os.close(read)
    os.close(write)
