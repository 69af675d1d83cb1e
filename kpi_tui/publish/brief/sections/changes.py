"""What changed since the report before, and which measures came and went."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from kpi_tui.analysis.changes.change import Change, by_measure
from kpi_tui.analysis.changes.groups import ChangeGroup
from kpi_tui.labels import page_list, plural
from kpi_tui.publish.brief.data import BriefData
from kpi_tui.publish.brief.document import Block, BriefSection, BulletItem, Bullets, Paragraph, Tone
from kpi_tui.publish.brief.fragments import measure_title
from kpi_tui.publish.listings.changes import SHARED
from kpi_tui.text import one_line

_COUNTED = {ChangeGroup.VALUE: "with other figures", ChangeGroup.WORDING: "with other words"}
"""Every period has new ones: a briefing says how many, and `kpi-tui changes` which."""
_PRESENCE = (ChangeGroup.GONE, ChangeGroup.UNSETTLED, ChangeGroup.NEW, ChangeGroup.PLACE)
"""What has a section of its own, further down."""


def what_changed(data: BriefData) -> BriefSection:
    """Return the section on the changes since the report before, the worst group first."""
    if data.before is None:
        return BriefSection("What changed", (_nothing_before(data),), anchor="changes")
    listed = [change for change in data.changes if change.tier not in (*_COUNTED, *_PRESENCE)]
    groups = _groups(listed, data)
    then, earlier = data.when_before, one_line(data.before.source.name)
    pages = (
        f"Pages are those of “{one_line(data.file)}”; earlier figures are from “{earlier}” "
        f"({then})."
    )
    blocks: list[Block] = [Paragraph(pages, Tone.SOURCE)]
    if not groups:
        blocks.append(Paragraph("No status, target or owner changed."))
    counted = []
    for tier, difference in _COUNTED.items():
        measures = by_measure(change for change in data.changes if change.tier is tier)
        if measures:
            counted.append(f"{plural(len(measures), 'measure')} {difference}")
    if counted:
        text = f"Not listed here: {', '.join(counted)} (kpi-tui changes lists them)."
        blocks.append(Paragraph(text))
    return BriefSection(f"What changed since {then}", tuple(blocks), groups, "changes")


def came_and_went(data: BriefData) -> BriefSection:
    """Return the section on measures that are new, gone, or under another code."""
    title, anchor = "Measures that came and went", "measures"
    if data.before is None:
        return BriefSection(title, (_nothing_before(data),), anchor=anchor)
    groups = _groups([change for change in data.changes if change.tier in _PRESENCE], data)
    if not groups:
        same = Paragraph(f"The same measures as in {data.when_before}.")
        return BriefSection(title, (same,), anchor=anchor)
    return BriefSection(title, (), groups, anchor)


def _nothing_before(data: BriefData) -> Paragraph:
    return Paragraph(f"There is no report before {data.when} to compare with.")


def _groups(changes: Sequence[Change], data: BriefData) -> tuple[BriefSection, ...]:
    """Return a section for each group of changes: by event where one meets many measures."""
    sections = []
    for tier, group in groupby(changes, key=lambda change: change.tier):
        items = []
        if tier in SHARED:
            events: dict[str, list[str]] = {}
            for change in group:
                title = measure_title(change.measure_code, change.measure_name)
                measures = events.setdefault(one_line(change.sentence), [])
                measures.append(f"{title} ({_page(change)})")
            items = [BulletItem(event, tuple(measures)) for event, measures in events.items()]
        else:
            for (code, name), own in by_measure(group).items():
                where = _page(own[0])
                if tier is ChangeGroup.GONE and data.before:
                    where = f"{one_line(data.before.source.name)}, {where}"
                lines = [one_line(change.sentence) for change in own]
                lines[-1] += f" ({where})"
                items.append(BulletItem(measure_title(code, name), tuple(lines)))
        sections.append(BriefSection(tier.heading, (Bullets(tuple(items)),)))
    return tuple(sections)


def _page(change: Change) -> str:
    return page_list([change.page] if change.page else [])
