"""The words of the states (of entries, statements, bundles and devices), of special answers and of roles."""

from ctip_desktop.i18n.catalogue import N_, _

STATES = {
    "not_begun": N_("not begun"),
    "draft": N_("draft"),
    "final": N_("final"),
    "sent": N_("sent"),
    "received": N_("received"),
    "returned": N_("returned"),
    "refused": N_("refused"),
    "conflict": N_("conflict"),
    "nothing": N_("nothing to report"),
    "late": N_("late"),
    "new": N_("new"),
    "taken_in": N_("taken in"),
    "already_have": N_("already have"),
    "waits": N_("waits"),
    "set_aside": N_("set aside"),
    "not_arrived": N_("not arrived"),
    "in_part": N_("in part"),
    "received_late": N_("received late"),
    "overdue": N_("overdue"),
    "changed_since": N_("changed since"),
    "future": N_("still to come"),
    "in_preparation": N_("in preparation"),
    "active": N_("active"),
    "revoked": N_("revoked"),
}

SPECIALS = {
    "not_asked": N_("not asked"),
    "not_known": N_("not known"),
    "refused": N_("refused to answer"),
    "not_applicable": N_("not applicable"),
}
ROLES = {"clerk": N_("clerk"), "officer": N_("officer"), "administrator": N_("administrator")}


def state_words(state: str) -> str:
    """Return a state's word in the language in force, as a chip shows it."""
    return capital(_(STATES[state]))


def capital(words: str) -> str:
    """Return words as they stand by themselves, with a capital where the script has one."""
    return words[:1].upper() + words[1:]
