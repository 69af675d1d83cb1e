"""What headings and figures usually say, whatever the council."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from kpi_tui.figures import word_of
from kpi_tui.period import PeriodType
from kpi_tui.profiles.arrows import SIGNS
from kpi_tui.profiles.labels import YEAR
from kpi_tui.profiles.period_text import (
    PrintedPeriod,
    a_year_before,
    before,
    find_in_report,
)
from kpi_tui.regex import regex

_REGIONS = (
    r"(?:the )?(?:north|south) (?:east|west)|(?:the )?(?:east|west) midlands"
    r"|yorkshire (?:and|&) (?:the )?humber(?:side)?|(?:inner |outer |greater )?london"
    r"|wales|great britain|gb|uk|region(?:al)?"
)
"""Other places than a council's: their figures are not its own."""
_BEHIND_REGION = (
    r"(?:region|avg\.?|mean|median|councils|actual|results?|outturn|value|performance|figure)"
)
_WHAT = (
    (
        "measure",  # with its code before it: "PI Code & Short Name"
        r"\b(?:code|ref\b\.?|reference|number|no\b\.?|id)\W+(?:and )?(?:(?:short|full) )?"
        r"(?:(?:(?:measure|indicator|kpi|pi) )?(?:name|title|description)|measure|indicator|kpi|pi)\W*$",
    ),
    (
        "comment",
        r"\b(?:comment|commentary|comments|narrative|explanation|reasons?|remarks?|headlines|key messages)\b"
        r"|^why\b|(?:supporting|further|additional) information|what (?:this|it) means|\bupdate$",
    ),
    (
        "published_polarity",
        r"good is|good to be|polarity|better (?:if|when|is)|aim to|bigger|smaller|is good|is better|high(?:er)? good"
        r"|good performance is|^good performance\W*$|good looks? like"
        r"|(?:good|desired|preferred|required|intended) direction",
    ),
    ("timeframe", r"target (?:(?:to|will|should) be )?(?:met|achieved|reached|delivered) by\b"),
    ("status", r"\b(?:b?rag|status|rating)\b.*\btarget|target (?:met|achieved|status)|on target\b"),
    (
        "code",
        r"\b(?:measure|indicator|kpi|pi|mi|ni)s? ?(?:ref\b\.?|reference|code|number|no\b\.?|id\b)",
    ),
    ("directors", r"\b(?:measure|indicator|kpi|pi|data) (?:owner|lead|manager|officer)|^head of\b"),
    ("status", r"\b(?:measure|indicator|kpi|pi) (?:b?rag|status|rating)\b"),
    ("published_direction", r"\bdot\b|direction|trend|\btravel\b"),
    (
        "published_direction",
        r"(?:compared|change|changed|movement|improvement) (?:with|to|on|since|from|against)\b"
        r"|(?:comparison|progress) (?:with|to|on|since|against) (?:the )?(?:last|previous|prior|same)\b"
        r"|^(?:vs\.?|versus|since|against) (?:the )?(?:last|previous|prior|same)\b"
        r"|^(?:better or worse|change|movement|change in performance)\??$",
    ),
    ("forecast", r"forecast|project(?:ed|ion)|predicted|\bestimate|baseline"),
    ("difference", r"varian|\bdifference|\bgap\b|(?:against|vs\.?|versus|from|to|of) target\b"),
    (
        "ignored",
        r"national|average|benchmark|comparator|neighbours?\b|england|frequency|unit\b|quartile|source"
        r"|numerator|denominator|sample size|^data as (?:at|of)\b|^(?:data|reporting) (?:date|period)$"
        r"|^(?:date|period) of (?:the )?(?:latest )?data$|^last updated$"
        r"|\b(?:similar|other|all|peer) (?:councils|authorities)|\b(?:peer|family) group|\bcipfa\b"
        rf"|^(?:{_REGIONS})(?: {_BEHIND_REGION})*$",
    ),
    (
        "portfolio_holder",
        r"portfolio|cabinet|councillor|cllr|(?:executive|lead|responsible) member",
    ),
    ("priority", r"^(?:corporate )?(?:priority|theme|outcome|objective|ambition)s?$"),
    (
        "measure",
        r"measures?\b|indicators?\b|\bkpis?\b|^metrics?$|description|\bpis?\b|\bname\b|\btitle\b",
    ),
    ("published_direction", r"movement|arrow"),
    ("code", r"\bref\b|\bref\.|reference|\bcode\b|\bno\b|\bno\.|\bid\b|^#$"),
    ("target", r"\bgreen\b.*\bthreshold|\bthreshold\b.*\bgreen\b"),
    ("floor", r"floor|minimum|tolerance|threshold|trigger|intervention level"),
    (
        "directors",
        r"officer|owner|\blead\b|responsib|director|manager|accountab|contact|\bled by\b"
        r"|assigned to\b|(?:managed|owned) by\b\W*$|\bsro\b",
    ),
    ("status", r"status|\brag\b|\bbrag\b|rating|traffic|assessment|rated|on track"),
    ("improvement_plan", r"\b(?:improvement|action|recovery|corrective|remedial) plans?\b"),
    ("target", r"target|\bgoal\b|\baim\b|want to be|aiming for|expected|planned|\bplan\b(?! )"),
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
    ("ytd", r"\bytd\b|year to date|year so far|cumulative|to date"),
    (
        "last_year",
        r"last year|(?:previous|prior|\bprev\.?) year|year ago|same (?:quarter|qtr|month|period|time) last"
        r"|\blong(?:er)?[- ]?(?:term )?(?:trend|direction|dot)\b",
    ),
    (
        "previous",
        r"previous|\bprev\b|prior|last (?:quarter|qtr|month|period|half|report)|preceding|earlier",
    ),
    (
        "annual",
        r"\bannual|year[- ]end|end of year|full[- ]year|whole year|\byearly"
        r"|\bfor the year\b(?! (?:to|before)\b)",
    ),
)
ASKS = regex(r"^(?!.*\b(?:not|off|un\w+)\b).*\b(?:met|achieved|on (?:track|target))\b", re.I)
"""The heading of a column that says yes where a target is met."""
YES, NO = frozenset(("yes", "y", *"✓✔☑✅🗸")), frozenset(("no", "n", *"✗✘☒✕✖❌🗴"))
"""What a cell says whose heading asks: “Achieved?”."""

_MOVES = regex(
    r"(?:(?:much|slightly|significantly|strongly|marginally|no|not) )?"
    r"(?:better|worse|worsen\w*|improv\w+|declin\w+|deteriorat\w+|same|static|stable|steady|change"
    r"|unchanged|up|down|ris(?:ing|en)|rose|fall(?:ing|en)?|fell|increas\w+|decreas\w+|reduc\w+"
    r"|higher|lower|level|maintain\w*|clear trend|difference|similar|unclear)(?: (?:performance|trend))?"
)
"""What a cell says that holds a direction of travel and no status."""


@lru_cache(maxsize=10_000)
def what_of(label: str) -> tuple[str, str]:
    """Return what a heading says that its column holds, and of which period; empty where neither."""
    text = label.casefold().replace(" / ", " ")
    when = next((name for name, said in _WHEN if re.search(said, text)), "")
    what = next((name for name, said in _WHAT if re.search(said, text)), "")
    return what, when


def with_tokens(label: str, period: PrintedPeriod | None) -> tuple[str, str]:
    """Return a heading with a placeholder for the period that it names, and which period that is.

    That is `current`, `previous`, `last_year`, `earlier`, `annual` or `other`, and empty where it
    names none. A period that is later, or longer and no year, is left as it is printed.
    """
    if period is None:
        return label, ""
    named = (
        ("current", "{period}", period),
        ("previous", "{previous_period}", before(period)),
        ("last_year", "{last_year}", a_year_before(period)),
    )
    for printed in find_in_report(label, period):
        for when, token, each in named:
            if printed.is_same(each):
                return label[: printed.start] + token + label[printed.end :], when
        if printed.last_day < period.first_day:
            return label[: printed.start] + "{earlier_period}" + label[printed.end :], "earlier"
        if printed.holds(period):
            if printed.type is PeriodType.YEAR:
                label = label[: printed.start] + YEAR + label[printed.end :]
            return label, "annual"
        return label, "other"
    return label, ""


def is_figure(text: str) -> bool:
    """Whether a text reads as a figure."""
    folded = text.replace(" ", "").casefold()
    return bool(
        word_of(text)
        or re.fullmatch(
            r"(?:[<>]=|[≤≥])?[(<>~c.£$€+−–-]*\d[\d,.]*\)?(?:%|k|m|bn|days?|hours?|mins?|kg|t|ppts?|pp)?"
            r"(?:\((?:p|e|r|prov|est)\.?\))?[*†)]*",
            folded,
        )
    )


def moves(text: str) -> bool:
    """Whether a text is a direction of travel and nothing else, whatever it means."""
    if is_figure(text):
        return False  # >= 99%
    said = "".join(" " if s in SIGNS else s for s in text.casefold()).split()
    rest = " ".join(said).strip(" .,:()–—-")
    is_sign = any(sign in SIGNS for sign in text)
    return _MOVES.fullmatch(rest) is not None or (is_sign and (not rest or is_figure(rest)))


def share(texts: Iterable[str], holds: Callable[[str], object]) -> float:
    """Return the share of texts of which something holds, 0 to 1; nought where there are none."""
    found = [bool(holds(text)) for text in texts]
    return sum(found) / len(found) if found else 0.0
