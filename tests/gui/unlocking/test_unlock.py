"""Who is there, and how wrong passphrases are met."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import keyring
import pytest
from PySide6.QtWidgets import QApplication

from ctip_desktop import clock
from ctip_desktop.desktop.app import App
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.unlocking.recovering import Recovering
from ctip_desktop.desktop.unlocking.unlock import Unlock
from ctip_desktop.store import attempts, vault
from ctip_desktop.store.keyring_slot import keep_in_keyring
from tests.support.gui import press, shoot, type_text
from tests.support.homes import PASSPHRASE
from tests.support.keyrings import NoRing, Ring
from tests.support.program import the_program

START = datetime(2026, 7, 8, 3, 0, tzinfo=UTC)


def unlock_page(app: App) -> Unlock:
    front = app.window.front
    assert isinstance(front, Unlock)
    return front


def try_passphrase(app: App, settle: Callable[[], None], typed: str) -> None:
    unlock_page(app).field.clear()
    type_text(typed)
    press("Enter")
    settle()


@pytest.fixture
def stand_at(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    def stand(seconds: int) -> None:
        monkeypatch.setattr(clock, "now", lambda: START + timedelta(seconds=seconds))

    stand(0)
    return stand


def test_typing_the_passphrase_and_enter_opens_the_desk(app: App, settle: Callable[[], None]) -> None:
    settle()
    try_passphrase(app, settle, PASSPHRASE)
    assert isinstance(app.window.front, Frame)
    assert app.desk
    assert (app.desk.who.user.name, app.desk.who.office, app.desk.who.letter) == ("សុភា", "01", "A")


def test_arrows_choose_who_it_is(app: App, settle: Callable[[], None]) -> None:
    page = unlock_page(app)
    press("↓")
    assert page.label.text == "Passphrase of វណ្ណៈ"
    assert page.field.accessibleName() == "Passphrase of វណ្ណៈ"
    press("↓", 2)
    assert page.cards.user.name == "សុភា"
    press("↑")
    settle()
    try_passphrase(app, settle, PASSPHRASE)
    assert app.desk
    assert app.desk.who.user.name == "ចន្ថា"


def test_the_cards_are_worked_by_keys_and_mouse(app: App, qtbot: object) -> None:
    cards = unlock_page(app).cards
    cards.setFocus()
    for key, name in (("→", "វណ្ណៈ"), ("→", "ចន្ថា"), ("←", "វណ្ណៈ"), ("Home", "សុភា"), ("End", "ចន្ថា")):
        press(key)
        assert cards.user.name == name
    assert cards.accessibleDescription() == "ចន្ថា, officer, 3 of 3"


def test_the_space_bar_of_the_khmer_layout_types_a_space(app: App) -> None:
    page = unlock_page(app)
    type_text("ស្វាយ")
    press("Space")
    type_text("ទូក")
    assert page.field.text() == "ស្វាយ ទូក"


def test_the_eye_shows_what_is_typed(app: App) -> None:
    page = unlock_page(app)
    type_text("ស្វាយ")
    assert page.field.displayText() != "ស្វាយ"
    press("Ctrl+H")
    assert page.field.displayText() == "ស្វាយ"
    press("Ctrl+H")
    assert page.field.displayText() != "ស្វាយ"


def test_layout_and_caps_lock_are_told_once_a_key_was_pressed(app: App) -> None:
    page = unlock_page(app)
    assert page.keyboard.text == ""
    type_text("ស")
    assert page.keyboard.text == "Keyboard: Khmer · Caps Lock is off"
    type_text("s")
    assert page.keyboard.text == "Keyboard: Latin letters · Caps Lock is off"


def test_a_wrong_passphrase_is_said_under_the_field(app: App, settle: Callable[[], None]) -> None:
    try_passphrase(app, settle, "something else")
    page = unlock_page(app)
    assert page.message.text == "The passphrase is not right. Check the keyboard layout, then type it again."
    assert page.field.selectedText()
    type_text("n")
    assert page.message.text == ""


def test_after_three_one_waits_and_the_wait_is_counted_down(
    app: App, settle: Callable[[], None], stand_at: Callable[[int], None], qapp: QApplication
) -> None:
    for _ in range(3):
        try_passphrase(app, settle, "something else")
    page = unlock_page(app)
    assert page.message.text == "The passphrase was not right. Wait 5 seconds, then type it again."
    assert not page.unlock.isEnabled()
    try_passphrase(app, settle, PASSPHRASE)
    assert app.window.front is page, "nobody gets in while one waits"
    stand_at(4)
    page._tick()
    assert page.message.text == "The passphrase was not right. Wait 1 second, then type it again."
    stand_at(5)
    page._tick()
    assert page.message.text == "Type the passphrase again."
    press("Enter")
    settle()
    assert isinstance(app.window.front, Frame)


def test_the_wait_is_kept_over_a_restart(
    home: Path, qapp: QApplication, look_and_language: Callable[..., None], stand_at: Callable[[int], None]
) -> None:
    user = vault.load(home).users[0]
    for _ in range(7):
        attempts.note_wrong(home, user.id)
    with the_program(qapp, home) as app:
        page = unlock_page(app)
        assert page.message.text == "The passphrase was not right. Wait 1 minute and 20 seconds, then type it again."
        shoot(app.window, "unlock-wait")
        press("↓")
        assert page.message.text == "", "another user need not wait"


def test_nothing_is_ever_erased(app: App, settle: Callable[[], None], home: Path) -> None:
    before = (home / "vault.json").read_bytes(), (home / "store.db").read_bytes()
    for _ in range(4):
        try_passphrase(app, settle, "something else")
    assert ((home / "vault.json").read_bytes(), (home / "store.db").read_bytes()) == before


def test_more_users_than_three_all_have_a_card(app: App, home: Path, tmp_path: Path) -> None:
    from ctip_desktop.desktop.unlocking.cards import UserCards
    from ctip_desktop.store.slots import User

    cards = UserCards([User(f"{n:032}", f"អ្នកប្រើ{n}", "clerk") for n in range(7)])
    cards.go_rows(1)
    assert cards.place == 2
    assert all(cards._card(place).right() <= cards.sizeHint().width() for place in range(7))
    assert cards._card(6).bottom() <= cards.sizeHint().height()


@pytest.fixture
def ring() -> Iterator[Ring]:
    ring = Ring()
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(NoRing())


def test_without_keyring_or_passphrase_the_passphrase_is_asked_for(app: App, settle: Callable[[], None]) -> None:
    press("Enter")
    settle()
    assert unlock_page(app).message.text == "Type the passphrase."


def test_the_keyring_opens_for_who_turned_it_on(
    ring: Ring, home: Path, qapp: QApplication, look_and_language: Callable[..., None], qtbot: object
) -> None:
    user = vault.load(home).users[0]
    keep_in_keyring(user, vault.load(home).unlock(user.name, PASSPHRASE))
    with the_program(qapp, home) as app:
        wait = qtbot.waitUntil  # type: ignore[attr-defined]
        said = "The keyring of this computer opens it for you: press Enter."
        wait(lambda: unlock_page(app).message.text == said, timeout=20_000)
        press("Enter")
        wait(lambda: not app.background.busy, timeout=20_000)
        assert isinstance(app.window.front, Frame)


def test_forgot_the_passphrase_explains_and_leads_back(app: App, settle: Callable[[], None]) -> None:
    unlock_page(app).forgot.click()
    page = app.window.front
    assert isinstance(page, Recovering)
    assert not page.primary.isVisible(), "nobody can help before the device is enrolled"
    press("Esc")
    assert unlock_page(app)
