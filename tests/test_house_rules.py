"""The limits that keep the code readable: small files, small functions, few parameters."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted(
    path
    for package in ("ontology", "graph", "ingest", "search_app")
    for path in (ROOT / package).rglob("*.py")
    if "node_modules" not in path.parts
)
LONGER = {"ingest/model.py": 330}  # one page that shows every value that travels through ingestion
MAX_FILE_LINES, MAX_FUNCTION_LINES, MAX_POSITIONAL = 300, 40, 5


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Length without signature and docstring."""
    statements = function.body[1:] if ast.get_docstring(function) else function.body
    return (function.end_lineno or 0) - statements[0].lineno + 1 if statements else 0


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_stay_small(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= LONGER.get(str(path.relative_to(ROOT)), MAX_FILE_LINES)
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert body_lines(node) <= MAX_FUNCTION_LINES, f"{path.name}: {node.name}"
            assert len(node.args.args) <= MAX_POSITIONAL + 1, f"{path.name}: {node.name}"  # self counts too


def test_no_tests_folder_is_a_package() -> None:
    assert not list((ROOT / "tests").rglob("__init__.py")), "pytest would import tests/graph as the package graph"


def test_every_python_package_is_typed() -> None:
    assert all((ROOT / package / "py.typed").exists() for package in ("ontology", "graph", "ingest", "search_app"))
