"""Common measures of English councils and phrases of their names: the first that fits decides."""

from __future__ import annotations

from kpi_tui.analysis.profile.polarity_table import DOWN, HELP, UP, PolarityRow

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
"""Beginnings of verbs for what is done within a time limit."""
COMMON_MEASURES: tuple[PolarityRow, ...] = (
    PolarityRow(DOWN, r"^(?:reduce|decrease|minimi[sz]e|lower the)\b"),
    PolarityRow(
        UP,
        r"^(?:increase(?! in\b)|improve|raise|maximi[sz]e|achieve|achievement|resolve)\b",
        r"\b(?:time|times|days|delays?|waits?|waiting|gap|sickness|absence|emissions|turnover)\b",
    ),
    # Done again, or not lasting.
    PolarityRow(UP, r"\bnot (?:re-?present|re-?offend|return)"),
    PolarityRow(
        DOWN,
        r"\bre-?refer|\brepeat referral|\breferred again\b|\bprevious referral|\bre-?offen|\bre-?admi|\bre-?opened"
        r"|\bre-?presen(?:t|ting|tations?)\b|\bsecond or subsequent\b",
        r"\breview|\bprevent",
    ),
    PolarityRow(
        DOWN,
        r"\bnot in education\b|\bneets?\b",
        r"\b(?:support|engag|re-engag|moved|into|help|progress|return|contact|cohort|track)",
    ),
    PolarityRow(DOWN, r"\b(?:come|comes|came|coming) back to\b|\bcontact again\b", r"\bnot\b"),
    # Time: who keeps it, who does not, and how much is taken.
    PolarityRow(DOWN, rf"\boutside\b[^.]*\b{_LIMITS}\b"),
    PolarityRow(DOWN, r"\b(?:not|over|longer than)\b[^.]*\b(?:time|target)\b"),
    PolarityRow(
        DOWN,
        r"\b(?:wait|waits|waiting|answer|answering|response|processing|turnaround|handling|relet|re-let)"
        r" times?\b|\bspeed of answer|\btime (?:taken|to)\b|\bdays to\b|\bdays (?:lost|taken)\b"
        r"|\bdays from\b|\baverage (?:number of )?(?:time|times|days|weeks|months) (?:taken|from|between|to)\b"
        r"|\bre-?let\w*\b[^.]*\b(?:time|days)\b",
        rf"%|\bper ?cent|\bproportion\b|\bwithin\b|\bsame\b|\bunder\b|\bon time\b|\b(?:met|meeting)\b"
        rf"|\bto (?:next|spend|talk|live)\b|\boutside {_LIMITS}",
    ),
    PolarityRow(
        UP,
        rf"\bwithin\b[^.]*\b{_LIMITS}\b",
        rf"^(?!.*\b(?:{_DONE}))"
        r"|\b(?:return(?:ed|ing|s)? (?:to|home)|leav|left\b|fail|died|dying|death|missed visits"
        r"|breakdown|previous|not |repeat|again|lapsed?|resign|terminat|cancel|withdrawn|appeal)",
    ),
    PolarityRow(
        UP,
        rf"\b(?:{_DONE})\w*\b[^.]*\bin (?:\d+|two|three|four|five|ten|twenty) (?:working |calendar )?"
        r"(?:seconds|minutes|hours|days|weeks)\b",
        r"\b(?:not|average|mean|over|more|outside|un|fail|return|leav|again|repeat)",
    ),
    PolarityRow(
        UP,
        r"\b(?:on|in|to) (?:time|timescales?|schedule)\b|\bon (?:the )?(?:scheduled|due|right) day\b",
        r"\bnot\b|\blate\b",
    ),
    PolarityRow(DOWN, r"\b(?:made|paid|running|submitted|completed|arriving) late\b|\bdays late\b"),
    # Homelessness and housing.
    PolarityRow(
        UP,
        r"\bhomeless\w*\b[^.]*\b(?:prevented|relieved)\b|\b(?:prevented|relieved)\b[^.]*\bhomeless",
        r"\bnot\b|\bowed\b|\bduty owed\b|\bfail",
    ),
    PolarityRow(
        UP,
        r"\b(?:prevention|relief) dut\w+ [^.]*\b(?:success|secured)"
        r"|\bsuccessful(?:ly)? (?:prevent|reliev)",
        r"\bnot\b",
    ),
    PolarityRow(
        UP,
        r"\bempty (?:homes|properties|dwellings)\b[^.]*\b(?:into use|to use|occupied)\b"
        r"|\b(?:new|affordable|additional|net|council) (?:\w+ )?(?:homes|houses|housing|dwellings)\b"
        r"[^.]*\b(?:built|completed|completions|delivered|provided|started)\b"
        r"|\bnet additional (?:homes|dwellings)\b",
        r"\bnot\b|\blate\b|\bdelayed\b|\bcost\b|\bless\b|\bdefects?\b",
    ),
    PolarityRow(
        DOWN,
        r"\bnon-?decent\b|\bnot (?:meet|meeting)\b|\bfail(?:ing|s|ed)? (?:to meet|the decent)",
    ),
    PolarityRow(UP, r"\b(?:meet|meets|meeting|met) the decent homes", r"\bnot\b|\bcost\b"),
    PolarityRow(
        UP,
        r"\b(?:valid|up[- ]to[- ]date|current) (?:\w+ ){0,2}(?:certificates?|assessments?|plans?)\b"
        r"|\b(?:broadly|fully) compliant\b",
        r"\bnot\b|\bwithout\b|\bno\b(?! of)|\bnon\b",
    ),
    # Schools, children and young people.
    PolarityRow(
        DOWN,
        r"\bgap (?:in|between)\b|\b(?:pay|attainment|achievement|employment) gap\b",
        r"\b(?:narrow|clos|reduc)",
    ),
    PolarityRow(
        UP,
        r"\battainment 8\b|\bprogress 8\b|\b(?:expected|higher) standard\b"
        r"|\bgood level of development\b|\b(?:first|1st) (?:choice|preference)\b"
        r"|\bgrades? (?:4|5|9-4|9-5)\b",
        r"\bnot\b|\bbelow\b|\bwithout\b|\brefused\b|\bfail|\babsen|\bless than\b",
    ),
    PolarityRow(
        DOWN,
        r"\binadequate\b|\brequir(?:es|ing) improvement\b|\bless than good\b|\bspecial measures\b",
        r"\bgood or\b|\boutstanding\b|\bfrom\b|\b(?:support|visit|improved)",
    ),
    PolarityRow(UP, r"\bgood or (?:outstanding|better)\b", r"\bnot\b|\bbelow\b|\bless\b|\bun"),
    PolarityRow(
        DOWN,
        r"\b(?:3|three)(?: or more|\+) (?:placements?|moves)\b|\bstability\b[^.]*\bnumber of (?:moves|placements)"
        r"|\b(?:more than|over) 20 miles\b|\b20\+ miles\b|\bunsuitable accommodation\b",
    ),
    PolarityRow(
        UP,
        r"\bstability\b[^.]*\b(?:length|same placement|(?:2|two)(?: or more)? years)\b"
        r"|\bsame placement for\b|\bin suitable accommodation\b"
        r"|\bin (?:education,? employment,?(?: or| and|/)? ?training|eet)\b",
        r"\bnot\b|\bunknown\b",
    ),
    PolarityRow(
        DOWN,
        r"\bfirst[- ]time entrants?\b|\b(?:rate|use) of custody\b|\bcustodial sentences?\b"
        r"|\bconceptions?\b|\bpermanent(?:ly)? exclu|\bfixed[- ](?:term|period) exclu",
        r"\b(?:prevent|avoid|support|return)",
    ),
    # Adults and health.
    PolarityRow(
        UP,
        r"\bquality of life\b|\bcontrol over (?:their )?daily life\b|\bin paid employment\b"
        r"|\bstill at home\b|\bfeel(?:ing)? safe\b|\blife expectancy\b|\bbreast-?fe"
        r"|\bown homes? or with (?:their )?famil",
        r"\bnot\b|\bgap\b|\black|\bunable\b|\bpoor\b|\bloss\b|\bcomplain|\bceas|\bstop",
    ),
    PolarityRow(
        UP,
        r"\b(?:smok\w*|tobacco|weeks?)\b[^.]*\bquit(?:s|ters?|ting)?\b"
        r"|\bquit(?:s|ters?|ting)?\b[^.]*\b(?:smok\w*|tobacco|weeks?)\b|\bstopped smoking\b",
        r"\bnot\b|\bfail|\blost\b",
    ),
    PolarityRow(
        DOWN,
        r"\bsmok(?:ing|ers?)\b[^.]*\b(?:deliver|prevalence|pregnan)|\bpregnan[^.]*\bsmok",
        rf"{HELP}|\b(?:quit|stop|cessation)",
    ),
    PolarityRow(
        DOWN,
        r"\b(?:hospital|emergency) admissions?\b|\b(?:related|specific) (?:admissions?|mortality|deaths)\b",
        r"\b(?:avoid|prevent|plan|support|reduc)",
    ),
    # Waste and streets.
    PolarityRow(
        UP,
        r"\bdiver(?:ted|sion) (?:\w+ )?from landfill\b|\blandfill diversion\b"
        r"|\bmissed\b[^.]*\b(?:put right|rectified)\b",
        r"\bnot\b",
    ),
    PolarityRow(DOWN, r"\bcontamina", r"\bland\b|\b(?:clean|remov|reject|inspect)"),
    PolarityRow(
        DOWN, r"\bresidual (?:household )?waste\b", r"\b(?:recycl|recover|divert|saved|avoid)"
    ),
    PolarityRow(
        DOWN,
        r"\bunacceptable\b|\bunsatisfactory\b|\bmaintenance (?:should|could) be considered\b"
        r"|\bneed of (?:maintenance|repair)\b|\bin poor condition\b|\bnot working\b",
        HELP,
    ),
    PolarityRow(
        UP,
        r"\bacceptable (?:levels?|standards?)\b|\bstreet ?lights? (?:that are |which are )?(?:working|lit|in light)\b",
        r"\b(?:not|below|fail|without|un)",
    ),
    # Planning, hygiene, complaints, calls, money.
    PolarityRow(
        DOWN,
        r"\bappeals? (?:allowed|lost|overturned)\b|\boverturned (?:at|on) appeal\b",
        r"\bnot\b",
    ),
    PolarityRow(UP, r"\bappeals? (?:dismissed|won|defended)\b", r"\bnot\b"),
    PolarityRow(
        UP,
        r"\b(?:rated|rating of|scoring|scored) (?:3|4|5|three|four|five)\b"
        r"|\b(?:3|4|three|four) (?:stars? )?or (?:better|above|higher|more) for (?:food )?hygiene",
        r"\bnot\b|\bbelow\b|\bless\b|\blower\b|\bunder\b|\bdays?\b|\bweeks?\b",
    ),
    PolarityRow(
        DOWN,
        r"\bcomplaints?\b[^.]*\bupheld\b|\bupheld\b[^.]*\b(?:complaints?|ombudsman)\b",
        r"\bnot\b|\bdecisions?\b|\b(?:rejected|respon)",
    ),
    PolarityRow(DOWN, r"\bunanswered\b|\b(?:calls?|enquiries) not answered\b"),
    PolarityRow(
        UP,
        r"\bcalls?\b[^.]*\banswered\b",
        r"\b(?:not|average|longer|after|over|outside|more than|before|abandon|un|time|queue|wait)",
    ),
    PolarityRow(
        UP,
        r"\b(?:tax|rates|rent|income|debt|invoices?|fees|fines|arrears)\b[^.]*\bcollected\b"
        r"|\bcollection rates?\b",
        r"\b(?:not|un|cost|missed|waste|bins?|refuse|write|written)\b",
    ),
)
