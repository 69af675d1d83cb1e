"""Queries as e-mails, how far each has come, and the log of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs

from kpi_tui.analysis.assess import assess
from kpi_tui.analysis.assessment import PeriodAssessment
from kpi_tui.analysis.queries import Progress, moved_to, queries
from kpi_tui.judgements.log import append
from kpi_tui.measure_name import MeasureName
from kpi_tui.publish.sheets import write
from kpi_tui.publish.sheets.query_log import query_log_listing
from kpi_tui.store.store import Store
from kpi_tui.wording.plain import plain_words
from kpi_tui.wording.query_mail import query_mail, query_mails
from tests.support.samples import JULY, JUNE
from tests.support.stores import stored


def assessed(folder: Path) -> PeriodAssessment:
    store = Store(folder)
    return assess(store).period(store.periods()[-1])


@pytest.fixture(scope="module")
def july(tmp_path_factory: pytest.TempPathFactory) -> PeriodAssessment:
    return assessed(stored(tmp_path_factory.mktemp("queries") / "store", JUNE, JULY))


def test_an_email_names_measure_people_figures_and_page(july: PeriodAssessment) -> None:
    query = next(each for each in queries(july) if each.finding.measure_code == "OCC01.01")
    text = query_mail([query], july.report)
    first, second, *_ = text.splitlines()
    assert first == f"Subject: Query on OCC01.01 {query.finding.measure_name}, July 2024"
    assert second.startswith("To: Ada Brown (director), Cy Dean (director)")
    assert plain_words(query.finding.message) in text
    assert "page " in text.splitlines()[-1]
    assert "★" not in text
    assert "●" not in text


def test_a_subject_does_not_name_dozens_of_codes(july: PeriodAssessment) -> None:
    (query, *_) = queries(july)
    names = tuple(MeasureName(f"OCC01.{number:02}", "Visits") for number in range(29))
    many = replace(query, finding=structs.replace(query.finding, measures=names))
    assert query_mail([many], july.report).startswith("Subject: Query on 29 measures, July 2024\n")


def test_one_email_to_each_set_of_people(july: PeriodAssessment) -> None:
    listed = queries(july)
    people = {(each.directors, each.holders) for each in listed}
    assert query_mails(listed, july.report).count("Subject: ") == len(people)
    assert query_mails([], july.report) == ""


def test_control_characters_are_shown_not_sent(july: PeriodAssessment) -> None:
    (query, *_) = queries(july)
    hostile = replace(query, directors=("\x1b[2J",), holders=("\nBcc: everyone",))
    text = query_mail([hostile], july.report)
    assert "\x1b" not in text
    assert "\nBcc" not in text


@pytest.mark.parametrize("progress", [Progress.ASKED, Progress.ANSWERED, Progress.ACCEPTED])
def test_a_query_is_brought_to_a_state_and_opened_again(tmp_path: Path, progress: Progress) -> None:
    folder = stored(tmp_path / "store", JUNE, JULY)
    for wanted in (progress, Progress.OPEN):
        now = assessed(folder)
        finding = next(each for each in now.findings if each.measure_code == "OCC01.01")
        for judgement in moved_to(wanted, finding, now, "An officer", "told by phone"):
            append(folder, judgement)
        after = next(
            each
            for each in queries(assessed(folder))
            if each.finding.rule == finding.rule and each.finding.measures == finding.measures
        )
        assert after.progress is wanted
        if wanted is progress:
            assert after.decided is not None
            assert (after.decided.who, after.why) == ("An officer", "told by phone")
    assert list(moved_to(Progress.OPEN, after.finding, assessed(folder), "A", "")) == []


def test_a_finding_on_several_measures_is_accepted_of_each(july: PeriodAssessment) -> None:
    (first, second, *_) = (each.named for each in july.measures.values())
    finding = structs.replace(july.findings[0], measures=(first, second), accepted=None)
    made = list(moved_to(Progress.ACCEPTED, finding, july, "A", ""))
    assert [each.measures for each in made] == [(first,), (second,)]


@pytest.mark.parametrize("form", ["xlsx", "csv", "json", "md", "html"])
def test_the_log_has_every_query(july: PeriodAssessment, form: str) -> None:
    listed = queries(july)
    listing = query_log_listing(listed, "Data quality queries · July 2024")
    assert len(listing.records) == len(listing.sheet.rows) == len(listed)
    assert {record["state"] for record in listing.records} == {"open"}
    assert write(listing, form)


@pytest.mark.parametrize("form", ["md", "html"])
def test_the_log_says_which_file_its_pages_are_of(july: PeriodAssessment, form: str) -> None:
    listing = query_log_listing(queries(july), "Log", file="annex\n2024.pdf")
    assert "Pages are those of “annex 2024.pdf”." in write(listing, form).decode()


def test_what_is_asked_has_room_beside_the_names_of_many_measures(july: PeriodAssessment) -> None:
    page = write(query_log_listing(queries(july), "Log"), "html").decode()
    assert '<th scope="col" class="wide words">Query</th>' in page


def test_no_text_of_a_report_becomes_a_formula(july: PeriodAssessment) -> None:
    (query, *_) = queries(july)
    hostile = replace(query, directors=("=cmd|x",), title="=1+1")
    said = write(query_log_listing([hostile], "Log"), "csv").decode()
    assert ",=cmd" not in said
    assert ",=1+1" not in said
