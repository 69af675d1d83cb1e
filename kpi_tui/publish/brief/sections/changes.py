"""What changed since the report before, and which measures came and went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from kpi_tui.analysis.changes.change import Change, by_measure
from kpi_tui.analysis.changes.groups import ChangeGroup
from kpi_tui.labels import page_list, plural
from kpi_tui.months import month_name
from kpi_tui.publish.brief.data import BriefData
from kpi_tui.publish.brief.document import Block, Bullets, Item, Paragraph, Section, Tone
from kpi_tui.publish.brief.fragments import measure_title, source
from kpi_tui.publish.listings.changes import SHARED
from kpi_tui.text import one_line

COUNTED = {ChangeGroup.VALUE: "with other figures", ChangeGroup.WORDING: "with other words"}
"""Every month has new ones: a briefing says how many, and `kpi-tui changes` which."""
PRESENCE = (ChangeGroup.GONE, ChangeGroup.UNSETTLED, ChangeGroup.NEW, ChangeGroup.PLACE)
"""What has a section of its own, further down."""


def what_changed(material: BriefData) -> Section:
    """The changes in groups, the worst first."""
    anchor = "changes"
    if material.before is None:
        return Section("What changed", (Paragraph(_nothing_before(material)),), anchor=anchor)
    title = f"What changed since {month_name(material.before.report_date)}"
    told = [item for item in material.changes if item.tier not in (*COUNTED, *PRESENCE)]
    groups = tuple(_group(tier, found, material) for tier, found in _by_tier(told))
    blocks: list[Block] = [Paragraph(_sources(material), Tone.SOURCE)]
    if not groups:
        blocks.append(Paragraph("No status, target or owner changed."))
    blocks += _rest(material)
    return Section(title, tuple(blocks), groups, anchor)


def came_and_went(material: BriefData) -> Section:
    """Measures that are new, gone, or under another code."""
    title, anchor = "Measures that came and went", "measures"
    if material.before is None:
        return Section(title, (Paragraph(_nothing_before(material)),), anchor=anchor)
    told = [item for item in material.changes if item.tier in PRESENCE]
    if not told:
        month = month_name(material.before.report_date)
        return Section(title, (Paragraph(f"The same measures as in {month}."),), anchor=anchor)
    groups = tuple(_group(tier, found, material) for tier, found in _by_tier(told))
    return Section(title, (), groups, anchor)


def _nothing_before(material: BriefData) -> str:
    month = month_name(material.month)
    return f"There is no report before {month} to compare with."


def _sources(material: BriefData) -> str:
    assert material.before is not None
    then, day = one_line(material.before.source.name), month_name(material.before.report_date)
    return f"Pages are those of “{one_line(material.file)}”; earlier figures are from “{then}” ({day})."


def _rest(material: BriefData) -> Iterator[Paragraph]:
    counted = [
        f"{plural(number, 'measure')} {what}"
        for tier, what in COUNTED.items()
        if (number := len(by_measure(c for c in material.changes if c.tier is tier)))
    ]
    if counted:
        yield Paragraph(f"Not listed here: {', '.join(counted)} (kpi-tui changes lists them).")


def _by_tier(changes: Sequence[Change]) -> Iterator[tuple[ChangeGroup, list[Change]]]:
    for tier, group in groupby(changes, key=lambda change: change.tier):
        yield tier, list(group)


def _group(tier: ChangeGroup, changes: Sequence[Change], material: BriefData) -> Section:
    shared = tier in SHARED
    items = _by_sentence(changes) if shared else _by_measure(changes, tier, material)
    return Section(tier.heading, (Bullets(tuple(items)),))


def _by_measure(
    changes: Sequence[Change], tier: ChangeGroup, material: BriefData
) -> Iterator[Item]:
    for (code, name), group in by_measure(changes).items():
        lines = [one_line(change.sentence) for change in group]
        lines[-1] += f" ({_where(group[0], tier, material)})"
        yield Item(measure_title(code, name), tuple(lines))


def _by_sentence(changes: Sequence[Change]) -> Iterator[Item]:
    """One event and the measures it met."""
    groups: dict[str, list[Change]] = {}
    for change in changes:
        groups.setdefault(one_line(change.sentence), []).append(change)
    for sentence, group in groups.items():
        met = [
            f"{measure_title(change.measure_code, change.measure_name)} ({_page(change)})"
            for change in group
        ]
        yield Item(sentence, tuple(met))


def _where(change: Change, tier: ChangeGroup, material: BriefData) -> str:
    """The page, with the file's name where it is the earlier one."""
    if tier is ChangeGroup.GONE and material.before:
        return source(material.before.source.name, [change.page] if change.page else [])
    return _page(change)


def _page(change: Change) -> str:
    return page_list([change.page] if change.page else [])
