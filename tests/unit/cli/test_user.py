"""`user`: who may open a device, and what they may do there."""

from pathlib import Path

import pytest

from tests.support.keyrings import Ring
from tests.unit.cli.conftest import WORDS, Ask, Say


@pytest.fixture
def two_users(province: list[object], ask: Ask) -> list[object]:
    ask(*province, "user", "add", "Dara")
    return province


def test_users_are_listed_with_their_roles_in_words(two_users: list[object], say: Say) -> None:
    assert say(*two_users, "user", "list")[1] == "Sok\tadministrator\nDara\tclerk\n"
    assert "មន្ត្រីបញ្ចូល" in say(*two_users, "--lang", "km", "user", "list")[1]


def test_with_two_users_one_must_be_named(two_users: list[object], say: Say) -> None:
    status, out, err = say(*two_users, "entry", "list")
    assert (status, out) == (1, "")
    assert err == "This device has several users (Sok, Dara); say which with --user or CTIP_USER.\n"
    assert "There is no user Nobody" in say(*two_users, "entry", "list", "--user", "Nobody")[2]


@pytest.mark.parametrize(
    ("command", "who"),
    [
        (("user", "add", "X"), "an administrator"),
        (("user", "remove", "Sok"), "an administrator"),
        (("device", "enrol", "--to", "."), "an administrator"),
        (("device", "approve", "file", "--fingerprint", "1"), "an administrator"),
        (("trust", "pin", "1"), "an administrator"),
        (("bundle", "export", "--to", "."), "an officer"),
        (("store", "rebuild"), "an officer"),
    ],
)
def test_a_clerk_is_sent_to_who_may_do_it(
    two_users: list[object], say: Say, command: tuple[str, ...], who: str
) -> None:
    status, out, err = say(*two_users, *command, "--user", "Dara")
    assert (status, out, err) == (1, "", f"Dara may not do this; ask {who} of this device.\n")


@pytest.mark.parametrize(
    ("command", "fault"),
    [
        (("user", "add", " "), "The user's name is empty; give a name."),
        (("user", "add", "Sok"), "There is already a user Sok on this device; choose another name."),
        (("user", "remove", "Nobody"), "There is no user Nobody on this device"),
        (("user", "remove", "Sok"), "Sok is the only administrator; add another administrator first."),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    province: list[object], say: Say, command: tuple[str, ...], fault: str
) -> None:
    status, out, err = say(*province, *command)
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert fault in err


def test_a_wrong_passphrase_opens_nothing(province: list[object], say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CTIP_PASSPHRASE", "another long one")
    assert say(*province, "entry", "list") == (1, "", "The passphrase of Sok is not right; try again.\n")


def typing(monkeypatch: pytest.MonkeyPatch, *typed: str) -> list[str]:
    """Let somebody type these words, one after the other; return the list of what they will be asked."""
    asked: list[str] = []
    words = iter(typed)

    def answer(prompt: str) -> str:
        asked.append(prompt)
        return next(words)

    monkeypatch.setattr("ctip_desktop.cli.asking._has_terminal", lambda: True)
    monkeypatch.setattr("click.termui.hidden_prompt_func", answer)
    return asked


def test_passphrases_are_asked_for_at_a_terminal(
    province: list[object], say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("CTIP_PASSPHRASE", "CTIP_NEW_PASSPHRASE"):
        monkeypatch.delenv(name)
    asked = typing(monkeypatch, WORDS, "rain on the roof", "rain on the roof")
    assert say(*province, "user", "add", "Dara") == (0, "Dara may now open this device as clerk.\n", "")
    assert asked == ["Passphrase of Sok: ", "New passphrase for Dara: ", "The same passphrase again: "]
    typing(monkeypatch, WORDS, "rain on the roof", "rain on a roof")
    fault = "The passphrase was typed in two different ways; choose it again.\n"
    assert say(*province, "user", "add", "Vanna", "--user", "Sok") == (1, "", fault)


@pytest.mark.parametrize(
    ("variable", "command"),
    [
        ("CTIP_PASSPHRASE", ("entry", "list")),
        ("CTIP_NEW_PASSPHRASE", ("user", "add", "Dara")),
        ("CTIP_ROOT_PASSPHRASE", ("device", "approve", __file__, "--fingerprint", "1", "--root", ".")),
    ],
)
def test_without_a_terminal_the_variable_to_set_is_named(
    province: list[object], say: Say, monkeypatch: pytest.MonkeyPatch, variable: str, command: tuple[str, ...]
) -> None:
    monkeypatch.delenv(variable)
    monkeypatch.setattr("os.open", _no_terminal(__import__("os").open))
    assert say(*province, *command) == (
        1,
        "",
        f"There is no terminal to ask for the passphrase at; give it in {variable}.\n",
    )


def _no_terminal(opening):
    def opened(path, *rest, **more):
        if path == "/dev/tty":
            raise OSError(6, "No such device or address")
        return opening(path, *rest, **more)

    return opened


def test_a_changed_passphrase_opens_and_the_old_one_does_not(
    province: list[object], say: Say, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CTIP_NEW_PASSPHRASE", "another horse battery")
    assert ask(*province, "user", "passphrase") == {"name": "Sok"}
    assert say(*province, "entry", "list")[0] == 1
    monkeypatch.setenv("CTIP_PASSPHRASE", "another horse battery")
    assert say(*province, "entry", "list")[0] == 0


def test_a_root_stick_replaces_a_forgotten_passphrase(
    secretariat: list[object], say: Say, ask: Ask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CTIP_NEW_PASSPHRASE", "another horse battery")
    monkeypatch.delenv("CTIP_PASSPHRASE")
    ask(*secretariat, "user", "recover", "Lida", "--root", tmp_path / "root")
    monkeypatch.setenv("CTIP_PASSPHRASE", "another horse battery")
    assert say(*secretariat, "entry", "list")[0] == 0


def test_a_device_no_secretariat_listed_cannot_be_recovered(
    secretariat: list[object], province: list[object], say: Say, tmp_path: Path
) -> None:
    status, out, err = say(*province, "user", "recover", "Sok", "--root", tmp_path / "root")
    assert (status, out, err.count("\n")) == (1, "", 1)


def test_the_keyring_opens_the_device_for_whom_it_was_told_to(
    two_users: list[object], say: Say, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring = Ring()
    monkeypatch.setattr("keyring.core.get_keyring", lambda: ring)
    ask(*two_users, "user", "keyring", "--on", "--user", "Sok")
    monkeypatch.delenv("CTIP_PASSPHRASE")
    assert say(*two_users, "entry", "list", "--user", "Sok")[0] == 0
    assert say(*two_users, "entry", "list", "--user", "Dara")[0] == 1
    ask(*two_users, "user", "keyring", "--off", "--user", "Sok")
    assert say(*two_users, "entry", "list", "--user", "Sok")[0] == 1
