from __future__ import annotations

import json
from pathlib import Path

import pytest

from kpi_tui.cli import main
from kpi_tui.demo import published
from kpi_tui.judgements.judgement import LinkMeasures
from kpi_tui.judgements.log import append
from kpi_tui.measure_name import MeasureName
from kpi_tui.store.files import LOG
from kpi_tui.store.store import Store
from tests.support.command_line import Run
from tests.support.frames import month, row
from tests.support.local import local

MAY = month("2024-05", row("OCC01.01", "Visits"))
JUNE = month(
    "2024-06", row("OCC01.01", "Visits"), row("OCC01.02", "Red cats"), row("OCC01.03", "Dogs")
)
JULY = month(
    "2024-07",
    row("OCC01.01", "Visits"),
    row("OCC01.02", "Blue cats"),
    row("OCC02.03", "Dogs"),
    row("OCC01.03", "A | [bold]trick[/] \x1b[31m"),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    store = Store(tmp_path / "store")
    for report in (MAY, JUNE, JULY):
        store.add(report)
    return local(store.path)


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], path: Path) -> Run:
    """Runs `links` on the store."""
    return Run(capfd, path, "links")


def test_the_last_two_months_as_plain_lines(run: Run) -> None:
    code, out, err = run()
    assert code == 0
    assert err == "June 2024 → July 2024: 1 unconfirmed, 1 moved, 1 new, 1 the same\n"
    assert [line.split("\t")[:4] for line in out.splitlines()] == [
        ["Match", "From", "To", "Measure"],
        ["Unconfirmed", "OCC01.02", "OCC01.02", "Red cats → Blue cats"],
        ["Another priority", "OCC01.03", "OCC02.03", "Dogs"],
        ["New", "", "OCC01.03", "A | [bold]trick[/] ␛[31m"],
    ]


def test_json_has_the_keys_of_the_csv_and_every_measure(run: Run) -> None:
    _, out, _ = run("--format", "json")
    found = json.loads(out)
    assert all(
        list(item)
        == [
            *("from_code", "to_code", "confidence", "why", "kind", "from_name", "to_name"),
            *("from_provenance", "to_provenance", "from_period", "to_period"),
        ]
        for item in found
    )
    assert [tuple(item.values())[:3] for item in found] == [
        ("OCC01.01", "OCC01.01", "sure"),
        ("OCC01.02", "OCC01.02", "ask"),
        ("OCC01.03", "OCC02.03", "likely"),
        (None, "OCC01.03", None),
    ]
    assert found[0]["why"] == "same code and name"


def test_json_of_what_vanished(run: Run) -> None:
    _, out, _ = run("2024-07", "--format", "json")
    assert json.loads(out)
    _, out, _ = run("2024-05", "2024-07", "--format", "json")
    assert [item["from_code"] for item in json.loads(out)] == ["OCC01.01", None, None, None]
    _, out, _ = run("2024-06", "2024-07", "--format", "json")
    assert [item["to_code"] for item in json.loads(out)].count(None) == 0


def test_one_month_is_linked_with_the_one_before_it(run: Run) -> None:
    _, _, err = run("June 2024")
    assert err.startswith("May 2024 → June 2024: ")


def test_two_months_far_apart(run: Run) -> None:
    _, _, err = run("2024-05", "latest")
    assert err == "May 2024 → July 2024: 3 new, 1 the same\n"


def test_markdown_escapes_names(run: Run) -> None:
    _, out, _ = run("--format", "md")
    assert out.startswith(
        "# Matching measures between reports, June 2024 to July 2024\n\n## Unconfirmed\n\n"
    )
    assert "| OCC01.02 | OCC01.02 | Red cats → Blue cats | same code, names" in out
    assert r"A \| \[bold\]trick\[/\]" in out
    assert out.rstrip().endswith(
        "1 measure with the same code and name.\n\nMatches: kpi-tui's analysis, not published."
    )
    assert "## No longer reported" not in out


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["2024-07", "2024-06"], "July 2024 is after June 2024: name the earlier one first"),
        (["2024-07", "2024-07"], "both are the same month"),
        (["all"], "is between two months"),
        (["2020-01"], "no such month held of this report"),
    ],
)
def test_months_that_make_no_sense(run: Run, argv: list[str], said: str) -> None:
    code, out, err = run(*argv)
    assert (code, out) == (1, "")
    assert err.startswith("kpi-tui: ")
    assert said in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(("form", "out"), [("text", ""), ("json", "[]\n"), ("md", "")])
def test_one_month_in_the_store(run: Run, tmp_path: Path, form: str, out: str) -> None:
    store = Store(tmp_path / "one")
    store.add(JULY)
    found = run("--format", form, store=local(store.path))
    assert found[:2] == (0, out)
    assert "July 2024 is the only month held of this report" in found[2]


def test_the_first_month_and_none_before_it(run: Run) -> None:
    code, out, err = run("2024-05")
    assert (code, out) == (0, "")
    assert "May 2024 is the first month held of this report" in err


def test_an_empty_store(run: Run, tmp_path: Path) -> None:
    code, out, err = run(store=tmp_path / "none")
    assert (code, out) == (1, "")
    assert "is empty" in err


def test_judgements_are_heeded_and_bad_lines_named(run: Run, path: Path) -> None:
    (path / LOG).write_bytes(b"nonsense\n")
    red, blue = MeasureName("OCC01.02", "Red cats"), MeasureName("OCC01.02", "Blue cats")
    append(path, LinkMeasures(who="Ada", why="painted", before=red, after=blue))
    _, out, err = run()
    assert "judgements.jsonl, line 1: is not JSON: it does not count" in err
    assert "Renamed\tOCC01.02\tOCC01.02\tRed cats → Blue cats\tsettled by Ada: painted" in out


def test_the_published_months(run: Run, tmp_path: Path) -> None:
    store = Store(tmp_path / "real")
    for text in ("2023-01", "2024-07"):
        store.add(published(text))
    _, out, err = run(store=local(store.path))
    assert err == (
        "January 2023 (reworded) → July 2024 (reworded): 7 unconfirmed (13 possible matches), "
        "8 renumbered, 1 moved, 3 renamed, 10 new, 30 no longer reported, 10 the same\n"
    )
    assert "Another code, same priority\tOCC01.09\tOCC01.07" in out


def test_what_is_back_or_perhaps_not_due_is_called_what_changes_call_it(
    run: Run, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    quarterly = row("OCC01.09", "Floods")
    held = [
        month(f"2024-{number:02}", row("OCC01.01", "Visits"), *[quarterly] * (number % 3 == 0))
        for number in range(1, 8)
    ]
    store = tmp_path / "quarterly"
    said = [
        run("2024-05", "2024-06", reports=tuple(held), store=store),
        run("2024-06", "2024-07", "-f", "md", store=store, reports=()),
    ]
    assert said[0][2] == "May 2024 → June 2024: 1 back, 1 the same\n"
    assert "## Perhaps not due\n" in said[1][1]
    records = [
        json.loads(run(*both, "-f", "json", store=store, reports=())[1])
        for both in (("2024-05", "2024-06"), ("2024-06", "2024-07"))
    ]
    assert [[each["kind"] for each in some if each["kind"] != "same"] for some in records] == [
        ["back"],
        ["not_due"],
    ]
    for both, words in ((("2024-05", "2024-06"), "back"), (("2024-06", "2024-07"), "perhaps not")):
        main(["--store", str(store), "changes", *both])
        assert f"1 measure {words}" in capfd.readouterr().out
