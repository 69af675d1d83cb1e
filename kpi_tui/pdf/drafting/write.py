"""A drafted profile as TOML, with a word about each part for who goes on with it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress

from kpi_tui.pdf.drafting.behind import find_behind
from kpi_tui.pdf.drafting.columns import Columns
from kpi_tui.pdf.drafting.drafted import DraftProfile
from kpi_tui.profiles.checked import LONGEST, is_telling
from kpi_tui.profiles.labels import IGNORED, OVER, UNREAD, key, placeholders_of
from kpi_tui.profiles.load import tells_period
from kpi_tui.profiles.phrases import PEOPLE, Phrase
from kpi_tui.text import squash


def write_profile(draft: DraftProfile) -> str:
    """Return the TOML of a draft. Whatever it quotes of the report is quoted as text."""
    return "\n".join(_lines(draft)) + "\n"


def _lines(draft: DraftProfile) -> Iterator[str]:
    """Yield the lines of a profile, with comments that say what they are for."""
    yield f"# {plain(draft.council)}, {plain(draft.report)}: drafted from one report, to be looked through."
    yield "profile = 1"
    yield f"name = {_text(draft.name)}"
    yield f"council = {_text(draft.council, 'Council')}"
    yield f"report = {_text(draft.report, 'Performance report')}"
    yield "# A file in which all of this is printed is read by this profile."
    known_by = _telling(draft.recognise) or _telling([draft.report, "Performance report"])
    yield f"recognise = {_texts(known_by)}"
    furniture = [phrase.text for phrase in _phrases(draft.furniture) if phrase.words]
    if furniture:
        yield "# Lines that are no measure's and no priority's, wherever they stand."
        yield f"furniture = {_texts(furniture)}"
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
    yield from _cards(draft) if draft.is_cards else _rows(draft)
    statuses = draft.statuses
    if statuses.empty:
        yield ""
        yield "[status]"
        yield f"empty = {_text(statuses.empty)} # where nothing stands in its cell"
    yield from _meanings("status.words", statuses.words, "What is printed as a status, and means:")
    yield from _meanings("status.colours", statuses.colours, "")
    yield from _meanings("status.shapes", statuses.shapes, "")
    yield from _meanings("direction.words", draft.directions, "Printed directions of travel:")
    yield from _meanings("direction.arrows", draft.arrows, "Drawn arrows:")


def _cards(draft: DraftProfile) -> Iterator[str]:
    if not draft.feet:
        yield "# A box a measure, whose figures have labels. field = its label."
        yield "[[table]]"
        yield 'kind = "cards"'
        yield from _labels(draft.columns, draft.names, needs_measure=False)
        return
    yield "# A box a measure, with a line of figures: the first phrase that fits is read."
    yield "[[table]]"
    yield 'kind = "cards"'
    yield "foot = ["
    yield from (f"  {_text(phrase)}," for phrase in draft.feet)
    yield "]"


def _rows(draft: DraftProfile) -> Iterator[str]:
    """Yield how the tables of measures are laid out, and those of the summaries."""
    yield "[[table]]"
    yield 'kind = "rows"'
    yield f"begins = {_text(draft.begins.value)} # where a measure begins: code, rule or cell"
    yield "# field = what the column is headed; columns under ignored are not kept, and those under"
    yield "# unread are named at each import: nobody has said yet what they hold."
    if find_behind([*draft.columns.fields]):
        yield "# A heading that comes twice is written behind that of the column that it follows: Q3 / RAG."
    yield from _labels(draft.columns, draft.names)
    if draft.across:
        yield "[table.across] # rows across the table that go on with the measure above"
        for name, printed in draft.across.items():
            if phrases := _phrases(printed, (name,)):
                yield f"{name} = {_texts(phrase.text for phrase in phrases)}"
    for columns in draft.witnesses:
        yield ""
        yield "# A summary of the same measures: what it says otherwise is told."
        yield "[[table]]"
        yield "witness = true"
        yield 'begins = "rule"'
        yield from _labels(columns, [])


def _labels(columns: Columns, names: Sequence[str], *, needs_measure: bool = True) -> Iterator[str]:
    yield "[table.columns]"
    by_field = _columns(columns, names)
    if needs_measure:
        by_field = {"measure": ["Measure"]} | by_field
    for name in sorted(by_field, key=lambda name: (name == IGNORED, name == UNREAD)):
        yield f"{name} = {_texts(by_field[name])}"
    if columns.rows is not None:
        yield "[table.rows] # the rows of a measure below each other, by what this column says"
        rows = columns.rows
        yield f"column = {_text(columns.written.get(rows.column, rows.column))}"
        for kind in dict.fromkeys(rows.words.values()):
            yield f"{kind} = {_texts(word for word, each in rows.words.items() if each == kind)}"
    if columns.forms:
        yield "[table.cells] # columns whose cells hold several fields: heading = what is printed in them"
        for label, form in columns.forms.items():
            yield f"{_text(_heading(columns.written[label], form.fields[0]))} = {_text(form.text)}"


def _period(draft: DraftProfile) -> Iterator[str]:
    """Yield how long the period is, and where the report prints it."""
    guess = draft.period
    yield "# The period that the report is on: month, two_months, quarter, half_year, year or date."
    yield "[period]"
    yield f"type = {_text(draft.period_type.value)}"
    if guess is not None and guess.in_headers:
        yield "in_headers = true # the latest that headings of columns name"
    else:
        yield "# The first of these that is printed tells it."
        places = [
            phrase.text
            for phrase in _phrases(guess.places if guess else ())
            if tells_period(phrase, draft.period_type)
        ]
        yield f"places = {_texts(places or ['{period}'])}"


def _priorities(draft: DraftProfile) -> Iterator[str]:
    """Yield where priorities are named, and what is printed there."""
    sections = draft.sections
    yield "# Where a priority is named: above its table, in a row across it, in its header or a column."
    yield "[priority]"
    place = "column" if "priority" in _columns(draft.columns, draft.names) else sections.place.value
    yield f"place = {_text(place)}"
    headings = [phrase.text for phrase in _phrases(sections.headings, PEOPLE)]
    if headings:
        yield f"headings = {_texts(headings)}"
    for name, printed in sections.people.items():
        phrases = [each.text for each in _phrases(printed) if each.names and each.words]
        if phrases:
            yield f"people.{name} = {_texts(phrases)}"
    if sections.commentary_under:
        yield "# What heads a text below the table that is about all of its measures."
        yield f"commentary_under = {_texts(sections.commentary_under)}"
    if sections.commentary:
        yield "commentary = true # the text below a heading is about all of its measures"


def _columns(columns: Columns, names: Sequence[str]) -> dict[str, list[str]]:
    """Return the headings of each field."""
    by_field: dict[str, list[str]] = {}
    named: set[str] = set()
    apart = {*columns.forms, *([columns.rows.column] if columns.rows else [])}
    fields = {label: name for label, name in columns.fields.items() if label not in apart}
    for label in sorted(fields, key=lambda label: fields[label] != "measure"):
        name = fields[label]
        is_named = name == "measure" and label in names
        own = [columns.written[label]] if label in columns.written else []
        for printed in names if is_named else own:
            written = _heading(printed, name)
            # A label of two columns names the first of them.
            said = key(written.replace(OVER, " "))
            if said not in named | {""}:
                named.add(said)
                for field in (name, *columns.beside.get(label, ())):
                    by_field.setdefault(field, []).append(written)
    return by_field


def _heading(text: str, name: str) -> str:
    """Return a heading as a profile may hold it: brackets that are no placeholder's are left out."""
    known = {*placeholders_of(name)}

    def kept(token: re.Match[str]) -> str:
        is_known = token[0] in known
        known.discard(token[0])
        return token[0] if is_known else token[0][1:-1]

    said = re.sub(r"\{[a-z_]+\}", kept, plain(text))
    says_all = all(map(key, said.split(OVER)))
    return said if says_all else said.replace(OVER, " ").strip()


def _meanings(table: str, meanings: Mapping[str, str], comment: str) -> Iterator[str]:
    if not meanings:
        return
    yield ""
    if comment:
        yield f"# {comment}"
    yield f"[{table}]"
    said: set[str] = set()
    for word, meaning in {plain(word): meaning for word, meaning in meanings.items()}.items():
        squashed = squash(word)
        if not squashed or squashed in said:
            continue
        said.add(squashed)
        yield f"{_text(word)} = {_text(meaning)}"


def plain(text: str) -> str:
    """Return a text as a profile may hold it: one line of letters and signs that are seen, not too long."""
    seen = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(seen.split())[:LONGEST].strip()


def _telling(texts: Iterable[str]) -> list[str]:
    return [text for text in map(plain, texts) if is_telling(text)]


def _phrases(printed: Iterable[str], fields: Iterable[str] = ()) -> list[Phrase]:
    """Return the phrases that can be looked for: a bracket of the report's own is in the way of it."""
    found = []
    for text in map(plain, printed):
        with suppress(ValueError):
            found.append(Phrase(text, frozenset(fields)))
    return found


def _text(text: str, default: str = "") -> str:
    """Return a text as TOML quotes it: as JSON does."""
    return json.dumps(plain(text) or default, ensure_ascii=False)


def _texts(texts: Iterable[str]) -> str:
    quoted = [_text(text) for text in texts if plain(text)]
    return f"[{', '.join(quoted)}]" if quoted else ""
