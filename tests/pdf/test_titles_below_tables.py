"""A title below a table that has no lines between its columns is the next one's, whatever its size."""

from __future__ import annotations

from pathlib import Path

import pytest

import kpi_tui
from tests.support.html_tables import (
    BREAK,
    CODELESS,
    LINES,
    WIDTHS,
    draw_html,
    html_table,
    names_and_priorities,
)
from tests.support.plain_report import HEADER, NAMES, PROFILE, profile, rows

SECTIONS = ("Clean streets", "Homes for everyone", "A thriving local economy")
EXPECTED = [(name, SECTIONS[at // 2]) for at, name in enumerate(NAMES)]
ABOVE = ('headings = ["Priority {number}: {title}"]', 'place = "above"')
LIKE_NAMES = "font-size: 9pt; font-weight: bold"
styles = pytest.mark.parametrize("lines", LINES)

pytestmark = pytest.mark.costly(3)


def read_sections(
    folder: Path, lines: str, title: str, *, coded: bool, between: str = "", below: str = ""
) -> kpi_tui.Report:
    """Read three tables of two measures, each below a title of this style."""
    left_out = 0 if coded else 1
    body = "".join(
        f'{between if at else ""}<p style="margin: 12pt 0 4pt; {title}">{section}</p>'
        + html_table(
            [row[left_out:] for row in rows()[2 * at : 2 * at + 2]],
            HEADER[left_out:],
        )
        for at, section in enumerate(SECTIONS)
    )
    toml = (PROFILE if coded else CODELESS).replace(*ABOVE)
    if not coded and lines in ("none", "zebra"):
        toml = toml.replace('begins = "rule"', 'begins = "cell"')
    path = draw_html(folder / "a.pdf", body + below, LINES[lines])
    return kpi_tui.read_report(path, profile=profile(folder, toml))


@pytest.mark.parametrize("coded", [True, False], ids=["codes", "no codes"])
@pytest.mark.parametrize("title", [LIKE_NAMES, "font-size: 10pt; color: blue"])
@styles
def test_a_title_as_large_as_the_rows_above_it_is_the_next_table_s(
    tmp_path: Path, lines: str, title: str, coded: bool
) -> None:
    report = read_sections(tmp_path, lines, title, coded=coded)
    assert names_and_priorities(report) == EXPECTED


@pytest.mark.parametrize("coded", [True, False], ids=["codes", "no codes"])
@styles
def test_a_title_at_the_top_of_a_page_is_the_next_table_s(
    tmp_path: Path, lines: str, coded: bool
) -> None:
    report = read_sections(tmp_path, lines, LIKE_NAMES, coded=coded, between=BREAK)
    assert names_and_priorities(report) == EXPECTED


@pytest.mark.parametrize("note", ["font-size: 8pt", "font-size: 9pt; margin-top: 30pt"])
@styles
def test_a_note_below_the_last_table_is_no_measure_s(tmp_path: Path, lines: str, note: str) -> None:
    below = f'<p style="{note}">Source: the depot. Figures are provisional.</p>'
    report = read_sections(tmp_path, lines, LIKE_NAMES, coded=False, below=below)
    assert names_and_priorities(report) == EXPECTED


@pytest.mark.parametrize("lines", ["none", "zebra"])
def test_headings_in_the_middle_hide_no_note_below_the_last_row(tmp_path: Path, lines: str) -> None:
    """The foot of the only page was the end of the last measure’s name, in silence."""
    below = '<p style="margin-top: 90pt">Produced by the team</p>'
    looks = "<style>th { text-align: center !important } td { border: none }</style>"
    report = read_sections(tmp_path, lines, LIKE_NAMES, coded=False, below=looks + below)
    assert names_and_priorities(report) == EXPECTED


@pytest.mark.parametrize("lines", ["none", "zebra", "rules"])
def test_the_end_of_a_name_goes_on_with_it(tmp_path: Path, lines: str) -> None:
    """Its last lines stand below all else of the last row, and another header follows."""
    body = [list(row) for row in rows()]
    body[2][1] = "Fly tips removed within two days of the first report of them"
    name = body[2][1]
    first, second = html_table(body[:3]), html_table(body[3:])
    toml = PROFILE.replace(*ABOVE)
    title = f'<p style="{LIKE_NAMES}">%s</p>'
    page = title % SECTIONS[0] + first + title % SECTIONS[1] + second
    report = kpi_tui.read_report(
        draw_html(tmp_path / "a.pdf", page, LINES[lines]), profile=profile(tmp_path, toml)
    )
    assert names_and_priorities(report)[2:4] == [(name, SECTIONS[0]), (NAMES[3], SECTIONS[1])]


@pytest.mark.parametrize("lines", ["none", "zebra", "rules"])
def test_a_title_below_the_end_of_a_comment_is_the_next_table_s(tmp_path: Path, lines: str) -> None:
    """The last row of a table goes on at the top of a page with nothing but its comment."""
    body = [list(row) for row in rows()]
    rest = html_table([["", *[""] * 6, "which was the plan, and the crews kept to it all year."]])
    title = f'<p style="margin: 12pt 0 4pt; {LIKE_NAMES}">%s</p>'
    page = title % SECTIONS[0] + html_table(body[:2]) + BREAK + rest
    page += title % SECTIONS[1] + html_table(body[2:])
    report = kpi_tui.read_report(
        draw_html(tmp_path / "a.pdf", page, LINES[lines]),
        profile=profile(tmp_path, PROFILE.replace(*ABOVE)),
    )
    assert names_and_priorities(report) == [
        (name, SECTIONS[0] if at < 2 else SECTIONS[1]) for at, name in enumerate(NAMES)
    ]


@pytest.mark.parametrize("name", ["Cllr Brown", "Councillor Jane Doe-Harris"])
@pytest.mark.parametrize("lines", ["grid", "rules"])
def test_a_councillor_s_name_below_a_table_is_no_title(
    tmp_path: Path, lines: str, name: str
) -> None:
    """What a page leaves of an owner's cell over many rows named the priority of the next page's measures."""
    header = [each.replace("DoT", "Holder") for each in HEADER[1:]]
    widths = {**WIDTHS, "Holder": WIDTHS["DoT"] + 8, "Commentary": WIDTHS["Commentary"] - 8}
    holder = 'portfolio_holder = ["Holder"]'
    toml = CODELESS.replace(*ABOVE).replace('published_direction = ["DoT"]', holder)
    made = [[each.replace("Improving", "Cllr A Smith") for each in row[1:]] for row in rows()]
    body = (
        f'<p style="margin: 12pt 0 4pt; {LIKE_NAMES}">Clean streets</p>{html_table(made[:3], header, widths)}'
        f'<p style="margin: 12pt 0 4pt 300pt; {LIKE_NAMES}">{name}</p>{BREAK}{html_table(made[3:], header, widths)}'
    )
    path = draw_html(tmp_path / "a.pdf", body, LINES[lines])
    report = kpi_tui.read_report(path, profile=profile(tmp_path, toml))
    assert names_and_priorities(report) == [(each, "Clean streets") for each in NAMES]
    assert name in " ".join(each.text for each in report.account.leftovers)
