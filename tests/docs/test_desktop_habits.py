"""Habits that keep windows quick and of one look, checked in the source: no style sheets, scoped enums, no sleeping."""

import ast
from collections.abc import Iterator
from pathlib import Path

import PySide6.QtCore
import PySide6.QtGui
import PySide6.QtWidgets
import pytest

PROJECT = Path(__file__).resolve().parents[2]
SOURCES = sorted((PROJECT / "ctip_desktop" / "desktop").rglob("*.py"))
TESTS = sorted((PROJECT / "tests").rglob("*.py"))
MODULES = (PySide6.QtCore, PySide6.QtGui, PySide6.QtWidgets)


def calls(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PROJECT)))
def test_no_style_sheet_and_no_nested_loop(path: Path) -> None:
    """A style sheet makes widgets two to five times slower to build; `processEvents` runs others' work inside ours."""
    forbidden = {"setStyleSheet", "processEvents", "sleep"}
    assert not forbidden & set(calls(ast.parse(path.read_text("utf-8"))))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PROJECT)))
def test_enums_are_scoped(path: Path) -> None:
    """`Qt.AlignRight` costs 6 to 23 µs each time, `Qt.AlignmentFlag.AlignRight` 1.4 µs."""
    classes = {name: getattr(module, name) for module in MODULES for name in dir(module) if name.startswith("Q")}
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in classes:
            holder = classes[node.value.id]
            members = {name for each in vars(holder).values() for name in getattr(each, "__members__", ())}
            unscoped = node.attr in members and node.attr not in vars(holder)
            assert not unscoped, f"{path.name}:{node.lineno} {node.value.id}.{node.attr}"


@pytest.mark.parametrize("path", TESTS, ids=lambda path: str(path.relative_to(PROJECT)))
def test_no_test_sleeps(path: Path) -> None:
    assert not {"sleep", "qWait", "qSleep"} & set(calls(ast.parse(path.read_text("utf-8"))))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PROJECT)))
def test_icons_named_are_there(path: Path) -> None:
    icons = {file.stem for file in (PROJECT / "resources" / "icons").glob("*.svg")}
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.keyword) and node.arg == "icon" and isinstance(node.value, ast.Constant):
            assert node.value.value in icons | {""}, f"{path.name}:{node.value.lineno}"
