"""The two languages of the program: catalogues, and every failure's words in one place.

May import `khmer`, `settings`, `errors`, `paths`, `clock`.
"""

from ctip_desktop.i18n.catalogue import N_, _, language, ngettext, use_language
from ctip_desktop.i18n.figures import figure

__all__ = ["N_", "_", "figure", "language", "ngettext", "use_language"]
