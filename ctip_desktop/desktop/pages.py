"""Which pages a desk has, in the order of the sidebar."""

from typing import TYPE_CHECKING

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.page import Page

if TYPE_CHECKING:
    from ctip_desktop.desktop.app import App


def pages_for(desk: Desk, frame: Frame, app: "App") -> list[Page]:
    """Return the pages of a province's desk or of the secretariat's, *Settings* last."""
    return []
