from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from kpi_tui.cli.commands import import_pdf
from kpi_tui.paths import to_paste
from kpi_tui.report import Report, Source, Warning
from kpi_tui.store.store import Store
from kpi_tui.version import __version__
from tests.support.command_line import Run
from tests.support.local import local
from tests.support.samples import JULY, JUNE, corrected, of_kent


@pytest.fixture(autouse=True)
def store(store: Path) -> Store:
    """The store of two months, opened."""
    return Store(store)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[Report], Path]:
    """Makes the child process read this report from any file."""

    def reads(report: Report) -> Path:
        said = tmp_path / "said.jsonl"
        messages = ({"page": 1, "of": 1}, {"reports": [report.to_dict()]})
        said.write_text("".join(f"{json.dumps(message)}\n" for message in messages))
        script = f"import sys; sys.stdout.write(open({str(said)!r}).read())"
        monkeypatch.setattr(import_pdf, "READER", (sys.executable, "-c", script))
        path = tmp_path / "annex.pdf"
        path.touch()
        return path

    return reads


def test_version_and_help(run: Run) -> None:
    assert run("--version") == (0, f"kpi-tui {__version__}\n", "")
    code, out, _ = run("--help")
    assert code == 0
    assert "kpi-tui import report.pdf" in out


@pytest.mark.parametrize(
    "argv",
    [
        ("nonsense",),
        ("import",),
        ("show",),
        ("export",),
        ("export", "--format", "pdf"),
        ("export", "--output", "x.doc"),
    ],
)
def test_usage_is_2(run: Run, argv: tuple[str, ...]) -> None:
    code, out, err = run(*argv)
    assert (code, out) == (2, "")
    assert err.startswith("kpi-tui: ")
    assert err.count("\n") == 1
    assert "--help" in err


def test_importing_says_what_came_in(
    run: Run, reads: Callable[[Report], Path], store: Store
) -> None:
    store.forget(JULY.report_date)
    path = reads(JULY)
    code, out, err = run("import", str(path))
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        f"{path}: July 2024 · 3 measures · 3 priorities · 5 pages · ★ green 1 · ▲ red 1"
        " · no status 1",
        "  120 words, 2 not placed",
        "  ! page 4, OCC02.01: a figure is cut off",
        "  ! a doubt",
        "  ! not placed on page 4: two words",
        "  added: July 2024 is new in the report library",
    ]
    assert store.report(JULY.report_date) == JULY


def test_importing_twice_changes_nothing(
    run: Run, reads: Callable[[Report], Path], store: Store
) -> None:
    before = sorted(local(store.path).rglob("*"))
    code, out, _ = run("import", str(reads(JULY)))
    assert code == 0
    assert out.endswith("already in the report library as revision 1: nothing changed\n")
    assert sorted(local(store.path).rglob("*")) == before


def test_a_correction_says_which_cells_changed(run: Run, reads: Callable[[Report], Path]) -> None:
    _, out, _ = run("import", str(reads(corrected())))
    assert out.splitlines()[-3:] == [
        "  added as revision 2 of July 2024: 2 cells changed",
        "  OCC01.01 period actual: 1,247 → 1,250",
        "  OCC02.01 measure gone: Debt outstanding",
    ]
    _, out, _ = run("import", str(reads(JULY)))
    assert out.endswith("as revision 1, which revision 2 replaced: nothing changed\n")


def test_a_correction_names_what_was_decided_on_the_issue_before(
    run: Run, reads: Callable[[Report], Path]
) -> None:
    correct = ("correct", "OCC01.01", "actual", "1,250", "--period", "2024-07", "--who", "Ada")
    assert run("review", *correct)[0] == 0
    _, out, _ = run("import", str(reads(corrected())))
    last = out.splitlines()[-1]
    assert "OCC01.01: decided on the issue before, and holds on: actual corrected to 1,250" in last


def test_a_revision_that_may_be_another_months_report_is_said_to_be(
    run: Run, reads: Callable[[Report], Path]
) -> None:
    rows = [replace(JULY.readings[0], measure_code=f"OCC01.{each:02}") for each in range(9)]
    first = replace(JULY, readings=tuple(rows))
    other = (replace(each, period_actual=f"{place}") for place, each in enumerate(rows))
    assert "title" not in run("import", str(reads(first)))[1]
    second = replace(first, readings=tuple(other), source=Source("b.pdf", "ef" * 32, 5))
    assert run("import", str(reads(second)))[1].splitlines()[-1] == (
        "  ! 9 of 9 actuals are not those of revision 2: is it another month’s report under this "
        "title? Delete, or forget --last-revision, takes revision 3 out again"
    )


def test_a_pdf_that_is_read_otherwise_is_no_other_months_report(
    run: Run, reads: Callable[[Report], Path]
) -> None:
    rows = [replace(JULY.readings[0], measure_code=f"OCC01.{each:02}") for each in range(9)]
    assert run("import", str(reads(replace(JULY, readings=tuple(rows)))))[0] == 0
    other = (replace(each, period_actual=f"{place}") for place, each in enumerate(rows))
    _, out, _ = run("import", str(reads(replace(JULY, readings=tuple(other)))))
    assert "the same PDF read anew: 9 cells read otherwise" in out
    assert "under this title" not in out


def test_a_dry_run_stores_nothing(run: Run, reads: Callable[[Report], Path], store: Store) -> None:
    code, out, _ = run("import", "--dry-run", str(reads(corrected())))
    assert code == 0
    assert "would be added as revision 2 of July 2024: 2 cells changed" in out
    assert len(store.reports(revisions=True)) == 2
    store.forget(JULY.report_date)
    _, out, _ = run("import", "--dry-run", str(reads(JULY)))
    assert out.endswith("would be added: July 2024 is new in the report library\n")
    assert store.last_days() == [JUNE.report_date]


def test_one_refused_file_does_not_stop_the_others(
    run: Run, reads: Callable[[Report], Path], tmp_path: Path
) -> None:
    path = reads(corrected())
    (tmp_path / "empty").mkdir()
    code, out, err = run("import", "none.pdf", str(tmp_path / "empty"), str(path))
    assert code == 1
    assert [line.startswith("kpi-tui: ") for line in err.splitlines()] == [True, True]
    assert "none.pdf: no such file" in err
    assert "revision 2" in out


def test_a_folder_is_imported(run: Run, reads: Callable[[Report], Path]) -> None:
    code, out, _ = run("import", str(reads(JULY).parent))
    assert code == 0
    assert "annex.pdf: July 2024" in out


def test_several_files_are_summed_up_on_a_terminal_and_one_is_not(
    run: Run, reads: Callable[[Report], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, missing = reads(corrected()), "none.pdf"
    _, out, _ = run("import", "--dry-run", str(path), missing)
    assert " files: " not in out
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    _, out, _ = run("import", "--dry-run", str(path), missing)
    assert out.splitlines()[-1] == "2 files: 1 to be imported, 1 refused"
    code, out, _ = run("import", str(path), str(path), missing)
    assert (code, out.splitlines()[-1]) == (1, "3 files: 1 imported, 1 there already, 1 refused")
    code, out, _ = run("import", str(path))
    assert (code, " files: " in out) == (0, False)


def test_long_lists_are_counted(run: Run, reads: Callable[[Report], Path]) -> None:
    account = replace(JULY.account, leftovers=JULY.account.leftovers * 41)
    warnings = tuple(Warning(page, "OCC02.01", "a figure is cut off") for page in range(1, 31))
    many = replace(JULY, warnings=warnings, account=account)
    _, out, _ = run("import", str(reads(many)))
    assert "… and 21 more" in out
    assert out.count("! page ") == 30  # none of the doubts


def test_text_from_a_report_cannot_drive_the_terminal(
    run: Run, reads: Callable[[Report], Path]
) -> None:
    name = "evil \x1b]0;title\x07 name\u202e"
    evil = replace(JULY, readings=(replace(JULY.readings[0], measure_name=name, comment=name),))
    run("import", str(reads(evil)))
    for argv in (("measures",), ("show", "OCC01.01"), ("reports",)):
        _, out, err = run(*argv)
        assert not {"\x1b", "\x07", "\u202e"} & set(out + err)
    assert "evil ␛]0;title␇ name�" in run("measures")[1]


def test_reports_are_listed_with_their_counts_and_revisions(run: Run, store: Store) -> None:
    store.add(corrected())
    code, out, _ = run("reports")
    rows = [line.split("\t") for line in out.splitlines()]
    assert code == 0
    assert rows[0] == [
        *(
            "Month",
            "Measures",
            "Statuses",
            "To check",
            "Revision",
            "Imported",
            "Provenance",
            "Source",
        )
    ]
    assert [(*row[:5], *row[6:]) for row in rows[1:]] == [
        ("2024-06", "2", "● amber 1 · ▲ red 1", "3", "1", "published", "annex.pdf"),
        ("2024-07", "2", "★ green 1 · ▲ red 1", "3", "2", "published", "annex-corrected.pdf"),
    ]
    assert len(run("reports", "--revisions")[1].splitlines()) == 4


def test_reports_of_several_series(run: Run, store: Store) -> None:
    store.add(of_kent(JUNE))
    code, out, err = run("reports")
    rows = [line.split("\t") for line in out.splitlines()]
    assert (code, err) == (0, "")
    assert rows[0][:3] == ["Council", "Report", "Period"]
    assert [row[1] for row in rows[1:]] == [*["oxfordshire-annex"] * 2, "kent-qpr"]


def test_an_empty_store_says_how_to_fill_it(run: Run, store: Store) -> None:
    for month in store.last_days():
        store.forget(month)
    for typed in (
        *("reports", "measures", "priorities", "export --format json", "grid", "matches", "brief"),
        *("queries", "queries --period all", "show 1", "review accept S1", "forget 2024-07"),
    ):
        code, out, err = run(*typed.split())
        assert (code, out) == (1, "")
        fill = f"kpi-tui --store {to_paste(store.path)} import FILE"
        assert f"library {store.path} is empty: import a report first, {fill}, or" in err


def test_what_fills_the_usual_store_needs_no_option(
    run: Run, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for month in store.last_days():
        store.forget(month)
    monkeypatch.setenv("KPI_TUI_STORE", str(store.path))
    assert "import a report first, kpi-tui import FILE, or" in run("reports")[2]


def test_measures_are_the_last_months(run: Run) -> None:
    code, out, err = run("measures")
    assert (code, err) == (0, "July 2024: 3 measures\n")
    lines = out.splitlines()
    assert lines[0].startswith("Code\tMeasure\tActual\tTarget\tStatus\tYTD actual\tYTD target\t")
    assert lines[1].startswith(
        "OCC01.01\tVisits to libraries\t1,247\t1,000\t★ green\t9,000\t10,000\t● amber\t"
    )
    assert lines[3].startswith(
        "OCC02.01\tDebt outstanding\t£21,262,0\t-3.00\t\t-£0.50\t\t◌ unreadable\t"
    )


def test_measures_of_many_months_say_which(run: Run) -> None:
    _, out, err = run("measures", "--month", "all", "--status", "red")
    assert [line.split("\t")[:2] for line in out.splitlines()[1:]] == [
        ["2024-06", "OCC01.02"],
        ["2024-07", "OCC01.02"],
    ]
    assert err == (
        "June 2024, July 2024: 2 measures\n"
        "Queries are not counted over all periods: --count-queries counts them\n"
    )
    assert run("measures", "--search", "nowhere") == (0, "", "No measures match\n")


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (
            ("measures", "--month", "2020"),
            "2020: no such month held of this report: write 2024-07, July 2024, 31/07/2024 or latest",
        ),
        (("show", "OCC99.01"), "OCC99.01: no such measure"),
        (("show", "OCC02.01", "--month", "2024-06"), "not in June 2024: it is in July 2024"),
        (("forget", "all", "--yes"), "one month at a time"),
        (("export", "--format", "json", "--output", "/none/at/all"), "no such folder"),
    ],
)
def test_faults_are_one_line_and_1(run: Run, argv: tuple[str, ...], words: str) -> None:
    code, out, err = run(*argv)
    assert (code, out) == (1, "")
    assert err.startswith("kpi-tui: ")
    assert words in err
    assert err.count("\n") == 1


def test_show_never_joins_months_by_code_alone(run: Run) -> None:
    code, out, _ = run("show", "occ01.02")
    assert code == 0
    assert "OCC01.02 Household waste recycled | composted" in out
    assert '  =HYPERLINK("http://example.com")' in out
    assert "Source: annex.pdf, page 3; revision 1" in out
    history = out[out.index("History") :].splitlines()
    assert [line[:7] for line in history[2:3]] == ["2024-07"]
    assert history[3] == (
        "Another measure had this code in June 2024: Another measure under a used code"
    )
    _, out, _ = run("show", "OCC01.01", "--month", "2024-06")
    assert "June 2024" in out
    assert "Fewer came." in out
    assert "2024-07\t1,247" in out


def test_exports_go_where_they_are_told(run: Run, tmp_path: Path) -> None:
    code, out, err = run("export", "--format", "json", "--month", "latest")
    assert (code, err, len(json.loads(out))) == (0, "", 3)
    path = tmp_path / "out.parquet"
    code, out, err = run("export", "--output", str(path))
    assert (code, out, err) == (0, "", f"5 readings written to {path}\n")
    assert len(pl.read_parquet(path)) == 5


def test_forget_asks_first(run: Run, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    code, _, err = run("forget", "2024-06")
    assert code == 2
    assert "add --yes" in err
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    for answer, code, left in (("n\n", 0, 2), ("y\n", 0, 1)):
        monkeypatch.setattr("sys.stdin.readline", lambda answer=answer: answer, raising=False)
        assert run("forget", "2024-06")[0] == code
        assert len(store.last_days()) == left
    assert run("forget", "latest", "--yes")[2] == "July 2024: 1 revision deleted\n"


def test_the_last_revision_is_forgotten_alone(run: Run, store: Store) -> None:
    line = ("forget", "2024-07", "--last-revision", "--yes")
    assert "July 2024 has one revision alone" in run(*line)[2]
    store.add(corrected())
    code, _, err = run(*line)
    assert (code, err) == (
        0,
        "July 2024: 1 revision deleted: revision 1 (annex.pdf) counts again\n",
    )
    assert store.report(JULY.report_date) == JULY


@pytest.mark.parametrize(
    ("number", "code", "said"),
    [
        (2, 0, "July 2024: 1 revision deleted: revision 1 (annex.pdf) counts already\n"),
        (1, 1, "July 2024 has no other revision that can be read: without --last-revision"),
    ],
)
def test_of_a_damaged_revision_the_sound_one_is_kept(
    number: int, code: int, said: str, run: Run, store: Store
) -> None:
    store.add(corrected())
    (damaged,) = local(store.path).rglob(f"2024-07-31.r{number}.*")
    damaged.write_bytes(b"damaged")
    done = run("forget", "2024-07", "--last-revision", "--yes")
    assert done[0] == code
    assert said in done[2]
    assert damaged.exists() is (code == 1)
    kept = JULY if number == 2 else corrected()
    assert Store(store.path).report(JULY.report_date) == kept


def test_the_explorer_needs_a_terminal(run: Run) -> None:
    code, out, err = run()
    assert (code, out) == (2, "")
    assert "kpi-tui measures" in err


def test_interrupting_is_a_short_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("kpi_tui.cli.commands.reports.run", stop)
    assert run("reports") == (130, "", "kpi-tui: interrupted\n")


def test_a_reader_that_leaves_is_no_fault(store: Store) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "kpi_tui", "--store", str(store.path), "measures"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        errors = child.stderr.read()
    assert child.returncode == 141
    assert errors == "July 2024: 3 measures\n"


def test_output_is_utf_8_whatever_the_system_says(store: Store) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kpi_tui", "--store", str(store.path), "measures"],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert "★ green" in done.stdout.decode()


def test_the_explorer_finds_a_copy_of_the_month_imported(
    run: Run, reads: Callable[[Report], Path], cache: Path
) -> None:
    assert run("import", str(reads(JULY)))[0] == 0
    (copy,) = (cache / "months").glob("*.json")
    _, content = copy.read_bytes().split(b"\n")
    assert json.loads(content)["report"]["report_date"] == "2024-07-31"


def test_a_dry_run_leaves_no_copy(run: Run, reads: Callable[[Report], Path], cache: Path) -> None:
    assert run("import", "--dry-run", str(reads(JULY)))[0] == 0
    assert not (cache / "months").exists()
