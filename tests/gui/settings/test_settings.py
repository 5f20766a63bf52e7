"""The settings are worked by keys; what holds for everybody is the administrator's."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import keyring
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ctip_desktop.desktop import preferences
from ctip_desktop.desktop.app import App
from ctip_desktop.desktop.look import look
from ctip_desktop.desktop.settings.backup_section import BackupSection
from ctip_desktop.desktop.settings.device_section import DeviceSection
from ctip_desktop.desktop.settings.lock_section import LockSection
from ctip_desktop.desktop.settings.passphrase_dialog import PassphraseDialog
from ctip_desktop.desktop.settings.training_section import TrainingSection
from ctip_desktop.desktop.settings.user_dialogs import AddUser, RemoveUser
from ctip_desktop.desktop.settings.users_section import UsersSection
from ctip_desktop.desktop.settings.window_section import WindowSection
from ctip_desktop.desktop.unlocking.unlock import Unlock
from ctip_desktop.desktop.widgets.dialog import Dialog
from ctip_desktop.errors.store import WrongPassphrase
from ctip_desktop.store import vault
from ctip_desktop.store.backing_up import last_backup
from ctip_desktop.store.choices import Choices, choices
from ctip_desktop.store.training_home import training_home
from tests.gui.settings.conftest import Open
from tests.support.gui import press, shoot, type_text
from tests.support.homes import PASSPHRASE
from tests.support.keyrings import NoRing, Ring

NEW = "ដើម ត្នោត ក្រោយ ភូមិ"
D = TypeVar("D", bound=Dialog)


def the_dialog(app: App, kind: type[D]) -> D:
    """Return the question that is asked now."""
    QApplication.processEvents()
    (asked,) = [one for one in app.window.findChildren(kind) if one.isVisible()]
    return asked


def settled_choices(app: App) -> Choices:
    assert app.desk
    with app.desk.store.reading() as reader:
        return choices(reader)


def test_sections_are_chosen_by_arrows_and_entered_by_enter(open_settings: Open) -> None:
    page = open_settings("window")
    for name in ("locking", "users", "backups", "device", "training"):
        press("↓")
        assert page.section.name == name
    press("Ctrl+PgUp", 5)
    assert isinstance(page.section, WindowSection)
    press("Enter")
    assert page.section.language.hasFocus()


def test_the_window_looks_at_once_as_was_chosen_and_it_is_kept(
    open_settings: Open, app: App, settle: Callable[[], None]
) -> None:
    page = open_settings("window")
    assert isinstance(page.section, WindowSection)
    page.section.theme.setFocus()
    press("→", 2)
    assert look().dark
    page.section.large.setFocus()
    press("Space")
    assert look().large
    page.section.advance.setFocus()
    press("Space")
    settle()
    shoot(app.window, "settings-dark-large")
    assert preferences.load(app.home) == preferences.Preferences("en", "dark", True, False, "01")


def test_the_language_is_chosen_here_too(open_settings: Open, app: App) -> None:
    page = open_settings("window")
    assert isinstance(page.section, WindowSection)
    page.section.language.setFocus()
    press("1")
    QApplication.processEvents()
    assert page.section.language.value == "km"
    assert page.section.language.hasFocus()
    assert page.title() == "ការកំណត់"
    assert page.list.model.row_at(0).cells[0].above == "ផ្ទាំងនេះ"


def test_the_minutes_are_typed_in_either_script_and_kept_within_bounds(
    open_settings: Open, app: App, settle: Callable[[], None]
) -> None:
    page = open_settings("locking")
    assert isinstance(page.section, LockSection)
    press("Enter")
    assert page.section.minutes.hasFocus()
    type_text("១២")
    press("Enter")
    settle()
    settle()
    assert settled_choices(app).lock_minutes == 12
    assert app.watch.minutes == 12
    for wrong in ("0", "16", "five", ""):
        page.section.minutes.setText(wrong)
        press("Enter")
        assert page.section.message.text == "Minutes without a key: type a number from 1 to 15."
    settle()
    assert settled_choices(app).lock_minutes == 12


def test_pictures_of_the_window_are_allowed_by_the_administrator(
    open_settings: Open, app: App, settle: Callable[[], None]
) -> None:
    page = open_settings("locking")
    assert isinstance(page.section, LockSection)
    page.section.capture.setFocus()
    press("Space")
    settle()
    assert settled_choices(app).capture


def test_a_clerk_settles_nothing_for_others(open_settings: Open, app: App) -> None:
    page = open_settings("locking", who=1)
    assert isinstance(page.section, LockSection)
    assert not page.section.minutes.isEnabled()
    assert not page.section.capture.isEnabled()
    assert page.section.change.isEnabled()
    for name in ("users", "backups", "device"):
        page.open_section(name)
        assert all(action.hindered for action in page.header_actions()), name


def test_ones_own_passphrase_is_changed_with_the_present_one(
    open_settings: Open, app: App, settle: Callable[[], None], home: Path
) -> None:
    page = open_settings("locking", who=1)
    assert isinstance(page.section, LockSection)
    page.section.change.click()
    dialog = the_dialog(app, PassphraseDialog)
    type_text("not this one")
    press("Tab", 2)
    type_text(NEW)
    press("Enter")
    type_text(NEW)
    shoot(dialog, "change-passphrase")
    press("Enter")
    settle()
    assert "is not right" in dialog.message.text
    dialog.present.setText(PASSPHRASE)
    dialog.go_on()
    settle()
    assert vault.load(home).unlock("វណ្ណៈ", NEW)
    with pytest.raises(WrongPassphrase):
        vault.load(home).unlock("វណ្ណៈ", PASSPHRASE)


@pytest.fixture
def ring() -> Iterator[Ring]:
    ring = Ring()
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(NoRing())


def test_the_keyring_is_off_until_asked_for(
    ring: Ring, open_settings: Open, settle: Callable[[], None], home: Path
) -> None:
    from ctip_desktop.desktop.unlocking.entering import in_keyring

    page = open_settings("locking")
    assert isinstance(page.section, LockSection)
    assert not page.section.keyring.isChecked()
    page.section.keyring.click()
    settle()
    assert in_keyring(home, "សុភា")
    page.section.keyring.click()
    settle()
    assert not in_keyring(home, "សុភា")


def test_a_computer_without_a_keyring_says_so(open_settings: Open, settle: Callable[[], None]) -> None:
    page = open_settings("locking")
    assert isinstance(page.section, LockSection)
    page.section.keyring.click()
    settle()
    assert not page.section.keyring.isChecked()
    assert "keyring" in page.section.keyring_message.text


def test_a_user_is_added_by_keys_alone(open_settings: Open, app: App, settle: Callable[[], None], home: Path) -> None:
    page = open_settings("users")
    press("Ctrl+N")
    dialog = the_dialog(app, AddUser)
    press("Enter")
    assert dialog.message.text == "The user: a name is missing. Type one."
    type_text("ដារា")
    press("Tab")
    press("→")
    assert dialog.role.value == "officer"
    dialog.new.first.setFocus()
    type_text(NEW)
    press("Enter")
    type_text(NEW)
    shoot(dialog, "add-user")
    press("Enter")
    settle()
    settle()
    added = vault.load(home).user("ដារា")
    assert added.role == "officer"
    assert vault.load(home).unlock("ដារា", NEW)
    assert isinstance(page.section, UsersSection)
    assert [user.name for user in page.section.users] == ["សុភា", "វណ្ណៈ", "ចន្ថា", "ដារា"]
    assert app.window.frame
    assert app.window.frame.toast.text == "ដារា can now unlock this computer."


def test_a_name_that_is_taken_is_refused(open_settings: Open, app: App, settle: Callable[[], None]) -> None:
    open_settings("users")
    press("Ctrl+N")
    dialog = the_dialog(app, AddUser)
    dialog.name.setText("វណ្ណៈ")
    dialog.new.first.setText(NEW)
    dialog.new.second.setText(NEW)
    press("Enter")
    settle()
    assert "already a user" in dialog.message.text
    assert dialog.sure.isEnabled()


def test_a_user_is_removed_only_when_that_is_said(
    open_settings: Open, app: App, settle: Callable[[], None], home: Path
) -> None:
    page = open_settings("users")
    assert isinstance(page.section, UsersSection)
    assert page.header_actions()[0].hindered == "You are at the desk: another administrator could remove you."
    press("Enter")
    press("↓")
    press("Del")
    dialog = the_dialog(app, RemoveUser)
    assert dialog.safe.hasFocus()
    press("Enter")
    settle()
    assert len(vault.load(home).users) == 3
    QApplication.processEvents()
    press("Del")
    dialog = the_dialog(app, RemoveUser)
    press("Tab")
    assert dialog.sure.hasFocus()
    press("Enter")
    settle()
    settle()
    assert [user.name for user in vault.load(home).users] == ["សុភា", "ចន្ថា"]
    assert [user.name for user in page.section.users] == ["សុភា", "ចន្ថា"]


def test_a_backup_is_made_and_proved_and_where_is_remembered(
    open_settings: Open, app: App, settle: Callable[[], None], tmp_path: Path
) -> None:
    page = open_settings("backups")
    assert isinstance(page.section, BackupSection)
    assert page.section._when.text == "None yet: what is entered is only on this computer."
    assert page.header_actions()[-1].hindered == "Choose a folder for backups first, or put a stick in."
    press("Enter")
    stick = tmp_path / "stick"
    stick.mkdir()
    type_text(str(stick))
    press("Ctrl+Enter")
    settle()
    settle()
    assert app.desk
    with app.desk.store.reading() as reader:
        made = last_backup(reader)
    assert made
    assert Path(made.file).parent == stick
    assert page.section._where.text == made.file
    assert settled_choices(app).backup_folder == str(stick)
    assert app.window.frame
    assert app.window.frame.toast.text.startswith("The backup was opened and is whole: 0 entries, ")
    shoot(app.window, "settings-backups")


def test_a_folder_that_is_gone_is_said(open_settings: Open, tmp_path: Path) -> None:
    page = open_settings("backups")
    assert isinstance(page.section, BackupSection)
    press("Enter")
    type_text(str(tmp_path / "nowhere"))
    press("Ctrl+Enter")
    assert page.section.folder.message.text == "This folder is not there: put the stick in, or choose another."


def test_the_device_tells_who_it_is_and_whom_it_trusts(open_settings: Open, app: App) -> None:
    page = open_settings("device")
    assert isinstance(page.section, DeviceSection)
    assert len(page.section.own.accessibleName().split()) == 8
    assert page.section.root.isHidden()
    assert page.section._enrolled.text == "Not yet: the secretariat does not know this device."
    assert page.section._recovery.text == "Cannot be helped yet: nobody but its users opens this device."
    shoot(app.window, "settings-device")


def test_enrolment_is_one_key_away(open_settings: Open, app: App, settle: Callable[[], None]) -> None:
    open_settings("device")
    press("Ctrl+Enter")
    settle()
    assert app.window.frame
    assert app.window.frame.page.title() == "Enrol this device"


def test_the_training_office_is_one_key_away_and_cannot_be_enrolled(
    open_settings: Open, app: App, settle: Callable[[], None], home: Path, qtbot: object
) -> None:
    page = open_settings("training")
    assert isinstance(page.section, TrainingSection)
    press("Ctrl+Enter")
    qtbot.waitUntil(lambda: app.home == training_home(home), timeout=30_000)
    settle()
    assert isinstance(app.window.front, Unlock)
    type_text("1234567890")
    press("Enter")
    settle()
    assert app.window.frame
    page = app.window.frame.page  # type: ignore[assignment]
    page.open_section("device")
    settle()
    assert page.header_actions() == ()
    assert isinstance(page.section, DeviceSection)
    assert page.section._enrolled.text == "Never: this is the training office."
    page.open_section("training")
    press("Ctrl+Enter")
    settle()
    assert app.home == home


def test_every_control_has_a_name_in_both_languages(open_settings: Open, app: App, settle: Callable[[], None]) -> None:
    page = open_settings("window")
    for code in ("en", "km"):
        app.speak(code)
        settle()
        for name in ("window", "locking", "users", "backups", "device", "training"):
            page.open_section(name)
            widgets = page.findChildren(QWidget)
            focusable = [one for one in widgets if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus]
            assert [one for one in focusable if not one.accessibleName()] == [], (code, name)
