"""Words of measures' names and the better way that they speak for, of English councils in general.

`NAMED` are common measures and turns of phrase, of which the first that fits decides. Below them
stand words that speak for one way wherever nothing speaks for the other: `STRONG`, where figures
that go the other way would be odd, and `WEAK`, where it depends on what the council wants.
"""

from __future__ import annotations

from typing import NamedTuple

from kpi_tui.vocabulary import Polarity


class PolarityRow(NamedTuple):
    """Words, the better way that they speak for, and words beside which they say nothing."""

    polarity: Polarity
    words: str
    """A regular expression, as is the next; names are folded and in lower case."""
    unless: str | None = None


_UP, _DOWN = Polarity.BIGGER_IS_BETTER, Polarity.SMALLER_IS_BETTER
_LIMITS = (
    r"(?:time|times|timescales?|deadlines?|targets?|sla|seconds|minutes|hours|days|weeks|months)"
)
_DONE = (
    r"acknowledg|answer|approv|assess|attend|clean|clear|clos|collect|complet|concluded|conducted|contact"
    r"|dealt|decid|decision|deliver|determin|dispatch|fix|held|inspect|investigat|issu|let\b|made"
    r"|met\b|mov|offer|paid|pay|process|provid|put right|rectif|regist|remov|repair|repl|respon"
    r"|resol|return|review|seen|sent|served|set up|sign|start|took place|treat|turnaround|undertaken"
    r"|updated|visit"
)
"""How verbs begin of what is done in time."""
_HELP = (
    r"\b(?:support|help|assist|advi[cs]|hous(?:ed|ing)|rehous|accommodat|resol|remov|clear|repair"
    r"|complet|prevent|reliev|treat|investigat|prosecut|enforc|inspect|visit|review|recover"
    r"|engag|attend|answer|train|clos|contact|identif|divert|avoid|save|succe|improv|free|aware"
    r"|survivor|secured|satisf|moved|leav|left|into|narrow|refer|collect|audit"
    r"|strateg|paid|repa|claimed|approved|awarded|adapted|reduc|eradicat|process|remediat"
    r"|detect|solved|filled|stepp|ended|enforc|quit|stop|cessation|not\b|no\b(?! of))"
)
"""How words begin that say that something is done about what is bad."""

NAMED: tuple[PolarityRow, ...] = (
    PolarityRow(_DOWN, r"^(?:reduce|decrease|minimi[sz]e|lower the)\b"),
    PolarityRow(
        _UP,
        r"^(?:increase(?! in\b)|improve|raise|maximi[sz]e|achieve|achievement|resolve)\b",
        r"\b(?:time|times|days|delays?|waits?|waiting|gap|sickness|absence|emissions|turnover)\b",
    ),
    # Done again, or not lasting.
    PolarityRow(_UP, r"\bnot (?:re-?present|re-?offend|return)"),
    PolarityRow(
        _DOWN,
        r"\bre-?refer|\brepeat referral|\breferred again\b|\bprevious referral|\bre-?offen|\bre-?admi|\bre-?opened"
        r"|\bre-?presen(?:t|ting|tations?)\b|\bsecond or subsequent\b",
        r"\breview|\bprevent",
    ),
    PolarityRow(
        _DOWN,
        r"\bnot in education\b|\bneets?\b",
        r"\b(?:support|engag|re-engag|moved|into|help|progress|return|contact|cohort|track)",
    ),
    PolarityRow(_DOWN, r"\b(?:come|comes|came|coming) back to\b|\bcontact again\b", r"\bnot\b"),
    # Time: who keeps it, who does not, and how much is taken.
    PolarityRow(_DOWN, rf"\boutside\b[^.]*\b{_LIMITS}\b"),
    PolarityRow(_DOWN, r"\b(?:not|over|longer than)\b[^.]*\b(?:time|target)\b"),
    PolarityRow(
        _DOWN,
        r"\b(?:wait|waits|waiting|answer|answering|response|processing|turnaround|handling|relet|re-let)"
        r" times?\b|\bspeed of answer|\btime (?:taken|to)\b|\bdays to\b|\bdays (?:lost|taken)\b"
        r"|\bdays from\b|\baverage (?:number of )?(?:time|times|days|weeks|months) (?:taken|from|between|to)\b"
        r"|\bre-?let\w*\b[^.]*\b(?:time|days)\b",
        rf"%|\bper ?cent|\bproportion\b|\bwithin\b|\bsame\b|\bunder\b|\bon time\b|\b(?:met|meeting)\b"
        rf"|\bto (?:next|spend|talk|live)\b|\boutside {_LIMITS}",
    ),
    PolarityRow(
        _UP,
        rf"\bwithin\b[^.]*\b{_LIMITS}\b",
        rf"^(?!.*\b(?:{_DONE}))"
        r"|\b(?:return(?:ed|ing|s)? (?:to|home)|leav|left\b|fail|died|dying|death|missed visits"
        r"|breakdown|previous|not |repeat|again|lapsed?|resign|terminat|cancel|withdrawn|appeal)",
    ),
    PolarityRow(
        _UP,
        rf"\b(?:{_DONE})\w*\b[^.]*\bin (?:\d+|two|three|four|five|ten|twenty) (?:working |calendar )?"
        r"(?:seconds|minutes|hours|days|weeks)\b",
        r"\b(?:not|average|mean|over|more|outside|un|fail|return|leav|again|repeat)",
    ),
    PolarityRow(
        _UP,
        r"\b(?:on|in|to) (?:time|timescales?|schedule)\b|\bon (?:the )?(?:scheduled|due|right) day\b",
        r"\bnot\b|\blate\b",
    ),
    PolarityRow(
        _DOWN, r"\b(?:made|paid|running|submitted|completed|arriving) late\b|\bdays late\b"
    ),
    # Homelessness and housing.
    PolarityRow(
        _UP,
        r"\bhomeless\w*\b[^.]*\b(?:prevented|relieved)\b|\b(?:prevented|relieved)\b[^.]*\bhomeless",
        r"\bnot\b|\bowed\b|\bduty owed\b|\bfail",
    ),
    PolarityRow(
        _UP,
        r"\b(?:prevention|relief) dut\w+ [^.]*\b(?:success|secured)"
        r"|\bsuccessful(?:ly)? (?:prevent|reliev)",
        r"\bnot\b",
    ),
    PolarityRow(
        _UP,
        r"\bempty (?:homes|properties|dwellings)\b[^.]*\b(?:into use|to use|occupied)\b"
        r"|\b(?:new|affordable|additional|net|council) (?:\w+ )?(?:homes|houses|housing|dwellings)\b"
        r"[^.]*\b(?:built|completed|completions|delivered|provided|started)\b"
        r"|\bnet additional (?:homes|dwellings)\b",
        r"\bnot\b|\blate\b|\bdelayed\b|\bcost\b|\bless\b|\bdefects?\b",
    ),
    PolarityRow(
        _DOWN,
        r"\bnon-?decent\b|\bnot (?:meet|meeting)\b|\bfail(?:ing|s|ed)? (?:to meet|the decent)",
    ),
    PolarityRow(_UP, r"\b(?:meet|meets|meeting|met) the decent homes", r"\bnot\b|\bcost\b"),
    PolarityRow(
        _UP,
        r"\b(?:valid|up[- ]to[- ]date|current) (?:\w+ ){0,2}(?:certificates?|assessments?|plans?)\b"
        r"|\b(?:broadly|fully) compliant\b",
        r"\bnot\b|\bwithout\b|\bno\b(?! of)|\bnon\b",
    ),
    # Schools, children and young people.
    PolarityRow(
        _DOWN,
        r"\bgap (?:in|between)\b|\b(?:pay|attainment|achievement|employment) gap\b",
        r"\b(?:narrow|clos|reduc)",
    ),
    PolarityRow(
        _UP,
        r"\battainment 8\b|\bprogress 8\b|\b(?:expected|higher) standard\b"
        r"|\bgood level of development\b|\b(?:first|1st) (?:choice|preference)\b"
        r"|\bgrades? (?:4|5|9-4|9-5)\b",
        r"\bnot\b|\bbelow\b|\bwithout\b|\brefused\b|\bfail|\babsen|\bless than\b",
    ),
    PolarityRow(
        _DOWN,
        r"\binadequate\b|\brequir(?:es|ing) improvement\b|\bless than good\b|\bspecial measures\b",
        r"\bgood or\b|\boutstanding\b|\bfrom\b|\b(?:support|visit|improved)",
    ),
    PolarityRow(_UP, r"\bgood or (?:outstanding|better)\b", r"\bnot\b|\bbelow\b|\bless\b|\bun"),
    PolarityRow(
        _DOWN,
        r"\b(?:3|three)(?: or more|\+) (?:placements?|moves)\b|\bstability\b[^.]*\bnumber of (?:moves|placements)"
        r"|\b(?:more than|over) 20 miles\b|\b20\+ miles\b|\bunsuitable accommodation\b",
    ),
    PolarityRow(
        _UP,
        r"\bstability\b[^.]*\b(?:length|same placement|(?:2|two)(?: or more)? years)\b"
        r"|\bsame placement for\b|\bin suitable accommodation\b"
        r"|\bin (?:education,? employment,?(?: or| and|/)? ?training|eet)\b",
        r"\bnot\b|\bunknown\b",
    ),
    PolarityRow(
        _DOWN,
        r"\bfirst[- ]time entrants?\b|\b(?:rate|use) of custody\b|\bcustodial sentences?\b"
        r"|\bconceptions?\b|\bpermanent(?:ly)? exclu|\bfixed[- ](?:term|period) exclu",
        r"\b(?:prevent|avoid|support|return)",
    ),
    # Adults and health.
    PolarityRow(
        _UP,
        r"\bquality of life\b|\bcontrol over (?:their )?daily life\b|\bin paid employment\b"
        r"|\bstill at home\b|\bfeel(?:ing)? safe\b|\blife expectancy\b|\bbreast-?fe"
        r"|\bown homes? or with (?:their )?famil",
        r"\bnot\b|\bgap\b|\black|\bunable\b|\bpoor\b|\bloss\b|\bcomplain|\bceas|\bstop",
    ),
    PolarityRow(
        _UP,
        r"\b(?:smok\w*|tobacco|weeks?)\b[^.]*\bquit(?:s|ters?|ting)?\b"
        r"|\bquit(?:s|ters?|ting)?\b[^.]*\b(?:smok\w*|tobacco|weeks?)\b|\bstopped smoking\b",
        r"\bnot\b|\bfail|\blost\b",
    ),
    PolarityRow(
        _DOWN,
        r"\bsmok(?:ing|ers?)\b[^.]*\b(?:deliver|prevalence|pregnan)|\bpregnan[^.]*\bsmok",
        rf"{_HELP}|\b(?:quit|stop|cessation)",
    ),
    PolarityRow(
        _DOWN,
        r"\b(?:hospital|emergency) admissions?\b|\b(?:related|specific) (?:admissions?|mortality|deaths)\b",
        r"\b(?:avoid|prevent|plan|support|reduc)",
    ),
    # Waste and streets.
    PolarityRow(
        _UP,
        r"\bdiver(?:ted|sion) (?:\w+ )?from landfill\b|\blandfill diversion\b"
        r"|\bmissed\b[^.]*\b(?:put right|rectified)\b",
        r"\bnot\b",
    ),
    PolarityRow(_DOWN, r"\bcontamina", r"\bland\b|\b(?:clean|remov|reject|inspect)"),
    PolarityRow(
        _DOWN, r"\bresidual (?:household )?waste\b", r"\b(?:recycl|recover|divert|saved|avoid)"
    ),
    PolarityRow(
        _DOWN,
        r"\bunacceptable\b|\bunsatisfactory\b|\bmaintenance (?:should|could) be considered\b"
        r"|\bneed of (?:maintenance|repair)\b|\bin poor condition\b|\bnot working\b",
        _HELP,
    ),
    PolarityRow(
        _UP,
        r"\bacceptable (?:levels?|standards?)\b|\bstreet ?lights? (?:that are |which are )?(?:working|lit|in light)\b",
        r"\b(?:not|below|fail|without|un)",
    ),
    # Planning, hygiene, complaints, calls, money.
    PolarityRow(
        _DOWN,
        r"\bappeals? (?:allowed|lost|overturned)\b|\boverturned (?:at|on) appeal\b",
        r"\bnot\b",
    ),
    PolarityRow(_UP, r"\bappeals? (?:dismissed|won|defended)\b", r"\bnot\b"),
    PolarityRow(
        _UP,
        r"\b(?:rated|rating of|scoring|scored) (?:3|4|5|three|four|five)\b"
        r"|\b(?:3|4|three|four) (?:stars? )?or (?:better|above|higher|more) for (?:food )?hygiene",
        r"\bnot\b|\bbelow\b|\bless\b|\blower\b|\bunder\b|\bdays?\b|\bweeks?\b",
    ),
    PolarityRow(
        _DOWN,
        r"\bcomplaints?\b[^.]*\bupheld\b|\bupheld\b[^.]*\b(?:complaints?|ombudsman)\b",
        r"\bnot\b|\bdecisions?\b|\b(?:rejected|respon)",
    ),
    PolarityRow(_DOWN, r"\bunanswered\b|\b(?:calls?|enquiries) not answered\b"),
    PolarityRow(
        _UP,
        r"\bcalls?\b[^.]*\banswered\b",
        r"\b(?:not|average|longer|after|over|outside|more than|before|abandon|un|time|queue|wait)",
    ),
    PolarityRow(
        _UP,
        r"\b(?:tax|rates|rent|income|debt|invoices?|fees|fines|arrears)\b[^.]*\bcollected\b"
        r"|\bcollection rates?\b",
        r"\b(?:not|un|cost|missed|waste|bins?|refuse|write|written)\b",
    ),
)

STRONG: tuple[PolarityRow, ...] = (
    PolarityRow(_DOWN, r"\bnot (?:met|resolved|completed|paid)\b"),
    PolarityRow(_UP, r"\bsatisf(?:action|ied)\b|\bresolved\b", r"\bnot\b|\bless\b|\bunresolved\b"),
    PolarityRow(_DOWN, r"\bdissatisf"),
    PolarityRow(_DOWN, r"\boverdue\b", r"\bno\b(?! of)|\bnot\b|\b(?:clear|reduc|complet|resol)"),
    PolarityRow(
        _UP, r"\brecycled\b|\breused\b|\bcompost(?:ed|ing)\b|\brecycling\b", r"\bcost\b|\bcomplain"
    ),
    PolarityRow(_UP, r"\bstill alive\b|\bsurviv|\bsuccessful|\bcompliments?\b", r"\bun"),
    PolarityRow(_UP, r"\blive (?:on their own|in their own|independently)\b"),
    PolarityRow(_UP, r"(?<!un)\bemployment rate\b"),
    PolarityRow(
        _DOWN,
        r"\bdebts?\b|\barrears\b|\babandoned\b|\boverspen[dt]|\bbacklogs?\b"
        r"|^outstanding\b(?! schools)|\boutstanding (?:applications|actions|cases|debts?|repairs|reviews)",
        _HELP,
    ),
    PolarityRow(
        _DOWN,
        r"\bdelay(?:s|ed)?\b|\bmissed\b|\bfail(?:ed|ures?)\b|\berrors?\b|\bbreach(?:es)?\b",
        r"\b(?:prevent|avoid|report|investigat|put right|rectif|resol|prosecut|enforc|clos|no\b(?! of))",
    ),
    PolarityRow(
        _DOWN,
        r"\bkilled\b|\binjur|\bcasualt|\bfatal|\baccidents?\b|\bdeaths?\b",
        r"\b(?:prevent|avoid|review|regist|investigat|saved|report|business|births?)",
    ),
    PolarityRow(
        _DOWN,
        r"\bexclu(?:ded|sions?) from\b|\bsuspen(?:ded|sions?)\b|\bsickness\b|\babsen(?:ce|t|tee)",
        r"\b(?:prevent|avoid|return|interview|support|lifted)",
    ),
    PolarityRow(
        _DOWN,
        r"\bhomeless|\brough sleep|\bfly-?tip|\bcrimes?\b|\boffen[cd]|\banti-?social behaviou?r|\bevict",
        _HELP,
    ),
    PolarityRow(_DOWN, r"\bout of (?:county|area|borough|district|city)\b", r"\bnot\b|\bvisit"),
    PolarityRow(
        _DOWN,
        r"\bwaiting (?:times?|lists?)\b|\bwaiting for\b|\bawaiting\b|\blandfill",
        r"\bwithin\b|\bless\b|\bunder\b|\bnot\b|\b(?:remov|offer|divert|support|housed|gas\b)",
    ),
    PolarityRow(_DOWN, r"\bout[- ]of[- ]work\b|\bworkless|\bclaimant (?:count|rate)", _HELP),
)

WEAK: tuple[PolarityRow, ...] = (
    PolarityRow(_UP, r"\breduced or removed\b|\bcompleted\b|\bpaid\b|\bachieved\b|\bparticipat"),
    PolarityRow(
        _UP, r"\bvisits?\b|\bengagement\b|\binclusion\b|\baccessing\b|\bsupported to\b|\bfootfall\b"
    ),
    PolarityRow(
        _UP, r"\breturns?\b|\binterest rate\b|\bat or above\b|\btrain(?:ed|ing)\b|\bsaved\b"
    ),
    PolarityRow(
        _UP,
        r"\btake-?up\b|\buptake\b|\bdirect payments?\b|\bhealth checks?\b|\bpassenger journeys\b"
        r"|\bappraisals?\b|\bbroadband\b|\bplanted\b|\binstalled\b|\bapprentice|\bfoster carers\b"
        r"|\blibrary (?:issues|loans)\b",
        r"\bnot\b|\bun|\bwithout\b|\bleaving\b|\bleft\b|\bde-?regist|\bfault|\bcost\b|\bdropp?"
        r"|\black|\bineligible\b|\bsuspended\b|\bno\b(?! of)",
    ),
    PolarityRow(
        _DOWN,
        r"\bvarianc|\bvariation|\bcomplaints?\b|\bturnover\b|\bvacanc"
        r"|\bemissions?\b|\bcarbon\b|\bpollut|\bnitrogen\b|\bparticulate"
        r"|\bprotection plans?\b|\bunemploy|\bobes|\bsmok|\bagency\b|\brepeat\b|\bcase-?loads?\b"
        r"|\bin temporary accommodation\b|\bbed and breakfast\b",
        _HELP,
    ),
    PolarityRow(
        _DOWN,
        r"\bcare homes?\b|\b(?:admissions?|admitted) to\b",
        r"\b(?:avoid|prevent|visit|inspect|rated|good|audit|survey)",
    ),
    PolarityRow(
        _DOWN,
        r"^(?:total )?(?:number|no\.?|rate) of (?:children (?:looked after|in care)|looked after children)"
        r"(?=$| per\b| \(| at\b)",
    ),
)
