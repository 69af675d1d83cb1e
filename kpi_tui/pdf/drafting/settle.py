"""One column has each field: what becomes of those that lose it, and of figures of other times."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from kpi_tui.figures import parse
from kpi_tui.labels import field_label
from kpi_tui.pdf.drafting.code_shapes import are_codes
from kpi_tui.pdf.drafting.columns import Columns
from kpi_tui.pdf.drafting.contents import Contents
from kpi_tui.pdf.drafting.council_names import is_of_council
from kpi_tui.pdf.drafting.words import share
from kpi_tui.pdf.table.fields import DIRECTION, FIGURES
from kpi_tui.period import PeriodType
from kpi_tui.profiles.labels import IGNORED, OVER, UNREAD
from kpi_tui.profiles.period_text import find_periods
from kpi_tui.regex import regex

_MOST = 0.5
_MARGIN = "±+/-−– "
"""What stands before a margin: "+/- 5%"."""
_LEVEL = regex(r"floor|minimum|\blevel\b", re.I)
"""What is headed so is no margin, however far below its target it is."""
_COLOUR = regex(
    r"^\W*(?:rag )?(red|amber|yellow|green)(?: (?:rag|rating|status|range|thresholds?|trigger|tolerances?|band|if))?\W*$",
    re.I,
)
_FILLED = 0.8
"""Of a column's cells: so many have words where it says for each measure what a colour means."""
_FEWEST_COLOURS = 2
_BEST_FIRST = ("green", "yellow", "amber", "red")
_PLANS = regex(r"\bactions?\b|\bplans?\b|\bdoing\b|\bnext\b|\bimprove", re.I)


def settle(
    guess: Columns,
    contents: Mapping[str, Contents],
    meant: Mapping[str, tuple[str, str]],
    council: str,
    period_type: PeriodType | None,
) -> None:
    """Let one column have each field, the likeliest, and give figures without a name a place."""
    settle_thresholds(guess, contents, meant)
    settle_unnamed(guess, contents, council)
    by_field: defaultdict[str, list[str]] = defaultdict(list)
    for label, name in guess.fields.items():
        by_field[name].append(label)
    for name, labels in by_field.items():
        if name in (IGNORED, UNREAD, "measure") or name[0] == "?" or len(labels) < 2:
            continue
        fits = {}
        for label in labels:
            first, *more = fitness(name, meant[label], contents[label])
            fits[label] = (first, is_of_council(label, council), *more)
        alike = like_targets(labels, guess, contents)
        best = max(labels, key=lambda label: (fits[label], label in alike))
        for label in labels:
            if name in FIGURES and label != best and fits[label] == fits[best]:
                guess.notes.append(
                    f"“{best}” is taken for the {field_label(name)}, though “{label}” may be that too"
                )
            if label != best:
                is_plan = name == "comment" and _PLANS.search(label) is not None
                no_other = is_plan and guess.label_of("improvement_plan") is None
                guess.fields[label] = "improvement_plan" if no_other else UNREAD
    settle_earlier(guess, period_type)
    settle_targets(guess, contents)
    tell_without_actual(guess, contents)
    guess.keep_forms()
    if guess.label_of("code") is None:
        labels = [*guess.fields]
        names = next((n for n, label in enumerate(labels) if guess.fields[label] == "measure"), 0)
        for label, found in contents.items():
            # Figures such as 40.9 look like codes: those of a period are none, nor any behind names.
            is_place = not found.figures or (labels.index(label) < names and not meant[label][1])
            if guess.fields[label] in (IGNORED, UNREAD) and is_place and are_codes(found.filled):
                guess.fields[label] = "code"
                return


def settle_thresholds(
    guess: Columns, contents: Mapping[str, Contents], meant: Mapping[str, tuple[str, str]]
) -> None:
    """Keep no columns headed by colours alone in which each measure has figures: what each means.

    A measure has one status: where each of two colours or more has its cell filled, none is that.
    That of green is the target, where no other column is.
    """
    found = {
        colour[0].casefold(): label
        for label in contents
        if (colour := _COLOUR.findall(label.rpartition(OVER)[2]))
        and share(contents[label].filled, lambda text: any(map(str.isdigit, text))) > _MOST
        and len(contents[label].filled) > _FILLED * len(contents[label].texts)
    }
    if len(found) < _FEWEST_COLOURS:
        return
    if not _are_in_order([contents[found[each]] for each in _BEST_FIRST if each in found]):
        guess.fields |= dict.fromkeys(found.values(), UNREAD)  # they count what has each colour
        return
    guess.fields |= dict.fromkeys(found.values(), IGNORED)
    others = [what for label, (what, _) in meant.items() if label not in found.values()]
    green = found.get("green")
    if green is not None and "target" not in others and contents[green].figures > _MOST:
        guess.fields[green] = "period_target"
        guess.notes.append(f"“{green}” is taken for the target")
    named = [f"“{label}”" for label in found.values() if guess.fields[label] == IGNORED]
    said = "says which figures have its" if len(named) == 1 else "say which figures have which"
    guess.notes.append(f"{', '.join(named)} {said} status, for each measure: not kept")


def _are_in_order(colours: Sequence[Contents]) -> bool:
    """Whether the figures of most rows rise or fall from one colour to the next, as what each means does."""
    rows = zip(*(each.texts for each in colours), strict=False)
    figures = ([parse(text).value for text in row] for row in rows)
    told = [[each for each in row if each is not None] for row in figures if None not in row]
    ordered = sum(row in (sorted(row), sorted(row)[::-1]) for row in told)
    return ordered >= _FILLED * len(told)


def settle_unnamed(guess: Columns, contents: Mapping[str, Contents], council: str) -> None:
    """Take figures that no heading names for the actual, where no other column is.

    Of several those below the council's name are first, then those that are shares as the targets are.
    """
    unnamed = [label for label, name in guess.fields.items() if name == "?figures"]
    guess.fields |= dict.fromkeys(unnamed, UNREAD)
    if not unnamed or guess.label_of("period_actual") is not None:
        return
    own = [label for label in unnamed if is_of_council(label, council)]
    alike = like_targets(unnamed, guess, contents)
    chosen = (own or alike or unnamed)[0]
    guess.fields[chosen] = "period_actual"
    for label in own or unnamed:
        if label != chosen:
            guess.notes.append(
                f"“{chosen}” is taken for the {field_label('period_actual')}, though “{label}” may be that too"
            )


def like_targets(
    labels: Sequence[str], guess: Columns, contents: Mapping[str, Contents]
) -> list[str]:
    """Return the columns whose figures are shares as the targets are, or none as they are none."""
    target = guess.label_of("period_target")
    if target is None:
        return []
    is_share = are_shares(contents[target])
    return [label for label in labels if are_shares(contents[label]) == is_share]


def are_shares(found: Contents) -> bool:
    """Whether most of what stands in a column is in per cent."""
    return share(found.filled, lambda text: "%" in text) > _MOST


def tell_without_actual(guess: Columns, contents: Mapping[str, Contents]) -> None:
    """Note that no column is taken for the actual, where some that are not read hold figures."""
    left = [
        f"“{label}”"
        for label, name in guess.fields.items()
        if name in (IGNORED, UNREAD) and label in contents and contents[label].figures > _MOST
    ]
    if left and not any(map(guess.label_of, ("period_actual", "ytd_actual"))):
        guess.notes.append(f"no column is taken for the actual: is it {' or '.join(left)}?")


def settle_earlier(guess: Columns, period_type: PeriodType | None) -> None:
    """Take the latest figure of an earlier time for the previous one, never that of a year before.

    The outturn of a whole year is none beside the figure of a quarter.
    """
    names = ("?earlier", "?last_year")
    dated = {
        label: find_periods(label) for label, name in guess.fields.items() if name == "?earlier"
    }
    has_previous = guess.label_of("previous_actual") is not None
    for label, name in guess.fields.items():
        if name in names:
            guess.fields[label] = IGNORED if has_previous else UNREAD
    if has_previous or not dated:
        return
    of_year = [
        label
        for label, periods in dated.items()
        if PeriodType.YEAR in {period.type for period in periods} - {period_type}
    ]
    guess.fields |= dict.fromkeys(of_year, IGNORED)
    ends = {
        label: max((period.last_day for period in periods), default=date.min)
        for label, periods in dated.items()
        if label not in of_year
    }
    latest = [label for label in ends if ends[label] == max(ends.values())]
    if len(latest) == 1:
        guess.fields[latest[0]] = "previous_actual"
        guess.notes.append(f"“{latest[0]}” is taken for the actual of the period before")
    for label in of_year if not ends else ():
        guess.notes.append(f"“{label}” is of a whole year, and the report is not: it is not kept")


def settle_targets(guess: Columns, contents: Mapping[str, Contents]) -> None:
    """Take a target for the year or to date for the target where it is the only one.

    What stands beside targets is no floor where it is a margin: "5%" beside 52, 1,200 and 95%.
    """
    annual = [label for label, name in guess.fields.items() if name == "?annual"]
    to_date = [label for label, name in guess.fields.items() if name == "ytd_target"]
    has_own = any(map(guess.label_of, ("period_target", "ytd_actual")))
    only = annual + to_date if not has_own and len(annual + to_date) == 1 else []
    for label in (*annual, *only):
        guess.fields[label] = "period_target" if label in only else UNREAD
    own, floor = guess.label_of("period_target"), guess.label_of("floor")
    if own is not None and "threshold" in own.casefold():
        guess.notes.append(f"“{own}” is taken for the target")
    for label in only:
        guess.notes.append(f"“{label}” is taken for the target: no column has the period’s own")
    if own is None or floor is None or _LEVEL.search(floor):
        return
    floors = (parse(text.lstrip(_MARGIN)).value for text in contents[floor].texts)
    targets = (parse(text).value for text in contents[own].texts)
    pairs = [pair for pair in zip(floors, targets, strict=True) if None not in pair]
    small = [floor for floor, target in pairs if floor is not None and floor < (target or 0) / 2]
    if len(small) > _MOST * len(pairs):
        guess.fields[floor] = IGNORED
        guess.notes.append(f"“{floor}” holds margins around targets, no floors: it is not kept")


def fitness(name: str, meant: tuple[str, str], found: Contents) -> tuple[bool, bool, float]:
    """Return how well a column fits a field: of two the larger has it."""
    what, when = meant
    if name == "comment":
        return what == "comment", False, found.words
    if name.endswith("status"):
        return what == "status", when == "current", found.statuses
    if name == DIRECTION:
        return when != "last_year", what == name, found.directions
    if name.startswith("previous"):
        return when == "previous", False, found.figures
    # A figure more or less is chance: neither column is likelier for it.
    figures = round(found.figures, 1) if found.figures else found.different
    return when == "current", what in name, figures
