"""Queries as an e-mail to those who answer for the measure: plain text, ready to send."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kpi_tui.analysis.queries import Query
from kpi_tui.grouping import grouped
from kpi_tui.labels import Label, page_list, plural
from kpi_tui.period_names import name_of
from kpi_tui.report import Report
from kpi_tui.text import one_line
from kpi_tui.wording.measure_text import figure_lines
from kpi_tui.wording.plain import plain_words

_MOST = 6
"""The most codes that a subject names."""
RULE = "-" * 40
"""The line between two e-mails that are copied together."""


def query_mails(queries: Iterable[Query], report: Report) -> str:
    """Return an e-mail for each set of people who answer, with all the queries for them."""
    by_people = grouped(queries, lambda query: (query.directors, query.holders))
    return f"\n\n{RULE}\n\n".join(query_mail(each, report) for each in by_people.values())


def query_mail(queries: Sequence[Query], report: Report) -> str:
    """Return one e-mail about queries to the same people: subject, to whom, and each question."""
    when, first = name_of(report.period), queries[0].finding
    about = "the report"
    if first.measures:
        codes = [*dict.fromkeys(first.measure_codes)]
        about = ", ".join(codes) if len(codes) <= _MOST else plural(len(codes), "measure")
    about = f"{about} {first.measure_name}" if first.measure_name else about
    subject = f"Query on {about}, {when}"
    if len(queries) > 1:
        subject = f"{plural(len(queries), 'query')} on the performance report, {when}"
    blocks = ["\n".join([one_line(f"Subject: {subject}"), f"To: {addressed(queries[0])}"])]
    blocks += ["\n".join(_asked(query, report)) for query in queries]
    blocks += filter(None, [report.origin.note])
    return "\n\n".join(blocks)


def addressed(query: Query) -> str:
    """Return whom a query is for, by name and role as published."""
    named = [f"{one_line(name)} (director)" for name in query.directors]
    named += [f"{one_line(name)} (portfolio holder)" for name in query.holders]
    return ", ".join(named) or "nobody is named in the report"


def _asked(query: Query, report: Report) -> Iterator[str]:
    """Yield the lines of one question: the measures with their figures, the question, where to look."""
    finding = query.finding
    readings = {each.named: each for each in report.readings}
    about = [readings[named] for named in finding.measures if named in readings]
    for reading in about:
        yield reading.named.called
    if len(about) == 1:
        figures = figure_lines(about[0], report)
        yield from map(plain_words, figures)
    yield f"{finding.level.word}: {plain_words(finding.message)}"
    if finding.harmless:
        yield f"{Label.POSSIBLE_EXPLANATION} {one_line(finding.harmless)}"
    if finding.open_since:
        yield f"Open since {finding.open_since}"
    where = page_list([finding.page]) if finding.page is not None else ""
    yield f"Source: {', '.join(filter(None, (one_line(report.source.name), where)))}"
