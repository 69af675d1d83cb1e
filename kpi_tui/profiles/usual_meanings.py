"""What words of status and direction usually mean, whatever the council; none of two meanings."""

from __future__ import annotations

import re

from kpi_tui.profiles.arrows import ASIDE
from kpi_tui.report import PublishedDirection
from kpi_tui.status import Status

_LIMIT = r"(?:tolerances?|thresholds?|margins?|variances?)"
_SHORT_OF = r"(?:below|off|under|worse|away|from|short|behind|missed|outside)"
_GOOD = (
    r"(?:met|meet\w*|achiev\w*|reach\w*|deliver\w*|attain\w*|good|better|exceed\w*"
    r"|on (?:track|target|schedule|course))"
)
_UNRATED = (
    (Status.COMPLETE, r"^(?:complete|completed|closed|done|delivered)$"),
    (Status.NOT_STARTED, r"not (?:yet )?(?:started|begun)|yet to start"),
    (
        Status.NOT_REPORTED,
        r"not (?:yet )?(?:due|reported|available|measured|published|known|received|collected)|\bawait"
        r"|\bno (?:data|figure|result|return)|unavailable|\bpending|to follow|to be confirmed|^tbc$"
        r"|^n/?r$|^n/?d$",
    ),
    (
        Status.MONITORING_ONLY,
        r"data only|\bno (?:target|rating|status)|without (?:a )?target|^monitor(?:ed|ing)?\b|monitor(?:ing)? only"
        r"|for (?:information|monitoring|context)|not (?:applicable|rated|targeted)|(?:information|tracking) only"
        r"|^n/?a$|\bcontext|trend only",
    ),
)
_COLOURS = {
    "red": Status.RED,
    "amber": Status.AMBER,
    "yellow": Status.AMBER,
    "green": Status.GREEN,
    "blue": Status.BLUE,
}
_RATED: tuple[tuple[Status | None, str], ...] = (
    (
        None,
        r"not yet|unlikely|under (?:review|development|construction|way)|underway"
        rf"|\b(?:met|on|at|{_GOOD}) or within \d|^above (?:the )?(?:\w+ )?{_LIMIT}$",
    ),
    (
        Status.RED,
        rf"\bnot within|(?:outside|worse than|beyond|below|under|exceed\w*|missed|out of)\W+"
        rf"(?:(?:of|the|an?|our|its|set|agreed|acceptable|lower|upper|target|by|more|than)\W+){{0,6}}{_LIMIT}"
        r"|significant(?:ly)? (?:below|behind|concern|worse|off)|(?:well|far) (?:below|behind|off)",
    ),
    (
        Status.AMBER,
        r"slight|narrow|near(?:ly)?\b|almost|marginal|close to|at risk|some concern|minor|but target|mostly|part(?:ly|ially)|requires? improvement"
        r"|just (?:below|off|under|short|missed)|between (?:the )?target and"
        rf"|(?:less than|up to|under) \d[\d.]* ?%? {_SHORT_OF}|{_SHORT_OF}\b.*\bby (?:less than|up to|under) \d"
        rf"|\d ?%? ?(?:to|and|[-–]) ?\d[\d.]* ?% {_SHORT_OF}"
        rf"|(?:below|worse|missed|not \w+)\b.*(?:within|above|better than|inside)\b.*(?:{_LIMIT}|minimum|floor|\d)"
        rf"|within (?!(?:the |our |agreed )*(?:target|budget|plan|range|limit|standard|profile)s?\b(?!.*{_LIMIT}))",
    ),
    (Status.GREEN, r"\bno (?:\w+ ){0,2}?(?:concerns?|issues?)\b"),
    (
        Status.RED,
        rf"\b(?:not|never|fail\w*|cannot|unable|did ?n[o’']t|does ?n[o’']t)\b(?:\W+\w+){{0,3}}?\W+{_GOOD}"
        r"|below|off (?:track|target)|behind|missed|not (?:met|achieved|on)|\bworse|under-?perform"
        r"|\bunder (?:the )?(?:target|plan|profile)|^under$|concern|outside|failing|adverse|critical|inadequate",
    ),
    (Status.BLUE, r"exceeded by|well above|exceeds|more than \d+ ?% (?:better|above)"),
    (
        Status.GREEN,
        r"on (?:track|target|schedule|course)|\bmet\b|\bmeet(?:s|ing)?\b|achiev(?:ed|ing|es)\b|exceed|better|above|at or"
        r"|good|delivering|reached|\bahead\b|within",
    ),
)
"""What a status, or the key to one, says. The first that fits decides."""

_SAME_TIME = r"\b(?:the )?(?:same|similar|corresponding) (?:quarter|period|month|time|point|stage|half|year|authorit\w+|councils?)\b"
_WHICH_WAY = (
    r"\b(?:high|low|big|small|more|less|few|larg|great)\w*\b.{0,25}\b(?:is|are|means?|being)\W+(?:better|good|worse|bad)\b"
    r"|\bgood (?:is|to be)\b"
)
"""Says which way is good, and nothing of how a measure stands."""
_NO_WAY = (
    rf"{_WHICH_WAY}"
    r"|\b(?:no|not|little|without|less|needs?|requir\w*|lack)\b(?:\W+\w+){0,2}?\W+"
    r"(?:improv\w*|better|wors\w*|deteriorat\w*|declin\w*|favourable|positive|negative)"
    r"|improvement (?:required|needed|plans?|action|necessary)"
)
"""Words of better and worse that are no direction: which way is good, and what did not happen."""
_PERFORMANCE = r"performance (?:(?:is|has|was|been|gone|going) )*"
_DIRECTION = (
    (
        PublishedDirection.SAME,
        r"static|\bsame\b|stable|steady|unchanged|maintain|similar|consistent|constant|^level$"
        r"|(?:remain\w*|stay\w*|held|broadly) level|\b(?:no|little)\b(?: \w+){0,2}? (?:change|difference|movement)",
    ),
    (
        PublishedDirection.WORSENING,
        r"declin|\bwors|deteriorat|negative|adverse|unfavourable|\blower performance"
        rf"|{_PERFORMANCE}(?:down\b|decreas|fall|fell|drop|slipp)",
    ),
    (
        PublishedDirection.IMPROVING,
        r"improv|\bbetter|positive|(?<!un)favourable|higher performance"
        rf"|{_PERFORMANCE}(?:up\b|increas|ris(?:ing|en)|rose)",
    ),
)
"""What a direction of travel says: that a figure rises or falls is neither good nor bad."""


def status_of(text: str) -> Status | None:
    """Return the status that a phrase, or the key to a sign, stands for; `None` if that is unclear."""
    said = " ".join(text.casefold().split())
    for unrated, known in _UNRATED:
        if re.search(known, said):
            return unrated
    colours = re.findall(r"\b(red|amber|yellow|green|blue)\b", said)
    if colours:
        # "Amber: near green" is amber, "amber/green" may be either.
        is_led = re.match(rf"{colours[0]} ?[:=–—-] ", said)
        return _COLOURS[colours[0]] if is_led or len(set(colours)) == 1 else None
    if re.search(_WHICH_WAY, said):
        return None
    return next((status for status, known in _RATED if re.search(known, said)), None)


def direction_of(text: str) -> PublishedDirection | None:
    """Return the direction that words stand for; `None` if that is unclear.

    Of arrows only one to the side means the same everywhere.
    """
    said = re.sub(_SAME_TIME, " ", " ".join(text.casefold().split()))
    if re.search(r"no clear|unclear", said):
        return PublishedDirection.UNCLEAR
    if re.search(_NO_WAY, said):
        return None
    found = {way for way, known in _DIRECTION if re.search(known, said)}
    if found:
        return found.pop() if len(found) == 1 else None
    if said and all(sign in ASIDE or not sign.isalnum() for sign in said):
        return PublishedDirection.SAME if any(sign in ASIDE for sign in said) else None
    return None
