"""Matching measures between two reports as a list to read, and as csv, json and md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from kpi_tui.analysis.counts import to_settle
from kpi_tui.analysis.identity.links import Link, LinkKind
from kpi_tui.labels import Label, plural
from kpi_tui.publish.compared_reports import ComparedReport, fields_of_both, span
from kpi_tui.publish.export.markdown import escape, table
from kpi_tui.publish.sheets.matches import FIELDS
from kpi_tui.publish.sheets.sheet import Record
from kpi_tui.vocabulary import Confidence

_GROUPS = {
    "ask": Label.UNCONFIRMED,
    "renumbered": "Another code, same priority",
    "moved": "Another priority",
    "renamed": "Renamed",
    "new": "New",
    "back": "Back",
    "vanished": Label.NO_LONGER_REPORTED,
    "not_due": "Perhaps not due",
}
"""The groups in the order they are listed, what a person must confirm first."""
_OF_LINK = ("from_code", "to_code", "confidence", "why", "kind", "from_name", "to_name")
KEYS = (*_OF_LINK, "from_provenance", "to_provenance", "from_period", "to_period")
"""The keys of an object, which are the columns of the csv."""
_COLUMNS = ("From", "To", "Measure", "Why")
"""The headings of `cells_of`."""


def _group_of(link: Link) -> str:
    """Return the group that a link is listed in; links of the group `same` are only counted."""
    return Confidence.ASK.value if link.confidence is Confidence.ASK else link.kind.value


def grouped(links: Iterable[Link]) -> dict[str, list[Link]]:
    """Return the links to list under the titles of their groups; empty groups are left out."""
    groups: dict[str, list[Link]] = {group: [] for group in _GROUPS}
    for link in links:
        if link.kind is not LinkKind.SAME:
            groups[_group_of(link)].append(link)
    return {_GROUPS[group]: listed for group, listed in groups.items() if listed}


def cells_of(link: Link) -> tuple[str, str, str, str]:
    """Return both codes, the name (`old → new` where it changed), and why they match."""
    before, after = link.before, link.after
    name = " → ".join(dict.fromkeys(side.name for side in (before, after) if side and side.name))
    return (before.code if before else "", after.code if after else "", name, link.why)


def headline(links: Sequence[Link], before: ComparedReport, after: ComparedReport) -> str:
    """Count links: `January 2023 → July 2024: 12 unconfirmed, 10 renumbered, 18 the same`.

    Unconfirmed are counted by earlier measures, however many possible matches each has.
    """
    counts = Counter(map(_group_of, links))
    asked, candidates = to_settle(links)
    several = f" ({candidates} possible matches)" if candidates != asked else ""
    words = {
        "ask": f"unconfirmed{several}",
        "same": "the same",
        "vanished": Label.NO_LONGER_REPORTED.lower(),
        "not_due": "perhaps not due",
    }
    parts = [
        f"{asked if group == 'ask' else counts[group]} {words.get(group, group)}"
        for group in (*_GROUPS, LinkKind.SAME.value)
        if counts[group]
    ]
    return f"{span(before, after)}: {', '.join(parts) or 'no measures'}"


def to_objects(
    links: Iterable[Link], before: ComparedReport, after: ComparedReport
) -> list[Record]:
    """Return an object a match; code and name are null on the side where there is no measure."""
    both = fields_of_both(before, after)
    return [{**{key: FIELDS[key](link) for key in _OF_LINK}, **both} for link in links]


def to_markdown(links: Sequence[Link], before: ComparedReport, after: ComparedReport) -> str:
    """Return a document with a table a group."""
    blocks = [f"# {Label.MATCHES}, {escape(f'{before.name} to {after.name}')}"]
    for title, group in grouped(links).items():
        blocks += [f"## {title}", table(_COLUMNS, map(cells_of, group))]
    same = sum(link.kind is LinkKind.SAME for link in links)
    if same:
        blocks.append(f"{plural(same, 'measure')} with the same code and name.")
    blocks.append(f"Matches: {Label.NOT_PUBLISHED}.")
    return "\n\n".join(blocks)
