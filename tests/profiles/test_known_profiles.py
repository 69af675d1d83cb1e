"""Where profiles stand, and what becomes of one that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from kpi_tui.errors import ProfileError
from kpi_tui.profiles.known_profiles import (
    all_profiles,
    built_in,
    find_profile,
    is_built_in,
    not_told_apart,
    own,
    save_own,
)

OURS = """\
profile = 1
name = "ours"
council = "Sampleford City Council"
report = "How we did"
recognise = ["Sampleford City Council", "How we did"]
[[table]]
begins = "rule"
[table.columns]
measure = ["Measure"]
period_actual = ["Actual"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ours.toml").write_text(OURS)
    return tmp_path


def no_problem(error: ProfileError) -> None:
    raise error


def test_a_person_has_none(tmp_path: Path) -> None:
    assert own(tmp_path / "nowhere", no_problem) == ()
    assert all_profiles(tmp_path / "nowhere", no_problem) == built_in()


def test_ones_own_stand_before_those_that_come_with_the_program(folder: Path) -> None:
    first, *others = all_profiles(folder, no_problem)
    assert (first.name, first.file) == ("ours", str(folder / "ours.toml"))
    assert tuple(others) == built_in()
    assert not is_built_in(first)
    assert all(map(is_built_in, others))


def test_ones_own_replaces_another_by_its_name(folder: Path) -> None:
    (folder / "kent.toml").write_text(OURS.replace('"ours"', '"kent-qpr"'))
    names = [profile.name for profile in all_profiles(folder, no_problem)]
    assert sorted(names) == ["kent-qpr", "ours", "oxfordshire-annex"]
    assert not is_built_in(find_profile("kent-qpr", folder))


def test_a_wrong_one_is_told_and_left_out(folder: Path) -> None:
    (folder / "a-wrong.toml").write_text(OURS.replace("period_actual", "periodactual"))
    told: list[ProfileError] = []
    assert all_profiles(folder, told.append)[1:] == built_in()
    (line,) = map(str, told)
    assert line == (
        f"{folder / 'a-wrong.toml'}: [table.columns] periodactual: 'periodactual' is no field here: "
        "did you mean period_actual?"
    )


def test_of_two_with_one_name_the_second_is_left_out(folder: Path) -> None:
    (folder / "z.toml").write_text(OURS)
    told: list[ProfileError] = []
    assert [profile.file for profile in own(folder, told.append)] == [str(folder / "ours.toml")]
    assert [str(each) for each in told] == [
        f"{folder / 'z.toml'}: name: 'ours' is that of {folder / 'ours.toml'} too: change one"
    ]


def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    told: list[ProfileError] = []
    assert all_profiles(tmp_path / "file", told.append) == built_in()
    assert "profiles cannot be looked for" in str(told[0])


def test_one_is_found_by_name_or_by_file(folder: Path) -> None:
    assert find_profile("ours", folder) == find_profile(str(folder / "ours.toml"), Path("nowhere"))
    with pytest.raises(
        ProfileError, match="theirs: no profile has this name: there are kent-qpr, o"
    ):
        find_profile("theirs", folder)
    with pytest.raises(ProfileError, match=r"none\.toml: No such file"):
        find_profile(str(folder / "none.toml"), folder)


def test_a_wrong_one_that_is_named_says_what_is_wrong(folder: Path) -> None:
    (folder / "theirs.toml").write_text(OURS.replace('name = "ours"', ""))
    with pytest.raises(ProfileError, match=r"theirs\.toml: name: is missing"):
        find_profile("theirs", folder)


def test_two_that_know_the_same_report(folder: Path) -> None:
    wider = OURS.replace('"ours"', '"wider"').replace(', "How we did"]', "]")
    (folder / "wider.toml").write_text(wider)
    ours, wide = find_profile("ours", folder), find_profile("wider", folder)
    profiles = all_profiles(folder, no_problem)
    assert not_told_apart(ours, profiles) == [wide]
    assert not_told_apart(wide, profiles) == [ours]
    assert not_told_apart(find_profile("kent-qpr", folder), profiles) == []


def test_one_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "new" / "ours.toml"
    save_own(path, OURS)
    with pytest.raises(ProfileError, match="is there already, so nothing was written"):
        save_own(path, "other")
    assert path.read_text() == OURS
    save_own(path, "other", replace_it=True)
    assert path.read_text() == "other"


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ProfileError, match="writes it elsewhere"):
        save_own(tmp_path / "file" / "ours.toml", OURS)


def coded(name: str, shape: str, *, recognise: bool = True) -> str:
    said = OURS.replace('"ours"', f'"{name}"') + f'[code]\nshape = "{shape}"\n'
    return said if recognise else said.replace("recognise =", "titles =")


@pytest.mark.parametrize(
    ("one", "other", "are_told_apart"),
    [
        (coded("a", "AB##"), coded("b", "AB##"), False),
        (coded("a", "AB##"), coded("b", "@@##"), False),
        (coded("a", "AB##"), coded("b", "CD##"), True),
        (coded("a", "AB##"), OURS, False),
        (coded("a", "AB##", recognise=False), coded("b", "@@##", recognise=False), False),
        (coded("a", "AB##", recognise=False), coded("b", "CD##", recognise=False), True),
        (coded("a", "AB##"), coded("b", "AB##", recognise=False), True),
    ],
)
def test_which_profiles_know_the_same_reports(
    tmp_path: Path, one: str, other: str, *, are_told_apart: bool
) -> None:
    (tmp_path / "a.toml").write_text(one)
    (tmp_path / "b.toml").write_text(other)
    first, second = own(tmp_path, no_problem)
    assert bool(not_told_apart(first, [second])) is not are_told_apart
    assert bool(not_told_apart(second, [first])) is not are_told_apart


def test_a_code_like_that_of_a_built_in_one_is_not_told_apart(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(coded("a", "OCC##.##", recognise=False))
    (mine,) = own(tmp_path, no_problem)
    assert [each.name for each in not_told_apart(mine, built_in())] == ["oxfordshire-annex"]


def test_only_the_built_in_one_is_for_reports_without_a_council(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(OURS.replace("profile = 1", "default = true"))
    (tmp_path / "b.toml").write_text(OURS.replace('"ours"', '"oxfordshire-annex"'))
    told: list[ProfileError] = []
    assert own(tmp_path, told.append) == ()
    assert [str(each) for each in told] == [
        f"{tmp_path / 'a.toml'}: default: only oxfordshire-annex is: leave it out",
        f"{tmp_path / 'b.toml'}: name: oxfordshire-annex is built in: choose another",
    ]


def test_capital_letters_in_a_files_name_hide_none(tmp_path: Path) -> None:
    (tmp_path / "OURS.TOML").write_text(OURS)
    assert [profile.name for profile in own(tmp_path, no_problem)] == ["ours"]


def test_one_that_is_cut_off_leaves_nothing_behind(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    path, (soft, hard) = tmp_path / "ours.toml", resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, hard))  # as on a full disk
    try:
        with pytest.raises(ProfileError, match=r"ours\.toml: File too large"):
            save_own(path, OURS)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_not_written_over(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match="writes it elsewhere"):
        save_own(tmp_path, OURS, replace_it=True)
