"""The package's source, read as files and as syntax."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import pytest

import kpi_tui

ROOT = Path(kpi_tui.__file__).parent

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """A file of the package."""

    name: str
    path: Path
    text: str

    @cached_property
    def nodes(self) -> list[ast.AST]:
        return list(ast.walk(ast.parse(self.text)))

    @cached_property
    def lines(self) -> int:
        return len(self.text.splitlines())

    @property
    def functions(self) -> Iterator[Function]:
        return (node for node in self.nodes if isinstance(node, Function))

    @property
    def classes(self) -> Iterator[ast.ClassDef]:
        return (node for node in self.nodes if isinstance(node, ast.ClassDef))

    @property
    def top_level(self) -> list[ast.stmt]:
        (tree, *_) = self.nodes
        assert isinstance(tree, ast.Module)
        return tree.body

    @cached_property
    def imports(self) -> dict[str, int]:
        """The lines in which it imports modules of ours: at its top, in functions, for types."""
        lines: dict[str, int] = {}
        for node in self.nodes:
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                assert not node.level, self.at(node, "a relative import")
                wholes = [f"{node.module}.{alias.name}" for alias in node.names]
                names = [whole if whole in modules() else str(node.module) for whole in wholes]
            else:
                continue
            for name in names:
                if name in modules() and name != self.name:
                    lines.setdefault(name, node.lineno)
        return lines

    def at(self, node: ast.stmt | int, what: str) -> str:
        """Tell where something stands as editors and terminals take it."""
        line = node if isinstance(node, int) else node.lineno
        return f"{self.path.relative_to(ROOT.parent)}:{line}: {what}"


@cache
def modules() -> dict[str, Module]:
    found: dict[str, Module] = {}
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT.parent).with_suffix("").parts
        name = ".".join(parts).removesuffix(".__init__")
        found[name] = Module(name, path, path.read_text(encoding="utf-8"))
    return found


def none_of(offenders: Iterable[str], but: int = 0) -> None:
    """Fail if there are more offenders than may be, and name them all."""
    named = list(offenders)
    if len(named) > but:
        pytest.fail("\n".join([f"{len(named)}, at most {but}:", *named]), pytrace=False)


def without_docstrings(module: Module) -> Iterator[ast.AST]:
    docstrings = {
        id(node.value)
        for node in module.nodes
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return (node for node in module.nodes if id(node) not in docstrings)
