"""What a person typed into a field, and what it says: an answer, or a fault in words."""

from ctip_desktop.forms.entering.typed.fault import Fault, Typed
from ctip_desktop.forms.entering.typed.reading import fault_words, full, read_typed
from ctip_desktop.forms.entering.typed.showing import shown

__all__ = ["Fault", "Typed", "fault_words", "full", "read_typed", "shown"]
