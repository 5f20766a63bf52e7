"""The values of the design: colours as sRGB, type in points, sizes in logical pixels at 96 dpi."""

from typing import NamedTuple

FAMILIES = {"km": ("Noto Sans Khmer", "Noto Sans"), "en": ("Noto Sans", "Noto Sans Khmer")}
PITCH = {"km": 1.65, "en": 1.4}
"""Height of a line in em; Noto Sans Khmer reaches 0.55 em down and 1.02 em up, more than it says of itself."""


class TypeSize(NamedTuple):
    """Points in Khmer and in English, and the weight."""

    km: float
    en: float
    weight: int


TYPE = {
    "title": TypeSize(16.0, 15.0, 600),
    "heading": TypeSize(12.5, 11.5, 600),
    "body": TypeSize(11.0, 10.0, 400),
    "label": TypeSize(11.0, 10.0, 500),
    "strong": TypeSize(11.0, 10.0, 600),
    "small": TypeSize(10.0, 9.0, 400),
    "small_strong": TypeSize(10.0, 9.0, 600),
    "caption": TypeSize(9.5, 8.5, 500),
    "figure": TypeSize(22.0, 20.0, 600),
}
LARGER_BODY = 2.0
"""Points that large text adds to the body; all else grows in proportion."""

SIZE = {
    "sidebar": 216, "sidebar_folded": 56, "header": 64, "status": 32, "page_margin": 24,
    "control": 36, "button": 36, "button_in_row": 32, "chip": 26, "row": 50, "row_dense": 40, "matrix_row": 20,
    "nav_row": 40, "icon": 18, "icon_small": 16, "icon_large": 40, "focus_ring": 2,
    "form_label": 232, "form_field_max": 460, "form_sections": 232, "aid_panel": 272,
}  # fmt: skip
LARGE_SIZE = {"control": 40, "button": 40, "button_in_row": 36, "row": 56, "row_dense": 46, "chip": 30, "nav_row": 44,
              "matrix_row": 24, "status": 36, "header": 72}  # fmt: skip
RADIUS = {"chip": 4, "control": 6, "panel": 8}
FOLD_BELOW = 1200
"""Width of the window under which the sidebar folds and side panes open over the page."""
SMALLEST = (1024, 600)

LIGHT = {
    "window": "#F3F5F8", "surface": "#FFFFFF", "sunken": "#E8ECF2", "line": "#D6DCE5", "line_strong": "#7A8698",
    "text": "#17202E", "text_2": "#435064", "text_3": "#586579",
    "accent": "#1D4C9E", "accent_hover": "#173F86", "on_accent": "#FFFFFF", "accent_soft": "#E2EBFA",
    "hover": "#EEF2F8", "shade": "#F7F9FB",
    "error": "#B0231C", "error_soft": "#FDEBE9", "warn": "#7A4F00", "warn_soft": "#FFF3D4",
    "ok": "#1A6636", "ok_soft": "#E0F3E6",
}  # fmt: skip
DARK = {
    "window": "#12161C", "surface": "#1B2129", "sunken": "#0D1116", "line": "#303946", "line_strong": "#75839A",
    "text": "#E8ECF2", "text_2": "#B7C1CF", "text_3": "#95A2B4",
    "accent": "#8DB5FF", "accent_hover": "#A6C5FF", "on_accent": "#0B1B38", "accent_soft": "#20314F",
    "hover": "#232B36", "shade": "#171C23",
    "error": "#FF9C93", "error_soft": "#3D1E1D", "warn": "#F2C462", "warn_soft": "#382B10",
    "ok": "#7FD49B", "ok_soft": "#15301F",
}  # fmt: skip


class StateLook(NamedTuple):
    """How a state is shown: glyph, ink and ground in light and in dark, and how it is framed."""

    icon: str
    ink: str
    ground: str
    dark_ink: str
    dark_ground: str
    frame: str = ""


_BLUE = ("#1D4C9E", "#E2EBFA", "#8DB5FF", "#20314F")
_GREEN = ("#1A6636", "#E0F3E6", "#7FD49B", "#15301F")
_AMBER = ("#7A4F00", "#FFF3D4", "#F2C462", "#382B10")
_RED = ("#B0231C", "#FDEBE9", "#FF9C93", "#3D1E1D")
_ORANGE = ("#8A4100", "#FDEAD7", "#FFB57A", "#3B2512")
_GREY = ("#435064", "#E8ECF2", "#B7C1CF", "#2A323D")
_PALE = ("#435064", "#F3F5F8", "#B7C1CF", "#222932")

STATES = {
    "not_begun": StateLook("circle-dashed", "#586579", "#FFFFFF", "#95A2B4", "#1B2129", "dashed"),
    "draft": StateLook("pencil-line", *_GREY, "dashed"),
    "final": StateLook("check", *_BLUE),
    "sent": StateLook("send", "#0B5F70", "#DAF0F4", "#6FD0E2", "#12333B"),
    "received": StateLook("check-check", *_GREEN),
    "returned": StateLook("corner-up-left", *_AMBER),
    "refused": StateLook("circle-x", *_RED),
    "conflict": StateLook("git-compare", "#6B2C9C", "#F2E8FA", "#D0A6F2", "#312040"),
    "nothing": StateLook("circle-slash", *_PALE, "solid"),
    "late": StateLook("clock-alert", *_ORANGE),
    "new": StateLook("package", *_BLUE),
    "taken_in": StateLook("check-check", *_GREEN),
    "already_have": StateLook("circle-slash", *_PALE, "solid"),
    "waits": StateLook("clock-alert", *_ORANGE),
    "set_aside": StateLook("circle-x", *_RED),
    "not_arrived": StateLook("circle-ellipsis", "#586579", "#FFFFFF", "#95A2B4", "#1B2129", "dashed"),
    "in_part": StateLook("circle-dot", *_GREY, "solid"),
    "received_late": StateLook("check-check", *_ORANGE),
    "overdue": StateLook("clock-alert", *_ORANGE),
    "changed_since": StateLook("circle-fading-arrow-up", *_AMBER),
    "future": StateLook("dot", "#586579", "#FFFFFF", "#95A2B4", "#1B2129"),
    "in_preparation": StateLook("file-pen-line", *_GREY, "dashed"),
    "active": StateLook("check", *_GREEN),
    "revoked": StateLook("circle-x", *_RED),
}
