"""The page of sending is whole in both languages, in light and dark, and where the window is small."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from ctip_desktop.desktop.sending.page import SendingPage
from ctip_desktop.desktop.sending.seeing import Seen, Standing, Waits, Went
from ctip_desktop.i18n import figure, language
from ctip_desktop.store.outbox import Sent
from ctip_desktop.sync.shipping import Parcel, Shipment
from ctip_desktop.sync.steps import Step
from tests.support.gui import shoot
from tests.support.seats import Hub, Seat
from tests.support.seen import faults, stretched, unnamed

LOOKS = [("km", False, (1366, 696)), ("en", False, (1366, 696)), ("km", True, (1366, 696)), ("km", False, (1093, 614))]


def seen() -> Seen:
    km = language() == "km"
    kinds = [
        ("case", "ករណី" if km else "Case", 6, "ជនរងគ្រោះ ១១ · ជនសង្ស័យ ៨" if km else "Victims 11 · Suspects 8"),
        ("meeting", "កិច្ចប្រជុំ" if km else "Meeting", 1, "លើកទី១៤" if km else "The 14th"),
        ("prevention", "សកម្មភាពបង្ការ" if km else "Prevention", 4, "អ្នកចូលរួម ៨៦២" if km else "Participants 862"),
        ("border", "ច្រកព្រំដែន" if km else "Border post", 2, "ច្រក ២ · ខែមិថុនា" if km else "Posts 2 · June"),
    ]
    waits = [Waits(form, title, count, holds, "final") for form, title, count, holds in kinds]
    waits.append(Waits("case", kinds[0][1], 3, "ខែឧសភា" if km else "May", "sent"))
    went = [
        Went("1", figure("077"), "២៧ មិថុនា" if km else "27 June", 22, "received", ""),
        Went("2", figure("076"), "១៣ មិថុនា" if km else "13 June", 9, "refused", "bundle_damaged"),
        Went("3", figure("074"), "១៦ ឧសភា" if km else "16 May", 12, "sent", ""),
    ]
    return Seen(Standing(True, True, False, False, "", 3), tuple(waits), 2, tuple(went))


@pytest.fixture
def staged(page: SendingPage, seat: Seat, hub: Hub, look_and_language: Callable[..., None]) -> Callable[..., None]:
    """Show what the picture shows, in a state of the dispatch."""
    hub.put_in("KINGSTON")
    seat.look()
    stick = replace(seat.sticks.present[0], free=3_100_000_000, total=4_000_000_000)
    sent = Sent("9" * 64, "journal", "00", "", "", "1" * 32, 1, 14, n=78)
    shipment = Shipment((Parcel(b"x" * 2_100_000, sent),))

    def stage(state: str, code: str, dark: bool, size: tuple[int, int]) -> None:
        look_and_language(code, dark=dark)
        seat.window.resize(*size)
        for _ in range(2):  # the language is heard of in the first, and read anew in the second
            seat.settle()
        seat.sticks.present = (stick,)
        page._show(seen())
        page.card.show_ready(stick, False, 14)
        dispatch = page.dispatch
        if state != "ready":
            dispatch.stick, dispatch.shipment = stick, shipment
            dispatch.step = Step("write", 1_302_000, 2_100_000)
            dispatch.state = state  # type: ignore[assignment]
            page._show_dispatch()
            page._show_went()
            page.header_changed.emit()
        seat.settle()

    return stage


@pytest.mark.parametrize("state", ["ready", "running", "pulled", "done"])
@pytest.mark.parametrize(("code", "dark", "size"), LOOKS)
def test_nothing_is_cut_off(
    seat: Seat, page: SendingPage, staged: Callable[..., None], state: str, code: str, dark: bool, size: tuple[int, int]
) -> None:
    staged(state, code, dark, size)
    shoot(seat.window, f"sending-{state}-{code}{'-dark' if dark else ''}-{size[0]}")
    found = faults(seat.window) + unnamed(seat.window)
    page.dispatch.state = "idle"
    assert found == []


@pytest.mark.parametrize("state", ["ready", "running", "pulled"])
def test_words_twice_as_long_are_shortened_at_most(
    seat: Seat, page: SendingPage, staged: Callable[..., None], state: str
) -> None:
    with stretched():
        staged(state, "en", False, (1366, 696))
        shoot(seat.window, f"sending-stretched-{state}")
        found = faults(seat.window, lambda _: True)
        page.dispatch.state = "idle"
        assert found == []
