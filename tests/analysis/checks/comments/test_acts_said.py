"""Who a comment says did how many of what its measure counts."""

from __future__ import annotations

import pytest

from tests.support.check_rows import found, month, row

COMPLAINTS = "Number of complaints"
FIRES = "Accidental dwelling fires"
INSPECTED = "Food hygiene inspections completed"
UPHELD = "Number of complaints upheld"
VISITS = "Home safety visits carried out"


def asks(name: str, actual: str, comment: str) -> int:
    return len(found("C1", month(row(name=name, period=(actual, None, None), comment=comment))))


@pytest.mark.parametrize(
    ("name", "actual", "comment"),
    [
        (VISITS, "45", "The team carried out 54 visits in July."),
        (VISITS, "45", "In July officers made 34 home safety visits."),
        (VISITS, "45", "We have completed just thirty-eight visits."),
        (VISITS, "45", "Advocates and crews made 34 visits. The service carried out 54 visits."),
        ("Interventions with traders", "34", "Trading Standards made 43 interventions in July."),
        (COMPLAINTS, "118", "The council received 181 complaints."),
        (COMPLAINTS, "118", "The council received 181 complaints from residents."),
        (COMPLAINTS, "118", "The council received 181 complaints, 22 of which were withdrawn."),
        (COMPLAINTS, "118", "The council received 181 complaints and this is more than ever."),
        (COMPLAINTS, "118", "In July Highways received 181 complaints."),  # more than all
        (FIRES, "24", "Crews attended 42 accidental dwelling fires."),
        (INSPECTED, "61", "The team completed 71 inspections."),
        ("Visitors to museums", "9,888", "Our service welcomed 8,988 visitors."),
    ],
)
def test_who_did_another_number_than_the_table(name: str, actual: str, comment: str) -> None:
    assert asks(name, actual, comment) == 1
    for wrong in ("54", "34", "thirty-eight", "43", "181", "42", "71", "8,988"):
        comment = comment.replace(wrong, actual)
    assert asks(name, actual, comment) == 0


@pytest.mark.parametrize(
    ("name", "actual", "comment"),
    [
        (VISITS, "45", "The north team made 30 visits in July."),
        (VISITS, "45", "We made thirty visits in the north in July."),
        (VISITS, "45", "We made 36 visits to over-65s."),
        (VISITS, "45", "We carried out 38 safe and well visits."),
        (VISITS, "45", "We aim to have carried out 54 visits by August."),
        (VISITS, "45", "We carried out over forty visits."),
        (VISITS, "45", "Each officer carried out 23 visits."),
        (VISITS, "45", "The team booked 62 visits."),
        (VISITS, "45", "We received 62 requests."),
        (VISITS, "45", "The team carried out 30 visits before the system failed."),
        (COMPLAINTS, "118", "Highways received 80 complaints in July."),  # a part
        (COMPLAINTS, "118", "We received 60 complaints about bins."),
        (COMPLAINTS, "118", "The service received 160 compliments."),
        (COMPLAINTS, "118", "The council received 150 complaints and enquiries."),
        (COMPLAINTS, "118", "There were 150 complaints, enquiries and compliments."),
        (COMPLAINTS, "118", "There were 150 complaints or service requests."),
        (COMPLAINTS, "118", "There were 90 complaints at stage 1, the rest at stage 2."),
        ("Homes completed", "42", "The council completed 30 homes, the rest by associations."),
        (COMPLAINTS, "118", "The council received 90 complaints from schools."),
        (COMPLAINTS, "118", "The council received 140 complaints, 22 of which were withdrawn."),
        (COMPLAINTS, "118", "The council received 140 complaints but 22 were duplicates."),
        (COMPLAINTS, "118", "We resolved 110 complaints in July."),
        (COMPLAINTS, "118", "We responded to 110 complaints in July."),
        (COMPLAINTS, "118", "We completed 110 complaints in July."),
        (INSPECTED, "61", "We had 70 inspections to do."),
        (UPHELD, "34", "The council received 52 complaints in July."),
        ("Anti-social behaviour incidents", "212", "Officers attended 120 incidents."),
        ("% of complaints answered", "61%", "We answered 70 complaints."),
    ],
)
def test_a_part_or_something_else_that_was_done(name: str, actual: str, comment: str) -> None:
    assert asks(name, actual, comment) == 0


@pytest.mark.parametrize(
    ("name", "comment", "hits"),
    [
        ("New foster carers approved", "Forty-two new foster carers were approved.", 1),
        ("New foster carers approved", "Thirty-four new foster carers were approved.", 0),
        ("New foster carers approved", "Forty-two foster carers were in assessment.", 0),
        ("New foster carers approved", "Forty-two new foster carers in July.", 0),
        ("Visits to libraries", "42 visits to libraries in July.", 1),
        ("Visits to libraries", "34 visits to libraries in July.", 0),
        ("Visits to libraries", "42 visits to museums in July.", 0),
        ("New foster carers approved", "Forty-two new foster carers approved this month.", 1),
        ("New foster carers approved", "Thirty-four new foster carers in July.", 0),
        ("New foster carers approved", "Forty-two new foster carers in July had a pet.", 0),
        ("New foster carers approved", "Forty-two foster carers in July.", 0),
        ("New foster carers approved", "Forty-two new foster carers in June.", 0),
        ("People killed or seriously injured", "42 people were killed or seriously injured.", 1),
        ("People killed or seriously injured", "22 people were seriously injured.", 0),
        ("People killed or seriously injured", "22 were killed or seriously injured.", 0),
        ("People killed or seriously injured on roads", "22 people were killed or seriously injured in cars.", 0),
        ("People helped into work", "Forty people were helped.", 0),
        ("Interventions to stop rogue traders", "43 rogue traders were stopped.", 0),
        (UPHELD, "Forty-two complaints were upheld.", 1),
        (UPHELD, "52 complaints were received in July.", 0),
        (UPHELD, "There were 52 complaints in total.", 0),
        (INSPECTED, "There were 50 inspections due.", 0),
    ],
)  # fmt: skip
def test_a_sentence_that_tells_nothing_but_what_the_name_says(
    name: str, comment: str, hits: int
) -> None:
    assert asks(name, "34", comment) == hits
