"""Every window of the program, in both languages: nothing is cut, squeezed, drawn over or without a name.

With `CTIP_PICTURES` it keeps a picture of each, dark ones too.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ctip_desktop.desktop.entries.page import EntriesPage
from ctip_desktop.desktop.form.page import FormPage
from ctip_desktop.desktop.look import look
from ctip_desktop.desktop.opening import compare_versions, open_entry
from ctip_desktop.desktop.setup.first_run import FirstRun
from ctip_desktop.desktop.statements.page import StatementsPage
from ctip_desktop.forms import installed
from ctip_desktop.forms.entering.sections import sections
from ctip_desktop.store.store import Store
from ctip_desktop.store.vault import load
from ctip_desktop.trust.setting_up import set_up
from tests.support.desk_entries import a_years_work
from tests.support.gui import PICTURES, press, shoot, type_text
from tests.support.homes import PASSPHRASE, a_home
from tests.support.messy import a_messy_spreadsheet
from tests.support.person import Person
from tests.support.seen import faults, unnamed

USUAL, ENLARGED, SMALL = (1366, 696), (1280, 648), (1024, 600)
LOOKS = [("km", USUAL, False), ("km", SMALL, False), ("en", ENLARGED, False)]
if PICTURES:
    LOOKS += [
        ("km", ENLARGED, False),
        ("en", USUAL, False),
        ("en", SMALL, False),
        ("km", USUAL, True),
        ("en", USUAL, True),
    ]

pytestmark = pytest.mark.slow


@pytest.fixture(params=LOOKS, ids=lambda given: f"{given[0]}-{given[1][0]}{'-dark' if given[2] else ''}")
def seat(
    request: pytest.FixtureRequest, tmp_path: Path, qapp: QApplication, look_and_language: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Callable[[Path], Person]]:  # fmt: skip
    """Seat a person at a home, their window in one of the looks."""
    code, size, dark = request.param
    monkeypatch.setenv("CTIP_STICKS", "")
    seated: list[Person] = []

    def sit(home: Path) -> Person:
        person = Person(qapp, home, tmp_path / "sticks", code)
        person.app.prefer(replace(person.app.preferences, theme="dark" if dark else "light"))
        person.app.window.resize(*size)
        person.rest()
        seated.append(person)
        return person

    yield sit
    for person in seated:
        person.go()


def may_end_in_dots(words: str) -> bool:
    """Say whether words may be shortened: free text in a list, the name of a section; each is whole in its tip."""
    return len(words) > 18


def look_at(person: Person, name: str) -> list[str]:
    """Return what is wrong with what a person sees; keep a picture of it."""
    for _ in range(3):  # what is read for a row that was come to is laid out when it is there
        person.rest()
    window = person.app.window
    theme = "-dark" if look().dark else ""
    shoot(window, f"every/{name}-{person.app.preferences.language}-{window.width()}{theme}")
    return [f"{name}: {fault}" for fault in (*faults(window, may_end_in_dots), *unnamed(window))]


def test_the_first_run(seat: Callable[[Path], Person], tmp_path: Path) -> None:
    person = seat(tmp_path / "new")
    found = look_at(person, "first-run-1")
    for step, answer in enumerate(("បន្ទាយ", "សុភា"), 2):
        type_text(answer)
        press("Enter")
        found += look_at(person, f"first-run-{step}")
    for _ in range(2):
        type_text(PASSPHRASE + " តុ")
        press("Enter")
    found += look_at(person, "first-run-4")
    first_run = person.app.window.front
    assert isinstance(first_run, FirstRun)
    person.leave_for_later()
    assert found + look_at(person, "first-run-5") == []


def test_a_provinces_pages(seat: Callable[[Path], Person], tmp_path: Path) -> None:
    home = tmp_path / "province"
    key = a_home(home)
    with Store.open(home, key) as store:
        work = a_years_work(store, load(home).users[0], tmp_path)
    person = seat(home)
    found = look_at(person, "unlock")
    type_text("ខុស")
    press("Enter")
    found += look_at(person, "unlock-wrong")
    person.unlock(PASSPHRASE)
    for name in [*person.frame.pages]:
        person.frame.open(name)
        found += look_at(person, name)
    press("Esc")
    statements = person.frame.pages["statements"]
    assert isinstance(statements, StatementsPage)
    statements.open_period(statements.standings[-1].period)
    found += look_at(person, "statement")
    press("Ctrl+Enter")
    found += look_at(person, "statement-made")
    for what, form in (("draft", "case"), ("minutes", "meeting")):
        assert person.app.desk is not None
        open_entry(person.app.desk, person.frame, form, work[what])
        person.form_page()
        found += look_at(person, f"entry-{form}")
        press("Esc")
    compare_versions(person.app.desk, person.frame, work["disputed"])
    found += look_at(person, "conflict")
    press("Ctrl+L")
    found += look_at(person, "conflict-all")
    assert found == []


def test_the_secretariats_pages(seat: Callable[[Path], Person], tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    set_up(tmp_path / "secretariat", "00", "A", "សុភា", PASSPHRASE, {root: "passphrase of the root"})
    person = seat(tmp_path / "secretariat")
    person.unlock(PASSPHRASE)
    found = []
    for name in [*person.frame.pages]:
        person.frame.open(name)
        found += look_at(person, f"00-{name}")
    assert found == []


def test_a_spreadsheet_on_its_way_in_and_an_export(seat: Callable[[Path], Person], tmp_path: Path) -> None:
    home = tmp_path / "province"
    a_home(home)
    person = seat(home)
    person.unlock(PASSPHRASE)
    person.frame.open("entries")
    person.rest()
    press("Ctrl+I")
    found = look_at(person, "intake-begun")
    type_text(str(a_messy_spreadsheet(tmp_path / "rows.xlsx")))
    press("Enter")
    found += look_at(person, "intake-file")
    for name in ("columns", "words", "check", "take-in", "taken-in"):
        press("Ctrl+Enter")
        found += look_at(person, f"intake-{name}")
    press("Esc")
    found += look_at(person, "intake-left")
    page = person.page
    assert isinstance(page, EntriesPage)
    assert page.in_out is not None
    press("Ctrl+E")
    person.rest()
    dialog = page.in_out.dialog
    assert dialog is not None
    for number, name in enumerate(("all", "coded", "public"), 1):
        press(str(number))
        person.rest()
        shoot(dialog, f"every/export-{name}-{person.app.preferences.language}")
        found += [f"export-{name}: {fault}" for fault in (*faults(dialog, may_end_in_dots), *unnamed(dialog))]
    press("Esc")
    person.rest()
    assert found == []


def test_every_section_of_every_form(seat: Callable[[Path], Person], tmp_path: Path) -> None:
    home = tmp_path / "province"
    a_home(home)
    person = seat(home)
    person.unlock(PASSPHRASE)
    found = []
    for form in installed.installed():
        assert person.app.desk is not None
        open_entry(person.app.desk, person.frame, form.name)
        page = person.form_page()
        assert isinstance(page, FormPage)
        assert page.view is not None
        for section in sections(form):
            page.view.show_section(section.number)
            found += look_at(person, f"form-{form.name}-{section.number}")
        press("Esc")
        person.rest()
    assert found == []
