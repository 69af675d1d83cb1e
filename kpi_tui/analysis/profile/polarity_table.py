"""Words of measures' names, for English councils in general, and which way is better by them.

They count where no word speaks for the other way. With `STRONG` words, figures that are meant to go
the other way would be odd; with `WEAK` words it depends on what the council wants.
"""

from __future__ import annotations

from typing import NamedTuple

from kpi_tui.vocabulary import Polarity


class PolarityRow(NamedTuple):
    """Words, the way that is better by them, and other words beside which they say nothing."""

    polarity: Polarity
    words: str
    """A regular expression, as is the next; names are folded and in lower case."""
    unless: str | None = None


UP, DOWN = Polarity.BIGGER_IS_BETTER, Polarity.SMALLER_IS_BETTER
HELP = (
    r"\b(?:support|help|assist|advi[cs]|hous(?:ed|ing)|rehous|accommodat|resol|remov|clear|repair"
    r"|complet|prevent|reliev|treat|investigat|prosecut|enforc|inspect|visit|review|recover"
    r"|engag|attend|answer|train|clos|contact|identif|divert|avoid|save|succe|improv|free|aware"
    r"|survivor|secured|satisf|moved|leav|left|into|narrow|refer|collect|audit"
    r"|strateg|paid|repa|claimed|approved|awarded|adapted|reduc|eradicat|process|remediat"
    r"|detect|solved|filled|stepp|ended|enforc|quit|stop|cessation|not\b|no\b(?! of))"
)
"""Beginnings of words which say that something is done about what is bad."""

STRONG: tuple[PolarityRow, ...] = (
    PolarityRow(DOWN, r"\bnot (?:met|resolved|completed|paid)\b"),
    PolarityRow(UP, r"\bsatisf(?:action|ied)\b|\bresolved\b", r"\bnot\b|\bless\b|\bunresolved\b"),
    PolarityRow(DOWN, r"\bdissatisf"),
    PolarityRow(DOWN, r"\boverdue\b", r"\bno\b(?! of)|\bnot\b|\b(?:clear|reduc|complet|resol)"),
    PolarityRow(
        UP, r"\brecycled\b|\breused\b|\bcompost(?:ed|ing)\b|\brecycling\b", r"\bcost\b|\bcomplain"
    ),
    PolarityRow(DOWN, r"\babandonment rates?\b", r"\b(?:reduc|target|within)"),
    PolarityRow(UP, r"\bstill alive\b|\bsurviv|\bsuccessful|\bcompliments?\b", r"\bun"),
    PolarityRow(UP, r"\blive (?:on their own|in their own|independently)\b"),
    PolarityRow(UP, r"(?<!un)\bemployment rate\b"),
    PolarityRow(
        DOWN,
        r"\bdebts?\b|\barrears\b|\babandoned\b|\boverspen[dt]|\bbacklogs?\b"
        r"|^outstanding\b(?! schools)|\boutstanding (?:applications|actions|cases|debts?|repairs|reviews)",
        HELP,
    ),
    PolarityRow(
        DOWN,
        r"\bdelay(?:s|ed)?\b|\bmissed\b|\bfail(?:ed|ures?)\b|\berrors?\b|\bbreach(?:es)?\b",
        r"\b(?:prevent|avoid|report|investigat|put right|rectif|resol|prosecut|enforc|clos|no\b(?! of))",
    ),
    PolarityRow(
        DOWN,
        r"\bkilled\b|\binjur|\bcasualt|\bfatal|\baccidents?\b|\bdeaths?\b",
        r"\b(?:prevent|avoid|review|regist|investigat|saved|report|business|births?)",
    ),
    PolarityRow(
        DOWN,
        r"\bexclu(?:ded|sions?) from\b|\bsuspen(?:ded|sions?)\b|\bsickness\b|\babsen(?:ce|t|tee)",
        r"\b(?:prevent|avoid|return|interview|support|lifted)",
    ),
    PolarityRow(
        DOWN,
        r"\bhomeless|\brough sleep|\bsleep(?:ing|ers?) rough|\bfly-?tip|\bcrimes?\b|\boffen[cd]|\banti-?social behaviou?r|\bevict",
        HELP,
    ),
    PolarityRow(DOWN, r"\bout of (?:county|area|borough|district|city)\b", r"\bnot\b|\bvisit"),
    PolarityRow(
        DOWN,
        r"\bwaiting (?:times?|lists?)\b|\bwaiting for\b|\bawaiting\b|\blandfill",
        r"\bwithin\b|\bless\b|\bunder\b|\bnot\b|\b(?:remov|offer|divert|support|housed|gas\b)",
    ),
    PolarityRow(DOWN, r"\bout[- ]of[- ]work\b|\bworkless|\bclaimant (?:count|rate)", HELP),
)

WEAK: tuple[PolarityRow, ...] = (
    PolarityRow(UP, r"\breduced or removed\b|\bcompleted\b|\bpaid\b|\bachieved\b|\bparticipat"),
    PolarityRow(
        UP, r"\bvisits?\b|\bengagement\b|\binclusion\b|\baccessing\b|\bsupported to\b|\bfootfall\b"
    ),
    PolarityRow(
        UP, r"\breturns?\b|\binterest rate\b|\bat or above\b|\btrain(?:ed|ing)\b|\bsaved\b"
    ),
    PolarityRow(
        UP,
        r"\btake-?up\b|\buptake\b|\bdirect payments?\b|\bhealth checks?\b|\bpassenger journeys\b"
        r"|\bappraisals?\b|\bbroadband\b|\bplanted\b|\binstalled\b|\bapprentice|\bfoster carers\b"
        r"|\blibrary (?:issues|loans)\b",
        r"\bnot\b|\bun|\bwithout\b|\bleaving\b|\bleft\b|\bde-?regist|\bfault|\bcost\b|\bdropp?"
        r"|\black|\bineligible\b|\bsuspended\b|\bno\b(?! of)",
    ),
    PolarityRow(
        DOWN,
        r"\bvarianc|\bvariation|\bcomplaints?\b|\bturnover\b|\bvacanc"
        r"|\bemissions?\b|\bcarbon\b|\bpollut|\bnitrogen\b|\bparticulate"
        r"|\bprotection plans?\b|\bunemploy|\bobes|\bsmok|\bagency\b|\brepeat\b|\bcase-?loads?\b",
        HELP,
    ),
    PolarityRow(
        DOWN,
        r"\bin (?:temporary accommodation|bed and breakfast|b&b)\b"
        r"|\bempty (?:homes|properties|dwellings) (?:for )?(?:over|more than|longer than)\b",
        r"\b(?:prevent|avoid|support|help|mov|leav|left|out of|reduc|visit|inspect|satisf|standard"
        r"|school|return|into use|employ|assess|complet|review|contact|engag|train|collect|paid|safe"
        r"|not\b|no\b(?! of))",
    ),
    PolarityRow(
        DOWN,
        r"\bcare homes?\b|\b(?:admissions?|admitted)(?: of [^.]*)? to (?:[\w-]+ ){0,3}"
        r"(?:residential|nursing|care homes?|hospitals?)\b",
        r"\b(?:avoid|prevent|visit|inspect|rated|good|audit|survey)",
    ),
    PolarityRow(
        DOWN,
        r"^(?:total )?(?:number|no\.?|rate) of (?:children (?:looked after|in care)|looked after children)"
        r"(?=$| per\b| \(| at\b)",
    ),
)
