"""The tables that a profile declares: what columns are headed, and what a card's figures look like."""

from __future__ import annotations

from collections.abc import Mapping

from kpi_tui.profiles.cell_forms import CellForm
from kpi_tui.profiles.checked import CheckedTable
from kpi_tui.profiles.codes import CodeShape
from kpi_tui.profiles.fields import CARD_FIELDS, COLUMN_FIELDS
from kpi_tui.profiles.labels import IGNORED, OVER, UNREAD, Labels, beside, key
from kpi_tui.profiles.phrases import Phrase
from kpi_tui.profiles.profile import Begins, PeriodRules, ReportForm, TableRules
from kpi_tui.profiles.row_kinds import ACTUAL, ROW_KIND, TARGET, RowKinds
from kpi_tui.report import PROSE_FIELDS

_LEAST = 4
"""How many known headings make a row a header, where a profile does not say."""


def read_tables(
    declared: list[CheckedTable], period: PeriodRules, code: CodeShape | None
) -> tuple[TableRules, ...]:
    """Return the kinds of table that a profile declares. Raises `ProfileError`."""
    rules = tuple(_table(each, period, code) for each in declared)
    own = [table for table, each in zip(declared, rules, strict=True) if not each.is_witness]
    if rules and not own:
        declared[0].refuse(
            "witness", "each is a witness: declare in [[table]] what they are witnesses of"
        )
    if len(own) > 1:
        own[1].refuse(
            "witness",
            "only one [[table]] holds the measures: put the headings of both into one, "
            "or write witness = true",
        )
    return rules


def _table(table: CheckedTable, period: PeriodRules, code: CodeShape | None) -> TableRules:
    kind = table.choice("kind", {each.value: each for each in ReportForm}, ReportForm.ROWS)
    forms = _forms(table.table("cells"))
    fields = _columns(table, forms)
    kinds = _kinds(table, fields)
    declared = {name: labels for name, labels in fields.items() if labels}
    # A status or an arrow that shares another field's column has no heading of its own.
    headed = {Labels(declared).field_of(label) for labels in declared.values() for label in labels}
    kept = sum(name not in (UNREAD, IGNORED) for name in declared if name in headed)
    least = table.take("least_labels", int, min(_LEAST, kept))
    begins = Begins.CODE if code else Begins.RULE
    rules = TableRules(
        kind=kind,
        begins=table.choice("begins", {each.value: each for each in Begins}, begins),
        labels=Labels(declared, least, forms, period.year_begins),
        foot=tuple(table.phrases("foot", CARD_FIELDS)),
        rows=kinds,
        across=_across(table.table("across")),
        is_witness=table.take("witness", bool, False),
        fills_gaps=table.take("fills_gaps", bool, False),
    )
    table.done()
    fewest = min(2, kept)
    if kind is ReportForm.ROWS:
        if not fields["measure"]:
            said = "is missing: write how the column of the measures is headed"
            table.table("columns").refuse("measure", said)
        if not fewest <= least <= kept:
            said = f"write a number from {fewest} to {kept}: so many are declared"
            table.refuse("least_labels", said)
        if rules.foot:
            table.refuse("foot", 'only cards have it: write kind = "cards", or leave it out')
    else:
        _check_cards(table, rules)
    for name, given in (("rows", kinds), ("cells", forms)):
        if given and kind is not ReportForm.ROWS:
            table.refuse(name, 'only rows have it: write kind = "rows", or leave it out')
    if rules.fills_gaps and not rules.is_witness:
        table.refuse("fills_gaps", "only a witness fills gaps: write witness = true too")
    if rules.begins is Begins.CODE and code is None:
        table.refuse("begins", "no code is declared: write rule or cell")
    return rules


def _across(table: CheckedTable) -> dict[str, tuple[Phrase, ...]]:
    found = {name: tuple(table.phrases(name, (name,))) for name in PROSE_FIELDS}
    table.done("field")
    for name, phrases in found.items():
        for phrase in phrases:
            if phrase.names != (name,) or not phrase.text.endswith(f"{{{name}}}"):
                table.refuse(name, f"{phrase.text!r}: write Comment: {{{name}}}, say")
    return {name: phrases for name, phrases in found.items() if phrases}


def _check_cards(table: CheckedTable, rules: TableRules) -> None:
    labels = rules.labels.fields
    if not rules.foot and "period_actual" not in labels:
        cure = "write the line of figures, as Latest: {period_actual}, or its label in columns"
        table.refuse("foot", f"is missing: {cure}")
    if rules.foot and labels:
        table.refuse("foot", "says of figures what columns say too: leave one of them out")
    for phrase in rules.foot:
        if not CARD_FIELDS & set(phrase.names):
            table.refuse("foot", f"{phrase.text!r} has no figure: write it as {{period_actual}}")
        if not phrase.words:
            table.refuse("foot", f"{phrase.text!r} fits any line: write the words beside figures")
    if rules.is_witness:
        table.refuse("witness", "cards are no summary of others: leave it out")


def _kinds(table: CheckedTable, fields: dict[str, tuple[str, ...]]) -> RowKinds | None:
    """Return what a column says of the rows of a measure; its heading is added to the fields."""
    rows = table.table("rows")
    if rows.is_empty:
        return None
    column = rows.text("column", needed=True)
    other = next((name for name, labels in fields.items() if column in labels), None)
    if other is not None:
        rows.refuse("column", f"names {other} too: leave one of them out")
    words: dict[str, str] = {}
    for kind in (ACTUAL, TARGET, IGNORED):
        for word in rows.texts(kind):
            if words.setdefault(word, kind) != kind:
                rows.refuse(kind, f"{word!r} is {words[word]} too: leave one of them out")
        if kind != IGNORED and kind not in words.values():
            rows.refuse(kind, f"is missing: write what a row with the {kind} says")
    rows.done()
    for name in ("period_target", "ytd_target"):
        if fields[name]:
            table.table("columns").refuse(name, "rows of targets have it: leave one of them out")
    fields[ROW_KIND] = (column,)
    return RowKinds(words)


def _forms(cells: CheckedTable) -> dict[str, CellForm]:
    """Return what the cells of columns look like that hold several fields, by their heading."""
    found = {}
    for label in cells.names:
        text = cells.text(label, needed=True)
        found[label] = cells.built(label, lambda text=text: CellForm(text))  # type: ignore[misc]
        if not key(label):
            cells.refuse(label, "says nothing: write what the column is headed")
    return found


def _columns(table: CheckedTable, forms: Mapping[str, CellForm]) -> dict[str, tuple[str, ...]]:
    """Return the headings of each field, those too of columns that hold several."""
    columns = table.table("columns")
    fields = {name: tuple(columns.texts(name)) for name in COLUMN_FIELDS}
    columns.done("field")
    named: dict[tuple[str, int], str] = {}
    for name, labels in fields.items():
        for label in labels:
            if not key(label):
                columns.refuse(name, f"{label!r} says nothing: write what the column is headed")
            # One cell may hold a text, a status and an arrow, but none of these twice.
            other = named.setdefault((key(label.replace(OVER, " ")), beside(name)), name)
            if other != name:
                columns.refuse(name, f"the label {label!r} names {other} too: leave one out")
    for label, form in forms.items():
        for at in {*map(beside, form.fields)}:
            other = named.setdefault((key(label.replace(OVER, " ")), at), form.text)
            if other != form.text:
                table.table("cells").refuse(label, f"names {other} too: leave one of them out")
        for name in form.fields:
            fields[name] = (*fields[name], label)
    return fields
