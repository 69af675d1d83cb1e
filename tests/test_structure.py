"""The structure of the code, held: what is measured here, small parts and whole, gets no worse.

Circles between modules and the order of the layers are import-linter's; see `pyproject.toml`.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import kpi_tui

PACKAGE = Path(kpi_tui.__file__).parent
Function = ast.FunctionDef | ast.AsyncFunctionDef

LONGEST_FILE, LONGEST_CLASS, LONGEST_FUNCTION = 300, 250, 50
CALLED_ONCE = 20
"""Of a hundred functions so many may be private and called once: a name has to say more than its lines."""
WITHOUT_VERB = 5
"""Of a hundred docstrings of functions so many may begin with a noun."""
PUBLIC_NAMES = 4.6
"""A hundred lines: what a module keeps to itself is private."""
NOUNS = {
    *("The", "A", "An", "What", "Which", "How", "Where", "Who"),
    *("One", "All", "Every", "Each"),
}
DOMAIN = {
    *("Month", "Measure", "Section", "Line", "Mark", "Item", "Column", "Cell"),
    *("Row", "Page", "Pair", "Study", "Entry", "Rule", "Change"),
}
"""Words that would mean something else in each folder; each may be one class."""


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the package by its path."""
    return {
        path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    }


def functions() -> Iterator[tuple[str, Function]]:
    for path, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, Function):
                yield path, node


def classes() -> Iterator[tuple[str, ast.ClassDef]]:
    for path, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                yield path, node


def lines(path: str) -> int:
    return len((PACKAGE / path).read_text(encoding="utf-8").splitlines())


def length(node: Function | ast.ClassDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def name_of(node: ast.expr) -> str:
    """The last name of what is called, or of a base: `Screen` for `screens.Screen[None]`."""
    if isinstance(node, ast.Subscript):
        node = node.value
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def test_no_file_class_or_function_is_long() -> None:
    long = [f"{path}: {lines(path)} lines" for path in modules() if lines(path) > LONGEST_FILE]
    long += [f"{path}: {c.name}" for path, c in classes() if length(c) > LONGEST_CLASS]
    long += [f"{path}: {f.name}" for path, f in functions() if length(f) > LONGEST_FUNCTION]
    assert long == []


def test_facts_are_made_in_the_analysis_alone() -> None:
    elsewhere = [
        f"{path}:{node.lineno}"
        for path, tree in modules().items()
        if not path.startswith("analysis/")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and name_of(node.func) == "facts"
    ]
    assert elsewhere == []


def test_no_screen_stands_on_more_than_one_class_of_ours() -> None:
    bases = {node.name: [name_of(base) for base in node.bases] for _, node in classes()}

    def depth(name: str) -> int:
        return max((1 + depth(base) for base in bases[name] if base in bases), default=0)

    screens = [name for name in bases if name.endswith(("Screen", "App", "Dialog"))]
    assert [name for name in screens if depth(name) > 1] == []


def test_a_word_of_the_domain_is_one_class() -> None:
    names = Counter(node.name for _, node in classes())
    assert {name: count for name, count in names.items() if name in DOMAIN and count > 1} == {}


def test_a_private_helper_says_more_than_its_lines() -> None:
    once = []
    for path, tree in modules().items():
        nodes = list(ast.walk(tree))
        read = Counter(
            n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)
        )
        read.update(node.attr for node in nodes if isinstance(node, ast.Attribute))
        once += [
            f"{path}:{node.lineno} {node.name}"
            for node in nodes
            if isinstance(node, Function)
            and node.name.startswith("_")
            and not node.name.startswith("__")
            and not node.decorator_list
            and read[node.name] == 1
        ]
    assert 100 * len(once) / len(list(functions())) <= CALLED_ONCE, once


def test_a_docstring_begins_with_a_verb() -> None:
    said, nouns = 0, []
    for path, node in functions():
        text = ast.get_docstring(node)
        if text and "property" not in map(name_of, node.decorator_list):
            said += 1
            if text.split()[0] in NOUNS:
                nouns.append(f"{path}:{node.lineno} {text.splitlines()[0]}")
    assert 100 * len(nouns) / said <= WITHOUT_VERB, nouns


def test_what_a_module_keeps_to_itself_is_private() -> None:
    public = 0
    for tree in modules().values():
        for node in tree.body:
            if isinstance(node, Function | ast.ClassDef):
                public += not node.name.startswith("_")
            elif isinstance(node, ast.Assign | ast.AnnAssign):
                stored = (name for name in ast.walk(node) if isinstance(name, ast.Name))
                public += sum(
                    isinstance(name.ctx, ast.Store) and not name.id.startswith("_")
                    for name in stored
                )
    assert 100 * public / sum(map(lines, modules())) <= PUBLIC_NAMES
