"""The line from end to end through the windows, by keys alone: from first run to receipt, killed in mid-sentence."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ctip_desktop.desktop.inbox.page import InboxPage
from ctip_desktop.desktop.offices.page import OfficesPage
from ctip_desktop.desktop.sending.enrolment import EnrolmentPage
from ctip_desktop.desktop.sending.page import SendingPage
from ctip_desktop.store.listing import list_entries
from ctip_desktop.trust.fingerprint import same
from tests.support.gui import press, shoot, type_text
from tests.support.person import Person, a_person, sample

PROJECT = Path(__file__).resolve().parents[2]
PASSPHRASE = "ស្វាយ ទូក ផ្ទះ អំបិល កៅអី"
STORY = "នៅយប់នោះ ជនរងគ្រោះបានទូរស័ព្ទមក"
NAMES = ("ពៅ សុភ័ក្ត្រ", "នួន ស្រីនាង", "ឆាយ ដារា", "ប៉ុក រតនា", "លាង មុន្នី")

TYPING = f"""
import os, signal, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from tests.support.gui import press, type_text
from tests.support.person import Person

application = QApplication([])
person = Person(application, Path(sys.argv[1]), Path(sys.argv[2]))
person.set_up("បន្ទាយ", {PASSPHRASE!r})
person.leave_for_later()
person.leave_for_later()
page = person.begin("case")
type_text("ករ-០០៧/២៥")
press("Ctrl+G")
type_text("1.11")
press("Enter")
type_text({STORY!r})
kept = []
page.entering.kept.connect(kept.append)
person.until(lambda: kept)
type_text(" ថានាង")
os.kill(os.getpid(), signal.SIGKILL)
"""


def case_with_five_victims() -> dict[str, object]:
    case = sample("case-2")
    (victim,) = case["victim"]
    case["victim"] = [victim | {"v_name": name, "v_age": 14 + place} for place, name in enumerate(NAMES)]
    return case


def states(person: Person) -> set[str]:
    assert person.app.desk is not None
    with person.app.desk.store.reading() as reader:
        return {one.state for one in list_entries(reader)}


@pytest.mark.slow
@pytest.mark.end_to_end
def test_an_office_begins_is_killed_goes_on_sends_and_is_answered(
    tmp_path: Path, qapp: QApplication, look_and_language: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CTIP_STICKS", "")
    here, there = tmp_path / "here", tmp_path / "there"

    # The first day: set up, a case begun, and the program killed in the middle of a sentence.
    died = subprocess.run(
        [sys.executable, "-c", TYPING, str(tmp_path / "province"), str(here)],
        cwd=PROJECT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert died.returncode == -9, died.stderr

    with (
        a_person(qapp, tmp_path / "secretariat", there) as officer,
        a_person(qapp, tmp_path / "province", here) as clerk,
    ):
        # What was typed until the last pause is there, and the form opens where it was left.
        clerk.unlock(PASSPHRASE)
        page = clerk.form_page()
        assert page.entering is not None
        assert page.entering.filled.value("/summary") == STORY
        assert page.entering.caret == "/summary"
        assert page.banner is not None
        shoot(clerk.app.window, "story-1-after-the-crash")
        press("Ctrl+Home")
        clerk.key_in(case_with_five_victims())
        clerk.begin("meeting")
        clerk.key_in(sample("meeting"))
        assert states(clerk) == {"final"}
        shoot(clerk.app.window, "story-2-two-entries")

        # The secretariat is set up with its root key on a stick.
        officer.sit()
        root = there / "ROOT"
        root.mkdir()
        officer.set_up("General Secretariat", PASSPHRASE)
        type_text(str(root))
        press("Tab", 2)
        type_text("passphrase of the root")
        press("Tab")
        type_text("passphrase of the root")
        shoot(officer.app.window, "story-3-root")
        press("Enter")
        officer.rest()
        press("Enter")
        officer.rest()
        officer.leave_for_later()

        # The request goes over on a stick, its digits by telephone; the trust list comes back the same way.
        clerk.sit()
        (here / "KINGSTON").mkdir()
        clerk.frame.open("sending")
        clerk.look_at_sticks()
        sending = clerk.page
        assert isinstance(sending, SendingPage)
        enrol(clerk)
        enrolment = clerk.page
        assert isinstance(enrolment, EnrolmentPage)
        press("Ctrl+Enter")
        clerk.rest()
        read_aloud = enrolment.shown.accessibleName()
        (here / "KINGSTON").rename(there / "KINGSTON")

        officer.sit()
        officer.frame.open("offices")
        officer.look_at_sticks()
        offices = officer.page
        assert isinstance(offices, OfficesPage)
        read_back = offices.root.accessibleName()
        press("Ctrl+Enter")
        officer.rest()
        assert offices.dialog is not None
        type_text(read_aloud)
        (of_the_root,) = offices.dialog.roots.values()
        officer.tab_to(of_the_root.accessibleName())
        type_text("passphrase of the root")
        shoot(offices.dialog, "story-4-approving")
        press("Enter")
        officer.rest()
        (there / "KINGSTON").rename(here / "KINGSTON")

        clerk.sit()
        clerk.look_at_sticks()
        press("Ctrl+O")
        clerk.rest()
        type_text(read_back)
        press("Ctrl+Enter")
        clerk.rest()
        press("Ctrl+Enter")
        clerk.rest()

        # What waits is sent, taken in, and received.
        assert clerk.page is sending
        press("Ctrl+E")
        clerk.rest()
        assert states(clerk) == {"sent"}
        (here / "KINGSTON").rename(there / "KINGSTON")

        officer.sit()
        officer.frame.open("inbox")
        officer.look_at_sticks()
        press("Ctrl+Enter")
        officer.rest()
        inbox = officer.page
        assert isinstance(inbox, InboxPage)
        assert {item.state for item in inbox.items} == {"taken_in"}
        assert states(officer) == {"received"}
        shoot(officer.app.window, "story-5-taken-in")
        (there / "KINGSTON").rename(here / "KINGSTON")

        clerk.sit()
        clerk.look_at_sticks()
        press("Ctrl+I")
        clerk.rest()
        assert states(clerk) == {"received"}
        shoot(clerk.app.window, "story-6-received")
        assert same(read_back, offices.root.accessibleName())


def enrol(clerk: Person) -> None:
    """Go from *Sending* to the enrolment of the device by the banner that leads there."""
    for _ in range(30):
        focused = QApplication.focusWidget()
        if focused is not None and "ចុះឈ្មោះ" in focused.accessibleName():
            press("Space")
            clerk.rest()
            return
        press("Tab")
    raise AssertionError("nothing leads to enrolment")
