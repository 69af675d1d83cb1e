"""A drafted profile as TOML, with a word about each part for who goes on with it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress

from kpi_tui.pdf.drafting.columns import Columns
from kpi_tui.pdf.drafting.draft import DraftProfile
from kpi_tui.profiles.checked import LONGEST
from kpi_tui.profiles.labels import IGNORED, UNREAD, key
from kpi_tui.profiles.load import PEOPLE
from kpi_tui.profiles.phrases import Phrase


def write_profile(draft: DraftProfile) -> str:
    """Return the TOML of a draft. Whatever it quotes of the report is quoted as text."""
    return "\n".join(_lines(draft)) + "\n"


def _lines(draft: DraftProfile) -> Iterator[str]:
    yield f"# {plain(draft.council)}, {plain(draft.report)}: drafted from one report, to be looked through."
    yield "profile = 1"
    yield f"name = {_text(draft.name)}"
    yield f"council = {_text(draft.council, 'Council')}"
    yield f"report = {_text(draft.report, 'Performance report')}"
    yield "# A file in which all of this is printed is read by this profile."
    yield f"recognise = {_texts(draft.recognise) or _texts([draft.report, 'Performance report'])}"
    if draft.furniture:
        yield "# Lines that are no measure's and no priority's, wherever they stand."
        yield f"furniture = {_texts(draft.furniture)}"
    yield ""
    yield from _period(draft)
    if draft.columns.code is not None:
        yield ""
        yield "# What a measure's code looks like: # is a digit, @ a capital letter."
        yield "[code]"
        yield f"shape = {_text(draft.columns.code.shape)}"
    yield ""
    yield from _priorities(draft)
    yield ""
    yield from _cards(draft) if draft.feet else _rows(draft)
    yield from _meanings("status.words", draft.statuses, "What is printed as a status, and means:")
    yield from _meanings("status.colours", draft.colours, "")
    yield from _meanings("direction.words", draft.directions, "Printed directions of travel:")
    yield from _meanings("direction.arrows", draft.arrows, "Drawn arrows:")


def _cards(draft: DraftProfile) -> Iterator[str]:
    yield "# A box a measure, with a line of figures: the first phrase that fits is read."
    yield "[[table]]"
    yield 'kind = "cards"'
    yield "foot = ["
    yield from (f"  {_text(phrase)}," for phrase in draft.feet)
    yield "]"


def _rows(draft: DraftProfile) -> Iterator[str]:
    yield "[[table]]"
    yield 'kind = "rows"'
    yield f"begins = {_text(draft.begins.value)} # where a measure begins: code, rule or cell"
    yield "# field = what the column is headed; columns under ignored are not kept, and those under"
    yield "# unread are named at each import: nobody has said yet what they hold."
    yield "[table.columns]"
    yield from _columns(draft.columns, draft.names)
    for columns in draft.witnesses:
        yield ""
        yield "# A summary of the same measures: what it says otherwise is told."
        yield "[[table]]"
        yield "witness = true"
        yield 'begins = "rule"'
        yield "[table.columns]"
        yield from _columns(columns, [])


def _period(draft: DraftProfile) -> Iterator[str]:
    guess = draft.period
    yield "# The period that the report is on: month, two_months, quarter, half_year, year or date."
    yield "[period]"
    yield f"type = {_text(draft.period_type.value)}"
    if guess is not None and guess.in_headers:
        yield "in_headers = true # the latest that headings of columns name"
    else:
        yield "# The first of these that is printed tells it."
        places = _phrases(guess.places if guess else ()) or ["{period}"]
        yield f"places = {_texts(places)}"


def _priorities(draft: DraftProfile) -> Iterator[str]:
    sections = draft.sections
    yield "# Where a priority is named: above its table, in a row across it, in its header or a column."
    yield "[priority]"
    place = "column" if draft.columns.label_of("priority") else sections.place.value
    yield f"place = {_text(place)}"
    headings = _phrases(sections.headings, PEOPLE)
    if headings:
        yield f"headings = {_texts(headings)}"
    for name, printed in sections.people.items():
        if phrases := _phrases(printed):
            yield f"people.{name} = {_texts(phrases)}"
    if sections.commentary:
        yield "commentary = true # the text below a heading is about all of its measures"


def _columns(columns: Columns, names: Sequence[str]) -> Iterator[str]:
    by_field: dict[str, list[str]] = {"measure": []}
    named: set[str] = set()
    fields = columns.fields
    for label in sorted(fields, key=lambda label: fields[label] != "measure"):
        name = fields[label]
        is_named = name == "measure" and label in names
        for written in names if is_named else [columns.written[label]]:
            # A label of two columns names the first of them.
            if key(plain(written)) not in named | {""}:
                named.add(key(plain(written)))
                by_field.setdefault(name, []).append(written)
    by_field["measure"] = by_field["measure"] or ["Measure"]
    for name in sorted(by_field, key=lambda name: (name == IGNORED, name == UNREAD)):
        yield f"{name} = {_texts(by_field[name])}"


def _meanings(table: str, meanings: Mapping[str, str], comment: str) -> Iterator[str]:
    if not meanings:
        return
    yield ""
    if comment:
        yield f"# {comment}"
    yield f"[{table}]"
    for word, meaning in {plain(word): meaning for word, meaning in meanings.items()}.items():
        yield f"{_text(word)} = {_text(meaning)}"


def plain(text: str) -> str:
    """Return a text as a profile may hold it: one line of letters and signs that are seen, not too long."""
    seen = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(seen.split())[:LONGEST].strip()


def _phrases(printed: Iterable[str], fields: Iterable[str] = ()) -> list[str]:
    """Return the phrases that can be looked for: a bracket of the report's own is in the way of it."""
    found = []
    for text in map(plain, printed):
        with suppress(ValueError):
            found.append(Phrase(text, frozenset(fields)).text)
    return found


def _text(text: str, default: str = "") -> str:
    """Return a text as TOML quotes it: as JSON does."""
    return json.dumps(plain(text) or default, ensure_ascii=False)


def _texts(texts: Iterable[str]) -> str:
    quoted = [_text(text) for text in texts if plain(text)]
    return f"[{', '.join(quoted)}]" if quoted else ""
