"""Where every word went, and PDFs that a password locks."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from kpi_tui.cli import main
from kpi_tui.errors import PdfError
from kpi_tui.pdf.reports import explain_report, read_report
from tests.rendering import Style, render
from tests.rendering.samples import small_report


@pytest.fixture(scope="module")
def annex(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("explain") / "annex.pdf"
    render(small_report(), path, Style())
    return path


def test_the_words_of_all_pages_are_those_of_the_account(annex: Path) -> None:
    account = read_report(annex).account
    told = "\n".join(explain_report(annex).lines)
    pages = [int(n.replace(",", "")) for n in re.findall(r"^page \d+: ([\d,]+) words", told, re.M)]
    assert sum(pages) == account.words + account.furniture + account.left_over


def test_every_measure_and_its_fields_are_named(annex: Path) -> None:
    told = "\n".join(explain_report(annex).lines)
    for reading in read_report(annex).readings:
        assert f"{reading.measure_code} measure" in told
        assert reading.comment is None or f"{reading.measure_code} comment" in told


def test_explaining_stores_nothing(
    annex: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "store"
    assert main(["--store", str(store), "import", "--explain", str(annex)]) == 0
    assert "OCC01 title" in capsys.readouterr().out
    assert not store.exists()


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    path = tmp_path / "locked.pdf"
    canvas = Canvas(os.fspath(path), encrypt="open sesame")
    canvas.drawString(100, 100, "a page of no annex")
    canvas.save()
    return path


@pytest.mark.parametrize("password", [None, "open barley"])
def test_a_locked_file_asks_for_its_password(locked: Path, password: str | None) -> None:
    with pytest.raises(PdfError, match="a password is needed to open it: give it with --password"):
        read_report(locked, password=password)


def test_the_right_password_opens_it(
    locked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--store", str(tmp_path / "s"), "import", "--password", "open sesame", str(locked)]
    assert main(arguments) == 1
    assert "no table of measures" in capsys.readouterr().err
