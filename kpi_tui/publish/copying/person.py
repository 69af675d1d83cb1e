"""A person's page as it is copied: the measures one answers for, what changed, and the queries."""

from __future__ import annotations

from kpi_tui.analysis.browse.person import PersonPage
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.off_target import variance
from kpi_tui.analysis.runs import missed_run
from kpi_tui.labels import Label, plural
from kpi_tui.publish.copying.copied import Copied
from kpi_tui.publish.copying.parts import CopiedTable, Heading, Part
from kpi_tui.publish.listings.person import (
    RED_OR_AMBER,
    change_words,
    changes_title,
    counts_words,
    figures,
    off_target_words,
    query_words,
)
from kpi_tui.publish.sheets.sheet import Sheet, SheetCell, SheetColumn
from kpi_tui.text import one_line
from kpi_tui.wording.plain import plain_words


def person_copied(page: PersonPage) -> Copied:
    """Return the page: its measures as a table where there are tables, and the rest in lines."""
    assessed = page.assessment
    when = assessed.name(assessed.last_day)
    parts: list[Part] = [
        Heading(f"{one_line(page.name)}, {page.role.label.lower()}, {when}"),
        f"{plural(len(page.measures), 'measure')}: {counts_words(page.counts)}",
    ]
    earlier = [f"{assessed.name(day)}: {counts_words(each)}" for day, each in page.earlier.items()]
    changes = [plain_words(change_words(each)) for each in page.changes]
    queries = [plain_words(query_words(each)) for each in page.queries]
    if earlier:
        parts += [Heading("The same measures in earlier reports"), "\n".join(earlier)]
    if page.off_target:
        off_target = "\n".join(off_target_words(page, each) for each in page.off_target)
        parts += [Heading(f"{RED_OR_AMBER} ({len(page.off_target)})"), off_target]
    if changes:
        parts += [Heading(f"{changes_title(page)} ({len(changes)})"), "\n".join(changes)]
    if queries:
        parts += [Heading(f"{Label.QUERIES} ({len(queries)})"), "\n".join(queries)]
    lines = tuple(f"{each.named.called}: {figures(each)}" for each in page.measures)
    parts.append(Heading(f"All measures ({len(page.measures)})"))
    parts.append(CopiedTable(_sheet([*page.measures]), lines))
    source = f"{Label.SOURCE}: {one_line(assessed.report.source.name)}"
    parts.append(f"{source}. Changes and queries: {Label.NOT_PUBLISHED}.")
    return Copied(f"the page of {one_line(page.name)}", tuple(parts))


def _sheet(measures: list[MeasurePeriod]) -> Sheet:
    columns = (
        SheetColumn(Label.CODE),
        SheetColumn(Label.MEASURE, is_name=True),
        SheetColumn(Label.ACTUAL, right=True),
        SheetColumn(Label.TARGET, right=True),
        SheetColumn(Label.VARIANCE, right=True),
        SheetColumn(Label.STATUS),
        SheetColumn("Reports off target", right=True),
        SheetColumn(Label.YTD_RAG),
    )
    return Sheet("", columns, tuple(map(_cells, measures)))


def _cells(measure: MeasurePeriod) -> tuple[SheetCell, ...]:
    now, year, run = measure.period, measure.ytd, missed_run(measure)
    found = variance(measure, now)
    return (
        SheetCell.of_text(measure.measure_code),
        SheetCell.of_text(measure.measure_name),
        SheetCell.of_text(now.actual),
        SheetCell.of_text(now.target),
        SheetCell(str(found) if found else ""),
        SheetCell.in_a_word(now.status, is_corrected=now.status_is_corrected),
        SheetCell(str(run.reports) if run else ""),
        SheetCell.in_a_word(year.status, is_corrected=year.status_is_corrected),
    )
