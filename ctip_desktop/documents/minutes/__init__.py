"""The official minutes of a meeting, from the answers of a `meeting` entry.

`reading` turns the answers into the values of `meeting`; `sentences` makes what the author did not write; `body`,
`signatures` and `annex` set the parts; `checks` compares the annex with the opening sentence.
"""

from ctip_desktop.documents.minutes.checks import Check
from ctip_desktop.documents.minutes.printing import Minutes, print_minutes

__all__ = ["Check", "Minutes", "print_minutes"]
