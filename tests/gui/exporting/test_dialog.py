"""What leaves in clear is said before it leaves; for the public nothing names anybody, and an officer does it."""

import csv
import json
import tarfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path

import pyrage
import pytest
from PySide6.QtWidgets import QApplication

from ctip_desktop import clock
from ctip_desktop.desktop.entries.page import EntriesPage
from ctip_desktop.desktop.exporting.dialog import ExportDialog
from ctip_desktop.desktop.paper.page import PaperPage
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.dropdown import ChoiceList
from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.installed import load
from ctip_desktop.store.journal import NewEntry, append_new
from ctip_desktop.store.known_forms import add_form
from tests.support.gui import press, type_text
from tests.support.person import Person
from tests.support.stores import USER

Seat = Callable[[], Person]
NAMES = ("ពៅ សុភ័ក្ត្រ", "នួន ស្រីនាង", "ឆាយ ដារា")


@pytest.fixture
def officer(seat: Seat) -> Person:
    """A person at a store with fourteen victims of June and three of May, names and all."""
    person = seat()
    assert person.app.desk is not None
    form = load("victim")
    entries = []
    for number in range(17):
        answers = {
            "reported_on": f"2026-06-{number + 1:02}" if number < 14 else f"2026-05-{number:02}",
            "offence": "trafficking",
            "v_name": NAMES[number % 3],
            "v_sex": "Feminine" if number % 3 else "Masculine",
            "v_age": 20 + number,
        }
        filled = Filled(form, answers)
        entries.append(NewEntry(clock.new_id(), filled.answers(), {}, filled.hidden()))
    with person.app.desk.store.writing() as writer:
        add_form(writer, form)
        append_new(writer, entries, form=form.name, fv=form.version, by=USER)
    return person


def ask(person: Person) -> ExportDialog:
    page = person.page
    assert isinstance(page, EntriesPage)
    press("Ctrl+E")
    person.rest()
    assert page.in_out is not None
    dialog = page.in_out.dialog
    assert isinstance(dialog, ExportDialog)
    return dialog


def written(folder: Path) -> dict[str, bytes]:
    (out,) = folder.iterdir()
    return {str(file.relative_to(out)): file.read_bytes() for file in out.rglob("*") if file.is_file()}


def name_folder(person: Person, folder: Path) -> None:
    """Go to the field, and type the folder."""
    folder.mkdir()
    person.tab_to("នាំចេញទៅ")
    type_text(str(folder))


def in_clear(person: Person, dialog: ExportDialog) -> None:
    """Choose files that anybody can read."""
    person.tab_to("ក្នុងទម្រង់ណា")
    press("2")
    assert not dialog.is_sealed


def test_it_is_sealed_unless_one_wants_otherwise(officer: Person, tmp_path: Path) -> None:
    dialog = ask(officer)
    assert dialog.is_sealed
    assert dialog.warning is None
    name_folder(officer, tmp_path / "out")
    press("Enter")
    assert dialog.exported is None
    assert list((tmp_path / "out").iterdir()) == []
    for field in (dialog.passphrase.first, dialog.passphrase.second):
        field.setFocus()
        type_text("seven green rivers run north")
    press("Enter")
    officer.until(lambda: dialog.exported)
    ((name, data),) = written(tmp_path / "out").items()
    assert name == "ctip-export.tar.age"
    with tarfile.open(fileobj=BytesIO(pyrage.passphrase.decrypt(data, "seven green rivers run north"))) as tar:
        lines = tar.extractfile("entries/victim.jsonl")
        assert lines is not None
        assert len(lines.readlines()) == 17
    assert dialog.passphrase.passphrase == ""
    press("Enter")
    officer.rest()


def test_with_names_it_is_said_what_that_means_and_enter_alone_does_not_do_it(officer: Person, tmp_path: Path) -> None:
    dialog = ask(officer)
    in_clear(officer, dialog)
    assert dialog.sure.kind == "danger"
    assert dialog.warning is not None
    assert "ឈ្មោះ" in dialog.warning.said.text
    name_folder(officer, tmp_path / "out")
    press("Enter")
    officer.rest()
    assert list((tmp_path / "out").iterdir()) == []
    officer.tab_to("នាំចេញទាំងឈ្មោះ")
    assert isinstance(QApplication.focusWidget(), Button)
    press("Enter")
    officer.until(lambda: dialog.exported)
    files = written(tmp_path / "out")
    lines = [json.loads(line) for line in files["entries/victim.jsonl"].splitlines()]
    assert len(lines) == 17
    assert {line["answers"]["v_name"] for line in lines} == set(NAMES)
    assert files["codebook.pdf"].startswith(b"%PDF")
    assert {said.text: value.text for said, value in dialog.facts.pairs}["កំណត់ត្រា"] == "១៧"
    press("Enter")
    officer.rest()


def test_a_period_and_codes_alone_hold_no_names(officer: Person, tmp_path: Path) -> None:
    dialog = ask(officer)
    press("2")
    in_clear(officer, dialog)
    dialog.period.choose("2026-06")
    name_folder(officer, tmp_path / "out")
    press("Enter")
    officer.until(lambda: dialog.exported)
    files = written(tmp_path / "out")
    rows = list(csv.DictReader(StringIO(files["htcds/victim.csv"].decode("utf-8-sig"))))
    assert len(rows) == 14
    assert not any(name.encode() in data for data in files.values() for name in NAMES)
    press("Enter")
    officer.rest()


def test_for_the_public_nobody_is_named_and_small_figures_are_covered(officer: Person, tmp_path: Path) -> None:
    dialog = ask(officer)
    press("3")
    assert dialog.warning is None
    assert dialog.period.isHidden()
    name_folder(officer, tmp_path / "out")
    press("Enter")
    officer.until(lambda: dialog.exported)
    files = written(tmp_path / "out")
    assert set(files) >= {"figures.csv", "codebook.csv", "codebook.pdf", "export.json"}
    assert not any(name.startswith(("entries", "csv", "htcds")) for name in files)
    assert not any(name.encode() in data for data in files.values() for name in NAMES)
    told = [row["figure"] for row in csv.DictReader(StringIO(files["figures.csv"].decode("utf-8-sig")))]
    assert "17" in told
    assert not any(0 < int(one) < 11 for one in told if one)
    press("Enter")
    officer.rest()


def test_an_export_that_is_stopped_leaves_nothing(officer: Person, tmp_path: Path) -> None:
    dialog = ask(officer)
    press("2")
    in_clear(officer, dialog)
    name_folder(officer, tmp_path / "out")
    press("Enter")
    assert dialog.safe.text() == "បញ្ឈប់"
    assert dialog.safe.isEnabled()
    press("Esc")
    officer.rest()
    assert dialog.isVisible()
    assert dialog.exported is None
    assert list((tmp_path / "out").iterdir()) == []
    assert "គ្មានអ្វីនៅសល់" in dialog.message.text
    assert dialog.safe.text() == "បោះបង់"
    press("Enter")
    officer.until(lambda: dialog.exported)
    assert "export.json" in written(tmp_path / "out")
    press("Enter")
    officer.rest()


def test_a_folder_that_is_not_there_is_said_at_its_field(officer: Person, tmp_path: Path) -> None:
    dialog = ask(officer)
    press("3")
    officer.tab_to("នាំចេញទៅ")
    type_text(str(tmp_path / "nowhere"))
    press("Enter")
    officer.rest()
    assert dialog.folder.message.text
    assert dialog.exported is None
    press("Esc")
    officer.rest()


def test_a_clerk_is_told_that_an_officer_exports(officer: Person) -> None:
    desk = officer.app.desk
    assert desk is not None
    desk.who = replace(desk.who, user=replace(desk.who.user, role="clerk"))
    page = officer.page
    assert isinstance(page, EntriesPage)
    assert page.in_out is not None
    assert "Ctrl+E" not in [binding.name for binding in page.keys()]  # noqa: SIM118 - those of the keyboard
    menu = page.in_out.open()
    assert [(one.value, one.able) for one in menu.lines] == [("import", True), ("export", False), ("sheet", True)]
    menu.close()


def test_a_blank_sheet_of_a_kind_is_shown_to_be_printed(officer: Person) -> None:
    press("Ctrl+Shift+B")
    asked = QApplication.activePopupWidget()
    assert isinstance(asked, ChoiceList)
    assert {line.icon for line in asked.lines} == {"printer"}, "a kind is not begun here"
    press("2")
    officer.rest()
    page = officer.page
    assert isinstance(page, PaperPage)
    officer.until(lambda: page.paper)
    press("Esc")
    officer.rest()
    assert isinstance(officer.page, EntriesPage)
