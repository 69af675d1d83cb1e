"""What is told of a report stands in one order, each time that the report is read.

Texts in a set have another order in each process, unless `PYTHONHASHSEED` says which.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from kpi_tui.pdf.drafting.key import ReportKey
from kpi_tui.pdf.drafting.key_arrows import drawn_arrows
from kpi_tui.pdf.drafting.sample import Sample
from kpi_tui.pdf.drafting.titles import names_of_report
from kpi_tui.pdf.page.pages import Page, Word
from kpi_tui.pdf.report.cell_kinds import doubts_of_priorities
from kpi_tui.pdf.report.merged_owners import MergedOwners
from kpi_tui.pdf.report.readings import Record
from kpi_tui.pdf.report.taking import leave_over
from kpi_tui.pdf.report.transcript import Transcript
from kpi_tui.pdf.table.header_columns import FieldColumn
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.text.lines import Line, PageText
from kpi_tui.pdf.text.phrases import Phrases
from kpi_tui.profiles.known_profiles import default_profile
from kpi_tui.report import Priority, Warning

ROOT = Path(__file__).parents[2]
SEEDS = ("0", "1", "2", "3")
OWNERS = ("directors", "portfolio_holder")


def line_of(text: str, page: int = 1) -> Line:
    words = text.split()
    return Line([Word(word, 50 * at, 50 * at + 40, 10, 10) for at, word in enumerate(words)], page)


def owners_without_names() -> list[str]:
    """The doubts about a measure without owners at the foot of a page, and the next page names both."""
    owners = MergedOwners()
    doubts: list[Warning] = []
    columns = tuple(FieldColumn(name, 50 * at, 50 * at + 49) for at, name in enumerate(OWNERS))
    for page in (1, 2):
        cells = {name: [line_of("Ada Fenwick", page)] for name in OWNERS} if page == 2 else {}
        row = PrintedRow(page, 0, 9, columns, Phrases(default_profile()), cells)
        row.hanging, row.opens = set(OWNERS) if page == 1 else set(), page == 2
        doubts += owners.note(row, Record(f"01.0{page}", "01", pages=[page]))
    return [each.message for each in doubts]


def lines_below_titles() -> list[str]:
    """The doubts about what stands below the title of every priority."""
    texts = ("How we did", "Where we stand", "What comes next", "Who decides")
    priorities = [Priority(f"0{at}", f"Title {at}", commitments=texts) for at in range(4)]
    return [each.message for each in doubts_of_priorities((), priorities, {})]


def codes_in_no_table() -> list[str]:
    """The codes that one line names, as they are told to be missing."""
    transcript = Transcript(default_profile())
    leave_over(
        [line_of("OCC07.03 OCC01.02 OCC05.06 OCC02.01")], "a row without a measure", transcript
    )
    return list(transcript.codes)


def title_at_the_head_of_pages() -> list[str]:
    """The title of a report of which two stand on every page, one as often as the other."""
    heads = ("Quarterly Performance Report", "Corporate Performance Scorecard")
    pages: Sequence[list[Line]] = ([], [*map(line_of, heads)], [*map(line_of, heads)])
    return list(names_of_report([PageText(cast(Page, None), lines) for lines in pages], (), ()))


def arrows_in_a_draft() -> list[str]:
    """The drawn arrows as a drafted profile lists them."""
    return list(drawn_arrows({"right", "left"}, ReportKey(()), Sample(())))


def told() -> dict[str, list[str]]:
    """Return everything of which the order is compared, by what it is."""
    each = (
        owners_without_names,
        lines_below_titles,
        codes_in_no_table,
        title_at_the_head_of_pages,
        arrows_in_a_draft,
    )
    return {function.__name__: function() for function in each}


def test_what_is_told_has_the_same_order_each_time() -> None:
    code = f"import json; from {__name__} import told; print(json.dumps(told()))"
    children = [
        subprocess.Popen(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed in SEEDS
    ]
    said = [json.loads(child.communicate()[0]) for child in children]
    assert all(len(texts) > 1 for texts in said[0].values())
    for name, texts in said[0].items():
        assert [each[name] for each in said] == [texts] * len(said), name
