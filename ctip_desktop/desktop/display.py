"""Whether there is a screen to open a window on: Qt itself would end the program without words a person understands."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ctip_desktop.errors.desktop import NoDisplay, WindowPartMissing

if TYPE_CHECKING:
    from ctypes import CDLL


def require_display() -> None:
    """Raise NoDisplay or WindowPartMissing where a window cannot be opened; asks only on Linux, only what Qt asks."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return
    if os.environ.get("WAYLAND_DISPLAY"):
        return
    if not os.environ.get("DISPLAY"):
        raise NoDisplay
    from ctypes import CDLL

    plugin = _plugin()
    try:
        if plugin.exists():
            CDLL(str(plugin))
        answers = _answers(CDLL("libxcb.so.1"))
    except OSError as error:
        raise WindowPartMissing(str(error).partition(":")[0]) from None
    if not answers:
        raise NoDisplay


def _plugin() -> Path:
    from PySide6.QtCore import QLibraryInfo

    return Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms" / "libqxcb.so"


def _answers(xcb: "CDLL") -> bool:
    """Say whether the X server named by DISPLAY answers."""
    from ctypes import c_void_p

    xcb.xcb_connect.restype = c_void_p
    connection = c_void_p(xcb.xcb_connect(None, None))
    fault = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not fault
