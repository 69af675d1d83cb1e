"""Profiles as files: what is wrong with one is a line that names file, key and cure."""

from __future__ import annotations

import tomllib
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.errors import ProfileError
from kpi_tui.period import PeriodType
from kpi_tui.profiles.fields import COLUMN_FIELDS
from kpi_tui.profiles.load import load_profile, parse_profile
from kpi_tui.profiles.profile import Begins, Profile, ReportForm, TitlePlace
from kpi_tui.report import PublishedDirection
from kpi_tui.status import Status

TOP = """\
profile = 1
name = "sampleford"
council = "Sampleford City Council"
report = "How we did"
recognise = ["How we did"]
"""
TABLE = """
[[table]]
begins = "rule"
[table.columns]
measure = ["Measure"]
period_actual = ["Actual"]
"""


def parsed(toml: str, common: dict[str, Any] | None = None) -> Profile:
    return parse_profile(tomllib.loads(toml), "ours.toml", common)


def test_a_small_profile_is_understood() -> None:
    profile = parsed(TOP + TABLE)
    assert (profile.name, profile.council) == ("sampleford", "Sampleford City Council")
    assert profile.period.type is PeriodType.MONTH
    assert profile.priorities.place is TitlePlace.ABOVE
    assert (profile.table.kind, profile.begins) == (ReportForm.ROWS, Begins.RULE)
    assert profile.labels.field_of("Actual") == "period_actual"


def test_a_profile_stands_over_the_words_that_many_share() -> None:
    common = {"status": {"words": {"R": "red", "On track": "green"}}, "titles": ["Cllr"]}
    said = TOP + 'titles = ["Mr Mayor"]\n' + TABLE + '[status.words]\n"on  TRACK" = "amber"\n'
    profile = parsed(said, common)
    assert profile.status.words == {"r": Status.RED, "ontrack": Status.AMBER}
    assert profile.titles == ("Mr Mayor", "Cllr")


def test_arrows_that_mean_nothing_are_passed_over() -> None:
    profile = parsed(TOP + TABLE + '[direction.words]\n"–" = "none"\nUp = "improving"\n')
    assert profile.direction.words == {"–": None, "up": PublishedDirection.IMPROVING}


@pytest.mark.parametrize(
    ("toml", "where", "cure"),
    [
        (TOP.replace("council", "councl") + TABLE, "council", "is missing"),
        (TOP + 'title = "x"\n' + TABLE, "title", "'title' is no key here: did you mean titles?"),
        (TOP + "xyzzy = 1\n" + TABLE, "xyzzy", "is no key here: write one of"),
        (TOP.replace("profile = 1", "profile = 2") + TABLE, "profile", "write 1"),
        (TOP.replace("profile = 1", 'profile = "1"') + TABLE, "profile", "write a number"),
        (TOP.replace("profile = 1", "profile = true") + TABLE, "profile", "write a number"),
        (TOP.replace('"sampleford"', '""') + TABLE, "name", "is missing"),
        (TOP.replace('"sampleford"', '"Sample ford"') + TABLE, "name", "write small letters"),
        (TOP.replace('"sampleford"', '"../up"') + TABLE, "name", "write small letters"),
        (TOP.replace('"How we did"\n', "7\n") + TABLE, "report", "a text in quotes"),
        (TOP.replace('["How we did"]', "[7]") + TABLE, "recognise", 'write texts, ["like"'),
        (TOP.replace('["How we did"]', '[""]') + TABLE, "recognise", "a text is empty"),
        (TOP.replace('["How we did"]', f'["{"x" * 301}"]') + TABLE, "recognise", "longer than"),
        (TOP.replace('["How we did"]', "[]") + TABLE, "recognise", "name phrases"),
        (TOP.replace('["How we did"]', '["-"]') + TABLE, "recognise", "stands in any report"),
        (TOP.replace('["How we did"]', '["A b-c"]') + TABLE, "recognise", "write 4 letters"),
        (TOP.replace("sampleford", "con") + TABLE, "name", "on Windows"),
        (TOP.replace("sampleford", "a" * 81) + TABLE, "name", "80 at most"),
        (TOP + 'furniture = ["{any}"]\n' + TABLE, "furniture", "'{any}' fits any line"),
        (TOP + 'passes_over = ["{number}"]\n' + TABLE, "passes_over", "write a word"),
        (TOP + '[period]\nyear_begins = ""\n' + TABLE, "[period] year_begins", "no month"),
        (TOP + '[period]\nplaces = ["Quarter"]\n' + TABLE, "[period] places", "tells no month"),
        (TOP + '[period]\ntype = "quarter"\nplaces = ["{year}"]\n' + TABLE, "[period] places",
         "tells no quarter: write {quarter}{year} or {period} or {date}"),
        (TOP + '[priority]\nnotes = ["-"]\n' + TABLE, "[priority] notes", "write 4 letters"),
        (TOP + '[priority]\npeople.directors = ["Lead"]\n' + TABLE, "[priority.people] directors",
         "'Lead' names nobody: write {name}"),
        (TOP + '[priority]\nplace = "column"\n' + TABLE, "priority", "a heading for priority"),
        (TOP + '[code]\nshape = "{numbr}.#"\n' + TABLE, "[code] shape", "{numbr} is no part"),
        (TOP + TABLE.replace("begins", "least_labels = 0\nbegins"), "[table] least_labels",
         "write a number from 2 to 2"),
        (TOP + TABLE.replace("begins", "least_labels = 3\nbegins"), "[table] least_labels",
         "write a number from 2 to 2"),
        (TOP + TABLE.replace("begins", 'foot = ["Actual {floor}"]\nbegins'), "[table] foot",
         "only cards have it"),
        (TOP + TABLE + TABLE, "[table] witness", "only one [[table]] holds the measures"),
        (TOP + TABLE.replace("begins", "witness = true\nbegins"), "[table] witness", "each is a"),
        (TOP + TABLE + 'floor = ["- :"]\n', "[table.columns] floor", "says nothing"),
        (TOP + '[[table]]\nkind = "cards"\nbegins = "rule"\nfoot = ["Actual"]\n', "[table] foot",
         "'Actual' has no figure"),
        (TOP + '[[table]]\nkind = "cards"\nbegins = "rule"\nfoot = ["{floor}"]\n', "[table] foot",
         "fits any line"),
        (TOP + '[priority]\nplace = "row"\n[[table]]\nkind = "cards"\nbegins = "rule"\n'
         'foot = ["Actual {floor}"]\n', "priority", "write place = above"),
        (TOP + TABLE + '[status.words]\n" " = "green"\n', "[status.words]  ", "as printed"),
        (TOP + TABLE + '[status.words]\nGreen = "green"\nGREEN = "red"\n', "[status.words] GREEN",
         "means green too"),
        (TOP, "table", "say in [[table]] what columns hold"),
        (TOP + "table = 1\n", "table", "write a list of tables, [[table]]"),
        (TOP + "status = 1\n" + TABLE, "status", "write a table, [status]"),
        (TOP + '[period]\ntype = "quartr"\n' + TABLE, "[period] type", "did you mean quarter?"),
        (TOP + '[period]\nyear_begins = "Avril"\n' + TABLE, "[period] year_begins", "no month"),
        (TOP + "[period]\nin_headers = 1\n" + TABLE, "[period] in_headers", "true or false"),
        (TOP + '[period]\nplaces = ["Quarter {quater}"]\n' + TABLE, "[period] places", "quarter"),
        (TOP + '[period]\nplaces = ["{year"]\n' + TABLE, "[period] places", "no other half"),
        (TOP + '[period]\nplaces = ["{year} {year}"]\n' + TABLE, "[period] places", "twice"),
        (TOP + '[code]\nshape = "OCC"\n' + TABLE, "[code] shape", "write AB##.##, say"),
        (TOP + '[code]\npriority = "A"\n' + TABLE, "[code] shape", "is missing"),
        (TOP + '[code]\nshape = "A##"\npriority = "B"\n' + TABLE, "[code] shape", "begin with"),
        (TOP + '[priority]\nplace = "aboce"\n' + TABLE, "[priority] place", "did you mean above?"),
        (TOP + '[priority]\nplace = "announced"\n' + TABLE, "[priority] place", "needs headings"),
        (TOP + '[priority]\npeople.mayor = ["M {name}"]\n' + TABLE, "[priority.people] mayor",
         "write one of directors, portfolio_holder"),
        (TOP + TABLE + '[table.across]\ncomment = ["Comment"]\n', "[table.across] comment",
         "write Comment: {comment}, say"),
        (TOP + TABLE + '[table.across]\ncoment = ["Comment: {comment}"]\n', "[table.across] coment",
         "did you mean comment?"),
        (TOP + TABLE + '[table.rows]\nactual = ["Actual"]\n', "[table.rows] column", "is missing"),
        (TOP + TABLE + '[table.rows]\ncolumn = "Type"\nactual = ["Now"]\n', "[table.rows] target",
         "write what a row with the target says"),
        (TOP + TABLE + '[table.rows]\ncolumn = "Type"\nactual = ["Now"]\ntarget = ["Now"]\n',
         "[table.rows] target", "'Now' is actual too"),
        (TOP + TABLE + '[table.rows]\ncolumn = "Actual"\nactual = ["Now"]\ntarget = ["Aim"]\n',
         "[table.rows] column", "names period_actual too"),
        (TOP + TABLE + 'period_target = ["Aim"]\n'
         '[table.rows]\ncolumn = "Type"\nactual = ["Now"]\ntarget = ["Aim"]\n',
         "[table.columns] period_target", "rows of targets have it"),
        (TOP + TABLE + '[table.cells]\n"Both" = 7\n', "[table.cells] Both", "a text in quotes"),
        (TOP + TABLE + '[table.cells]\n"Both" = "{floor}"\n', "[table.cells] Both",
         "'{floor}' holds one field"),
        (TOP + TABLE + '[table.cells]\n"-" = "{floor} / {period_target}"\n', "[table.cells] -",
         "says nothing"),
        (TOP + TABLE + '[table.cells]\n"Actual" = "{floor} / {period_target}"\n',
         "[table.cells] Actual", "names period_actual too"),
        (TOP + TABLE + 'period_status = ["RAG"]\n[table.cells]\n"RAG" = "{floor} ({period_status})"\n',
         "[table.cells] RAG", "names period_status too"),
        (TOP + TABLE.replace('kind = "rows"', "").replace("begins", 'kind = "cards"\nbegins')
         + '[table.cells]\n"Both" = "{floor} / {period_target}"\n', "[table] cells",
         "only rows have it"),
        (TOP + TABLE.replace("rule", "row"), "[table] begins", "is no value here"),
        (TOP + TABLE.replace("rule", "code"), "[table] begins", "write rule or cell"),
        (TOP + TABLE.replace("period_actual", "actual"), "[table.columns] actual",
         "'actual' is no field here: did you mean"),
        (TOP + TABLE + 'period_target = ["ACTUAL:"]\n', "[table.columns] period_target",
         "the label 'ACTUAL:' names period_actual too: leave one out"),
        (TOP + TABLE.replace('measure = ["Measure"]\n', ""), "[table.columns] measure", "headed"),
        (TOP + '[[table]]\nkind = "cards"\nbegins = "rule"\n', "[table] foot", "line of figures"),
        (TOP + '[[table]]\nkind = "cards"\nbegins = "rule"\nfoot = ["{actual}"]\n',
         "[table] foot", "{actual} is no placeholder"),
        (TOP + TABLE + '[status.words]\nGreen = "grene"\n', "[status] words.Green", "green?"),
        (TOP + TABLE + "[status.words]\nGreen = 1\n", "[status.words] Green", "in quotes"),
        (TOP + TABLE + '[status.colours]\npink = "red"\n', "[status.colours] pink", "write one of"),
        (TOP + TABLE + '[status.shapes]\nstarr = "red"\n', "[status.shapes] starr", "star?"),
        (TOP + TABLE + '[direction.arrows]\nupp = "same"\n', "[direction.arrows] upp", "up?"),
        (TOP + TABLE + '[direction.words]\nUp = "better"\n', "[direction] words.Up", "no value"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_cure(toml: str, where: str, cure: str) -> None:
    with pytest.raises(ProfileError) as caught:
        parsed(toml)
    line = str(caught.value)
    assert line.startswith(f"ours.toml: {where}: ")
    assert cure in line
    assert "\n" not in line


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"\xff\xfe\x00", "not in UTF-8: save it as a text in UTF-8"),
        (b"name = ", "no TOML: "),
        (b"a = 1\na = 2\n", "no TOML: "),
        (b"x = " + b"[" * 5000, "no TOML: "),
        (b"#" * 200_001, "too large for a profile"),
    ],
)
def test_what_is_no_profile_is_told(tmp_path: Path, data: bytes, why: str) -> None:
    path = tmp_path / "ours.toml"
    path.write_bytes(data)
    with pytest.raises(ProfileError) as caught:
        load_profile(path)
    assert str(caught.value).startswith(f"{path}: {why}")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["", "nowhere.toml"])
def test_what_cannot_be_read_is_told(tmp_path: Path, name: str) -> None:
    """A folder, and what is not there."""
    with pytest.raises(ProfileError, match="name a profile's file"):
        load_profile(tmp_path / name)


FULL = tomllib.loads(
    TOP
    + """
furniture = ["Page {number}"]
passes_over = ["Key to {title}"]
titles = ["Cllr"]
known_as = "the scorecard"
[period]
type = "quarter"
places = ["Quarter {quarter} {year}"]
in_headers = false
year_begins = "April"
[code]
shape = "AB##"
[priority]
place = "above"
headings = ["Priority {number}: {title}"]
people.directors = ["Lead: {name}"]
commentary = false
notes = ["no data available"]
counts = ["Summary"]
[[table]]
kind = "rows"
begins = "code"
least_labels = 2
[table.columns]
code = ["Ref"]
measure = ["Measure"]
period_actual = ["Actual", "{period}"]
period_status = ["RAG"]
[status]
bare_grounds = true
words = { Green = "green" }
colours = { green = "green" }
shapes = { star = "green" }
[direction]
words = { Up = "improving" }
arrows = { up = "improving" }
"""
)
WRONG: list[Any] = [
    *(None, True, False, -1, 0, 10**9, 1.5, "", " ", "-", "x", "{", "{x}", "\x1b", "a" * 301),
    *([], [""], [1], [[]], {}, {"": ""}, {"x": 1}, [{}], [{"x": "y"}]),
]


def paths(value: Any, above: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where each value of a profile stands: keys and places in lists."""
    inner: Any = value.items() if isinstance(value, dict) else enumerate(value)
    return [
        path
        for name, each in inner
        for path in [
            (*above, name),
            *(paths(each, (*above, name)) if isinstance(each, (dict, list)) else []),
        ]
    ]


@pytest.mark.parametrize("path", paths(FULL), ids=lambda path: ".".join(map(str, path)))
def test_each_wrong_value_is_one_line_that_names_its_key_or_is_right(path: tuple[Any, ...]) -> None:
    for wrong in WRONG:
        data = deepcopy(FULL)
        table = data
        for name in path[:-1]:
            table = table[name]
        table[path[-1]] = wrong
        keys = [each for each in path if isinstance(each, str)]
        try:
            parse_profile(data, "ours.toml")
        except ProfileError as error:
            line = str(error)
            assert line.startswith("ours.toml: ")
            assert line.isprintable()
            # It may be another key to which the wrong one no longer fits.
            named = line.removeprefix("ours.toml: ")
            assert any(each in named for each in keys), (path, wrong, line)


@pytest.mark.parametrize("path", paths(FULL), ids=lambda path: ".".join(map(str, path)))
def test_each_key_may_be_misspelt_and_is_named(path: tuple[Any, ...]) -> None:
    if not isinstance(path[-1], str):
        return
    data = deepcopy(FULL)
    table = data
    for name in path[:-1]:
        table = table[name]
    table[f"{path[-1]}x"] = table.pop(path[-1])
    if path[-2:-1] == ("words",):
        parse_profile(data, "ours.toml")  # any word may be printed
        return
    with pytest.raises(ProfileError) as caught:
        parse_profile(data, "ours.toml")
    assert str(caught.value).startswith("ours.toml: ")


def test_columns_that_are_not_read_and_rows_across() -> None:
    more = 'unread = ["Cases"]\n[table.across]\ncomment = ["Comment: {comment}", "{comment}"]\n'
    table = parse_profile(tomllib.loads(TOP + TABLE + more), "ours.toml").table
    assert table.labels.field_of("Cases") == "unread"
    assert [phrase.text for phrase in table.across["comment"]] == [
        "Comment: {comment}",
        "{comment}",
    ]


def test_one_heading_may_name_the_fields_of_a_cell_that_holds_several() -> None:
    more = '[table.cells]\n"Target {year} / Floor" = "{period_target} / {floor}"\n'
    labels = parsed(TOP + TABLE + more).labels
    assert labels.all_of("Target {year}/Floor") == ("period_target", "floor")
    form = labels.form_of("Target {year} / Floor")
    assert form is not None
    assert form.names == ("period_target", "floor")
    assert labels.form_of("Actual") is None


KEYS = st.sampled_from(
    [
        *("profile", "name", "council", "report", "recognise", "period", "code", "priority"),
        *("table", "status", "direction", "titles", "furniture", "refuses", "type", "places"),
        *("cells", "rows", "column", "actual", "target"),
        *("shape", "place", "headings", "people", "columns", "begins", "foot", "kind", "words"),
        *("colours", "arrows", "witness", "least_labels", "year_begins", *COLUMN_FIELDS),
    ]
)
VALUES = st.recursive(
    st.none().map(lambda _: "quarter")
    | st.text(max_size=12)
    | st.sampled_from(
        ["{title}", "{code} – {title}", "{", "OCC##", "@", "red", "rule", "cards", "x"]
    )
    | st.integers(-1, 3)
    | st.booleans()
    | st.floats(allow_nan=False)
    | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(KEYS | st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)
DATA = st.dictionaries(KEYS, VALUES, max_size=8)
USUAL = tomllib.loads(TOP + TABLE)


@given(data=DATA, usual=st.booleans())
def test_whatever_a_file_says_is_understood_or_refused(data: dict[str, Any], usual: bool) -> None:
    try:
        profile = parse_profile({**USUAL, **data} if usual else data, "ours.toml")
    except ProfileError as error:
        said = str(error)
    else:
        said = profile.name
        assert profile.tables or profile.refuses
    assert said
    assert "\n" not in said
