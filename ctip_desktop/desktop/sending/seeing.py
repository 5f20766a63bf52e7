"""What the page of sending shows, read from the store at once and said in the language in force."""

from dataclasses import dataclass

from ctip_desktop.desktop.bundle_words import BETWEEN, form_words, months_words, number_words
from ctip_desktop.desktop.moments import moment_day
from ctip_desktop.errors.store import FormUnknown
from ctip_desktop.errors.trust import RootNotPinned, TrainingNotEnrolled
from ctip_desktop.forms.headline import counted, headline
from ctip_desktop.i18n import language
from ctip_desktop.store.arrivals import SET_ASIDE, arrivals
from ctip_desktop.store.drafts import drafts
from ctip_desktop.store.known_forms import form_version
from ctip_desktop.store.outbox import Sent, bundle_state, sent_bundles
from ctip_desktop.store.transaction import Reader
from ctip_desktop.store.waiting import Waiting, waiting
from ctip_desktop.trust.enrolment import read_request
from ctip_desktop.trust.identity import enrolment_request, identity

MOST_SHOWN = 60
"""Bundles that are shown, the latest ones."""


@dataclass(frozen=True)
class Standing:
    """How far this device and the secretariat know each other.

    `came` says that a trust list is here that waits for its root's digits to be compared; `fingerprint` is that of this
    device's request, empty where there is none.
    """

    enrolled: bool
    pinned: bool
    came: bool
    training: bool
    fingerprint: str
    version: int


@dataclass(frozen=True)
class Waits:
    """Entries of a form that wait, in words."""

    form: str
    title: str
    count: int
    holds: str
    state: str


@dataclass(frozen=True)
class Went:
    """A bundle that was sent: `state` is sent, received or refused, `reason` why it was refused."""

    bundle: str
    number: str
    day: str
    records: int
    state: str
    reason: str


@dataclass(frozen=True)
class Seen:
    """All of it; `drafts` are counted by entry, and are not sent."""

    standing: Standing
    waits: tuple[Waits, ...]
    drafts: int
    went: tuple[Went, ...]

    @property
    def count(self) -> int:
        """Return how many entries the next sending takes along."""
        return sum(one.count for one in self.waits)

    @property
    def fresh(self) -> int:
        """Return how many of them were never sent."""
        return sum(one.count for one in self.waits if one.state == "final")


def see(reader: Reader) -> Seen:
    """Read what waits, what went and how the device stands."""
    journals = [one for one in sent_bundles(reader) if one.kind == "journal"][:MOST_SHOWN]
    return Seen(
        standing=standing(reader),
        waits=tuple(_waits(reader, one) for one in waiting(reader)),
        drafts=len({one.entry for one in drafts(reader)}),
        went=tuple(_went(reader, one) for one in journals),
    )


def standing(reader: Reader) -> Standing:
    """Read how far this device and the secretariat know each other."""
    me = identity(reader)
    try:
        request = enrolment_request(reader)
    except TrainingNotEnrolled:
        request = None
    came = any(one.reason == RootNotPinned.code() for one in arrivals(reader, SET_ASIDE))
    return Standing(
        enrolled=me.enrolled,
        pinned=me.pinned is not None,
        came=came and me.pinned is None,
        training=me.training,
        fingerprint=read_request(request).fingerprint if request else "",
        version=me.trust_list.version if me.trust_list else 0,
    )


def _waits(reader: Reader, one: Waiting) -> Waits:
    return Waits(one.form, form_words(one.form), one.count, _holds(reader, one), one.state)


def _holds(reader: Reader, one: Waiting) -> str:
    """Say what entries hold: what their lists count, or of a single one its summary, and the months."""
    months = months_words(one.since, one.until)
    if not one.several:
        return months
    try:
        form = form_version(reader, one.several[0][0])
    except FormUnknown:
        return months
    said = counted(form, [answers for _, answers in one.several], language())
    if not said and one.count == 1:
        said = headline(form, one.several[0][1], language()).summary
    return BETWEEN.join(part for part in (*said, months) if part)


def _went(reader: Reader, one: Sent) -> Went:
    return Went(
        bundle=one.bundle,
        number=number_words(one.n),
        day=moment_day(one.at),
        records=(one.last or 0) - (one.first or 1) + 1,
        state=bundle_state(reader, one),
        reason=one.refused or "",
    )
