"""What councils print in their reports: titles, headings of columns, names, comments, notes."""

from __future__ import annotations

COUNCILS = (
    *("Elmford City Council", "Harrowmere Borough Council", "North Vale District Council"),
    "Fictonshire County Council",
)
REPORTS = (
    *("Performance report", "Corporate performance report"),
    *("Corporate Plan performance monitoring", "Council plan scorecard"),
    "Key performance indicators",
)
HEADINGS: dict[str, tuple[str, ...]] = {
    "code": ("Ref", "Code", "PI ref", "KPI Ref.", "Ref No", "ID", "Measure ref", "PI Code", "No."),
    "measure": (
        *(
            "Measure",
            "Indicator",
            "KPI",
            "Performance indicator",
            "Performance measure",
            "Description",
        ),
        *("Key performance indicator", "Measure name", "Indicator title", "What we measure", "PI"),
        "Measure description",
    ),
    "period_actual": (
        *("Actual", "Result", "Performance", "Current value", "{now}", "{now} actual", "Outturn"),
        *("{now} result", "Latest", "Current performance", "Value", "This {kind}"),
    ),
    "period_target": (
        *("Target", "{now} target", "Current target", "Target {year}", "Quarterly target", "Goal"),
        *("Target for the {kind}", "Plan"),
    ),
    "previous_actual": (
        *(
            "Previous",
            "{before}",
            "Previous {kind}",
            "Last {kind}",
            "{before} actual",
            "Prior {kind}",
        ),
        "Previous performance",
    ),
    "published_direction": (
        *("Direction of travel", "DoT", "Trend", "Direction", "Travel", "Change from last {kind}"),
        *("Short trend", "Performance trend"),
    ),
    "period_status": (
        *(
            "RAG",
            "Status",
            "RAG status",
            "RAG rating",
            "Rating",
            "Traffic light",
            "Performance status",
        ),
        "{now} status",
    ),
    "ytd_actual": ("YTD", "YTD actual", "Year to date", "Cumulative", "Year to date actual"),
    "ytd_target": ("YTD target", "Year to date target", "Cumulative target"),
    "directors": (
        *("Owner", "Lead officer", "Responsible officer", "Director", "Head of service", "Lead"),
        *("Accountable officer", "Measure owner", "Managed by"),
    ),
    "portfolio_holder": ("Portfolio holder", "Portfolio", "Cabinet member", "Lead member"),
    "comment": (
        *("Comment", "Comments", "Commentary", "Narrative", "Notes", "Latest note", "Explanation"),
        *("Performance commentary", "Officer comments", "Latest update"),
    ),
    "frequency": ("Frequency", "Reporting frequency", "Reported"),
    "published_polarity": ("Polarity", "Good is", "Good performance", "Aim to", "Better is"),
    "forecast": ("Year-end forecast", "Forecast", "Forecast outturn", "Projected outturn"),
    "benchmark": ("Benchmark", "England average", "Nearest neighbours", "National average"),
    "floor": ("Tolerance", "Floor", "Minimum", "Amber threshold", "Lower threshold"),
    "last_year": ("{last_year}", "Same {kind} last year", "{last_year} actual", "Last year"),
    "annual": ("Annual target", "Year-end target", "Target for the year"),
    "priority": ("Priority", "Theme", "Corporate priority", "Outcome"),
    "unit": ("Unit", "Unit of measure"),
}
NAMES = (
    *(
        "Percentage of household waste sent for reuse, recycling and composting",
        "Missed bins per 100,000 collections",
    ),
    *("Fly-tips removed within two working days", "Number of affordable homes delivered (gross)"),
    *(
        "Average days to re-let a council home",
        "Households in temporary accommodation",
        "Council tax collected",
    ),
    *(
        "Business rates collected in the year to date",
        "Calls answered within 60 seconds",
        "Stage 1 complaints answered in time",
    ),
    *(
        "Sickness absence – days lost per employee",
        "Major planning applications determined in 13 weeks or an agreed time",
    ),
    *(
        "Minor planning applications determined in 8 weeks",
        "Visits to leisure centres",
        "Food businesses rated 3 or better",
    ),
    *(
        "Children in care per 10,000",
        "Care leavers in education, employment or training (aged 19 to 21)",
    ),
    *(
        "Education, health and care plans issued within 20 weeks",
        "Adults with a learning disability in settled accommodation",
    ),
    *(
        "Delayed transfers of care per day",
        "Potholes repaired within 28 days",
        "Street lights working as planned",
    ),
    *(
        "Anti-social behaviour incidents",
        "Housing benefit: days to process new claims",
        "Rent arrears as a share of rent due",
    ),
    *(
        "Invoices paid within 30 days",
        "Net cost of agency staff",
        "Library visits, physical and virtual",
        "Apprentices in post",
    ),
    *(
        "Freedom of information requests answered in 20 days",
        "Trees planted on council land",
        "Carbon emissions of the estate",
    ),
    *(
        "Empty homes brought back into use",
        "Repairs completed at the first visit",
        "Homelessness prevented: share of duties",
    ),
)
TITLES = (
    *(
        "A clean and green borough",
        "Homes for everyone",
        "A thriving economy",
        "Healthy lives",
        "An efficient council",
    ),
    *(
        "Safe and strong communities",
        "Children and young people",
        "Housing",
        "Environment and Place",
        "Finance and Resources",
    ),
)
OFFICERS = (
    *(
        "Head of Waste",
        "Ada Fenwick",
        "Head of Housing",
        "Josephine Quarter",
        "Assistant Director – Place",
        "B. Marsh",
    ),
    *(
        "Director of Resources",
        "Customer Services Manager",
        "Chidi Okafor",
        "Service Lead, Revenues & Benefits",
    ),
)
MEMBERS = (
    *("Cllr Brown", "Cllr A Smith", "Cllr Jane Doe-Harris", "Cllr N O’Neill", "Cllr Patel"),
    *("Cllr Margaret Ashworth", "Cllr Lee"),
)
COMMENTS = (
    *(
        "On track.",
        "No comment required",
        "Performance is above target for the third quarter running.",
    ),
    *("Two vacancies in the team have now been filled and the backlog of 120 cases is falling.",),
    *(
        "Demand rose by 12% on last year, mostly in April and May; the new contract begins on 1 October 2025.",
    ),
    *(
        "Figure is provisional. Data will be confirmed in the next report, once returns from all partners are in.",
    ),
    *(
        "Seasonal variation. The target of 85% is expected to be met by year end.",
        "Data lags by one quarter.",
    ),
    *(
        "Performance dipped because of the bank holidays in May. Crews have caught up since: 98% of rounds were completed in June, and complaints are down by a third. A further review is planned with the contractor.",
    ),
    *(
        "Red because of ICT problems in July.",
        "See note 2 below.",
        "Slightly below target but improving",
        "N/A",
    ),
)
PROSE = (
    *(
        "This section sets out how we are doing against the measures of the plan, and what is being done where performance is below target.",
    ),
    *(
        "Most measures are on track. Two have missed their targets for the second time; recovery plans are in place and were looked at in October.",
    ),
    "Performance is steady.",
    *(
        "Key points: demand is up by 8% on last year, and three vacancies have been filled since the last report went to committee.",
    ),
)
NOTES = (
    "* Provisional figure.",
    "Note: targets are reviewed each year as part of the service planning round.",
    "1. Data is reported one quarter in arrears. 2. The definition was changed in April.",
)
