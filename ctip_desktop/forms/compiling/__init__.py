"""From an XLSForm workbook to a compiled form, or to all its faults: for authors, the test command and the secretariat.

May import what `forms` may, and is never imported to fill a form in.
"""

from ctip_desktop.forms.compiling.compile import Compiled, compile_workbook
from ctip_desktop.forms.compiling.sheet import Fault
from ctip_desktop.forms.compiling.workbook import read_workbook

__all__ = ["Compiled", "Fault", "compile_workbook", "read_workbook"]
