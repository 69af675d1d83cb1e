"""Links between two months as a list to read, and as json and md."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date

from kpi_tui.analysis.identity.links import Link, LinkKind
from kpi_tui.labels import plural
from kpi_tui.months import month_name
from kpi_tui.publish.export.markdown import escape
from kpi_tui.vocabulary import Confidence

GROUPS = {
    "ask": "To settle",
    "renumbered": "Another code, same priority",
    "moved": "Another priority",
    "renamed": "Renamed",
    "new": "New",
    "vanished": "Vanished",
}
"""The groups in the order they are listed, what a person must settle first."""


def group_of(link: Link) -> str:
    """The group a link is listed in; `same` are counted and not listed."""
    return Confidence.ASK.value if link.confidence is Confidence.ASK else link.kind.value


def grouped(links: Iterable[Link]) -> list[tuple[str, Link]]:
    """The links to list, each with its group, group by group."""
    places = {group: place for place, group in enumerate(GROUPS)}
    listed = [(group_of(link), link) for link in links if link.kind is not LinkKind.SAME]
    return sorted(listed, key=lambda item: places[item[0]])


def name_of(link: Link) -> str:
    """The measure's name, the earlier one before it where it is another."""
    before = link.before.name if link.before else ""
    after = link.after.name if link.after else ""
    return f"{before} → {after}" if before and after and before != after else after or before


def headline(links: Sequence[Link], before: date, after: date) -> str:
    """`January 2023 → July 2024: 12 to settle, 10 renumbered, 26 vanished, 18 the same`."""
    found = [group_of(link) for link in links]
    words = {"ask": "to settle", "same": "the same"}
    counts = [
        f"{found.count(group)} {words.get(group, group)}"
        for group in (*GROUPS, LinkKind.SAME.value)
        if group in found
    ]
    return f"{month_name(before)} → {month_name(after)}: {', '.join(counts) or 'no measures'}"


def to_json(links: Iterable[Link]) -> str:
    """An array of objects; the code is null on the side where there is no measure."""
    return json.dumps(
        [
            {
                "from_code": link.before.code if link.before else None,
                "to_code": link.after.code if link.after else None,
                "confidence": link.confidence,
                "why": link.why,
            }
            for link in links
        ],
        indent=2,
        ensure_ascii=False,
    )


def to_markdown(links: Sequence[Link], before: date, after: date) -> str:
    """A document with a table a group."""
    blocks = [f"# Which measure is which, {month_name(before)} to {month_name(after)}"]
    listed = grouped(links)
    for group, title in GROUPS.items():
        rows = [_row(link) for name, link in listed if name == group]
        if rows:
            blocks.append(f"## {title}")
            blocks.append(
                "\n".join([_row_of("From", "To", "Measure", "Why"), "|" + "---|" * 4, *rows])
            )
    same = sum(link.kind is LinkKind.SAME for link in links)
    if same:
        blocks.append(f"{plural(same, 'measure')} with the same code and name.")
    return "\n\n".join(blocks)


def _row(link: Link) -> str:
    codes = [item.code if item else "" for item in (link.before, link.after)]
    return _row_of(*map(escape, (*codes, name_of(link), link.why)))


def _row_of(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
