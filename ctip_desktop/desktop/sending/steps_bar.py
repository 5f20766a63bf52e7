"""The four named steps of sending side by side."""

from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop.widgets.steps_bar import DONE, TO_COME, NamedSteps
from ctip_desktop.i18n import _
from ctip_desktop.sync.steps import NAMES, Name, Step


def step_words(name: Name) -> str:
    """Return a step by its name."""
    return {
        "gather": _("Gather and check"),
        "seal": _("Sign and seal"),
        "write": _("Write to the USB stick"),
        "read_back": _("Read back and compare"),
    }[name]


class StepsBar(NamedSteps):
    """How far it has come: steps done in green, the present one in blue, or in amber where it waits for its stick."""

    def __init__(self, parent: QWidget | None = None) -> None:
        names = [lambda name=name: step_words(name) for name in NAMES]
        super().__init__(names, lambda: _("Steps of sending"), parent)

    def show_step(self, step: Step | None, tone: str = "accent", *, all_done: bool = False) -> None:
        """Show how far it has come; `tone` is `accent`, `warn` or `error`."""
        present = NAMES.index(step.name) if step else 0 if tone != "accent" else -1
        tones = (DONE if place < present else tone if place == present else TO_COME for place in range(len(NAMES)))
        self.show_tones(
            (DONE,) * len(NAMES) if all_done else tuple(tones), step.done / step.of if step and step.of else 0
        )
        self.setAccessibleDescription(f"{step.done} / {step.of}" if step else "")
