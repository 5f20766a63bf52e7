"""Keeps other programs from taking pictures of a window, where the system can be told to (Windows 10 2004 or later)."""

import sys

from PySide6.QtWidgets import QWidget

_NONE, _EXCLUDE = 0x00, 0x11


def exclude_from_capture(window: QWidget, excluded: bool) -> None:
    """Leave a window out of screenshots and screen sharing, or allow it again; elsewhere than on Windows do nothing."""
    if sys.platform == "win32":  # pragma: no cover - tried on Windows only
        import ctypes

        ctypes.windll.user32.SetWindowDisplayAffinity(int(window.winId()), _EXCLUDE if excluded else _NONE)
