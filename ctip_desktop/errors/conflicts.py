"""What can keep a person from deciding between versions of an entry."""

from ctip_desktop.errors.base import CtipError


class NotInConflict(CtipError):
    """The entry has one version only."""

    entry: str


class ConflictChanged(CtipError):
    """The versions are not those that were shown: another came, or somebody has decided meanwhile."""

    entry: str


class NotTheirsToDecide(CtipError):
    """The secretariat wrote one of the versions, or another office did, so the secretariat decides."""

    entry: str


class DecisionIncomplete(CtipError):
    """So many questions are not decided; `place` is the first."""

    left: int
    place: str


class DecisionWithoutReason(CtipError):
    """Nobody said why."""

    entry: str


class NothingToChoose(CtipError):
    """At that place there is no such thing to choose."""

    place: str


class DecisionFaulty(CtipError):
    """What was decided has a hard fault, the first of `count`, at the question called `place`; `at` is its path."""

    place: str
    fault: str
    count: int
    at: str
