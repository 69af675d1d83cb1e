from __future__ import annotations

import pytest

from kpi_tui.analysis.checks.finding import Level
from kpi_tui.analysis.checks.registry import RULES
from kpi_tui.analysis.forecasts import is_forecast, is_late
from tests.support.check_rows import day, found, month, one, row
from tests.support.checking import findings

HELD = {"2024-04": "22", "2024-05": "19", "2024-06": "21"}


@pytest.mark.parametrize(
    ("comment", "named"),
    [
        ("In May the roof was mended.", "May 2024, 2 months back"),
        ("In June the roof was mended.", None),
        ("In May the roof was mended; it opened in July.", None),
        ("In August 2023 the roof was mended.", "August 2023, 11 months back"),
        ("In July 2023 the roof was mended.", None),  # a year back is background
        ("In May the roof was mended. It is open now.", None),
        ("In May the roof was mended, and since April 9 came.", None),
        ("The balance was £3m at 31 March 2024.", None),
        ("The balance was £3m in March 2024.", "March 2024, 4 months back"),
        ("In May we heard of the rule of 31 March 2026.", None),
        ("The roof was mended.", None),
        ("The library has been closed since May.", None),
        ("The target was raised to 95% in April.", None),
        ("The target of 95% was missed in April.", "April 2024, 3 months back"),
        ("The target will become 18 days in April.", None),  # that of the next year
        ("The target is to rise to 95% from April.", None),
        ("The library will open in April.", "April 2024, 3 months back"),
        ("In April the target will be missed.", "April 2024, 3 months back"),
        ("The new contract starts in October.", None),
        ("The financial year starts in April.", None),
        ("The audit begins in May each year.", None),
        ("The new contract begins in May.", "May 2024, 2 months back"),
        ("It is on track to provide 40 homes by March.", None),
        ("We are on course for 40 homes by March.", None),
        ("It was on track in March.", "March 2024, 4 months back"),
        ("We have an aspiration of 175 by March.", None),
        ("More funds let us set a target of 1,400 for September.", None),
        ("Visits are 18%, down from 19% in May.", None),  # it compares
        ("Visits are higher than the 1,200 in April.", None),
        ("In April visits rose, from 900 in March.", "April 2024, 3 months back"),
        ("We expect growth from September.", None),  # which is to come
        ("The plan agreed in May aims for 60%.", None),
        ("A policy published in May applies.", None),
        ("A plan was discussed in May.", "May 2024, 2 months back"),
        ("Growth began in September.", "September 2023, 10 months back"),
        ("We planned for it in May.", "May 2024, 2 months back"),
        ("Works will follow those of May 2024.", "May 2024, 2 months back"),
        ("We recruited in April and the team is trained.", None),  # background
        ("A new call-back service began in May.", None),
        ("Reporting of this measure started in April.", None),
        ("The contract with the supplier ended in May.", None),
        ("Requests opened as a new measure in April.", None),
        ("The new telephone system went live in May.", None),
        ("Text reminders were rolled out in May.", None),
        ("Calls to the new service rose in May.", "May 2024, 2 months back"),
        ("The rise began in May.", "May 2024, 2 months back"),
        ("The new service answered fewer calls in May.", "May 2024, 2 months back"),
        ("Vans ordered in March are late.", None),
        ("The target was last met in May.", None),
        ("Fifteen apprentices began last September.", None),
        ("In April we recruited.", "April 2024, 3 months back"),
        ("Visits fell in April and the team is trained.", "April 2024, 3 months back"),
        ("The deadline was extended to 30 September.", None),
        ("The library is closed until December.", None),
        ("Incidents are expected to halve by March.", None),
        ("Incidents are projected to reach 900 by March.", None),
        ("The overspend is forecast to fall by March.", None),
        ("It will stay closed until the end of April.", None),
        ("Incidents halved by March.", "March 2024, 4 months back"),
        ("Visits dipped but are up by 40 on April.", None),
        ("Income is up on June and as much again as in April.", None),
        ("Income in April was up on March.", "April 2024, 3 months back"),
        ("The loss was £3m as at April 2024.", "April 2024, 3 months back"),
        ("Turnover is down by 0.4 points on April.", None),
        ("Visits are 40 below May.", None),
        ("Visits are 40 above those of May.", None),
        ("Visits were above target in May.", "May 2024, 2 months back"),
        ("We worked on April and May.", "May 2024, 2 months back"),
        ("It was closed until May.", "May 2024, 2 months back"),
        ("No trees are planted between April and October.", None),
        ("Trees were planted between April and May.", "May 2024, 2 months back"),
        ("Traffic from April Road was diverted.", None),
        ("The works in March Street took long.", None),
        ("Visits are up, compared with 18,085 in April and 19,120 in May.", None),
        ("Visits rose after the works in May.", None),
        ("Visits recovered following recruitment in April and training in May.", None),
        ("In April visits rose and in May they fell.", "May 2024, 2 months back"),
        ("Two advisers left in May.", None),
        ("Training was completed in April.", None),
        ("A contractor was hired in May. The contract ends in October.", None),
        ("Two branches were closed for repairs in April and May.", None),
        ("The helpline moved to the new number in May.", None),
        ("We were rated good by Ofsted in April.", None),
        ("The inspection took place in May and we await its report.", None),
        ("A peer review in April found much to praise.", None),
        ("We lost two caseworkers in May.", None),
        ("The manager went on maternity leave in May.", None),
        ("Sessions at Witney began in May.", None),
        ("We were busier after the cost of living payment in May.", None),
        ("Storms in April kept visitors away.", None),
        ("We lost 310 visits in April.", "April 2024, 3 months back"),
        ("We were rated amber in April.", "April 2024, 3 months back"),
        ("310 visits were completed in April.", "April 2024, 3 months back"),
        ("Twelve library tours were completed in April.", "April 2024, 3 months back"),
        ("Advisers left in May and visits fell in June.", None),
        ("Visits fell in May as two advisers left.", "May 2024, 2 months back"),
        ("The budget will be set in February for April.", None),
        ("The library will open in February.", "February 2024, 5 months back"),
        ("The target was met in May but not since.", None),
        ("The backlog peaked in May and is gone today.", None),
        ("The cohort was discharged in April.", None),
        ("Utilities dug up the High Street in May.", None),
        ("A van caught fire in May, and hired ones are slower.", None),
        ("A burst main in May flooded Witney library.", None),
        ("The supplier went into administration in April.", None),
        ("Two sibling groups came into care in May.", None),
        ("One exclusion was rescinded in May.", None),
        ("Two visits were rescinded in May.", None),
        ("It waited for a consultee who replied in May.", None),
        ("310 people who made visits in May got a card.", "May 2024, 2 months back"),
        ("Three cases were heard in May.", None),
        ("The Ombudsman determined one case in May.", None),
        ("A survey of visits closed in April.", None),
        ("A survey of 310 visits closed in April.", "April 2024, 3 months back"),
        ("310 visits came in May.", "May 2024, 2 months back"),
        ("Visits were hit in May.", "May 2024, 2 months back"),
        ("Performance failed in May.", "May 2024, 2 months back"),
        ("The target was hit in May.", "May 2024, 2 months back"),
        ("It passed the target in May.", "May 2024, 2 months back"),
        (None, None),
    ],
)
def test_the_last_month_that_a_comment_names(comment: str | None, named: str | None) -> None:
    messages = [item.message for item in found("C6", month(row(comment=comment)))]
    assert len(messages) == (named is not None)
    assert named is None or named in messages[0]


@pytest.mark.parametrize(
    ("name", "comment", "hits"),
    [
        ("Families supported", "A survey of families closed in April.", 0),
        ("Families supported", "Three families returned in April.", 1),
        ("Children in care", "Two sibling groups came into care in May.", 0),
        ("Children in care", "22 children came into care in May.", 1),
        ("Reviews held in time", "Reviews of plans were completed in May.", 1),
        ("Number of drug deaths", "41 people died in May.", 1),
    ],
)
def test_an_event_about_what_is_counted_is_no_count(name: str, comment: str, hits: int) -> None:
    assert len(found("C6", month(row(name=name, comment=comment)))) == hits


@pytest.mark.parametrize(
    ("comment", "words"),
    [
        ("Waste is reported a month in arrears.", "own (OCC01.01: “in arrears”)"),
        ("It shows the forecast end of year position.", "OCC01.01: “forecast end of year”"),
        (
            "The figure shown is the forecast end of year rate.",
            "own (OCC01.01: “figure shown is the forecast”)",
        ),
        (
            "Less green waste is a factor in the forecast end of year rate.",
            "The comment speaks of “forecast end of year”. Is the figure that, and not July 2024's own?",
        ),
        ("It is a year-end forecast.", "“year-end forecast”"),
        ("The position is unchanged from last month.", "“unchanged from last month”"),
        ("Position unchanged from last month (June) - no change for July.", None),
        ("Unchanged from last month.", "“Unchanged from last month”"),
        ("The figures are unchanged since the last report.", "“unchanged since the last report”"),
        ("Kitchen fires were unchanged from last month.", None),
        ("The forecast is unchanged from last month.", None),
        ("Performance is unchanged from last month.", None),
        ("This information is for December.", "of December 2023, 7 months back"),
        ("We measured invoices issued in April 2024.", "of April 2024, 3 months back"),
        ("We measured invoices issued in July.", None),
        ("Permits issued in Dover rose.", None),
        ("Data are for April.", "of April 2024"),
        ("The figure shown is for June 2024.", "of June 2024, 1 month back"),
        ("June's figure is shown.", "of June 2024, 1 month back"),
        ("As July is not ready, June 2024’s figure has been used.", "of June 2024, 1 month back"),
        ("The latest available data is for May.", "of May 2024, 2 months back"),
        ("The figure relates to the end of June 2024.", "of June 2024, 1 month back"),
        ("July's figure is shown.", None),
        ("Data is for April to July.", None),
        ("The figures are for May, June and July 2024.", None),
        ("Data is for April to June.", "of June 2024, 1 month back"),
        ("The data is for May, June will follow.", "of May 2024, 2 months back"),
        ("The figure for June was 94%.", None),
        ("Figures are for July, up from 90% in June.", None),
        ("June's figures were good.", None),
        ("The actual is lower than June's figure.", None),
        ("Vouchers will be issued in September 2024.", None),
        ("Rent in April was in order.", None),
        ("The data is from March Road.", None),
    ],
)
def test_a_figure_of_another_month(comment: str, words: str | None) -> None:
    messages = [item.message for item in found("C7", month(row(comment=comment)))]
    assert len(messages) == (words is not None)
    assert words is None or words in messages[0]


@pytest.mark.parametrize(
    ("comments", "ends"),
    [
        (("This information is for May.",), "2 months back). Is this always so?"),
        (
            ("We measured invoices issued in April.",),
            "3 months back, when its invoices were issued).",
        ),
        (("Waste is reported a month in arrears.",), "(OCC01.01: “in arrears”)."),
        (
            ("This information is for May.", "We measured invoices issued in April."),
            "Is this always so of OCC01.01?",
        ),
    ],
)
def test_a_lag_that_the_definition_makes_is_not_asked_about(
    comments: tuple[str, ...], ends: str
) -> None:
    rows = [row(f"OCC01.0{n}", f"Rate {n}", comment=said) for n, said in enumerate(comments, 1)]
    assert one("C7", month(*rows)).message.endswith(ends)


def test_the_outturn_of_a_year_that_has_ended_is_no_forecast() -> None:
    for at, count in (("2024-03", 0), ("2024-07", 1)):
        seen = row(comment="The year-end outturn is 412.", report_date=day(at))
        assert len(found("C7", month(seen, at=at))) == count


def test_one_finding_a_measure_and_only_information() -> None:
    comment = "Waste is reported in arrears.\nIt is a year-end forecast."
    finding = one("C7", month(row(comment=comment)))
    assert finding.level is Level.INFORMATION
    assert finding.figures[0] == ("OCC01.01", "Waste is reported in arrears.")
    assert "“in arrears” and “year-end forecast”" in finding.message


@pytest.mark.parametrize(
    ("comment", "late", "forecast"),
    [
        ("Waste is reported a month in arrears.", True, False),
        ("The figure reported is the forecast end of year performance.", False, True),
        ("Figures are estimates.", False, True),
        ("In arrears. The year-end forecast is £3m.", True, True),
        ("We measured invoices issued in April 2024.", True, False),
        ("Position unchanged from last month (June) - no change for July.", False, False),
        ("Position unchanged from last month.", True, False),
        ("All is well.", False, False),
    ],
)
def test_the_outlook_hears_what_the_check_tells(comment: str, late: bool, forecast: bool) -> None:
    measure = row(comment=comment)
    assert (is_late(measure), is_forecast(measure)) == (late, forecast)
    assert bool(found("C7", month(row(comment=comment)))) is (late or forecast)


def test_a_comment_that_names_an_earlier_month_is_asked_about_once() -> None:
    rows = [row(period=(actual, None, None), report_date=day(at)) for at, actual in HELD.items()]
    seen = row(period=("24", None, None), comment="There were 19 visits in April.")
    seen_in = month(seen, readings=rows, before=rows[-1:], held=list(HELD))
    (finding,) = findings(seen_in, [rule for rule in RULES if rule.id in ("C1", "C6")])
    assert finding.rules == ("C1", "C6")
    assert finding.message == (
        "The comment says “were 19 visits in April”; the figure was 22 in April 2024 and is 24 now. "
        "The last month its comment names is April 2024, 3 months back. Which is right?"
    )


@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        ("Performance was 91.5%. Rain delayed repairs in May.", 0),
        ("91.5% were on time; those of Dover opened in May.", 0),
        ("Performance was 91.4%. Rain delayed repairs in May.", 1),
        ("Performance was 91.5% in May.", 1),
        ("In May 91.5% were on time.", 1),
        ("There were 91.5 on time. Rain delayed repairs in May.", 1),
    ],
)
def test_a_comment_that_gives_the_figure_is_of_its_month(comment: str, hits: int) -> None:
    measure = row(name="% repaired on time", period=("91.5%", "90%", None), comment=comment)
    assert len(found("C6", month(measure))) == hits


@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        ("August's figure is 91.5%.", 1),
        ("The August figure was 91.5 against a target of 90%.", 1),
        ("The figure for August is 91.5%.", 1),
        ("Performance in August was 91.5%, which is above target.", 1),
        ("August's figure is 91.4%.", 0),
        ("August's figure is also 91.5%.", 0),
        ("July's figure is 91.5%. August's figure is 91.5%.", 0),
        ("August's figure is £91.5.", 0),
        ("June's figure is 91.5%.", 0),
        ("The figure for August 2023 is 91.5%.", 0),
        ("August's figure is expected to be 91.5%.", 0),
        ("August's figure is 91.5% for flats.", 0),
        ("August's figure for flats is 91.5%.", 0),
        ("The national figure for August is 91.5%.", 0),
        ("August's figure is 90%.", 0),
    ],
)
def test_the_figure_of_the_table_told_as_a_later_month_s(comment: str, hits: int) -> None:
    measure = row(name="% repaired on time", period=("91.5%", "90%", None), comment=comment)
    assert len(found("C1", month(measure))) == hits


@pytest.mark.parametrize(
    ("actual", "before", "hits"), [("97%", "95%", 1), ("97%", "97%", 0), ("100%", "95%", 0)]
)
def test_a_figure_that_many_months_have_may_be_a_later_month_s_too(
    actual: str, before: str, hits: int
) -> None:
    comment = f"August's figure is {actual}."
    seen = row(
        name="% repaired on time", period=(actual, "90%", None), comment=comment, measure_id="x"
    )
    old = row(
        name="% repaired on time",
        period=(before, "90%", None),
        measure_id="x",
        report_date=day("2024-06"),
    )
    in_july = month(seen, before=[old], held=["2024-06"], readings=[old])
    assert len(found("C1", in_july)) == hits
