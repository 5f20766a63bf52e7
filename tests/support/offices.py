"""A secretariat and its provinces, each a device with a store of its own, and sticks between them."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from ctip_desktop import clock
from ctip_desktop.store.journal import Revision, append
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.passphrases import Cost
from ctip_desktop.store.store import Store
from ctip_desktop.sync import outbox, returning
from ctip_desktop.sync.inbox import Outcome, take_in
from ctip_desktop.sync.pinning import pin
from ctip_desktop.trust import roots
from ctip_desktop.trust.approving import approve_device
from ctip_desktop.trust.enrolment import read_request
from ctip_desktop.trust.identity import enrolment_request
from ctip_desktop.trust.setting_up import begin_province, begin_secretariat
from tests.support.stores import CASE, USER

PASSPHRASE = "មេឃភ្លឺ ទឹកថ្លា ៧"


@dataclass(frozen=True)
class Office:
    """A device of an office, and what it does."""

    store: Store

    def save(self, count: int = 1) -> list[Revision]:
        """Save so many new entries as final."""
        with self.store.writing() as writer:
            return [
                append(
                    writer,
                    entry=clock.new_id(),
                    form=CASE.name,
                    fv=CASE.version,
                    by=USER,
                    answers={"case_no": str(number)},
                    about={},
                )
                for number in range(count)
            ]

    def send(self, stick: Path) -> list[str]:
        """Export what is not acknowledged; return the names of the files made."""
        stick.mkdir(exist_ok=True)
        return [f"{one.bundle}.ctip" for one in outbox.export(self.store, stick)]

    def answer(self, stick: Path, office: str = "01") -> None:
        """As the secretariat, write what goes back to an office."""
        stick.mkdir(exist_ok=True)
        returning.send_back(self.store, stick, [office])

    def take(self, *places: Path) -> list[Outcome]:
        """Take in what lies there."""
        return take_in(self.store, places)

    def request(self) -> bytes:
        """Return this device's enrolment request."""
        with self.store.reading() as reader:
            request = enrolment_request(reader)
        assert request
        return request


@dataclass(frozen=True)
class Country:
    """The offices of a test."""

    folder: Path
    secretariat: Office
    province: Office

    def approve(self, office: Office) -> None:
        """Put a device into the next trust list."""
        asked = office.request()
        approve_device(
            self.secretariat.store, asked, read_request(asked).fingerprint, {self.folder / "root": PASSPHRASE}
        )

    def enrol(self, office: Office, code: str = "01") -> None:
        """Approve a device and let it take in, pin and believe what comes back."""
        self.approve(office)
        stick = self.folder / clock.new_id()
        self.secretariat.answer(stick, code)
        fingerprint = str(office.take(stick)[0].arrival.facts["fingerprint"])
        pin(office.store, fingerprint)

    @contextmanager
    def another(self, code: str, letter: str) -> Iterator[Office]:
        """Open one more device."""
        with _province(self.folder / f"{code}{letter}", code, letter) as office:
            yield office


@contextmanager
def a_country(folder: Path, *, enrolled: bool = True, key: bytes | None = None) -> Iterator[Country]:
    """Set up a secretariat and device A of province 01; stores are not encrypted without a key, root seals cheap."""
    cost, roots.COST = roots.COST, Cost(1, 1, 64)
    try:
        with ExitStack() as stack:
            stick = folder / "root"
            stick.mkdir()
            secretariat = stack.enter_context(_store(folder / "00", "00", "A", key))
            begin_secretariat(secretariat, {stick: PASSPHRASE})
            province = stack.enter_context(_province(folder / "01", "01", "A"))
            country = Country(folder, Office(secretariat), province)
            if enrolled:
                country.enrol(province)
            yield country
    finally:
        roots.COST = cost


@contextmanager
def _province(folder: Path, code: str, letter: str) -> Iterator[Office]:
    with _store(folder, code, letter) as store:
        begin_province(store)
        yield Office(store)


@contextmanager
def _store(folder: Path, code: str, letter: str, key: bytes | None = None) -> Iterator[Store]:
    with Store.create(folder, key, office=code, device=clock.new_id(), letter=letter) as store:
        with store.writing() as writer:
            add_form(writer, CASE)
        yield store
