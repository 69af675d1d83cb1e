"""The briefing on one page, put together with as much as the page holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import islice

from kpi_tui.analysis.changes.change import Effect
from kpi_tui.analysis.counts import exceptions
from kpi_tui.labels import plural
from kpi_tui.measure_name import MeasureName
from kpi_tui.origin import Origin
from kpi_tui.publish.brief.charts.chart import chart_of
from kpi_tui.publish.brief.data import BriefData
from kpi_tui.publish.brief.document import (
    ANALYSIS,
    Brief,
    BriefSection,
    BulletItem,
    Bullets,
    Chart,
    Paragraph,
    Table,
    Tone,
)
from kpi_tui.publish.brief.fragments import measure_title, to_ask
from kpi_tui.publish.brief.one_page.asks import asks
from kpi_tui.publish.brief.one_page.draft import (
    MOST_ASKED,
    USUALLY_ASKED,
    Draft,
    ListedPoints,
    fitted,
)
from kpi_tui.publish.brief.one_page.moved import Move, moved
from kpi_tui.publish.brief.one_page.names import code_of, cut_at_a_word, running_on
from kpi_tui.publish.brief.one_page.position import counts, position
from kpi_tui.publish.brief.one_page.space import fits_a_page
from kpi_tui.publish.brief.one_page.unreliable import unreliable
from kpi_tui.publish.brief.provenance import in_short
from kpi_tui.text import fold, one_line

_NOT_RELIED_ON, _MOVED, _MOST_CHARTS = 6, 8, 2
"""The most points of the shorter lists, and the most charts that are tried."""
_TITLE, _FILE, _ONLY = 70, 60, 100
"""How many characters are shown of the report's title, of a file's name, and of the scope."""


def compose_page(data: BriefData, made: datetime) -> Brief:
    """Return the document. `made` is the time of making it, with a time zone."""
    asked = asks(data)
    lists = Draft(
        position=tuple(position(data)),
        asks=(),
        more_asks=len(asked),
        unreliable=ListedPoints(tuple(unreliable(data))).first(_NOT_RELIED_ON),
        better=_better(data),
    )
    worse = moved(data, Effect.WORSE)
    laid_out = partial(_laid_out, data, made, counts(data))
    for most in range(min(len(asked), MOST_ASKED), -1, -1):
        told = {name for ask in asked[:most] for name in ask.measures}
        draft = replace(
            lists,
            asks=tuple(asked[:most]),
            more_asks=len(asked) - most,
            worse=_moves(each for each in worse if each.named not in told),
        )
        draft = fitted(draft, lambda each: fits_a_page(laid_out(each)))
        if len(draft.asks) == most or most <= USUALLY_ASKED:
            break
    page = laid_out(draft)
    charts: tuple[Chart, ...] = ()
    for chart in islice(_charts(data, draft), _MOST_CHARTS):
        fuller = laid_out(draft, (*charts, chart))
        if fits_a_page(fuller):
            page, charts = fuller, (*charts, chart)
    return page


def _charts(data: BriefData, draft: Draft) -> Iterator[Chart]:
    """Yield the charts of what is asked about, in its order, which take the room that words leave."""
    for name in (name for ask in draft.asks for name in ask.measures[:1]):
        if chart := chart_of(data.measures[MeasureName(*name)], is_terse=True):
            yield replace(chart, caption=f"{code_of(name[0])}: {running_on(chart.caption)}")


def _better(data: BriefData) -> ListedPoints:
    """List measures that got better; all others with a better status count as left out."""
    listed = _moves(moved(data, Effect.BETTER))
    return replace(listed, more=max(listed.more, data.counted_changes.better - len(listed.points)))


def _moves(found: Iterable[Move]) -> ListedPoints:
    found = list(found)
    lines, short = (tuple(getattr(each, form) for each in found) for form in ("line", "short"))
    return ListedPoints(lines, short=short).first(_MOVED)


def _laid_out(
    data: BriefData, made: datetime, counted: Table, draft: Draft, charts: tuple[Chart, ...] = ()
) -> Brief:
    files: dict[Origin, list[str]] = {}
    for report in (data.report, *([data.before] if data.before else [])):
        if report.source.pages:  # what is made up was read from no file, and is marked above
            files.setdefault(report.origin, []).append(cut_at_a_word(report.source.name, _FILE))
    named = [f"{kind.capitalize()}: {', '.join(names)}" for kind, names in files.items()]
    sources = "; ".join((*named, f"{ANALYSIS}: choice, gaps, comparisons."))
    sections = [
        BriefSection(
            "Position" if data.is_whole else f"Position of {data.share}",
            (
                counted,
                *([Paragraph(text)] if (text := " ".join(p.text for p in draft.position)) else []),
            ),
            anchor="position",
        ),
        _asked(data, draft, charts),
        _listed("Unreliable figures", "unreliable", draft.unreliable),
        _listed(f"Better since {data.when_before}", "better", draft.better),
        _listed(
            "Worse" if draft.better.points else f"Worse since {data.when_before}",
            "worse",
            draft.worse,
        ),
    ]
    return Brief(
        title=data.title,
        subtitle=_subtitle(data),
        blocks=(),
        sections=(
            *(section for section in sections if section is not None),
            BriefSection(
                "Sources",
                tuple(
                    Paragraph(text, Tone.SOURCE)
                    for text in (_left_out(data, draft), sources)
                    if text
                ),
                anchor="sources",
            ),
        ),
        last_day=data.last_day,
        made=made,
        is_one_page=True,
    )


def _subtitle(data: BriefData) -> str:
    title, council = (one_line(text or "") for text in (data.report.title, data.report.council))
    parts = [
        *([council] if council and fold(council) not in fold(title) else []),
        title.removesuffix(data.when).rstrip(" -–—:,") or one_line(data.file),
    ]
    words = [cut_at_a_word(" · ".join(parts), _TITLE)]
    words += [
        f"only {cut_at_a_word(measure_title(priority.code, priority.title), _ONLY)}"
        for priority in data.priorities
        if priority.code == data.only
    ]
    words += [f"only {cut_at_a_word(data.chosen, _ONLY)}"] if data.is_choice else []
    words += in_short(data)
    return " · ".join(words)


def _asked(data: BriefData, draft: Draft, charts: tuple[Chart, ...]) -> BriefSection:
    """Return the section of what there is to ask about."""
    blocks: list[Bullets | Paragraph | Chart] = []
    if draft.asks:
        items = (BulletItem(ask.head, (ask.text,), ask.where) for ask in draft.asks)
        blocks.append(Bullets(tuple(items), numbered=True))
    elif draft.more_asks:
        blocks.append(Paragraph("There is no room here for what is to be asked.", Tone.SOURCE))
    else:
        none, on_them = ("Nothing", "") if data.is_whole else ("None of these", " on them")
        blocks.append(Paragraph(f"{none} is red or amber, and there are no queries{on_them}."))
    blocks += charts
    everything = len(draft.asks) + draft.more_asks
    of = f" ({len(draft.asks)} of {everything})" if draft.more_asks else ""
    return BriefSection(f"Ask about{of}", tuple(blocks), anchor="ask")


def _left_out(data: BriefData, draft: Draft) -> str:
    """Say how much the full briefing has in all, where it has more than this page; else nothing.

    All are as many as are counted there and everywhere else; worse and better are measures whose
    status is.
    """
    counted, told = data.counted_changes, []
    if draft.more_asks:
        # There is room for one of the two.
        asked = len(to_ask(data.findings)), "question"
        told = [plural(*max(asked, (len(exceptions(data.readings)), "exception")))]
    for listed, moved_so, what in (
        (draft.worse, counted.worse, "worse"),
        (draft.better, counted.better, "better"),
    ):
        if listed.more:
            # Where no status moved so, it is figures that are left out.
            figures = plural(len(listed.points) + listed.more, f"{what} figure")
            told.append(f"{moved_so} {what}" if moved_so else figures)
    if not told and draft.unreliable.more:
        told.append(f"{len(draft.unreliable.points) + draft.unreliable.more} unreliable")
    return f"Full briefing: {', '.join(told)}." if told else ""


def _listed(title: str, anchor: str, listed: ListedPoints) -> BriefSection | None:
    if not listed.points:
        return None
    points = [BulletItem("", (point,)) for point in listed.points]
    return BriefSection(title, (Bullets(tuple(points)),), anchor=anchor)
