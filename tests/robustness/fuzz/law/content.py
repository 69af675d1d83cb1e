"""What a page draws, operator by operator, with the places of its pieces of text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Operator

from .mutant import NotHereError
from .sound import Box, Cell

Matrix = tuple[float, float, float, float, float, float]
ONE: Matrix = (1, 0, 0, 1, 0, 0)
_FILL = {"g", "rg", "k", "cs", "sc", "scn"}
_KEPT = {"Tc", "Tw", "Tz", "Ts", "Tr", "Tf"}
_SHOWN = {"Tj", "TJ"}


def times(first: Matrix, second: Matrix) -> Matrix:
    """The map that does one after the other."""
    a, b, c, d, e, f = first
    g, h, i, j, k, l = second  # noqa: E741
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + l,
    )


@dataclass
class _State:
    ctm: Matrix = ONE
    fill: tuple[bytes, ...] = ()
    text: dict[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class Piece:
    """A text that is drawn at once."""

    index: int
    """Its place among the instructions."""
    matrix: Matrix
    show: bytes
    state: bytes
    """What sets its colour, font and spacing."""
    size: float
    font: str
    """The name of its font, with its stroke."""

    @property
    def x(self) -> float:
        return self.matrix[4]

    @property
    def y(self) -> float:
        return self.matrix[5]

    def drawn(self, matrix: Matrix | None = None, before: bytes = b"") -> bytes:
        """What draws it, there or elsewhere, in a state of its own."""
        numbers = b" ".join(b"%.4f" % value for value in matrix or self.matrix)
        return b"q BT %s %s Tm %s %s ET Q\n" % (self.state, numbers, before, self.show)

    def moved(self, dx: float, dy: float) -> Matrix:
        """Its matrix, so far off."""
        a, b, c, d, e, f = self.matrix
        return a, b, c, d, e + dx, f + dy


class Content:
    """The instructions of a page. What is appended stands above all else."""

    def __init__(self, pdf: pikepdf.Pdf, number: int) -> None:
        self.pdf = pdf
        self.page = pdf.pages[number]
        self.instructions: list[Any] = list(pikepdf.parse_content_stream(self.page))
        self.pieces = list(_pieces(self.instructions))
        self.appended: list[bytes] = []
        self.below: list[bytes] = []
        self._dropped: set[int] = set()

    def of(self, cell: Cell) -> list[Piece]:
        """The pieces that begin in a cell. Raises `NotHereError` where there are none."""
        found = list(self.within(cell.box))
        if not found:
            raise NotHereError
        return found

    def within(self, box: Box) -> Iterator[Piece]:
        """The pieces that begin in a box."""
        left, bottom, right, top = box
        for piece in self.pieces:
            if left - 0.5 <= piece.x < right and bottom <= piece.y < top:
                yield piece

    def lines(self) -> Iterator[tuple[range, Box]]:
        """Each stroke from one point to another: its instructions, and where it begins and ends."""
        ctm, stack = ONE, []
        names = [str(each.operator) for each in self.instructions]
        for index, name in enumerate(names):
            operands = self.instructions[index].operands
            if name == "q":
                stack.append(ctm)
            elif name == "Q" and stack:
                ctm = stack.pop()
            elif name == "cm":
                ctm = times(_numbers(operands), ctm)
            elif names[index : index + 3] == ["m", "l", "S"]:
                ends = (operands, self.instructions[index + 1].operands)
                points = [times((1, 0, 0, 1, float(x), float(y)), ctm)[4:] for x, y in ends]
                yield range(index, index + 3), (*points[0], *points[1])

    def drop(self, *indexes: int) -> None:
        """Leave instructions out."""
        self._dropped.update(indexes)

    def lift(self, piece: Piece) -> None:
        """Take a piece of text out of its place."""
        self.drop(piece.index)

    def whole(self) -> bytes:
        """All that the page draws of its own."""
        kept = [each for at, each in enumerate(self.instructions) if at not in self._dropped]
        return pikepdf.unparse_content_stream(kept)

    def save(self, own: bytes | None = None) -> None:
        """Put the page's new content into the file."""
        own = self.whole() if own is None else own
        below, above = b"".join(self.below), b"".join(self.appended)
        content = b"%s q\n%s\nQ\n%s" % (below, own, above) if below or above else own
        self.page.obj.Contents = self.pdf.make_stream(content)

    def resource(self, category: str, name: str, value: Any) -> None:
        """Add a resource of the page."""
        resources = self.page.obj.get("/Resources")
        if resources is None:
            resources = self.page.obj.Resources = pikepdf.Dictionary()
        group = resources.get(category)
        if group is None:
            resources[category] = pikepdf.Dictionary()
            group = resources[category]
        group[name] = value


def _pieces(instructions: list[Any]) -> Iterator[Piece]:
    """The pieces whose place is set before each, and after which another place is set."""
    state, stack = _State(), []
    line = matrix = ONE
    leading = 0.0
    placed = False
    last: Piece | None = None
    for index, instruction in enumerate(instructions):
        name = str(instruction.operator)
        if name == "INLINE IMAGE":
            continue
        operands = instruction.operands
        if name in _SHOWN:
            if placed:
                if last:
                    yield last
                last = _piece(index, instruction, matrix, state)
            else:
                last = None
            placed = False
        elif name in ("'", '"'):
            last, placed = None, False
        elif name == "q":
            stack.append(_State(state.ctm, state.fill, dict(state.text)))
        elif name == "Q" and stack:
            state = stack.pop()
        elif name == "cm":
            state.ctm = times(_numbers(operands), state.ctm)
        elif name == "BT":
            line = matrix = ONE
            placed = True
        elif name == "TL":
            leading = float(operands[0])
        elif name in ("Td", "TD", "T*"):
            x, y = (0.0, -leading) if name == "T*" else map(float, operands)
            leading = -y if name == "TD" else leading
            line = matrix = times((1, 0, 0, 1, x, y), line)
            placed = True
        elif name == "Tm":
            line = matrix = _numbers(operands)
            placed = True
        elif name in _KEPT:
            state.text[name] = _bytes(instruction)
        elif name in _FILL:
            named = state.fill if name in ("sc", "scn") else ()
            state.fill = (*named[:1], _bytes(instruction))
    if last:
        yield last


def _piece(index: int, instruction: Any, matrix: Matrix, state: _State) -> Piece:
    font, size, _ = state.text.get("Tf", b"/None 0 Tf").split()
    settings = b" ".join((*state.fill, *state.text.values()))
    return Piece(
        index, times(matrix, state.ctm), _bytes(instruction), settings, float(size), font.decode()
    )


def _bytes(instruction: Any) -> bytes:
    return pikepdf.unparse_content_stream([instruction])


def _numbers(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in operands)
    return a, b, c, d, e, f


def instruction(name: str, *operands: Any) -> Any:
    """An instruction to put among others."""
    return pikepdf.ContentStreamInstruction(list(operands), Operator(name))
