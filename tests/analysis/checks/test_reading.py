from __future__ import annotations

from kpi_tui.analysis.checks.finding import Level
from kpi_tui.pdf.doubts.warnings import find_warnings
from kpi_tui.report import Account, Leftover, Priority, Reading, Warning
from kpi_tui.status import Status
from tests.support.check_rows import found, month, one, row


def test_a_column_that_is_gone() -> None:
    before = [row(comment="One.", risk_impact="Low."), row("OCC01.02", "Books", risk_impact="n/r")]
    finding = one(
        "M1", month(row(comment="Two.", risk_impact="n/r"), before=before, held=("2024-06",))
    )
    assert finding.level is Level.QUESTION
    assert finding.message.startswith("No measure has a risk impact; in June 2024 1 had.")
    kept = [row(comment="Two."), row("OCC01.02", "Books", risk_impact="High.")]
    assert found("M1", month(*kept, before=before, held=("2024-06",))) == []
    assert found("M1", month(*kept)) == []
    assert found("M1", month(before=before, held=("2024-06",))) == []


def test_words_left_over() -> None:
    account = Account(leftovers=(Leftover(4, "Planning Pattern"), Leftover(5, "x" * 300)))
    first, second = found("M2", month(row(), account=account))
    assert (first.page, first.figures) == (4, (("not placed", "Planning Pattern"),))
    assert len(second.figures[0][1]) == 200


def test_each_doubt_of_the_reader_is_told_by_one_rule() -> None:
    """The rules go by how the reader words its warnings: this breaks when it words them anew."""
    reading = Reading(
        "OCC01", "OCC01.01", "Visits", period_actual="£1,2,0", period_status=Status.UNREADABLE
    )
    priority = Priority("OCC01", "One", status=Status.UNREADABLE, page=2)
    warnings = list(
        find_warnings([reading, reading], [priority], {"OCC09.09": 7}, [Leftover(4, "stray words")])
    )
    said = [warning.message for warning in warnings]
    assert len(said) == 8
    printed = row(period=("£1,2,0", "£1", Status.UNREADABLE))
    assert found("N1", month(printed))
    assert found("S4", month(printed))
    told = found("M2", month(printed, warnings=warnings))
    assert [item.message for item in told] == [
        "When the file was read: listed twice.",
        "When the file was read: the status of OCC01 is not readable.",
    ]
    assert [item.measure_code for item in told] == ["OCC01.01", None]
    missing = one("M3", month(row(), warnings=warnings))
    assert (missing.level, missing.page) == (Level.ERROR, 7)
    assert missing.message.startswith("OCC09.09 is printed in the report and was not imported.")


def test_a_status_of_the_period_before_that_is_not_readable_is_told() -> None:
    reading = Reading("OCC01", "OCC01.01", "Visits", previous_status=Status.UNREADABLE, pages=(3,))
    warnings = list(find_warnings([reading], [], {}, []))
    assert warnings == [Warning(3, "OCC01.01", "previous status is not readable")]
    told = one("M2", month(row(), warnings=warnings))
    assert told.message == "When the file was read: previous status is not readable."


def test_a_doubt_that_no_other_rule_asks_about_is_told_at_its_measure() -> None:
    """No status is asked for without a target, and no figure that words stand in."""
    warnings = [
        Warning(3, "OCC01.01", "period status is not readable"),
        Warning(3, "OCC01.01", "year-to-date actual £1,2,0 (est.) is cut off or misprinted"),
        Warning(3, "OCC01.01", "period actual: “88” is struck out: left out"),
        Warning(3, "OCC01.07", "listed twice"),
    ]
    printed = row(period=("95", None, Status.UNREADABLE), ytd=("£1,2,0 (est.)", None, None))
    told = found("M2", month(printed, warnings=warnings))
    assert [item.measure_code for item in told] == ["OCC01.01"] * 3 + [None]
    assert told[-1].message == "When the file was read: OCC01.07: listed twice."


def test_words_that_a_doubt_quotes_are_not_told_again() -> None:
    account = Account(leftovers=(Leftover(3, "88"),))
    warning = Warning(3, "OCC01.01", "period actual: “88” is struck out: left out")
    assert len(found("M2", month(row(), warnings=[warning], account=account))) == 1


def test_a_doubt_about_no_measure_is_no_missing_one() -> None:
    warning = Warning(3, None, "dated 30/06/2024 here, 31/07/2024 elsewhere")
    assert one("M2", month(row(), warnings=[warning])).page == 3
    assert found("M3", month(row(), warnings=[warning])) == []
