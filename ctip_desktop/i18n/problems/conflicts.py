"""The words for what can keep a person from deciding between versions of an entry."""

from ctip_desktop.errors import CtipError
from ctip_desktop.errors import conflicts as failure
from ctip_desktop.i18n.catalogue import N_

WORDS: dict[type[CtipError], str] = {
    failure.NotInConflict: N_("Entry {entry} has one version only; there is nothing to decide."),
    failure.ConflictChanged: N_(
        "Entry {entry}: another version came, or somebody has decided meanwhile. Nothing was recorded; look at the "
        "versions again, then decide."
    ),
    failure.NotTheirsToDecide: N_(
        "Entry {entry}: one of its versions was made by another office, so the secretariat decides. Its decision comes "
        "with the next bundle."
    ),
    failure.DecisionIncomplete: N_(
        "{place}: nothing is chosen yet. Questions left to decide: {left}. Choose a version of each, or give another "
        "answer."
    ),
    failure.DecisionWithoutReason: N_("Entry {entry}: the reason of the decision is missing; say what it rests on."),
    failure.NothingToChoose: N_(
        "{place}: this cannot be chosen there; look at the versions again, and choose by what they show."
    ),
    failure.DecisionFaulty: N_(
        "{place}: {fault}. Nothing was recorded; faults in all: {count}. Choose otherwise, or give another answer."
    ),
}
