"""What the README shows works as it stands there: commands, and what an engineer is told to add."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import takewhile
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kpi_tui.analysis.across.grid import grid
from kpi_tui.analysis.browse.views import View, ViewKind
from kpi_tui.analysis.checks import registry
from kpi_tui.analysis.checks.context import CheckContext
from kpi_tui.cli import parser
from kpi_tui.demo import write_annex
from kpi_tui.period import PeriodType
from kpi_tui.profiles.load import load_profile
from kpi_tui.publish.sheets import FORMATS, write
from kpi_tui.publish.sheets import grid as sheets
from kpi_tui.status import Status
from kpi_tui.tui.choices.answers import NOT_UNDERSTOOD
from kpi_tui.tui.choices.asked import Askable
from kpi_tui.tui.choices.wanted import TextWanted
from kpi_tui.tui.commands import find
from kpi_tui.tui.commands.command import needs_a_measure
from kpi_tui.tui.commands.registry import COMMANDS
from kpi_tui.tui.commands.steps import Ask, Notify, ShowView, Steps, ask
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.panes import column_layout, columns
from kpi_tui.tui.screens.ask import PromptDialog
from kpi_tui.tui.session.column_choice import ColumnChoice
from kpi_tui.tui.session.library import Library
from kpi_tui.tui.session.selected_measure import TableRow
from kpi_tui.tui.session.session import Session
from kpi_tui.tui.session.situation import Situation
from tests.rendering.councils import LAYOUTS, render, sample
from tests.support.across import seen
from tests.support.checking import findings
from tests.support.command_line import Run
from tests.support.measures import measure
from tests.support.samples import JULY
from tests.support.stores import stored

README = Path(__file__).parents[1] / "README.md"


def example(title: str) -> str:
    """The code that stands in the README under how to add a thing of that name."""
    text = README.read_text(encoding="utf-8")
    found = re.search(rf"^\*\*{title}\*\*.*?```python\n(.*?)```", text, re.DOTALL | re.MULTILINE)
    assert found, title
    return found[1]


def run_in(module: ModuleType, code: str, **names: object) -> Any:
    """Run code with the names of a module, and others; what its last statement amounts to."""
    *_, last = re.split(r"\n\n\n", code.rstrip())
    namespace = {**vars(module), **names}
    exec(code, namespace)
    return eval(last, namespace) if "def " not in last else namespace


def test_a_column_of_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    column = run_in(columns, example("A column of the table"))
    monkeypatch.setattr(column_layout, "COLUMNS", (*columns.COLUMNS, column))
    rows = [TableRow(reading) for reading in JULY.readings]
    layout = column_layout.lay_out(rows, 200, 2, Palette.of_theme({}), ColumnChoice.of(("page",)))
    assert [each.key for each in layout.columns] == ["code", "name", "page"]
    assert column.text(rows[0], Palette.of_theme({}), 20).plain == "2, 3"


def test_a_check() -> None:
    rule = run_in(registry, example("A check"))
    first, *others = JULY.readings
    rows = [measure(replace(first, comment="long " * 401)), *map(measure, others)]
    found = findings(CheckContext(JULY.report_date, tuple(rows)), [rule])
    assert [(item.rule, item.measure_code) for item in found] == [("X9", first.measure_code)]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store of one month."""
    return stored(tmp_path / "store", JULY)


@pytest.fixture
def session(store: Path) -> Session:
    """The explorer on that month, its cursor on the first measure."""
    session = Session(store)
    session.show(Library(store).load(), None)
    session.cursor = 0
    return session


def test_a_command_of_the_explorer(session: Session) -> None:
    command = run_in(
        find,
        example("A command of the explorer"),
        ShowView=ShowView,
        View=View,
        ViewKind=ViewKind,
        needs_a_measure=needs_a_measure,
    )
    code = session.listed[0].reading.priority_code
    assert list(command.run(session)) == [ShowView(View(ViewKind.PRIORITY, code))]
    assert command.why_not(Situation(periods=1)) == "No measure is under the cursor."
    assert command.key_text() == "P"


def test_a_dialog(session: Session) -> None:
    names = run_in(find, example("A dialog"), ask=ask, PromptDialog=PromptDialog, Notify=Notify)
    greet: Callable[[Session], Steps] = names["greet"]
    steps = greet(session)
    question = next(steps)
    assert isinstance(question, Ask)
    assert isinstance(question.dialog, PromptDialog)
    assert steps.send("Ada") == Notify("Hello, Ada.")


def test_a_command_of_the_terminal(
    store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    module = ModuleType("kpi_tui.cli.commands.directors")
    exec(example("A command of the terminal"), vars(module))
    monkeypatch.setitem(sys.modules, module.__name__, module)
    line = ("directors", "directors", "list who answers for how many measures of a month")
    monkeypatch.setattr(parser, "COMMANDS", (*parser.COMMANDS, line))
    code, out, _ = Run(capsys, store)("directors")
    assert code == 0
    assert JULY.readings[0].directors[0] in out


def test_a_table_across_reports() -> None:
    names = run_in(sheets, example("A table across reports"))
    listing = names["never_on_target"](grid(seen(a01_01="★▲", a02_01="▲▲")))
    assert json.loads(write(listing, "json")) == [
        {"measure_code": "A02.01", "measure_name": "Debt outstanding"}
    ]
    assert all(write(listing, form) for form in FORMATS if form != "text")


def blocks(language: str) -> list[str]:
    """What the README shows in one language."""
    text = README.read_text(encoding="utf-8")
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def test_the_profile_that_is_shown_is_understood(tmp_path: Path) -> None:
    (shown,) = blocks("toml")
    path = tmp_path / "sampleford-plan.toml"
    head = 'profile = 1\nname = "sampleford-plan"\ncouncil = "Sampleford City Council"\n'
    path.write_text(f'{head}report = "How we did"\n{shown}', encoding="utf-8")
    profile = load_profile(path)
    assert profile.recognised_by == "it prints “Sampleford City Council” and “How we did”"
    assert profile.period.type is PeriodType.QUARTER
    assert Status.GREEN in profile.status.words.values()


def test_commands_that_are_shown_are_ones() -> None:
    """Each command line parses, but for those that only say what to type first."""
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    typed = [words for line in lines if (words := words_of(line))]
    assert ["profile", "new", "report.pdf"] in typed
    for words in typed:
        parser.make_parser(words).parse_args(words)


def shown_in_order() -> list[list[str]]:
    """The command lines that a person is shown before anything of their own is needed, by block."""
    officers = README.read_text(encoding="utf-8").partition("## For engineers")[0]
    found = re.findall(r"```sh\n(.*?)```", officers, re.DOTALL)
    return [block.splitlines() for block in found if "kpi-tui" in block]


def words_of(line: str) -> list[str]:
    """What is typed after `kpi-tui` in a line of the README; nothing where the line is another."""
    return shlex.split(line, comments=True)[1:] if line.startswith("kpi-tui ") else []


OWN = {"ours.docx", "--pinned", "kent"}
"""What a person has, and no sample."""


@pytest.fixture
def in_a_folder(tmp_path: Path, personal: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a newcomer stands: beside a report that no profile knows, and an annex."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KPI_TUI_DEMO_STORE", str(personal / "demo"))
    monkeypatch.setattr("kpi_tui.opening.open_with_system", lambda _: None)
    layout = LAYOUTS["district_rows"]
    render(sample(layout), tmp_path / "report.pdf", layout, "reportlab")
    write_annex(tmp_path / "annex.pdf")
    return tmp_path


def test_reports_of_ones_own_are_read_as_it_is_shown(
    in_a_folder: Path, personal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = Run(capsys, in_a_folder / "store")
    for block in takewhile(lambda block: not block[0].startswith("export "), shown_in_order()):
        # Each begins with a report that nothing knows.
        shutil.rmtree(personal / "profiles", ignore_errors=True)
        for words in filter(None, map(words_of, block)):
            if words != ["demo"]:
                code, _, err = run(*words)
                assert code == 0, (words, err)


def test_commands_run_on_the_samples_in_the_order_they_are_shown(
    in_a_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (block,) = [block for block in shown_in_order() if block[0].startswith("export ")]
    assert block[0] == 'export KPI_TUI_STORE="$(kpi-tui demo --path)"'
    run = Run(capsys)
    monkeypatch.setenv("KPI_TUI_STORE", run("demo", "--path")[1].strip())
    monkeypatch.setattr("kpi_tui.publish.brief.as_pdf.to_pdf", lambda *_, **__: b"%PDF")
    for words in filter(None, map(words_of, block)):
        code, out, err = run(*words, *(["--yes"] if words[0] == "forget" else []))
        assert code == (3 if words[0] == "queries" else 0), (words, err)
        assert out or err, words
        assert OWN.isdisjoint(words)
    assert {path.name for path in in_a_folder.iterdir()} >= {
        "grid.xlsx",
        "july.docx",
        "finance.pdf",
    }


def test_the_tree_of_the_code_names_every_package_and_no_other() -> None:
    text = README.read_text(encoding="utf-8")
    tree = text[text.index("```\nkpi_tui/\n") : text.index("\ntests/ ")]
    named = {part for path in re.findall(r"[a-z_/]+/(?!\w)", tree) for part in path.split("/")}
    files = list((README.parent / "kpi_tui").rglob("*.py"))
    assert named - {""} == {file.parent.name for file in files}
    assert set(re.findall(r"[a-z_]+\.py", tree)) <= {file.name for file in files}


def test_every_key_of_the_table_is_one() -> None:
    text = README.read_text(encoding="utf-8")
    table = text[text.index("| key |") : text.index("`Ctrl+P` finds")]
    first = [row.split("|")[1] for row in table.splitlines()[2:] if row]
    keys = {key for cell in first for key in re.findall(r"`(.)`", cell)}
    known = {key for command in COMMANDS for key in command.key_text().split(" or ")}
    assert keys <= known
    assert {"C", "i", "?", "q", "[", "]"} <= keys


def test_what_is_shown_to_ask_is_understood_whole(
    personal: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KPI_TUI_DEMO_STORE", str(personal / "demo"))
    path = Path(Run(capsys)("demo", "--path")[1].strip())
    demo = Session(path)
    demo.show(Library(path).load(), None)
    demo.cursor = 0
    asked = Askable(demo, COMMANDS)
    text = README.read_text(encoding="utf-8")
    table = text[text.index("| to ask |") : text.index("`?` has the whole list")]
    for typed in re.findall(r"`(.*?)`", table):
        first = asked.choices(typed)[0]
        assert not isinstance(first.value, TextWanted), typed
        assert NOT_UNDERSTOOD not in first.detail.plain, typed
