"""`kpi-tui chart`: how a measure went, as a picture."""

from __future__ import annotations

import io
import re
from html import unescape
from pathlib import Path

import pytest
from PIL import Image

from tests.support.across import reading
from tests.support.command_line import Run
from tests.support.frames import month

REPORTS = tuple(
    month(
        day,
        reading("a01_01", period_actual=figure, pages=[page]),
        reading("a01_02", period_actual=None),
    )
    for day, figure, page in (("2024-05", "9", 2), ("2024-06", "10", 5), ("2024-07", "12", 3))
)


def test_a_drawing_says_up_to_when_and_where_from(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "chart.svg"
    code, out, err = run(
        "chart", "01.01", "-o", str(place), "--period", "June 2024", reports=REPORTS
    )
    what = "A01.01 Visits to libraries: May 2024 to June 2024, no unit printed, target 100"
    assert (code, out, err) == (0, "", f"{what}\nchart written to {place}\n")
    said = " ".join(re.sub("<[^>]*>", " ", unescape(place.read_text())).split())
    assert "May 2024 to June 2024." in said, "July is not drawn"
    assert said.startswith(what), "the title of the drawing"
    assert ", page 5; earlier figures from the reports of their months." in said


def test_a_picture_is_one(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "chart.png"
    assert run("chart", "A01.01", "--output", str(place), reports=REPORTS)[0] == 0
    with Image.open(io.BytesIO(place.read_bytes())) as picture:
        assert picture.format == "PNG"


def test_without_a_name_it_is_written_here_named_after_the_measure_and_the_period(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, err = run("chart", "01.01", "--period", "June 2024", reports=REPORTS)
    (place,) = tmp_path.glob("*.png")
    assert (code, place.name) == (0, "chart-A01.01-2024-06.png")
    assert err.endswith(f"chart written to {place}\n")
    place.write_text("Last month's.")
    code, _, err = run("chart", "01.01", "--period", "June 2024", reports=REPORTS)
    assert (code, place.read_text()) == (1, "Last month's.")
    assert err.endswith(f"is there already: --output {place.name} writes over it\n")
    assert run("chart", "01.01", "--period", "June 2024", "-o", place.name, reports=REPORTS)[0] == 0
    assert place.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["A01.01", "-o", "-"], 2, "a chart is written as .png or .svg"),
        (["A01.01", "-o", "chart.docx"], 2, "a chart is written as .png or .svg"),
        (["A01.01", "-o", "chart"], 2, "a chart is written as .png or .svg"),
        (["A01.02", "-o", "chart.png"], 1, "there is no line to draw"),
        (["A09.09", "-o", "chart.png"], 1, "no such measure"),
    ],
)
def test_what_cannot_be_drawn_is_said_in_a_line(
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    code: int,
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    ended, _, err = run("chart", *words, reports=REPORTS)
    assert ended == code
    assert said in err
    assert err.count("\n") == 1
    assert not list(tmp_path.glob("chart*"))
