"""The look in force: light or dark, text of usual size or large; chosen at start or live, as the language is."""

from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from ctip_desktop import paths
from ctip_desktop.desktop.look import tokens
from ctip_desktop.i18n import language

_FACES = (
    "NotoSans-Regular", "NotoSans-Medium", "NotoSans-SemiBold",
    "NotoSansKhmer-Regular", "NotoSansKhmer-Medium", "NotoSansKhmer-SemiBold",
)  # fmt: skip


@dataclass(frozen=True)
class Look:
    """What the design's names mean now. Sizes and pitches are logical pixels."""

    dark: bool = False
    large: bool = False

    def colour(self, name: str) -> QColor:
        """Return the colour of a token: `window`, `text_2`, `accent_soft`."""
        return _colour((tokens.DARK if self.dark else tokens.LIGHT)[name])

    def ink(self, state: str) -> QColor:
        """Return the colour of a state's glyph and words."""
        return _colour(tokens.STATES[state].dark_ink if self.dark else tokens.STATES[state].ink)

    def ground(self, state: str) -> QColor:
        """Return the colour a state's words stand on."""
        return _colour(tokens.STATES[state].dark_ground if self.dark else tokens.STATES[state].ground)

    def font(self, role: str, latin: bool = False) -> QFont:
        """Return the font of a role (`body`, `title`) in the language in force; key names are always `latin`."""
        return _font(role, "en" if latin else language(), self.large)

    def em(self, role: str) -> float:
        """Return the size of a role's letters."""
        return self.font(role).pointSizeF() * 96 / 72

    def pitch(self, role: str) -> int:
        """Return the height of a line."""
        return round(self.em(role) * tokens.PITCH[language()] + 0.4)

    def size(self, name: str) -> int:
        """Return a size of the design: `control`, `row`, `sidebar`."""
        return (self.large and tokens.LARGE_SIZE.get(name)) or tokens.SIZE[name]


_look = [Look()]


def look() -> Look:
    """Return the look in force."""
    return _look[0]


def use_look(chosen: Look) -> None:
    """Look so from here on; `apply` then tells the application."""
    _look[0] = chosen


def apply(application: QApplication) -> None:
    """Give the application the fonts, the style and the palette of the look and language in force.

    Every widget hears of it (`PaletteChange`, `FontChange`) and draws itself anew.
    """
    _load_faces()
    now = look()
    if application.style().objectName() != "fusion":
        application.setStyle(QStyleFactory.create("Fusion"))
    application.setFont(now.font("body"))
    application.setPalette(_palette(now))


@cache
def _load_faces() -> None:
    for face in _FACES:
        QFontDatabase.addApplicationFont(str(paths.resources() / "fonts" / f"{face}.ttf"))


@cache
def _colour(written: str) -> QColor:
    return QColor(written)


@cache
def _font(role: str, code: str, large: bool) -> QFont:
    size = tokens.TYPE[role]
    points = size.km if code == "km" else size.en
    body = tokens.TYPE["body"].km if code == "km" else tokens.TYPE["body"].en
    font = QFont(list(tokens.FAMILIES[code]))
    font.setPointSizeF(points * (body + tokens.LARGER_BODY) / body if large else points)
    font.setWeight(QFont.Weight(size.weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _palette(now: Look) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: "window",
        QPalette.ColorRole.WindowText: "text",
        QPalette.ColorRole.Base: "surface",
        QPalette.ColorRole.AlternateBase: "shade",
        QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.PlaceholderText: "text_3",
        QPalette.ColorRole.Button: "surface",
        QPalette.ColorRole.ButtonText: "text",
        QPalette.ColorRole.Highlight: "accent_soft",
        QPalette.ColorRole.HighlightedText: "text",
        QPalette.ColorRole.Accent: "accent",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.ToolTipBase: "surface",
        QPalette.ColorRole.ToolTipText: "text",
        QPalette.ColorRole.Mid: "line",
        QPalette.ColorRole.Dark: "line_strong",
        QPalette.ColorRole.Light: "surface",
        QPalette.ColorRole.Midlight: "sunken",
        QPalette.ColorRole.Shadow: "line_strong",
    }
    palette = QPalette()
    for role, name in roles.items():
        palette.setColor(role, now.colour(name))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, now.colour("text_3"))
    return palette
