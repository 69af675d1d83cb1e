"""What the columns of a table are taken for, and how codes look in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from kpi_tui.empty_cells import is_empty
from kpi_tui.pdf.drafting.code_shapes import are_codes, leading_codes, shape_of
from kpi_tui.pdf.drafting.sample import RowsBelow, Sample
from kpi_tui.profiles.cell_forms import CellForm
from kpi_tui.profiles.codes import CodeShape
from kpi_tui.profiles.fields import COLUMN_FIELDS
from kpi_tui.profiles.labels import IGNORED, UNREAD

_QUOTED, _MOST_QUOTED = 30, 5
"""Letters of a code that is quoted in a note, and how many are."""


@dataclass
class Columns:
    """The guess: the field of each label, and how the labels are to be written."""

    fields: dict[str, str] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    code: CodeShape | None = None
    beside: dict[str, list[str]] = field(default_factory=dict)
    """The fields that cells hold beside the one of their column, by its label."""
    forms: dict[str, CellForm] = field(default_factory=dict)
    """What cells look like that hold two fields, by the label of their column."""
    rows: RowsBelow | None = None
    """How rows below each other for each measure are told apart, where it has several."""
    all_coded: bool = False
    """Whether all measures have a code of the usual look."""
    odd_codes: list[str] = field(default_factory=list)
    """What stands where codes do and looks otherwise."""
    notes: list[str] = field(default_factory=list)
    """What a person is told of it."""

    def label_of(self, field_name: str) -> str | None:
        """Return the label of a field's column."""
        return next((label for label, name in self.fields.items() if name == field_name), None)

    def labels_of(self, names: Collection[str]) -> list[tuple[str, str]]:
        """Return label and field of each column that holds one of these fields, alone or beside."""
        own = [(label, name) for label, name in self.fields.items() if name in names]
        more = [(label, name) for label, held in self.beside.items() for name in held]
        return [*own, *((label, name) for label, name in more if name in names)]

    @property
    def all_beside(self) -> Iterator[tuple[str, str]]:
        """Yield label and field of what columns hold beside their own: in cells, or in rows below."""
        held = {label: [*names] for label, names in self.beside.items()}
        for label, form in self.forms.items():
            held.setdefault(label, []).extend(form.names)
        for label in {*self.rows.figures} & {*self.fields} if self.rows else ():
            held.setdefault(label, []).append(self.fields[label].replace("_actual", "_target"))
        for label, own in self.fields.items():
            names = held.get(label, ())
            yield from ((label, each) for each in COLUMN_FIELDS if each in names and each != own)

    def take_rows(self, below: RowsBelow) -> None:
        """Take what tells rows below each other apart: targets are rows then, and no column."""
        self.rows = below
        targets = (label for label, name in self.fields.items() if name.endswith("_target"))
        self.fields |= dict.fromkeys(targets, UNREAD)
        self.fields |= {label: IGNORED for label in self.fields if label == below.column}
        said = f"“{below.column}” says" if below.column in self.fields else "a column says"
        self.notes.append(f"{said} which row has the actual, and which the target")

    def join(self, other: Columns) -> None:
        """Take the labels of another kind of table that are none of its own."""
        for label, name in other.fields.items():
            if label not in self.fields:
                self.fields[label] = name
                self.written[label] = other.written[label]
                self.forms |= {each: form for each, form in other.forms.items() if each == label}
        self.notes += other.notes

    def keep_forms(self) -> None:
        """Keep the forms of cells whose column has a field of theirs: one that lost it has no other."""
        forms = self.forms.items()
        self.forms = {label: form for label, form in forms if self.fields[label] in form.names}

    def tell_codes(self, sample: Sample, name_label: str) -> None:
        """Set what codes look like, in a column of their own or before the names."""
        label = self.label_of("code")
        texts = sample.texts(label or name_label)
        found = [text for text in texts if not is_empty(text)]
        self.code = shape_of(found if label else leading_codes(found))
        code = self.code
        self.odd_codes = [text for text in found if code is not None and not code.match(text)]
        self.all_coded = code is not None and not self.odd_codes and len(found) == len(texts)

    @property
    def all_notes(self) -> list[str]:
        """What a person is told of it, each once."""
        odd = ", ".join(f"“{text[:_QUOTED]}”" for text in self.odd_codes[:_MOST_QUOTED])
        said = f"codes look like {self.code.example}, but not all: {odd}" if self.code else ""
        return [*dict.fromkeys(self.notes), *([said] if odd else [])]

    def take(self, told: Mapping[str, str], sample: Sample) -> None:
        """Take the fields of labels as a person told them.

        A column that was told to hold codes is ignored where its texts look like none.
        """
        self.fields |= {label: name for label, name in told.items() if label in self.fields}
        is_told = any(name.endswith("_target") for name in self.fields.values())
        if self.rows and (is_told or self.fields.get(self.rows.column, IGNORED) != IGNORED):
            self.rows = None
        self.keep_forms()
        self.forms = {
            label: form
            for label, form in self.forms.items()
            if not {*form.names} & {n for each, n in self.fields.items() if each != label}
        }
        for label, name in self.fields.items():
            if name == "code":
                printed = [text for text in sample.texts(label) if not is_empty(text)]
                if shape_of(printed) is None and not are_codes(printed):
                    self.fields[label] = IGNORED
