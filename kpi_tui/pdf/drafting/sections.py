"""How a report that none knows names its priorities, and who answers for them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from kpi_tui.pdf.drafting.across import titles_across
from kpi_tui.pdf.drafting.sample import Sample, is_general
from kpi_tui.pdf.report.sections import SectionOutline, parts_of
from kpi_tui.pdf.table.comment_tables import heads_comments
from kpi_tui.pdf.text.lines import Line
from kpi_tui.pdf.text.phrases import Phrases
from kpi_tui.profiles.phrases import Phrase
from kpi_tui.profiles.profile import PriorityRules, Profile, TitlePlace
from kpi_tui.regex import regex

_NUMBERED = regex(
    r"(?P<word>[A-Za-z][\w ]{1,30}? )?(?P<number>\d{1,2})(?P<sign>\s?[.:)–—-]|) (?P<title>\S.*)"
)
_LED = regex(r"(?P<word>[A-Z][a-z]+(?: [A-Za-z]+)?)(?P<sign>:| ?–| -) \S.*")
"""A title behind a word that says what it is: "Outcome: Homes for everyone"."""
_IN_BRACKETS = regex(r"(?P<title>.+?) \((?P<role>[A-Z][\w /]{2,40}?): (?P<name>[^()]+)\)")
_ROLE = regex(
    r"(?P<title>.+?)(?P<between> \(| [–—|-] )(?P<said>(?:Cllrs?\b|Councillors?\b|(?:Cabinet|Executive|Lead) Member"
    r"|Portfolio Holder|Leader\b|Deputy Leader|(?:Corporate |Executive |Strategic |Assistant )?Director|Head of)[^()]*)\)?"
)
"""Who answers for a priority, without a word of what they are to it."""
_BEHIND = regex(r"(?P<title>.+?) ?[–—|-] ?(?P<role>[A-Z][\w /]{2,40}?): (?P<name>.+)")
_PERSON = regex(r"(?P<role>[A-Z][\w /’'&()-]{2,50}?)(?P<sign>\s?[:–—]|\s-)\s?(?P<name>\S.{2,100})")
_BARE = regex(
    r"(?P<role>(?:Cabinet|Executive|Lead|Committee)? ?(?:Member|Councillor)s?(?: for [A-Z]\w+)?|Portfolio Holders?"
    r"|(?:(?:Corporate|Strategic|Executive|Service|Lead) )?(?:Director|Officer)s?|Head of Service|(?:Led|Owned|Managed) by) (?P<name>[A-Z].{2,100})"
)
_ALONE = regex(
    r"(?P<role>(?:Cabinet|Executive|Lead) Member for|Portfolio Holder for|(?:Deputy )?Leader of the)"
    r" [^:]{3,80}"
)
_HOLDER = regex(r"portfolio|cabinet|member|councillor|cllr", re.I)
_DIRECTOR = regex(
    r"director|officer|\blead\b|\b(?:led|owned|managed) by\b|manager|owner|head|responsib|accountab",
    re.I,
)
_GENERAL = regex(
    r"(?:(?:key|our|other|service|activity|contextual|headline) )*(?:performance )?"
    r"(?:measures?|indicators?|kpis?|performance|summary|commentary|results|scorecard|dashboard)"
    r"(?: \(kpis?\))?(?: summary)?:?(?: (?:red|amber|green|blue|total|n/a))*",
    re.I,
)
_SHORT = 60
"""Letters of a heading below a priority's."""
_COMMENTARY = regex(
    r"(?:[\w’']+ ){0,3}?(?:commentary|comments?|narrative|explanations?|analysis|context|the story|highlights)"
    r"(?: (?:of|on|behind|to)(?: [\w’']+){1,3})?",
    re.I,
)
"""What heads a text about the measures of a table."""
_COMMENTED = 6
"""Words below a heading from which they are about its measures."""
_MOSTLY = 0.6


@dataclass
class SectionsGuess:
    """The guess: where priorities are named, in which phrases, and who answers for them."""

    place: TitlePlace = TitlePlace.ABOVE
    headings: list[str] = field(default_factory=list)
    people: dict[str, list[str]] = field(default_factory=dict)
    commentary: bool = False
    commentary_under: list[str] = field(default_factory=list)
    """What heads texts below the tables."""
    titles: list[str] = field(default_factory=list)
    """The headings as printed."""
    below: list[str] = field(default_factory=list)
    """Headings that come again below those of priorities, one for each of their tables."""


def guess_sections(sample: Sample, names: Sequence[str], printed: tuple[str, str]) -> SectionsGuess:
    """Guess how a report names its priorities; `names` head the measures' names.

    The council's name and the report's are `printed` as they are.
    """
    heads = [
        column.label for row in sample.rows for column in row.columns if column.field == "measure"
    ]
    runs = [label for label, _ in groupby(heads)]
    # Headings that come again when others have come between name no priority.
    alternate = len(runs) > len({*runs})
    if len(names) > 1 and not all(map(is_general, names)) and not alternate:
        under = _commented_below(sample)
        return SectionsGuess(TitlePlace.HEADER, titles=list(names), commentary_under=under)
    titles = list(dict.fromkeys(titles_across(sample)))
    if titles:
        # Who answers stands below titles, or in their place.
        people: dict[str, list[str]] = {}
        own = [title for title in titles if _role(title) is None] or titles
        for name, phrase in dict.fromkeys(_role(title) or ("", "") for title in titles):
            if name and len(own) < len(titles):
                people.setdefault(name, []).append(phrase)
        return SectionsGuess(TitlePlace.ROW, _phrases(own), people, titles=own)
    below = _headings_below(sample)
    kept = [
        item for item in sample.items if not (isinstance(item, Line) and item.text.strip() in below)
    ]
    guess = _above(replace(sample, items=kept), printed)
    guess.below = below
    guess.commentary_under = _commented_below(sample)
    return guess


def _commented_below(sample: Sample) -> list[str]:
    """Return what heads texts below tables."""
    found: dict[str, None] = {}
    is_below = False
    for item, after in pairwise(sample.items):
        if not isinstance(item, Line):
            is_below = True
        elif (
            is_below
            and isinstance(after, Line)
            and (len(after.words) >= _COMMENTED or heads_comments(after))
        ):
            said = item.text.strip(" :")
            if _COMMENTARY.fullmatch(said) and not heads_comments(item):
                found[said] = None
                is_below = False
    return [*found]


def _headings_below(sample: Sample) -> list[str]:
    """Return the last lines above tables that come again when others have come between."""
    last, lasts = "", []
    for item in sample.items:
        if isinstance(item, Line):
            last = last if _roles(item) else item.text.strip()
        elif last:
            lasts.append(last)
            last = ""
    runs = [text for text, _ in groupby(lasts)]
    return [text for text, count in Counter(runs).items() if count > 1 and len(text) < _SHORT]


def _above(sample: Sample, printed: tuple[str, str]) -> SectionsGuess:
    """Guess the priorities of a report whose titles stand above its tables."""
    lines = [
        part
        for item in sample.items
        if isinstance(item, Line)
        for part in next(
            (each for each in item.halves() if _roles(each[1]) and not _roles(item)), (item,)
        )
    ]
    roles = Counter(found for line in lines for found in _roles(line))
    people: dict[str, list[str]] = {}
    for (name, phrase), count in roles.items():
        if count >= _MOSTLY / 2 * max(roles.values()) or _stands_by(phrase, lines, roles):
            people.setdefault(name, []).append(phrase)
    outline = _outline(sample, people, printed)
    titles = [section.title for section in outline.sections]
    guess = SectionsGuess(TitlePlace.ABOVE, _phrases(titles), people, titles=titles)
    below = [sum(len(line.words) for line in each.before) for each in outline.sections]
    commented = sum(words >= _COMMENTED for words in below)
    guess.commentary = bool(below) and commented >= _MOSTLY * len(below)
    return guess


def _stands_by(phrase: str, lines: Sequence[Line], roles: Mapping[tuple[str, str], int]) -> bool:
    """Whether a line that says who answers stands below one that often does."""
    for above, line in pairwise(lines):
        often = any(roles[other] >= _MOSTLY / 2 * max(roles.values()) for other in _roles(above))
        if often and phrase in (found for _, found in _roles(line)):
            return True
    return False


def _outline(
    sample: Sample, people: Mapping[str, Sequence[str]], printed: tuple[str, str]
) -> SectionOutline:
    """Return the headings of a report as they are read where its priorities stand above tables."""
    phrases = {name: tuple(map(Phrase, said)) for name, said in people.items()}
    rules = PriorityRules(TitlePlace.ABOVE, people=phrases, commentary=True)
    outline = SectionOutline(Phrases(Profile("draft", *printed, priorities=rules)))
    outline.is_bold = sample.is_bold
    for item in sample.items:
        if isinstance(item, Line):
            outline.line(item)
        else:
            outline.break_off()
    return outline


def repeated_headings(sample: Sample) -> list[str]:
    """Return the headings that stand above the measures of every priority: they name none."""
    counts = Counter(item.text.strip() for item in sample.items if isinstance(item, Line))
    return [text for text, count in counts.items() if count > 1 and _GENERAL.fullmatch(text)]


def _roles(line: Line) -> list[tuple[str, str]]:
    """Return whom a line names, each with the phrase in which it does: one, or all of its parts."""
    parts = [_role(part) for part in parts_of(line)]
    found = [part for part in parts if part is not None]
    whole = _role(line.text)
    return found if len(found) == len(parts) else [whole] if whole is not None else []


def _role(text: str) -> tuple[str, str] | None:
    """Return who a line below a heading names, and in which phrase.

    One without `{name}` is all of what they are called: "Cabinet Member for {any}".
    """
    match = _ALONE.fullmatch(text.strip())
    if match:
        return "portfolio_holder", f"{match['role']} {{any}}"
    for form in (_PERSON, _BARE):
        match = form.fullmatch(text.strip())
        if match:
            name = _field(match["role"])
            if name:
                sign = match.groupdict().get("sign", "")
                return name, f"{match['role'].strip()}{sign} {{name}}"
    return None


def _field(role: str) -> str | None:
    if _HOLDER.search(role):
        return "portfolio_holder"
    return "directors" if _DIRECTOR.search(role) else None


def _phrases(titles: Sequence[str]) -> list[str]:
    """Return the phrases in which titles are printed; none where they stand alone."""
    found: Counter[str] = Counter()
    for title in titles:
        head, tail = title, ""
        for form, sign in ((_IN_BRACKETS, " ({})"), (_BEHIND, " – {}")):
            match = form.fullmatch(title)
            name = _field(match["role"]) if match else None
            if match and name:
                head, tail = match["title"], sign.format(f"{match['role']}: {{{name}}}")
                break
        else:
            role = _ROLE.fullmatch(title)
            if role:
                head = role["title"]
                name = (
                    "directors"
                    if re.search(r"director|head of", role["said"], re.I)
                    else "portfolio_holder"
                )
                tail = f"{role['between']}{{{name}}}{')' if '(' in role['between'] else ''}"
        match = _NUMBERED.fullmatch(head)
        answers = _role(title)
        if answers is not None:
            found[answers[1].replace("{name}", f"{{{answers[0]}}}")] += 1
        elif match and (match["word"] or match["sign"]):
            found[f"{match['word'] or ''}{{number}}{match['sign']} {{title}}{tail}"] += 1
        elif lead := _LED.fullmatch(head):
            found[f"{lead['word']}{lead['sign']} {{title}}{tail}"] += 1
        elif tail:
            found[f"{{title}}{tail}"] += 1
    return [
        phrase
        for phrase, count in found.items()
        if count >= _MOSTLY * len(titles) and (count > 1 or "{number}" in phrase or "(" in phrase)
    ]
