"""What a reader found beside what was printed, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from kpi_tui.report import Priority, Reading, Report, Source
from kpi_tui.vocabulary import Polarity

from .contents import HIGH, LOW
from .council_report import CouncilReport, Measure, Section
from .layouts import Layout

REPORT_FIELDS = ("council", "period_type", "period_label", "period_start", "report_date")
FIGURES = frozenset(
    {"period_actual", "period_target", "ytd_actual", "ytd_target", "floor", "previous_actual"}
)
EMPTY = frozenset({"–", "-", "n/a"})
"""What councils print where there is no figure; a reader may keep it or leave the cell empty."""


class Difference(NamedTuple):
    where: str
    """The measure or the section, or the report."""
    field: str
    want: Any
    got: Any


def differences(truth: CouncilReport, layout: Layout, read: Report) -> list[Difference]:
    """What `read` has otherwise than `truth` was printed in this layout; nothing if all is well.

    Measures are matched by name, sections by title.
    """
    want = expected_report(truth, layout)
    found = [
        Difference("the report", name, getattr(want, name), getattr(read, name))
        for name in REPORT_FIELDS
        if getattr(want, name) != getattr(read, name)
    ]
    return [*found, *_in_sections(truth, layout, read), *_in_measures(want, layout, read)]


def expected_report(truth: CouncilReport, layout: Layout) -> Report:
    """The report that a perfect reader makes of it; codes of our own are left open."""
    printed = layout.as_printed(truth)
    priorities, readings = [], []
    for number, section in enumerate(printed.sections, 1):
        code = f"{number:02}"
        commitments = tuple((section.commentary or "").splitlines())
        priorities.append(Priority(code, section.title, commitments=commitments))
        readings += [_reading(code, section, measure) for measure in section.measures]
    return Report(
        report_date=printed.period.end,
        title=printed.title,
        priorities=tuple(priorities),
        readings=tuple(readings),
        source=Source("", "", 0),
        council=printed.council,
        period_type=printed.period.type,
        period_label=printed.period.label,
        period_start=printed.period.start,
    )


_POLARITIES = {HIGH: Polarity.BIGGER_IS_BETTER, LOW: Polarity.SMALLER_IS_BETTER}


def _reading(code: str, section: Section, measure: Measure) -> Reading:
    owner = measure.owner or section.director
    return Reading(
        priority_code=code,
        measure_code=measure.code or "",
        measure_name=measure.name,
        directors=(owner,) if owner else (),
        portfolio_holder=section.holder,
        period_actual=measure.actual,
        period_target=measure.target,
        period_status=measure.status,
        ytd_actual=measure.ytd_actual,
        ytd_target=measure.ytd_target,
        ytd_status=measure.ytd_status,
        comment=measure.comment,
        published_direction=measure.direction,
        floor=measure.floor,
        previous_actual=measure.previous_actual,
        previous_status=measure.previous_status,
        code_is_ours=None if measure.code else True,
        published_polarity=_POLARITIES.get(measure.good_is or ""),
    )


def _in_sections(truth: CouncilReport, layout: Layout, read: Report) -> Iterator[Difference]:
    """What is not right of titles and of what is said below them."""
    left = {_folded("title", priority.title): priority for priority in read.priorities}
    for number, section in enumerate(layout.as_printed(truth).sections, 1):
        titles = (section.title, layout.section_heading(number, section))
        got = next(filter(None, (left.pop(_folded("t", title), None) for title in titles)), None)
        if got is None:
            yield Difference(section.title, "section", "printed", "not read")
            continue
        said = "\n".join(got.commitments) or None
        if _folded("commentary", said) != _folded("commentary", section.commentary):
            yield Difference(section.title, "commentary", section.commentary, said)
    for priority in left.values():
        yield Difference(priority.title, "section", "not printed", "read")


def _in_measures(want: Report, layout: Layout, read: Report) -> Iterator[Difference]:
    """What is not right of each measure, and which are missing or too many."""
    left = {_folded("name", reading.measure_name): reading for reading in read.readings}
    for reading in want.readings:
        name = reading.measure_name
        got = left.pop(_folded("name", name), None)
        if got is None:
            yield Difference(name, "measure", "printed", "not read")
            continue
        for field in _fields(layout):
            ours, theirs = getattr(reading, field), getattr(got, field)
            if _folded(field, ours) != _folded(field, theirs):
                yield Difference(name, field, ours, theirs)
        ours, theirs = want.priority(reading.priority_code).title, _title(read, got)
        if _folded("title", ours) not in _folded("title", theirs):
            yield Difference(name, "section", ours, theirs)
    for reading in left.values():
        yield Difference(reading.measure_name, "measure", "not printed", "read")


def _fields(layout: Layout) -> Iterator[str]:
    """The fields of a reading in which truth and reader are held to each other."""
    ours = {"priority_code", "measure_name", "pages"}
    if layout.code is None:
        ours.add("measure_code")
    return (name for name in Reading.__dataclass_fields__ if name not in ours)


def _title(read: Report, reading: Reading) -> str:
    return next((p.title for p in read.priorities if p.code == reading.priority_code), "")


def _folded(field: str, value: Any) -> Any:
    """The value with white space folded, and none where a dash stands for no figure."""
    if field in FIGURES and value in EMPTY:
        return None
    return " ".join(value.split()) if isinstance(value, str) else value
