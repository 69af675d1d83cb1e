"""Reports that are known, and one that is not: it gets a profile, and is imported."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kpi_tui.cli import main
from kpi_tui.errors import PdfError
from kpi_tui.importing.child import draft_in_child
from kpi_tui.importing.protocol import Drafted
from kpi_tui.paths import to_paste
from kpi_tui.profiles.known_profiles import built_in
from kpi_tui.store.store import Store
from tests.rendering.councils import LAYOUTS
from tests.support.command_line import Run
from tests.support.council_files import sample_file

pytestmark = pytest.mark.usefixtures("each_file_is_read_once")

NAME = "northmarsh-borough-corporate-performance"


@pytest.fixture(scope="module")
def pdf() -> Path:
    """A report that no profile knows."""
    return sample_file(LAYOUTS["district_rows"])


@pytest.fixture(scope="module")
def drafted(pdf: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The profile that is drafted of that report."""
    path = tmp_path_factory.mktemp("drafted") / "profile.toml"
    assert main(["profile", "new", str(pdf), "--output", str(path)]) == 0
    return path.read_text(encoding="utf-8")


@pytest.fixture
def profile(own_profiles: Path, drafted: str) -> Path:
    """The drafted profile among a person's own, by which the report is known."""
    path = own_profiles / f"{NAME}.toml"
    path.write_text(drafted, encoding="utf-8")
    return path


def test_a_line_a_profile(run: Run) -> None:
    code, out, err = run("profiles")
    assert (code, err) == (0, "")
    heading, kent, annex = out.splitlines()
    assert heading == "Profile\tCouncil\tReport\tPeriod\tRecognised\tKept"
    assert kent.startswith("kent-qpr\tKent County Council\tQuarterly Performance Report\tquarter\t")
    assert annex.endswith("\tmonth\tits codes look like OCC01.02\tbuilt in")


def test_profiles_as_json_say_what_they_recognise(run: Run) -> None:
    _, out, _ = run("profiles", "--format", "json")
    listed = json.loads(out)
    assert [each["name"] for each in listed] == [profile.name for profile in built_in()]
    assert listed[0]["recognise"] == ["Quarterly Performance Report", "Key to KPI Ratings used"]
    assert listed[1]["code"] == "OCC##.##"
    assert all(each["built_in"] for each in listed)


def test_a_wrong_one_is_told_and_the_others_are_listed(run: Run, own_profiles: Path) -> None:
    (own_profiles / "ours.toml").write_text('profile = 1\nname = "ours\u202e"\n')
    code, out, err = run("profiles")
    assert code == 0
    assert len(out.splitlines()) == 3
    assert err.startswith(f"kpi-tui: {own_profiles / 'ours.toml'}: name: ")
    assert len(err.splitlines()) == 1


def test_a_new_profile_is_written_and_tried_out(
    run: Run, own_profiles: Path, pdf: Path, drafted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the trial of the draft read is kept: the report is not read once more."""
    monkeypatch.setattr("kpi_tui.cli.commands.profile.PdfChild", None)
    code, out, err = run("profile", "new", str(pdf))
    assert code == 0
    path = own_profiles / f"{NAME}.toml"
    assert path.read_text(encoding="utf-8") == drafted
    assert tomllib.loads(path.read_text(encoding="utf-8"))["name"] == NAME
    head, read_by, words, would, *first = out.splitlines()
    assert "· 24 measures · 5 priorities ·" in head
    assert read_by == f"  read by {NAME}: the profile you chose"
    assert words.endswith("words, 0 not placed")
    assert would.startswith("  would be added: ")
    assert first[0] == "Code\tMeasure\tActual\tTarget\tStatus"
    assert len(first) == 6
    assert first[1].endswith("\t51.3%\t52.0%\t● amber")
    *shown, written, following = err.splitlines()
    assert "a status shown as “Amber” is taken for amber" in shown
    assert written.startswith(f"{path} written: ")
    assert following == f"next: kpi-tui import {pdf}"
    assert not (run.store and run.store.exists())


@pytest.mark.usefixtures("profile")
def test_the_next_import_reads_by_it(run: Run, pdf: Path) -> None:
    code, out, err = run("import", str(pdf))
    assert (code, err) == (0, "")
    assert f"  read by {NAME}: it prints “Northmarsh Borough Council” and “Corp" in out
    assert run.store is not None
    (report,) = Store(run.store).reports()
    assert report.key.report_id == NAME
    code, out, _ = run("import", "--explain", str(pdf))
    assert code == 0
    assert out.splitlines()[1].startswith(f"read by {NAME}: it prints “")


def test_what_a_person_changes_is_read_by(run: Run, profile: Path, pdf: Path) -> None:
    text = profile.read_text(encoding="utf-8")
    profile.write_text(
        text.replace('directors = ["Lead', 'portfolio_holder = ["Lead'), encoding="utf-8"
    )
    run("import", str(pdf))
    assert run.store is not None
    readings = Store(run.store).readings().collect()
    assert readings["directors"].list.len().sum() == 0


def test_a_profile_elsewhere(run: Run, pdf: Path, tmp_path: Path) -> None:
    path = tmp_path / "mine" / "ours.toml"
    code, _, err = run("profile", "new", str(pdf), "--output", str(path))
    assert code == 0
    assert err.splitlines()[-1] == f"next: kpi-tui import {pdf} --profile {path}"
    code, out, _ = run("import", str(pdf), "--profile", str(path))
    assert code == 0
    assert f"  read by {NAME}: the profile you chose" in out


def test_nothing_is_written_over(run: Run, pdf: Path, tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_text("mine")
    code, out, err = run("profile", "new", str(pdf), "--output", str(path))
    assert (code, out) == (1, "")
    assert err.splitlines()[-1].startswith(
        f"kpi-tui: {path}: is there already, so nothing was written: "
    )
    assert path.read_text() == "mine"
    assert run("profile", "new", str(pdf), "--output", str(path), "--force")[0] == 0
    assert path.read_text() != "mine"


@pytest.mark.usefixtures("profile")
def test_a_report_that_is_known_needs_none(run: Run, pdf: Path) -> None:
    code, _, err = run("profile", "new", str(pdf))
    assert code == 1
    assert err.startswith(f"kpi-tui: {pdf}: a profile knows it already ({NAME}: it prints “")
    assert run("profile", "new", str(pdf), "--force")[0] == 0


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("new", "none.pdf"), "kpi-tui: none.pdf: no such file"),
        (("check", "none.toml"), "kpi-tui: none.toml: No such file or directory: "),
        (("check", "none"), "kpi-tui: none: no profile has this name: there are kent-qpr, "),
    ],
)
def test_what_is_not_there(run: Run, words: tuple[str, ...], line: str) -> None:
    code, out, err = run("profile", *words)
    assert (code, out) == (1, "")
    assert err.startswith(line)
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    "words", [(), ("new",), ("new", "a.pdf", "--output", "ours.txt"), ("look", "x")]
)
def test_words_that_mean_no_command_end_with_the_usage(run: Run, words: tuple[str, ...]) -> None:
    assert run("profile", *words)[0] == 2


def test_one_that_is_right(run: Run, profile: Path) -> None:
    for name in (NAME, str(profile)):
        code, out, err = run("profile", "check", name)
        assert (code, err) == (0, "")
        assert out.startswith(f"{profile}: all of it is understood: {NAME}, ")


def test_one_that_is_wrong(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_text('profile = 1\nname = "ours"\ncouncil = "C"\nreport = "R"\n[perod]\n')
    code, out, err = run("profile", "check", str(path))
    assert (code, out) == (1, "")
    assert err.startswith(f"kpi-tui: {path}: ")


def test_two_that_know_the_same(run: Run, profile: Path, pdf: Path) -> None:
    text = profile.read_text(encoding="utf-8").replace(f'"{NAME}"', '"twin"')
    profile.with_name("twin.toml").write_text(text, encoding="utf-8")
    code, _, err = run("profile", "check", "twin")
    assert code == 1
    assert f"recognise: {NAME} knows the same reports" in err
    code, _, err = run("import", str(pdf))
    assert code == 1
    assert f": {NAME} and twin both recognise it: choose one with --profile NAME" in err


def test_an_import_names_a_wrong_profile_and_goes_on(run: Run, profile: Path, pdf: Path) -> None:
    wrong = profile.with_name("wrong.toml")
    wrong.write_text("profile = 1")
    code, out, err = run("import", "--dry-run", str(pdf))
    assert code == 0
    assert f"read by {NAME}" in out
    assert err.splitlines() == [f"kpi-tui: {wrong}: name: is missing"]


def test_an_import_by_a_profile_that_is_not_there(run: Run, pdf: Path) -> None:
    for words in ((), ("--explain",)):
        code, out, err = run("import", *words, str(pdf), "--profile", "ours")
        assert (code, out) == (1, "")
        assert err.startswith("kpi-tui: ours: no profile has this name: ")
        assert len(err.splitlines()) == 1


def test_an_import_of_what_no_profile_knows(run: Run, pdf: Path) -> None:
    code, out, err = run("import", str(pdf))
    assert (code, out) == (1, "")
    assert "no profile knows this report; draft one with kpi-tui profile new FILE" in err


def test_a_heading_that_is_declared_as_something_else_is_told(
    run: Run, profile: Path, pdf: Path
) -> None:
    text = profile.read_text(encoding="utf-8")
    text = text.replace('period_actual = ["{period}"]', 'period_actual = ["Target"]')
    profile.write_text(text.replace('period_target = ["Target"]', 'period_target = ["{period}"]'))
    doubt = "[table.columns] period_actual: the column headed “Target” is declared as the actual"
    code, out, err = run("profile", "check", NAME)
    assert code == 1
    assert "all of it is understood" in out
    assert err.splitlines() == [f"kpi-tui: {profile}: {doubt}: is it?"]
    code, out, err = run("import", str(pdf))
    assert (code, err) == (0, "")
    assert f"  ! by {NAME}, {doubt}" in out.splitlines()


def test_a_profile_in_a_folder_with_spaces(run: Run, pdf: Path, tmp_path: Path) -> None:
    path = tmp_path / "my own profiles" / "our report.toml"
    _, _, err = run("profile", "new", str(pdf), "--output", str(path))
    assert err.splitlines()[-1] == f"next: kpi-tui import {pdf} --profile {to_paste(path)}"
    code, _, err = run("import", str(pdf), "--profile", str(path))
    assert (code, err) == (0, "")


def test_the_command_after_a_refusal_can_be_pasted(
    run: Run, pdf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        raise PdfError(f"{pdf}: no report")

    def refused(*asked: Any) -> Drafted:
        return replace(draft_in_child(*asked), reports=())

    monkeypatch.setattr("kpi_tui.cli.commands.profile.draft_in_child", refused)
    monkeypatch.setattr("kpi_tui.cli.commands.profile.finish", refuse)
    path = tmp_path / "my own profiles" / "our report.toml"
    code, _, err = run("profile", "new", str(pdf), "--output", str(path))
    assert code == 1
    assert err.splitlines()[-1] == (
        f"change {path}, then kpi-tui import {pdf} --profile {to_paste(path)}"
    )


@pytest.mark.parametrize("command", [("import", "--dry-run"), ("import", "--explain")])
def test_what_is_no_profile_is_one_line(
    run: Run, pdf: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    (tmp_path / "own_profiles.toml").mkdir()
    (tmp_path / "binary.toml").write_bytes(pdf.read_bytes())
    (tmp_path / "nought.toml").write_bytes(bytes(40))
    for name in ("own_profiles.toml", "binary.toml", "nought.toml", "nowhere.toml"):
        code, out, err = run(*command, str(pdf), "--profile", str(tmp_path / name))
        assert (code, out) == (1, "")
        assert err.startswith(f"kpi-tui: {tmp_path / name}: ")
        assert len(err.splitlines()) == 1


def test_a_profile_that_was_changed_is_read_anew(run: Run, profile: Path, pdf: Path) -> None:
    """A file that is wrong from one import to the next is told, and is none of the known."""
    text = profile.read_text(encoding="utf-8")
    assert run("import", "--dry-run", str(pdf))[0] == 0
    profile.write_text(text.replace("period_actual", "periodactual"), encoding="utf-8")
    code, out, err = run("import", "--dry-run", str(pdf))
    assert (code, out) == (1, "")
    assert f"{profile}: [table.columns] periodactual: " in err
    profile.write_text(text, encoding="utf-8")
    assert run("import", "--dry-run", str(pdf))[0] == 0
