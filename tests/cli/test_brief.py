"""`kpi-tui brief` as it is typed."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from kpi_tui.cli import main
from kpi_tui.store.store import Store
from tests.support.command_line import HEAVY, Run, loaded
from tests.support.frames import month, row
from tests.support.local import local
from tests.support.pdf_makers import MAKES_PDF
from tests.support.samples import JULY

pytestmark = pytest.mark.usefixtures("store")


def test_the_last_month_as_markdown_unless_told(run: Run) -> None:
    code, out, err = run("brief")
    assert (code, err) == (0, "")
    assert out.startswith("# Performance briefing, July 2024\n")
    assert run("brief", "--month", "2024-06")[1].startswith("# Performance briefing, June 2024\n")


def test_one_page_unless_the_full_one_is_asked_for(run: Run) -> None:
    page, full = run("brief")[1], run("brief", "--full")[1]
    assert "## Ask about" in page
    assert "## Exceptions" not in page
    assert len(page.split()) < 400
    assert "## Exceptions" in full
    assert "## Data notes" in full


def test_only_a_directors_measures(run: Run) -> None:
    code, out, _ = run("brief", "--director", "brown")
    assert code == 0
    assert "only measures of Ada Brown" in out
    for form in (["brief"], ["brief", "--full"]):
        code, out, err = run(*form, "--director", "nobody")
        assert (code, out) == (1, "")
        assert err.startswith("kpi-tui: nobody: no such director in July 2024: there ")
        assert err.count("\n") == 1


def test_only_a_portfolio_holders_measures(run: Run) -> None:
    (named, *_) = [each.portfolio_holder for each in JULY.readings if each.portfolio_holder]
    theirs = [each for each in JULY.readings if each.portfolio_holder == named]
    code, out, _ = run("brief", "--full", "--portfolio-holder", named.upper())
    assert code == 0
    assert f"only measures of {named}" in out
    assert f"**{len(theirs)} of {len(JULY.readings)} measures: " in out
    code, out, err = run("brief", "--portfolio-holder", "nobody")
    assert (code, out) == (1, "")
    assert err.startswith("kpi-tui: nobody: no such portfolio holder in July 2024: there ")
    assert run("brief", "--portfolio-holder", "a", "--director", "b")[0] == 2


def test_whoever_is_meant_is_named_as_printed_and_alike_by_every_command(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A whole name is nobody's whose name has it as a part; a part of several names is told as such."""
    head, deputy = "Director of Education", "Deputy Director of Education"
    owners = [(head,), (deputy,), ("Director of Finance",)]
    readings = [
        replace(row(f"A01.0{at}", name), directors=each)
        for at, (name, each) in enumerate(zip(("Bins", "Roads", "Trees"), owners, strict=True))
    ]
    store = Store(tmp_path / "schools")
    store.add(month("2024-07", *readings))
    run = Run(capfd, local(store.path))
    for typed, called, count in (
        ("director of education", head, 1),
        ("deputy", deputy, 1),
        ("education", "2 directors named with “education”", 2),
    ):
        named = "--director", typed
        assert f"only measures of {called} " in run("brief", *named)[1].replace("\n", " ")
        assert f"measures of {called}: " in run("queries", *named)[2]
        assert len(json.loads(run("measures", *named, "--format", "json")[1])) == count
        exported = run("export", *named, "--format", "json", "--period", "all")[1]
        assert len(json.loads(exported)) == count


@pytest.mark.parametrize("length", [(), ("--full",)])
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("--status", "r"), "only red"),
        (("--status", "red", "--status", "amber"), "only red or amber"),
        (("--director", "brown", "--status", "red"), "only measures of Ada Brown, red"),
        (("--priority", "2", "--search", "debt"), "only OCC02 Finance · only search: debt"),
        (("--status", "blank,red", "--search", "debt"), "only no status or red, search: debt"),
    ],
)
def test_only_what_passes_filters_and_how_many_of_how_many(
    run: Run, length: tuple[str, ...], typed: tuple[str, ...], said: str
) -> None:
    code, out, err = run("brief", *length, *typed)
    assert (code, err) == (0, "")
    share = f"1 of {len(JULY.readings)} measures"
    assert out.startswith(f"# Performance briefing, July 2024: {share}\n")
    assert said in out.split("\n")[2]
    headings = (
        (f"## Position of {share}\n",)
        if not length
        else (f"## Status of {share}\n", f"**{share}: ")
    )
    assert all(heading in out for heading in headings)


def test_filters_that_let_nothing_through_are_said(run: Run) -> None:
    code, out, err = run("brief", "--status", "blue", "--search", "debt")
    assert (code, out) == (1, "")
    assert err == "kpi-tui: July 2024: no measures match: take a filter away\n"


def test_another_period_to_compare_with(run: Run) -> None:
    assert "| June 2024 |" in run("brief", "--since", "2024-06")[1]
    assert "Since June 2024: " in run("brief", "--full", "--since", "June 2024")[1]
    code, out, err = run("brief", "--since", "2024-07")
    assert (code, out) == (1, "")
    assert err == "kpi-tui: July 2024: is not before July 2024: name an earlier month\n"
    assert run("brief", "--since", "2019-01")[0] == 1


def test_html_to_standard_output(run: Run) -> None:
    code, out, _ = run("brief", "--format", "html", "--priority", "1")
    assert code == 0
    assert out.startswith("<!DOCTYPE html>")
    assert "only OCC01 Climate" in out
    assert "OCC02" not in out


@pytest.mark.parametrize("name", ["a.md", "a.html", "a.docx"])
def test_the_name_of_the_file_says_the_format(run: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    code, out, err = run("brief", "--output", str(path))
    assert (code, out, err) == (0, "", f"briefing written to {path}\n")
    begins = {"a.md": b"# Perf", "a.html": b"<!DOCTYPE", "a.docx": b"PK"}
    assert path.read_bytes().startswith(begins[name])
    assert zipfile.is_zipfile(path) == (name == "a.docx")


def test_a_format_named_goes_before_the_name_of_the_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    assert run("brief", "--format", "md", "--output", str(path))[0] == 0
    assert path.read_bytes().startswith(b"# Perf")


@pytest.mark.parametrize(
    ("argv", "code", "said"),
    [
        (("--format", "docx"), 2, "a Word document takes a file: name it with --output"),
        (("--format", "pdf"), 2, "a PDF takes a file: name it with --output"),
        (("--output", "a.odt"), 2, "--format: say which of md, html, docx, pdf"),
        (("--open",), 2, "--open: name the file with --output"),
        (("--template", "a.docx"), 2, "--template: only a Word document takes one"),
        (("--month", "all"), 1, "all: takes one month: name it, as in 2024-07"),
        (("--month", "2020-01"), 1, "2020-01: no such month held of this report"),
        (("--priority", "9"), 1, "9: no such priority in July 2024: there are OCC01, OCC02, OCC03"),
        (("--priority", "flying"), 1, "flying: no such priority in July 2024"),
        (("--output", "/nowhere/a.md"), 1, "/nowhere/a.md: no such folder"),
    ],
)
def test_what_cannot_be_done_is_said(run: Run, argv: tuple[str, ...], code: int, said: str) -> None:
    done, out, err = run("brief", *argv)
    assert (done, out) == (code, "")
    assert said in err


def test_a_priority_by_a_part_of_its_title(run: Run) -> None:
    by_code, by_title = run("brief", "--priority", "1"), run("brief", "--priority", "climat")
    assert by_title[0] == 0
    assert "only OCC01 Climate" in by_title[1]
    assert by_title[1] == by_code[1]


def test_a_pdf_is_made_by_a_program_that_is_named(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kpi_tui.publish.brief.as_pdf.pdf_programs", lambda: iter([MAKES_PDF]))
    path = tmp_path / "a.pdf"
    code, out, err = run("brief", "--output", str(path))
    assert (code, out) == (0, "")
    assert err == f"A program makes the PDF …\nbriefing written to {path}\n"
    assert path.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("command", ["brief", "export"])
def test_the_file_is_opened_when_it_is_written(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr("kpi_tui.opening.open_with_system", opened.append)
    path = tmp_path / "a.md"
    assert run(command, "--output", str(path), "--open")[0] == 0
    assert opened == [path]
    assert run(command, "--format", "md", "--open")[0] == 2


def test_a_template_of_ones_own(run: Run, tmp_path: Path) -> None:
    template, path = tmp_path / "own.docx", tmp_path / "a.docx"
    own = Document()
    own.sections[0].header.paragraphs[0].text = "Borough of Ambridge"
    own.save(str(template))
    assert run("brief", "--output", str(path), "--template", str(template))[0] == 0
    assert Document(str(path)).sections[0].header.paragraphs[0].text == "Borough of Ambridge"


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04", b"<html>"])
def test_what_is_no_template_is_said_and_nothing_written(
    run: Run, tmp_path: Path, content: bytes | None
) -> None:
    template, path = tmp_path / "own.docx", tmp_path / "a.docx"
    path.write_bytes(b"before")
    if content is not None:
        template.write_bytes(content)
    code, out, err = run("brief", "--output", str(path), "--template", str(template))
    assert (code, out) == (1, "")
    assert err.startswith(f"kpi-tui: {template}: ")
    assert err.count("\n") == 1
    assert path.read_bytes() == b"before"
    assert sorted(p.name for p in tmp_path.glob("*a.docx*")) == ["a.docx"]


def test_an_empty_store_is_told_what_to_do(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["--store", str(tmp_path / "none"), "brief"]) == 1
    assert "import a report first" in capfd.readouterr().err


def test_a_judgement_that_does_not_count_is_named(run: Run, store: Path) -> None:
    (store / "judgements.jsonl").write_text("{\n")
    code, out, err = run("brief")
    assert (code, out[:6]) == (0, "# Perf")
    assert err.startswith("kpi-tui: judgements.jsonl, line 1: ")


def test_only_the_format_asked_for_is_loaded(store: Path) -> None:
    found = loaded("--store", str(store), "brief", "--format", "html")
    assert "jinja2" in found
    assert found.isdisjoint({*HEAVY, "rich", "docx", "lxml", "PIL", "resvg_py"})
    plain = loaded("--store", str(store), "brief")
    assert plain.isdisjoint({*HEAVY, "rich", "docx", "lxml", "PIL", "resvg_py", "jinja2"})
