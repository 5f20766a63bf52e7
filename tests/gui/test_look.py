"""The design's promises of colour and type: contrast by WCAG 2.1, and room for Khmer's tallest and deepest words."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from ctip_desktop.desktop.look import Look, draw, look
from ctip_desktop.desktop.look.drawing import BASELINE
from ctip_desktop.desktop.look.tokens import STATES, TYPE
from ctip_desktop.desktop.widgets.text import Text, break_lines

DEEP_AND_TALL = ("ខ្ញុំ", "ញ្ញូ", "ហ្វ៊ីល", "ស្ត្រី", "ខ្សែ", "ព្រះ", "ក្នុង")
IN_ROOM = {"chip": "caption", "button": "strong", "button_in_row": "strong", "control": "body", "nav_row": "strong"}


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(one: QColor, other: QColor) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("dark", [False, True])
def test_every_text_can_be_read_on_what_it_stands_on(dark: bool) -> None:
    now = Look(dark=dark)
    pairs = [(text, ground) for text in ("text", "text_2", "text_3") for ground in ("window", "surface")]
    pairs += [(tone, f"{tone}_soft") for tone in ("error", "warn", "ok")]
    pairs += [("on_accent", "accent"), ("accent", "accent_soft"), ("text", "accent_soft"), ("text_2", "sunken")]
    for ink, ground in pairs:
        assert contrast(now.colour(ink), now.colour(ground)) >= 4.5, (ink, ground)
    for state in STATES:
        assert contrast(now.ink(state), now.ground(state)) >= 4.5, state


@pytest.mark.parametrize("dark", [False, True])
def test_every_frame_and_glyph_can_be_seen(dark: bool) -> None:
    now = Look(dark=dark)
    for ink in ("line_strong", "accent", "error", "warn", "ok"):
        for ground in ("window", "surface"):
            assert contrast(now.colour(ink), now.colour(ground)) >= 3, (ink, ground)


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("role", TYPE)
def test_a_line_has_room_for_khmers_tallest_and_deepest_words(
    role: str, large: bool, look_and_language: Callable[..., None]
) -> None:
    look_and_language("km", large=large)
    metrics, middle = QFontMetricsF(look().font(role)), look().pitch(role) / 2
    for word in DEEP_AND_TALL:
        ink = metrics.tightBoundingRect(word).translated(0, middle + look().em(role) * BASELINE)
        assert ink.top() >= -1, (word, ink)
        assert ink.bottom() <= look().pitch(role) + 1, (word, ink)


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize(("part", "role"), IN_ROOM.items())
def test_controls_are_high_enough_for_khmer(
    part: str, role: str, large: bool, look_and_language: Callable[..., None]
) -> None:
    look_and_language("km", large=large)
    metrics, height = QFontMetricsF(look().font(role)), look().size(part)
    for word in DEEP_AND_TALL:
        ink = metrics.tightBoundingRect(word).translated(0, height / 2 + look().em(role) * BASELINE)
        assert ink.top() >= 0, (part, word)
        assert ink.bottom() <= height, (part, word)


def test_what_draw_draws_stands_in_its_place(look_and_language: Callable[..., None]) -> None:
    look_and_language("km")
    picture = QImage(300, 60, QImage.Format.Format_ARGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    place = QRectF(0, 15, 300, look().pitch("body"))
    draw(painter, place, "ខ្ញុំ ញ្ញូ ហ្វ៊ីល")
    painter.end()
    inked = [y for y in range(60) for x in range(300) if picture.pixelColor(x, y) != QColor("white")]
    assert place.top() - 1 <= min(inked)
    assert max(inked) <= place.bottom() + 1


def test_khmer_breaks_between_words_and_loses_nothing(look_and_language: Callable[..., None]) -> None:
    look_and_language("km")
    text = "គណៈកម្មាធិការខេត្តប្រយុទ្ធប្រឆាំងអំពើជួញដូរមនុស្សសូមជម្រាបជូនថាកិច្ចប្រជុំនេះនឹងប្រព្រឹត្តទៅនៅថ្ងៃស្អែក"
    lines = break_lines(text, "body", 220)
    assert len(lines) > 2
    assert "".join(lines) == text
    assert all(not line.startswith(("្", "ា", "ុ")) for line in lines)


def test_a_wrapped_text_is_as_high_as_its_lines(qtbot: object, look_and_language: Callable[..., None]) -> None:
    look_and_language("km")
    text = Text("អត្ថបទវែងមួយដែលត្រូវបំបែកជាច្រើនជួរព្រោះវាវែងជាងកន្លែងដែលមាន", wrap=True)
    text.resize(120, 20)
    text.show()
    assert text.height() == len(break_lines(text.text, "body", 120)) * look().pitch("body")
    text.close()


def test_an_elided_text_shows_whole_in_its_tip(qtbot: object, look_and_language: Callable[..., None]) -> None:
    text = Text("A very long line that does not fit into so little room")
    text.resize(80, 20)
    text.show()
    text.grab()
    assert text.toolTip() == text.text
    text.close()
