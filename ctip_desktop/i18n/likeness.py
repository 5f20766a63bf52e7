"""What speaks for or against two persons being one, in words, for windows and commands alike."""

from ctip_desktop.i18n.catalogue import N_, _

_WORDS = {
    ("name", "same"): N_("Same name"),
    ("name", "alike"): N_("Name spelt almost alike"),
    ("name", "sounds"): N_("Name sounds alike in the other script"),
    ("name", "part"): N_("One name is part of the other"),
    ("name", "differs"): N_("Names differ"),
    ("birth", "same"): N_("Same date of birth"),
    ("birth", "near"): N_("Dates of birth are near each other"),
    ("birth", "differs"): N_("Dates of birth differ"),
    ("age", "possible"): N_("Ages fit"),
    ("age", "near"): N_("Ages are a year apart"),
    ("age", "differs"): N_("Ages differ"),
    ("sex", "same"): N_("Same sex"),
    ("sex", "differs"): N_("Sex differs"),
    ("origin", "same"): N_("Same province"),
    ("origin", "differs"): N_("Another province"),
    ("nationality", "same"): N_("Same nationality"),
    ("nationality", "differs"): N_("Another nationality"),
    ("number", "same"): N_("Same telephone or document"),
}
_STATES = {
    "possible": N_("Possibly the same"),
    "much": N_("Very alike"),
    "changed": N_("Changed since decided"),
    "contradicted": N_("Decided differently"),
    "yes": N_("Same person"),
    "no": N_("Different persons"),
}


def likeness_words(part: str, way: str) -> str:
    """Return what one thing says of two persons, in the language in force."""
    return _(_WORDS[part, way])


def pair_state_words(state: str) -> str:
    """Return how far a pair of persons is, in the language in force."""
    return _(_STATES[state])
