"""The settings file: what is right in it counts, what is wrong is told, nothing is written."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.settings import DEFAULT_COLUMNS, SETTINGS, Settings, read_settings, sample
from kpi_tui.tui.commands.registry import COMMANDS

IDS = ("search", "red", "month-before", "theme")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def read(file: Path, text: str) -> Settings:
    file.write_text(text, encoding="utf-8")
    return read_settings(file, IDS)


def test_without_a_file_all_is_as_at_first(file: Path) -> None:
    assert read_settings(file, IDS) == Settings()
    assert not file.exists()


@pytest.mark.parametrize("text", ["", "# nothing\n", "[keys]\n"])
def test_an_empty_file_says_nothing(file: Path, text: str) -> None:
    assert read(file, text) == Settings()


def test_every_setting_is_read(file: Path) -> None:
    settings = read(
        file,
        """
        theme = "kpi-safe-light"
        ascii = true
        columns = ["name", "code", "travel"]
        [keys]
        search = "ctrl+f, F"
        red = ["f5", "R"]
        theme = "T"
        """,
    )
    assert settings == Settings(
        theme="kpi-safe-light",
        ascii=True,
        columns=("name", "code", "travel"),
        keys={"search": "ctrl+f,F", "red": "f5,R", "theme": "T"},
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('them = "x"', "config.toml: them: no such setting: did you mean theme?"),
        ("zzz = 1", "config.toml: zzz: no such setting: there are theme, ascii, columns, keys"),
        ("theme = 1", 'config.toml: theme: is a number: it takes a text in quotes, as in "this"'),
        ("theme = 1.5", 'config.toml: theme: is a number: it takes a text in quotes, as in "this"'),
        ("theme = 2024-07-31", "config.toml: theme: is a date or a time: it takes a text"),
        ('ascii = "yes"', "config.toml: ascii: is a text: it takes true or false, without quotes"),
        ("ascii = 1", "config.toml: ascii: is a number: it takes true or false, without quotes"),
        ('columns = "code"', "config.toml: columns: is a text: it takes a list of texts"),
        (
            'columns = ["codes"]',
            "config.toml: columns: no such column as codes: did you mean code?",
        ),
        (
            "columns = [7]",
            "config.toml: columns: no such column as 7: there are pinned, code, name,",
        ),
        ("columns = []", "config.toml: columns: names no column: the table has the usual ones"),
        ('keys = "f"', "config.toml: keys: is a text: it takes a section, [keys]"),
        ('search = "f"', "config.toml: search: is a command: it stands below [keys]"),
        ('[keys]\nserch = "f"', "config.toml: keys.serch: no such command: did you mean search?"),
        ('[keys]\nq9 = "f"', "config.toml: keys.q9: no such command: kpi-tui config --init writes"),
        ("[keys]\nascii = true", "config.toml: keys.ascii: is no command: it stands above [keys]"),
        ("[keys]\nred = 5", "config.toml: keys.red: takes a text in quotes"),
        ('[keys]\nred = ["a", 5]', "config.toml: keys.red: takes a text in quotes"),
        ('[keys]\nred = " , "', "config.toml: keys.red: names no key: it keeps its own"),
    ],
)
def test_what_is_wrong_is_told_with_its_key(file: Path, text: str, problem: str) -> None:
    settings = read(file, text)
    assert settings.problems[0].startswith(problem)
    assert Settings(problems=settings.problems) == settings, "nothing else is changed by it"


def test_the_rest_counts(file: Path) -> None:
    settings = read(
        file,
        'colour = "red"\ntheme = "nord"\nascii = 3\ncolumns = ["trend", "none", "trend"]\n'
        '[keys]\nred = "x"\nblue = "y"\n',
    )
    assert (settings.theme, settings.ascii, settings.columns) == ("nord", False, ("trend",))
    assert settings.keys == {"red": "x"}
    assert [problem.split(": ")[1] for problem in settings.problems] == [
        "colour",
        "ascii",
        "columns",
        "keys.blue",
    ]


def test_broken_toml_names_line_and_column(file: Path) -> None:
    settings = read(file, "ascii = true\ntheme = kpi-dark\n")
    (problem,) = settings.problems
    assert problem.startswith("config.toml: is no TOML: Invalid value (at line 2, column 9): ")
    assert not settings.ascii


@pytest.mark.parametrize("text", [f"theme = {'[' * 100_000}", f"{'.'.join('a' * 40_000)} = 1"])
def test_nested_without_end(file: Path, text: str) -> None:
    (problem,) = read(file, text[:99_000]).problems
    assert problem.startswith("config.toml: is ")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_mark_before_the_text_is_no_fault(file: Path, encoding: str) -> None:
    file.write_text('theme = "grün"', encoding=encoding)
    assert read_settings(file, IDS) == Settings(theme="grün")


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
def test_other_encodings_are_told(file: Path, encoding: str) -> None:
    file.write_text('theme = "grün"', encoding=encoding)
    assert read_settings(file, IDS).problems == (
        "config.toml: is not UTF-8: save it as UTF-8; until then nothing in it counts",
    )


def test_a_file_that_cannot_be_read(file: Path) -> None:
    file.mkdir()
    (problem,) = read_settings(file, IDS).problems
    assert problem.startswith("config.toml: cannot be read: ")


@given(st.text())
def test_no_text_stops_the_program(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file = tmp_path_factory.getbasetemp() / "any.toml"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    settings = read_settings(file, IDS)
    assert isinstance(settings, Settings)


# -- the sample ---------------------------------------------------------------------------------

ROWS = [(command.id, command.keys, command.help) for command in COMMANDS]


def uncommented(text: str) -> str:
    """The sample with every line in force that is a setting, a section or a key."""
    return re.sub(r"^#(?=\S+ = |\[)", "", text, flags=re.MULTILINE)


def test_the_sample_says_nothing_until_it_is_changed() -> None:
    text = sample(ROWS)
    assert all(line.startswith("#") for line in text.splitlines() if line)
    assert tomllib.loads(text) == {}


def test_the_sample_in_force_changes_nothing(file: Path) -> None:
    file.write_text(uncommented(sample(ROWS)), encoding="utf-8")
    settings = read_settings(file, [command.id for command in COMMANDS])
    assert settings.problems == ()
    assert settings == Settings(
        theme="kpi-dark", keys={command.id: command.keys for command in COMMANDS}
    )


def test_the_sample_has_every_setting() -> None:
    table = tomllib.loads(uncommented(sample(ROWS)))
    known = {field.name for field in fields(Settings)} - {"problems", "file"}
    assert set(table) == known == {setting.key for setting in SETTINGS} | {"keys"}
    assert tuple(table["columns"]) == DEFAULT_COLUMNS


def test_what_is_wrong_several_times_is_told_once(file: Path) -> None:
    assert len(read(file, 'columns = ["codes", "name", "codes"]').problems) == 1
