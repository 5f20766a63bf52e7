"""Every failure's words: one sentence each, saying where, what, and what to do.

One module per floor, each with a `WORDS` mapping from error class to the sentence (marked with `N_`), whose
placeholders are the error's facts.
"""

from ctip_desktop.i18n.problems.say import say, say_again

__all__ = ["say", "say_again"]
