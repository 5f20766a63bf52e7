"""No window says who a person is before somebody asks: not to the eye, not to a screen reader, not in a tip."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from ctip_desktop.desktop.opening import compare_versions
from ctip_desktop.forms import installed
from ctip_desktop.forms.filled import Filled
from ctip_desktop.store.journal import append
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.listing import show
from ctip_desktop.store.search import bring_up_to_date
from ctip_desktop.store.store import Store
from tests.support.declaring import declare
from tests.support.desk_entries import sample
from tests.support.gui import press, type_text
from tests.support.homes import PASSPHRASE, a_home
from tests.support.person import Person
from tests.support.spreadsheets import a_spreadsheet

VICTIM = {
    "offence": "trafficking",
    "reported_on": "2026-03-06",
    "v_name": "x",
    "v_phone": "012 345 678",
    "v_sex": "Masculine",
    "v_age": 16,
    "v_nationality": "KH",
    "v_origin": "010201",
}
NAME, PHONE = "សុខ ឆ្មាកំបាំង", "012999777"
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
pytestmark = pytest.mark.slow


def hidden(form: str, given: dict[str, Any]) -> dict[str, Any]:
    """Return answers in which every person has the one name and telephone."""
    personal = {
        one.question.name: PHONE if "phone" in one.question.name else NAME
        for one in installed.load(form).placed
        if one.question.kind == "text" and one.question.columns.get("personal") == "yes"
    }

    def cover(scope: dict[str, Any]) -> dict[str, Any]:
        return {
            name: [cover(row) for row in said] if isinstance(said, list) else personal.get(name, said)
            for name, said in scope.items()
        }

    return cover(given)


def keep(store: Store, form: str, given: dict[str, Any], entry: str, parents: tuple[str, ...] = ()) -> str:
    filled = Filled(installed.load(form), hidden(form, given), by_hand=True)
    with store.writing() as writer:
        add_form(writer, installed.load(form))
        return append(
            writer, entry=entry, form=form, fv=installed.load(form).version, by="b" * 32, answers=filled.answers(),
            about={}, hidden=filled.hidden(), parents=parents,
        ).hash  # fmt: skip


def told(window: QWidget) -> Iterator[str]:
    """Yield all that a window tells, to whichever sense."""
    yield window.windowTitle()
    for part in (window, *window.findChildren(QWidget)):
        if part.isVisibleTo(window):
            yield from (part.accessibleName(), part.accessibleDescription(), part.toolTip(), part.windowTitle())
            if spoken := QAccessible.queryAccessibleInterface(part):
                yield from (spoken.text(one) for one in (QAccessible.Text.Name, QAccessible.Text.Value))
            for name in ("text", "toPlainText"):
                if callable(say := getattr(part, name, None)):
                    yield str(say())
            if isinstance(part, QAbstractItemView) and part.model():
                yield from _cells(part.model())
    yield QApplication.clipboard().text()


def _cells(model: QAbstractItemModel) -> Iterator[str]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for row in range(model.rowCount()):
        for column in range(columns):
            yield from (str(model.data(model.index(row, column), role)) for role in ROLES)


def test_no_page_of_a_province_tells_who_a_person_is(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CTIP_STICKS", "")
    home = tmp_path / "province"
    with Store.open(home, a_home(home)) as store:
        for entry in ("1" * 32, "2" * 32):
            keep(store, "victim", VICTIM, entry)
        first = keep(store, "case", sample("case-1"), "3" * 32)
        for stage in ("court", "closed"):
            changed = hidden("case", sample("case-1")) | {"stage": stage}
            changed["victim"] = [row | {"v_name": f"{NAME} {stage}"} for row in changed["victim"]]
            keep(store, "case", changed, "3" * 32, (first,))
        bring_up_to_date(store)
        with store.reading() as reader:
            assert NAME in str(show(reader, "1" * 32).answers)
        declare(store, "2026-03")
    person = Person(qapp, home, tmp_path / "sticks", "en")
    person.unlock(PASSPHRASE)
    window, found = person.app.window, []

    def look(name: str) -> None:
        for _ in range(3):
            person.rest()
        found.extend((name, one) for one in told(window) if "ឆ្មា" in one or PHONE in one)

    for name in [*person.frame.pages]:
        person.frame.open(name)
        look(name)
        press("Down")
        look(f"{name}, first row")
    assert person.app.desk is not None
    compare_versions(person.app.desk, person.frame, "3" * 32)
    look("conflict")
    press("Ctrl+L")
    look("conflict, all answers")
    press("Esc")
    person.frame.open("entries")
    person.rest()
    press("Ctrl+I")
    form = installed.load("victim")
    heads = [form.find(path).question.label for path in ("/reported_on", "/v_name", "/v_phone")]
    rows = [[head.en for head in heads if head], ["x", NAME, PHONE], ["2026-03-03", NAME, PHONE]]
    type_text(str(a_spreadsheet(tmp_path / "rows.xlsx", rows)))
    press("Enter")
    look("intake, file")
    for name in ("columns", "words", "check", "take in", "taken in"):
        press("Ctrl+Enter")
        look(f"intake, {name}")
    assert found == []
    person.frame.open("same_person")
    press("Ctrl+H")
    look("same persons, asked for")
    assert found, "what is asked for is told, and would have been found"
    found.clear()
    person.frame.open("entries")
    person.frame.open("same_person")
    look("same persons, come back to")
    person.go()
    assert found == []
