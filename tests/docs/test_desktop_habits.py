"""Habits that keep windows quick and of one look, checked in the source: no style sheets, scoped enums, no sleeping."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import PySide6.QtCore
import PySide6.QtGui
import PySide6.QtWidgets

PROJECT = Path(__file__).resolve().parents[2]
DESKTOP = "ctip_desktop/desktop"
MODULES = (PySide6.QtWidgets, PySide6.QtGui, PySide6.QtCore)  # the last, whose `Qt` is the whole one, tells


@cache
def trees(package: str) -> list[tuple[str, ast.Module]]:
    files = sorted((PROJECT / package).rglob("*.py"))
    return [(str(file.relative_to(PROJECT)), ast.parse(file.read_text("utf-8"))) for file in files]


def callers(package: str, names: set[str]) -> list[str]:
    return [path for path, tree in trees(package) if names & set(calls(tree))]


def calls(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


@cache
def unscoped_members(holder: type) -> set[str]:
    return {name for each in vars(holder).values() for name in getattr(each, "__members__", ())} - vars(holder).keys()


def test_no_style_sheet_and_no_nested_loop() -> None:
    """A style sheet makes widgets two to five times slower to build; `processEvents` runs others' work inside ours."""
    assert callers(DESKTOP, {"setStyleSheet", "processEvents", "sleep"}) == []


def test_enums_are_scoped() -> None:
    """`Qt.AlignRight` costs 6 to 23 µs each time, `Qt.AlignmentFlag.AlignRight` 1.4 µs."""
    classes = {name: getattr(module, name) for module in MODULES for name in dir(module) if name.startswith("Q")}
    assert [
        (path, node.lineno, node.value.id, node.attr)
        for path, tree in trees(DESKTOP)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in classes
        and node.attr in unscoped_members(classes[node.value.id])
    ] == []  # fmt: skip


def test_no_test_sleeps() -> None:
    assert callers("tests", {"sleep", "qWait", "qSleep"}) == []


def test_icons_named_are_there() -> None:
    icons = {file.stem for file in (PROJECT / "resources" / "icons").glob("*.svg")} | {""}
    assert [
        (path, node.value.lineno, node.value.value)
        for path, tree in trees(DESKTOP)
        for node in ast.walk(tree)
        if isinstance(node, ast.keyword) and node.arg == "icon" and isinstance(node.value, ast.Constant)
        and node.value.value not in icons
    ] == []  # fmt: skip
