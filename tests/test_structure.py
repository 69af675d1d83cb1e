"""How the package is built, read from its source: what grows out of shape is named by file and line.

Which layer may import which is import-linter's, in pyproject.toml. Of the tests it is read that none
leans on another: what they share stands in tests/support.
"""

from __future__ import annotations

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from pathlib import Path

import pytest

from tests.support.sources import Function, modules, none_of, without_docstrings

CLASS_LINES = 250
"""A class that is longer does more than one thing."""
FUNCTION_LINES = 50
"""A function that is longer does not fit on a screen."""
FILE_LINES = 300
"""A longer file is slow to find one's way in."""
HELPERS_CALLED_ONCE = 0.20
"""Of all functions. A name for a few lines that are read once costs more than it tells."""
VERBLESS_DOCSTRINGS = 0.08
"""Of all docstrings of functions. They tell what a function does; a predicate may be a noun."""
PUBLIC_NAMES = 4.6
"""In 100 lines. Whoever drops an underscore makes a helper a part of what others have to know."""

DOMAIN = {
    *("Month", "Measure", "Section", "Line", "Mark", "Item", "Column", "Cell"),
    *("Row", "Page", "Pair", "Study", "Entry", "Rule", "Change"),
}
NO_VERBS = {
    *("The", "A", "An", "What", "Which", "How", "Where", "Who", "One", "All", "Every", "Each"),
}


def name_of(node: ast.expr) -> str:
    """Return the last part of a name: `Screen` of `textual.screen.Screen[None]`."""
    if isinstance(node, ast.Subscript):
        return name_of(node.value)
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def length(node: Function | ast.ClassDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def is_property(node: Function) -> bool:
    return any(name_of(decorator).endswith("property") for decorator in node.decorator_list)


def test_nothing_imports_itself_by_way_of_others() -> None:
    graph = {name: module.imports for name, module in modules().items()}
    circle: list[str] = []
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = error.args[1]
    none_of(
        modules()[importer].at(graph[importer][name], f"imports {name}")
        for name, importer in pairwise(circle)
    )


def test_no_test_takes_anything_of_another() -> None:
    tests = Path(__file__).parent
    none_of(
        f"{path.relative_to(tests.parent)}:{node.lineno}: imports {name}"
        for path in sorted(tests.rglob("*.py"))
        if re.search(r"\.test_|import test_", text := path.read_text(encoding="utf-8"))
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in imported(node)
        if name.startswith("tests.") and ".test_" in name
    )


def imported(node: ast.Import | ast.ImportFrom) -> Iterator[str]:
    """Yield what an import names, from the top."""
    module = f"{node.module}." if isinstance(node, ast.ImportFrom) else ""
    yield from (f"{module}{alias.name}" for alias in node.names)


def test_no_council_s_codes_are_known_outside_profiles() -> None:
    """How a report's codes look is declared; docstrings may have some as examples."""
    none_of(
        module.at(node.lineno, f"knows {node.value!r}")
        for module in modules().values()
        if not module.name.startswith(("kpi_tui.profiles", "kpi_tui.demo"))
        for node in without_docstrings(module)
        if isinstance(node, ast.Constant) and "OCC" in str(node.value)
    )


def test_facts_are_made_in_the_analysis_alone() -> None:
    none_of(
        module.at(node.lineno, "calls facts()")
        for module in modules().values()
        if not module.name.startswith("kpi_tui.analysis")
        for node in module.nodes
        if isinstance(node, ast.Call) and name_of(node.func) == "facts"
    )


def test_a_screen_has_one_base_of_ours_at_most() -> None:
    bases = {
        node.name: [name_of(base) for base in node.bases]
        for module in modules().values()
        for node in module.classes
    }

    def ours_above(name: str) -> int:
        return max((1 + ours_above(base) for base in bases[name] if base in bases), default=0)

    none_of(
        module.at(node, f"{node.name} has {ours_above(node.name)} classes of ours above it")
        for module in modules().values()
        for node in module.classes
        if node.name.endswith(("Screen", "App", "Dialog")) and ours_above(node.name) > 1
    )


def test_no_class_is_too_long() -> None:
    none_of(
        module.at(node, f"{node.name} has {length(node)} lines, at most {CLASS_LINES}")
        for module in modules().values()
        for node in module.classes
        if length(node) > CLASS_LINES
    )


def test_no_function_is_too_long() -> None:
    none_of(
        module.at(node, f"{node.name} has {length(node)} lines, at most {FUNCTION_LINES}")
        for module in modules().values()
        for node in module.functions
        if length(node) > FUNCTION_LINES
    )


def test_no_file_is_too_long() -> None:
    none_of(
        module.at(1, f"{module.lines} lines, at most {FILE_LINES}")
        for module in modules().values()
        if module.lines > FILE_LINES
    )


def test_few_helpers_are_called_once() -> None:
    """A private function or method whose name is read once in its file."""
    once: list[str] = []
    for module in modules().values():
        read = Counter(
            node.id if isinstance(node, ast.Name) else node.attr
            for node in module.nodes
            if isinstance(node, ast.Attribute)
            or (isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load))
        )
        for node in module.functions:
            is_private = node.name.startswith("_") and not node.name.startswith("__")
            if is_private and not node.decorator_list and read[node.name] == 1:
                once.append(module.at(node, f"{node.name} is called once"))
    all_functions = sum(1 for module in modules().values() for _ in module.functions)
    none_of(once, but=int(HELPERS_CALLED_ONCE * all_functions))


def test_docstrings_of_functions_begin_with_a_verb() -> None:
    verbless: list[str] = []
    number = 0
    for module in modules().values():
        for node in module.functions:
            words = (ast.get_docstring(node) or "").split()
            if words and not is_property(node):
                number += 1
                if words[0] in NO_VERBS:
                    verbless.append(module.at(node, " ".join(words[:6])))
    none_of(verbless, but=int(VERBLESS_DOCSTRINGS * number))


def test_a_word_of_the_field_names_one_class() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for module in modules().values():
        for node in module.classes:
            if node.name in DOMAIN:
                places[node.name].append(module.at(node, f"class {node.name}"))
    none_of(place for named in places.values() if len(named) > 1 for place in named)


def test_what_others_may_use_is_little() -> None:
    """Names without an underscore at the top level of the files."""
    public = Counter(
        module.at(1, "public names")
        for module in modules().values()
        for node in module.top_level
        for name in defined(node)
        if not name.startswith("_")
    )
    lines = sum(module.lines for module in modules().values())
    in_100_lines = round(100 * public.total() / lines, 1)
    if in_100_lines > PUBLIC_NAMES:
        most = [f"{file} ({number})" for file, number in public.most_common(20)]
        begin = f"{in_100_lines} public names in 100 lines, at most {PUBLIC_NAMES}; most of all:"
        pytest.fail("\n".join([begin, *most]), pytrace=False)


def defined(node: ast.stmt) -> Iterator[str]:
    """Yield the names that a statement at the top of a file gives something."""
    if isinstance(node, Function | ast.ClassDef):
        yield node.name
    elif isinstance(node, ast.Assign | ast.AnnAssign):
        for inner in ast.walk(node):
            if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store):
                yield inner.id
