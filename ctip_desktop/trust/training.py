"""Makes the training office: a home of its own beside the real one, with made-up users and entries, never sent."""

from pathlib import Path

from ctip_desktop import paths
from ctip_desktop.forms.answers_file import read_answers
from ctip_desktop.forms.installed import load
from ctip_desktop.store.beginning import is_set_up
from ctip_desktop.store.roles import Role
from ctip_desktop.store.saving import finish, keep
from ctip_desktop.store.store import Store
from ctip_desktop.store.training_home import PASSPHRASE, training_home
from ctip_desktop.store.users import add_user
from ctip_desktop.trust.setting_up import set_up

OFFICE = "01"
ADMINISTRATOR = "សុភា"
OTHERS: tuple[tuple[str, Role], ...] = (("វណ្ណៈ", "clerk"), ("ចន្ថា", "officer"))
_ENTRIES = (("meeting", "meeting.json"), ("case", "case-1.json"), ("case", "case-2.json"))
_DRAFT = ("case", "case-3.json")


def make_training_office(home: Path) -> Path:
    """Make the training office of a device unless there is one; return its home. Takes some seconds."""
    beside = training_home(home)
    if is_set_up(beside):
        return beside
    made = set_up(beside, OFFICE, "A", ADMINISTRATOR, PASSPHRASE, {}, training=True)
    with Store.open(beside, made.key) as store:
        for name, role in OTHERS:
            add_user(store, made.key, name, role, PASSPHRASE)
        for form, file in _ENTRIES:
            finish(store, made.user, keep(store, made.user, load(form), _sample(file), {}))
        form, file = _DRAFT
        keep(store, made.user, load(form), _sample(file), {})
    return beside


def _sample(file: str) -> dict[str, object]:
    return read_answers(paths.resources() / "sample" / file)
