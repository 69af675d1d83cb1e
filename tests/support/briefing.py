"""Months to brief on: a store is filled with them, and a briefing made of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from kpi_tui.analysis.across.owners import OwnerRole
from kpi_tui.judgements.judgement import Judgement
from kpi_tui.judgements.log import append
from kpi_tui.period import PeriodKey
from kpi_tui.publish.brief.compose import compose
from kpi_tui.publish.brief.data import BriefData, load_brief_data
from kpi_tui.publish.brief.document import (
    Block,
    Brief,
    BriefSection,
    Bullets,
    Chart,
    Paragraph,
    Table,
)
from kpi_tui.publish.brief.scope import Narrowing, Owner
from kpi_tui.report import Priority, Reading, Report, Source
from kpi_tui.status import Status
from kpi_tui.store.store import Store

MADE = datetime(2024, 8, 20, 12, tzinfo=UTC)
DAYS = (date(2024, 4, 30), date(2024, 5, 31), date(2024, 6, 30), date(2024, 7, 31))
APRIL, MAY, JUNE, JULY = DAYS

NASTY = "<script>alert(1)</script> [/] [x](http://x.y) <b title=\"q\">&amp; 'a' \x1b[31m\ufffe ]]> **=1+1"
FORMULA = "=1+1"
VISITS = Reading(
    priority_code="OCC01",
    measure_code="OCC01.01",
    measure_name=f"Visits {NASTY}",
    directors=(f"Ada {NASTY}",),
    portfolio_holder=f"Cllr {NASTY}",
    period_actual="90",
    period_target="100",
    period_status=Status.RED,
    ytd_actual="95",
    ytd_target="100",
    ytd_status=Status.AMBER,
    comment=f"{FORMULA}\n{NASTY}\n\n- second",
    improvement_plan=NASTY,
    timeframe="ongoing",
    pages=(2, 3),
)
CALLS = Reading(
    priority_code="OCC02",
    measure_code="OCC02.01",
    measure_name="Calls answered",
    period_actual="£21,262,0",
    period_target="5",
    period_status=Status.AMBER,
    ytd_status=Status.NOT_REPORTED,
    pages=(4,),
)
PRIORITIES = (
    Priority("OCC01", f"Climate {NASTY}", status=Status.RED, page=2),
    Priority("OCC02", "Customers", page=4),
)


def month(day: date, *readings: Reading) -> Report:
    """A report of these readings."""
    source = Source(f"annex-{day:%Y-%m} {NASTY}.pdf", "ab" * 32, 5)
    return Report(day, f"Annex {NASTY}", PRIORITIES, readings, source)


def year(*readings: Reading) -> list[Report]:
    """Four months of which the last has these readings; before, `VISITS` went another way."""
    values = zip(DAYS[:3], ("120", "60", "110"), strict=True)
    before = [
        month(day, *(replace(reading, period_actual=value) for reading in readings[:1]))
        for day, value in values
    ]
    return [*before, month(JULY, *readings)]


HOSTILE = year(VISITS, CALLS)


def gathered(
    reports: Iterable[Report],
    day: date = JULY,
    priority: str | None = None,
    judgements: Iterable[Judgement] = (),
    *,
    director: str | None = None,
    owner: Owner | None = None,
    since: date | None = None,
    narrowing: Narrowing | None = None,
) -> BriefData:
    """What a store of these reports has to say on a month."""
    with TemporaryDirectory() as folder:
        store = Store(folder)
        for report in reports:
            store.add(report)
        for judgement in judgements:
            append(Path(folder), judgement)
        key = PeriodKey(since) if since else None
        owner = Owner(OwnerRole.DIRECTOR, director) if director else owner
        return load_brief_data(store, day, priority, owner=owner, since=key, narrowing=narrowing)


def brief(
    reports: Iterable[Report],
    day: date = JULY,
    priority: str | None = None,
    judgements: Iterable[Judgement] = (),
) -> Brief:
    """The briefing on a month of a store of these reports."""
    return compose(gathered(reports, day, priority, judgements), MADE)


def section(document: Brief, title: str) -> BriefSection:
    """The first section whose title begins so."""
    return next(each for each in document.walk() if each.title.startswith(title))


def blocks(document: Brief | BriefSection) -> list[Block]:
    """Every block, in the order in which it is read."""
    found = list(document.blocks) if isinstance(document, Brief) else []
    return found + [block for part in document.walk() for block in part.blocks]


def said(document: Brief | BriefSection) -> str:
    """All words but those of quotations, a line a paragraph, item or row."""
    lines: list[str] = []
    for block in blocks(document):
        match block:
            case Paragraph():
                lines.append(" ".join([block.text, *(item.text for item in block.references)]))
            case Bullets():
                lines += [" | ".join((i.head, *i.lines, i.note)) for i in block.items]
            case Table():
                lines += [" | ".join(c.text or str(c.status or "") for c in r) for r in block.rows]
            case _:
                pass
    return "\n".join(lines)


def charts(document: Brief | BriefSection) -> list[Chart]:
    """Every chart."""
    return [block for block in blocks(document) if isinstance(block, Chart)]
