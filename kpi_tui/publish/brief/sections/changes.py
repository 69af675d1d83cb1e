"""The sections on changes since the report before, and on measures that came and went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, groupby

from kpi_tui.analysis.changes.change import Change, ChangeKind, by_measure
from kpi_tui.analysis.changes.groups import ChangeGroup
from kpi_tui.grouping import grouped
from kpi_tui.labels import Label, page_list, plural
from kpi_tui.measure_name import MeasureName
from kpi_tui.publish.brief.data import BriefData
from kpi_tui.publish.brief.document import Block, BriefSection, BulletItem, Bullets, Paragraph, Tone
from kpi_tui.publish.brief.fragments import measure_title
from kpi_tui.publish.brief.one_page.asks import is_missed_when_gone
from kpi_tui.publish.brief.one_page.names import cut_at_a_word, running_on, subject
from kpi_tui.publish.listings.changes import SHARED, heading_of
from kpi_tui.regex import regex
from kpi_tui.text import begun, one_line

_COUNTED = {
    ChangeGroup.VALUE: "with other figures",
    ChangeGroup.WORDING: "with changed commentary",
    ChangeGroup.NAME: "with a new name",
    ChangeGroup.UNIT: "printed in another unit",
    ChangeGroup.PLACE: "under another code or priority",
    ChangeGroup.OTHER_STATUS: "with another change of status",
}
"""What a briefing only counts: `kpi-tui changes` says which."""
_EARLIER = (ChangeGroup.GONE, ChangeGroup.UNSETTLED, ChangeGroup.NOT_DUE)
"""Groups of measures that only the earlier report has."""
_TOGETHER = 3
"""How many counts stand in a sentence."""
_NAME, _SHORT_NAME = 120, 80
"""How many characters of a name stand in a line of its own, and in a list of names."""
_NEEDLESS = regex(
    r"^No longer reported; (?=was )|^Not reported as such; (?=was )|; its code now names “.*”$"
    r"| “[^”]*”(?=.*, not confirmed)"
)
"""Words of a sentence that repeat its heading, and names that stand elsewhere."""
_PRESENCE = (
    *(ChangeGroup.GONE, ChangeGroup.UNSETTLED, ChangeGroup.NEW),
    *(ChangeGroup.BACK, ChangeGroup.NOT_DUE),
)
"""Groups that have a section of their own, further down."""


def what_changed(data: BriefData) -> BriefSection:
    """Return the section on the changes since the report before, the worst group first."""
    if data.before is None:
        return BriefSection(Label.CHANGES, (_nothing_before(data),), anchor="changes")
    listed = [change for change in data.changes if change.group not in (*_COUNTED, *_PRESENCE)]
    groups = _groups(listed, data)
    then, earlier = data.when_before, one_line(data.before.source.name)
    pages = (
        f"Pages are those of “{one_line(data.file)}”; earlier figures are from “{earlier}” "
        f"({then})."
    )
    blocks: list[Block] = [Paragraph(pages, Tone.SOURCE)]
    if not groups:
        of_these = "" if data.is_whole else " of these measures"
        blocks.append(Paragraph(f"No status, target or owner{of_these} changed."))
    counted = []
    for group, difference in _COUNTED.items():
        measures = by_measure(
            change
            for change in data.changes
            if change.group is group and change.field != "published_direction"
        )
        if measures:
            counted.append(f"{plural(len(measures), 'measure')} {difference}")
    for start in range(0, len(counted), _TOGETHER):
        told = ", ".join(counted[start : start + _TOGETHER])
        begun_with = "Also left to it" if start else "Not listed here, but by kpi-tui changes"
        blocks.append(Paragraph(f"{begun_with}: {told}."))
    return BriefSection(f"{Label.CHANGES} since {then}", tuple(blocks), groups, "changes")


def came_and_went(data: BriefData) -> BriefSection:
    """Return the section on measures that are new, gone, or under another code."""
    title, anchor = "Measures that came and went", "measures"
    if data.before is None:
        return BriefSection(title, (_nothing_before(data),), anchor=anchor)
    groups = _groups(
        [
            change
            for change in data.changes
            # What may continue another measure is told with that one.
            if change.group in _PRESENCE
            and not (change.group is ChangeGroup.UNSETTLED and change.kind is ChangeKind.NEW)
        ],
        data,
    )
    if not groups:
        same = f"The same measures as in {data.when_before}."
        if not data.is_whole:
            same = f"None of these measures came or went since {data.when_before}."
        return BriefSection(title, (Paragraph(same),), anchor=anchor)
    return BriefSection(title, (), groups, anchor)


def _nothing_before(data: BriefData) -> Paragraph:
    return Paragraph(f"There is no earlier report to compare {data.when} with.")


def _groups(changes: Sequence[Change], data: BriefData) -> tuple[BriefSection, ...]:
    """Return a section for each group of changes, by event where one event meets many measures."""
    sections = []
    missed = {measure.named for measure in data.gone if is_missed_when_gone(measure)}
    for group, in_group in groupby(changes, key=lambda change: change.group):
        own = by_measure(in_group)
        if group in SHARED:
            items = _by_event(own)
        elif group is ChangeGroup.NEW:
            keys = [key for key in own if own[key][0].old is None]
            new = (
                f"{one_line(key[0])} {subject(key[1], _NAME)} ({page_list([own[key][0].page])})"
                for key in keys
            )
            items = [BulletItem("", ("; ".join(new),))] if keys else []
        else:
            listed = own
            if group is ChangeGroup.GONE:
                listed = {key: changes for key, changes in own.items() if key in missed}
            items = [_item(key, changes) for key, changes in listed.items()]
            rest = [key for key in own if key not in listed]
            if rest:
                names = (f"{one_line(code)} {subject(name, _SHORT_NAME)}" for code, name in rest)
                items.append(BulletItem("Neither red nor amber", ("; ".join(names),)))
        if items:
            bullets = Bullets(tuple(items), runs_on=True)
            blocks: tuple[Block, ...] = (bullets,)
            if group in _EARLIER and data.before:
                file = one_line(data.before.source.name)
                seen = f"As last seen in “{file}” ({data.when_before})."
                blocks = (Paragraph(seen, Tone.SOURCE), bullets)
            told = [change for changes in own.values() for change in changes]
            sections.append(BriefSection(heading_of(group, told), blocks))
    return tuple(sections)


def _item(key: MeasureName, own: Sequence[Change]) -> BulletItem:
    """Return a measure with what changed about it."""
    where = page_list([own[0].page])
    sentences = [_NEEDLESS.sub("", one_line(change.sentence)) for change in own]
    period = sentences[0]
    told = [each for each in sentences if each != f"Year to date: {running_on(period)}"]
    same = " (the year to date too)" if len(told) < len(sentences) else ""
    text = f"{'. '.join(told)}{same} ({where})."
    return BulletItem(cut_at_a_word(measure_title(*key), _NAME), (begun(text),))


def _by_event(own: Mapping[MeasureName, Sequence[Change]]) -> list[BulletItem]:
    """Return each event with the codes of the measures that it meets."""
    events = grouped(chain.from_iterable(own.values()), lambda each: one_line(each.sentence))
    return [
        BulletItem(
            event,
            (
                f"{', '.join(one_line(change.measure_code) for change in met)} "
                f"({page_list(sorted({change.page for change in met if change.page}))})",
            ),
        )
        for event, met in events.items()
    ]
