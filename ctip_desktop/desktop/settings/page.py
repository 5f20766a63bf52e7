"""The page *Settings*."""

from typing import TYPE_CHECKING

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.page import Page
from ctip_desktop.i18n import _

if TYPE_CHECKING:
    from ctip_desktop.desktop.app import App


class SettingsPage(Page):
    """All that can be chosen here."""

    name = "settings"
    icon = "settings"

    def __init__(self, desk: Desk, frame: Frame, app: "App") -> None:
        super().__init__(desk, frame)
        self.app = app

    def title(self) -> str:
        """Return the page's title."""
        return _("Settings")
