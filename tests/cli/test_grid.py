"""`kpi-tui grid`, `vanished` and `lags`: what is across reports, by what is typed."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from kpi_tui.period import PeriodType
from kpi_tui.report import Report
from tests.support import periods
from tests.support.across import months, reading, text_of, with_fields
from tests.support.command_line import HEAVY, Run, loaded, rows
from tests.support.frames import month

HELD = tuple(months(a01_01="★●▲▲", a01_02="▲▲  ", a02_01="★★★★"))


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs a command on a store of four months."""
    return Run(capfd, tmp_path / "store", "", HELD)


def on_terminal(monkeypatch: pytest.MonkeyPatch, columns: int = 80) -> None:
    """From here on the output goes to a terminal of so many columns."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", str(columns))


def plain(out: str) -> list[str]:
    """The lines without what colours them."""
    return re.sub(r"\x1b\[[\d;]*m", "", out).splitlines()


def test_all_measures_in_all_periods(run: Run) -> None:
    code, out, err = run("grid")
    header, *found = rows(out)
    assert (code, err) == (0, "Statuses by month: 4 months from January 2023 to April 2023\n")
    assert header[:6] == ["Code", "Measure", "Jan 2023", "Feb 2023", "Mar 2023", "Apr 2023"]
    assert [cells[0] for cells in found] == ["A01.01", "A02.01", "A01.02"]
    assert found[0][2:9] == ["★ green", "● amber", "▲ red", "▲ red", "2", "3", "Jan 2023"]
    assert found[2][2:7] == ["▲ red", "▲ red", "", "", "–"]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("all", ["Jan 2023", "Feb 2023", "Mar 2023", "Apr 2023"]),
        ("latest", ["Jan 2023", "Feb 2023", "Mar 2023", "Apr 2023"]),
        ("2023-02", ["Jan 2023", "Feb 2023"]),
        ("2023-02/2023-03", ["Feb 2023", "Mar 2023"]),
        ("Feb 2023 to March 2023", ["Feb 2023", "Mar 2023"]),
        ("2023-03 / 2023-03", ["Mar 2023"]),
    ],
)
def test_some_of_the_periods(run: Run, typed: str, shown: list[str]) -> None:
    header, *_ = rows(run("grid", "--period", typed)[1])
    assert header[2 : header.index("Run")] == shown


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("2023-03/2023-02", "March 2023 comes after February 2023: name the earlier month first"),
        ("2029-01", "2029-01: no such month held of this report"),
        ("2023-01/2029-01", "no such month held of this report"),
    ],
)
def test_periods_there_are_not(run: Run, typed: str, message: str) -> None:
    code, out, err = run("grid", "--period", typed)
    assert (code, out) == (1, "")
    assert message in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("argv", "codes"),
    [
        (("--priority", "2"), ["A02.01"]),
        (("--status", "red"), ["A01.01", "A01.02"]),
        (("--director", "places"), ["A01.01", "A02.01", "A01.02"]),
        (("--search", "nobody"), []),
        (("--search", "visits"), ["A01.01"]),
        (("--portfolio-holder", "finance", "--priority", "A01"), ["A01.01", "A01.02"]),
    ],
)
def test_filters_choose_among_rows_by_their_last_reading(
    run: Run, argv: tuple[str, ...], codes: list[str]
) -> None:
    code, out, err = run("grid", *argv)
    assert code == 0
    assert [cells[0] for cells in rows(out)[1:]] == codes
    assert ("No measures match" in err) == (not codes)


def test_filters_do_not_change_what_is_worked_out(run: Run) -> None:
    whole = {cells[0]: cells for cells in rows(run("grid")[1])}
    part = rows(run("grid", "--priority", "2", reports=())[1])
    assert part[1] == whole["A02.01"]


@pytest.mark.parametrize("command", ["grid", "vanished", "lags", "measures", "export"])
def test_what_is_handed_on_tells_what_it_was_narrowed_to(run: Run, command: str) -> None:
    """A page that names a part of the measures, and does not say so, is taken for all of them."""
    typed = ("--director", "places", "--priority", "A01")
    out = run(command, *typed, "--format", "md")[1]
    assert "priority A01, Director of Places" in out
    assert "arrowed to" not in run(command, "--format", "md")[1]


@pytest.mark.parametrize("by", ["director", "portfolio-holder"])
def test_by_owner_a_row_counts_their_measures_by_status(run: Run, by: str) -> None:
    code, out, err = run("grid", "--by", by)
    header, row = rows(out)
    assert code == 0
    assert header[:3] == [by.replace("-", " ").capitalize(), "Measures", "Jan 2023"]
    assert row[1:3] == ["2", "2 green, 1 red"]
    assert err.startswith(f"Statuses by {by.replace('-', ' ')} and month: ")


def test_a_terminal_shows_signs_and_says_what_is_left_out(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = tuple(months(a01_01="★▲●" * 10, a02_01="?" * 30))
    on_terminal(monkeypatch)
    _, out, err = run("grid", reports=many)
    assert err == ""
    lines = plain(out)
    assert lines[0] == "Statuses by month: 30 months from January 2023 to June 2025"
    assert all(len(line) <= 80 for line in lines)
    assert any("A01.01 Visits to libraries" in line and "●" in line for line in lines)
    assert "★ green · ● amber · ▲ red · ? actual missing" in lines
    assert "earlier months left out" in out
    on_terminal(monkeypatch, 200)
    wide = run("grid", reports=())[1]
    assert "left out" not in wide
    assert "Off" in wide


def test_a_terminal_leaves_out_rows_of_months_it_does_not_show(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = tuple(months(a01_01="★" * 30, a02_01="▲"))
    on_terminal(monkeypatch)
    _, out, _ = run("grid", reports=many)
    assert "A02.01" not in out
    assert "with 1 row of theirs alone left out" in " ".join(out.split())


@pytest.mark.parametrize(
    "argv", [("grid",), ("grid", "--by", "director"), ("vanished",), ("lags",)]
)
def test_in_letters_alone(
    run: Run, argv: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("grid")
    on_terminal(monkeypatch)
    out = Run(run.captured)("--ascii", "--store", str(tmp_path / "store"), *argv)[1]
    assert out.isascii()
    if argv == ("grid",):
        assert "Jan" in plain(out)[2]
        assert "23" in plain(out)[3]
        assert "G green - A amber - R red" in out


def test_those_that_vanished(run: Run) -> None:
    code, out, err = run("vanished")
    header, row = rows(out)
    found = dict(zip(header, row, strict=True))
    assert (code, err) == (0, "Measures no longer reported, up to April 2023\n")
    assert (found["Code"], found["Last seen"], found["Status then"]) == (
        *("A01.02", "Feb 2023", "▲ red"),
    )
    assert found["What became of it"] == "no longer reported"
    assert rows(run("vanished", "--period", "2023-02", reports=())[1])[1:] == []


def test_the_register_takes_filters(run: Run) -> None:
    assert len(rows(run("vanished", "--priority", "1")[1])) == 2
    assert len(rows(run("vanished", "--priority", "2", reports=())[1])) == 1


def test_lags_names_the_period_of_late_figures(run: Run) -> None:
    late = reading("a01_01", comment="Reported a month in arrears.")
    _, out, err = run("lags", reports=(month(text_of(0), late), month(text_of(1), late)))
    header, row = rows(out)
    found = dict(zip(header, row, strict=True))
    assert err == "Figures of an earlier period, February 2023\n"
    assert (found["Code"], found["Figure of"], found["Reports"]) == ("A01.01", "January 2023", "2")
    assert found["In full"] == "Reported a month in arrears."


def test_nothing_late_is_said_in_a_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    on_terminal(monkeypatch)
    assert plain(run("lags")[1]) == [
        "Figures of an earlier period, April 2023",
        "No comment and no name says that its figure is of an earlier period.",
    ]


@pytest.mark.parametrize("command", ["grid", "vanished", "lags"])
@pytest.mark.parametrize("form", ["csv", "json", "md", "xlsx", "html"])
def test_each_table_is_written_in_each_format(
    run: Run, tmp_path: Path, command: str, form: str
) -> None:
    path = tmp_path / f"out.{form}"
    code, out, err = run(command, "--output", str(path))
    assert (code, out) == (0, "")
    assert err.endswith(f": written to {path}\n")
    content = path.read_bytes()
    begin = {"csv": b"\xef\xbb\xbf", "json": b"[", "md": b"# ", "xlsx": b"PK", "html": b"<!DOCTYPE"}
    assert content.startswith(begin[form])
    again = run(command, "--format", form, "--output", str(tmp_path / "other"), reports=())
    assert again[0] == 0


def test_a_csv_that_goes_to_a_file_has_a_byte_order_mark_and_json_none(run: Run) -> None:
    _, out, _ = run("grid", "--format", "csv")  # what is captured is a file
    assert out[0] == "\ufeff"
    found = list(csv.DictReader(io.StringIO(out[1:])))
    assert len(found) == 10
    assert list(found[0])[:3] == ["measure_id", "measure_code", "measure_name"]
    _, out, _ = run("grid", "--format", "json", "--by", "director", reports=())
    assert json.loads(out)[0] == {
        "role": "director",
        "name": "Director of Places",
        "report_date": "2023-01-31",
        "period": "2023-01",
        "period_status": "green",
        "measures": 2,
        "provenance": "published",
    }


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (("--format", "pdf"), "'pdf' is not known"),
        (("--output", "grid.pdf"), "--format: say which of text, csv, json, md, xlsx, html"),
        (("--by", "priority"), "'priority' is not known"),
    ],
)
def test_what_cannot_be_written(run: Run, argv: tuple[str, ...], message: str) -> None:
    code, out, err = run("grid", *argv)
    assert (code, out) == (2, "")
    assert message in err


def test_a_workbook_is_not_for_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    on_terminal(monkeypatch)
    code, _, err = run("grid", "--format", "xlsx")
    assert code == 2
    assert "xlsx is not for a terminal" in err


def test_no_file_among_reports(run: Run, tmp_path: Path) -> None:
    run("grid")
    code, _, err = run("grid", "--output", str(tmp_path / "store" / "grid.csv"), reports=())
    assert code == 1
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("command", ["grid", "vanished", "lags"])
def test_an_empty_store(run: Run, command: str) -> None:
    code, out, err = run(command, reports=())
    assert (code, out) == (1, "")
    assert " is empty: import a report first" in err


@pytest.mark.parametrize("command", ["grid", "vanished", "lags"])
def test_a_report_without_measures(run: Run, command: str) -> None:
    for form in ("text", "csv", "html", "xlsx"):
        code, *_ = run(command, "--format", form, reports=(month("2024-07"),))
        assert code == 0


@pytest.mark.parametrize("kind", PeriodType)
@pytest.mark.parametrize("command", ["grid", "vanished", "lags"])
def test_reports_on_any_periods(run: Run, command: str, kind: PeriodType) -> None:
    code, out, err = run(command, reports=tuple(periods.reports(kind, 5)))
    assert code == 0
    assert out
    assert kind is PeriodType.MONTH or "month" not in out + err.replace("two-month", "")


def test_of_several_reports_the_one_that_is_asked_for(run: Run) -> None:
    both = (*HELD, *periods.reports(PeriodType.QUARTER, 3))
    _, out, _ = run("grid", "--report", "kent", reports=both)
    assert "A.01" in out
    assert "Q3 2024/25" in out
    assert "A01.01" not in out
    span = "Q2 2024/25/Q3 2024/25"
    _, out, _ = run("grid", "--report", "kent", "--period", span, reports=())
    header, *_ = rows(out)
    assert header[2 : header.index("Run")] == ["Q2 2024/25", "Q3 2024/25"]


def test_months_and_quarters_of_a_report_are_told_by_the_periods(run: Run) -> None:
    held: tuple[Report, ...] = tuple(periods.months_then_quarters())
    _, out, _ = run("grid", "--period", "Q1 2025/26 to Q3 2025/26", reports=held)
    assert "Q3 2025/26" in out
    assert "Jan 2025" not in out


def test_hostile_text_is_made_visible(run: Run) -> None:
    (only,) = months(a01_01="★")
    hostile = with_fields(only, {"measure_name": "A\x1b[31m name\nof two lines"})
    for form in ("text", "md", "html"):
        _, out, _ = run("grid", "--format", form, reports=(hostile,))
        assert "\x1b" not in out


def test_bad_statuses_are_refused(run: Run) -> None:
    code, _, err = run("grid", "--status", "purple")
    assert code == 2
    assert "grid: --status: purple: no such status: use green, amber" in err


def test_they_load_no_explorer_and_no_pdf_code(run: Run, tmp_path: Path) -> None:
    run("grid")
    where = ("--store", str(tmp_path / "store"))
    for command in ("grid", "vanished", "lags"):
        assert loaded(*where, command).isdisjoint({*HEAVY, "rich", "xlsxwriter", "jinja2"})
    assert loaded("--ascii", *where, "grid").isdisjoint(HEAVY)
