"""What headings, statuses and directions usually say, whatever the council."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kpi_tui.profiles.period_text import (
    PrintedPeriod,
    a_year_before,
    before,
    find_periods,
    find_without_year,
)
from kpi_tui.report import PublishedDirection, Status

_WHAT = (
    ("good_is", r"good is|good to be|polarity|better (?:if|when|is)|aim to|bigger|smaller"),
    ("ignored", r"national|average|benchmark|comparator|england|frequency|unit\b|quartile|source"),
    (
        "portfolio_holder",
        r"portfolio|cabinet|councillor|cllr|(?:executive|lead|responsible) member",
    ),
    ("priority", r"^(?:corporate )?(?:priority|theme|outcome|objective|ambition)s?$"),
    ("measure", r"measures?\b|indicators?\b|\bkpis?\b|description|\bpis?\b|\bname\b|\btitle\b"),
    ("published_direction", r"\bdot\b|trend|direction|travel|movement|arrow"),
    ("code", r"\bref\b|\bref\.|reference|\bcode\b|\bno\b|\bno\.|\bid\b|^#$"),
    ("floor", r"floor|minimum|tolerance|threshold|trigger"),
    (
        "directors",
        r"officer|owner|\blead\b|responsib|director|manager|accountab|contact|\bled by\b",
    ),
    ("status", r"status|\brag\b|\bbrag\b|rating|traffic|assessment|rated|on track"),
    ("target", r"target|\bgoal\b|expected|planned|\bplan\b(?! )"),
    ("risk_impact", r"\brisks?\b"),
    ("finance_impact", r"financ|budget"),
    ("timeframe", r"time ?(?:frame|scale)|deadline|due date|by when"),
    ("improvement_plan", r"improvement|action plan|corrective|recovery"),
    (
        "comment",
        r"comment|narrative|notes?\b|explanation|happened|context|update|actions?\b|analysis",
    ),
    (
        "actual",
        r"actual|results?\b|outturn|value|performance|position|figure|achieved|latest|current",
    ),
    ("progress", r"progress|summary"),
)
"""What a column holds, told by its heading: the first that fits."""
_WHEN = (
    ("ytd", r"\bytd\b|year to date|cumulative|to date"),
    ("last_year", r"last year|previous year|same (?:quarter|month|period) last"),
    ("previous", r"previous|prior|last (?:quarter|month|period|half)|preceding|earlier"),
    ("annual", r"annual target|year[- ]end|full[- ]year"),
)
_STATUS = (
    (Status.COMPLETE, r"^(?:complete|completed|closed|done|delivered)$"),
    (Status.NOT_STARTED, r"not (?:yet )?(?:started|begun)|yet to start"),
    (
        Status.NOT_REPORTED,
        r"not (?:yet )?(?:due|reported|available|measured)|awaiting|awaited|no data|data pending|^tbc$|^n/r$",
    ),
    (
        Status.MONITORING_ONLY,
        r"data only|no (?:target|rating|status)|monitor(?:ing)? only|for (?:information|monitoring)"
        r"|not (?:applicable|rated|targeted)|information only|^n/?a$|contextual|trend only",
    ),
    (Status.RED, r"significant(?:ly)? (?:below|behind|concern|worse|off)|\bred\b"),
    (
        Status.AMBER,
        r"slight|within|some concern|close to|near(?:ly)?\b|marginal|at risk|\bamber\b|\byellow\b"
        r"|just below|minor|but target|tolerance",
    ),
    (
        Status.RED,
        r"below|off (?:track|target)|behind|missed|not (?:met|achieved|on)|worse|\bunder(?:perform)?"
        r"|concern|outside|failing|adverse|critical",
    ),
    (Status.BLUE, r"\bblue\b|exceeded by|well above|exceeds|more than \d+ ?% (?:better|above)"),
    (
        Status.GREEN,
        r"on (?:track|target|schedule|course)|\bmet\b|achieved|exceed|better|above|at or|\bgreen\b|good"
        r"|delivering|reached",
    ),
)
"""What a status or the key to one says: the first that fits."""
_DIRECTION = (
    (PublishedDirection.UNCLEAR, r"no clear|unclear"),
    (
        PublishedDirection.SAME,
        r"static|same|stable|steady|no change|unchanged|maintain|level|similar|^no difference",
    ),
    (PublishedDirection.WORSENING, r"declin|wors|deteriorat|fall|\bdown\b|negative|adverse"),
    (PublishedDirection.IMPROVING, r"improv|better|\bup\b|positive|\brising\b|favourable"),
)
_SIGNS = {
    **dict.fromkeys("↑⬆⇧▲↗⇑🡅🡹", PublishedDirection.IMPROVING),
    **dict.fromkeys("↓⬇⇩▼↘⇓🡇🡻", PublishedDirection.WORSENING),
    **dict.fromkeys("→➡⇨►▶↔⬌⇔◄↕=", PublishedDirection.SAME),
}
NOTHING = frozenset(("-", "–", "—", "n/a", "na", "none", "", "..", "…"))
"""What stands in a cell for nothing."""


def what_of(label: str) -> tuple[str, str]:
    """Return what a heading says that its column holds, and of which period; empty where neither."""
    text = label.casefold().replace(" / ", " ")
    when = next((name for name, said in _WHEN if re.search(said, text)), "")
    what = next((name for name, said in _WHAT if re.search(said, text)), "")
    return what, when


def with_tokens(label: str, period: PrintedPeriod | None, year_begins: int) -> tuple[str, str]:
    """Return a heading with the periods in it named by their place beside the report's, and which."""
    if period is None:
        return label, ""
    named = (
        ("current", "{period}", period),
        ("previous", "{previous_period}", before(period)),
        ("last_year", "{last_year}", a_year_before(period)),
    )
    for printed in find_periods(label, year_begins) or find_without_year(
        label, period, year_begins
    ):
        for when, token, each in named:
            if printed.type is each.type and printed.last_day == each.last_day:
                return label[: printed.start] + token + label[printed.end :], when
        if printed.last_day < period.first_day:
            return label[: printed.start] + "{earlier_period}" + label[printed.end :], "earlier"
        if printed.first_day <= period.first_day and period.last_day <= printed.last_day:
            return label, "annual"
        return label, "other"
    return label, ""


def status_of(text: str) -> Status | None:
    """Return the status that a phrase, or the key to a sign, stands for; `None` for none known."""
    said = " ".join(text.casefold().split())
    return next((status for status, known in _STATUS if re.search(known, said)), None)


def direction_of(text: str) -> PublishedDirection | None:
    """Return the direction that a word or a sign stands for; `None` for none known."""
    said = " ".join(text.casefold().split())
    for sign in said:
        if sign in _SIGNS:
            return _SIGNS[sign]
    return next((way for way, known in _DIRECTION if re.search(known, said)), None)


def is_figure(text: str) -> bool:
    """Whether a text reads as a figure."""
    folded = text.replace(" ", "").casefold()
    return bool(
        re.fullmatch(
            r"[(<>~c.£$€+−–-]*\d[\d,.]*\)?(?:%|k|m|bn|days?|hours?|mins?|kg|t|ppts?|pp)?[*†)]*",
            folded,
        )
    )


def share(texts: Iterable[str], holds: object) -> float:
    """Return of how many texts something holds, 0 to 1; nought where there are none."""
    found = [bool(holds(text)) for text in texts]  # type: ignore[operator]
    return sum(found) / len(found) if found else 0.0
