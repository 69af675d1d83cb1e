"""The lines in which an import tells what it read of a report, and what became of it in the store."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kpi_tui.labels import Label, counts, plural
from kpi_tui.origin import MADE_UP, Origin
from kpi_tui.period_names import name_of
from kpi_tui.report import Report
from kpi_tui.text import fold, one_line

if TYPE_CHECKING:
    from kpi_tui.store.store import Store
    from kpi_tui.store.stored import Added


def headline(report: Report) -> str:
    """Return `July 2024 · 45 measures · 11 priorities · 17 pages · ★ green 24 · ● amber 9`."""
    statuses = Counter(str(row.period_status) for row in report.readings if row.period_status)
    name, printed = name_of(report.period), one_line(report.period_label or "")
    parts = [
        f"{name} (“{printed}”)" if printed and fold(printed) != fold(name) else name,
        report.origin.mark,
        plural(len(report.readings), "measure"),
        plural(len(report.priorities), "priority"),
        plural(report.source.pages, "page"),
        counts(statuses, len(report.readings)),
    ]
    return " · ".join(part for part in parts if part)


def words_read(report: Report) -> list[str]:
    """Return lines on how a report was read: `7,706 words, 0 not placed` and others.

    Before that line stands the profile that read it, if it says so; after it each run of pages of
    other papers, and that the report is made up, if it is.
    """
    account = report.account
    made_up = f"simulated, not published: its pages say “{MADE_UP}”"
    return [
        *([one_line(f"read by {report.read_by}")] if report.read_by else []),
        f"{plural(account.words, 'word')}, {account.left_over:,} {Label.NOT_PLACED}",
        *(
            f"{papers.named}: {plural(papers.words, 'word')} of other papers"
            for papers in account.other_papers
        ),
        *([made_up] if report.origin is Origin.SIMULATED else []),
    ]


def add_and_say(store: Store, report: Report, *, dry_run: bool = False) -> tuple[Added, list[str]]:
    """Add a report to the store, and say in lines what that changed. Raises `StoreError`.

    With `dry_run` nothing is added, and the lines say what would change.
    """
    added = store.would_add(report) if dry_run else store.add(report)
    name = name_of(added.key)
    if not added.is_new:
        replaced = added.previous != added.revision
        later = f", which revision {added.previous} replaced" if replaced else ""
        return added, [
            f"already in the {Label.LIBRARY} as revision {added.revision}{later}: nothing changed"
        ]
    done = "would be added" if dry_run else "added"
    if added.previous is None:
        return added, [f"{done}: {name} is new in the {Label.LIBRARY}"]
    from kpi_tui.analysis.revisions import corrections

    changes = corrections(store.report(added.key, added.previous), report)
    cells = plural(len(changes), "cell")
    first = f"{done} as revision {added.revision} of {name}: {cells} changed"
    if added.is_read_anew:
        first = f"{done} as revision {added.revision} of {name}, the same PDF read anew: {cells} read otherwise"
    return added, [first, *(one_line(str(change)) for change in changes)]
