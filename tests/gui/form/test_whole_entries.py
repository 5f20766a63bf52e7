"""Whole entries keyed through the window by key events alone, in Khmer, and saved as final."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from ctip_desktop import paths
from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.form.page import FormPage
from ctip_desktop.forms import installed
from ctip_desktop.store.listing import list_entries, show
from tests.support.gui import press, shoot
from tests.support.keying import Clerk
from tests.support.meetings import a_meeting


def sample(name: str) -> dict[str, Any]:
    answers: dict[str, Any] = json.loads(Path(paths.resources() / "sample" / f"{name}.json").read_text("utf-8"))
    return answers


def plain(answers: Any) -> Any:
    """Return answers without row ids, so that what was keyed can be held against what stands on paper."""
    if isinstance(answers, dict):
        return {name: plain(answer) for name, answer in answers.items() if name != "_id"}
    return [plain(each) for each in answers] if isinstance(answers, list) else answers


def holds(kept: Any, keyed: Any) -> bool:
    """Say whether all that was keyed was kept; what is calculated and given by default comes beside it."""
    if isinstance(keyed, dict):
        return all(name in kept and holds(kept[name], answer) for name, answer in keyed.items())
    if isinstance(keyed, list):
        return len(kept) == len(keyed) and all(map(holds, kept, keyed))
    return bool(kept == keyed)


@pytest.mark.parametrize(
    ("form", "answers"),
    [("case", sample("case-1")), ("case", sample("case-2")), ("case", sample("case-3")), ("meeting", a_meeting())],
    ids=["case-1", "case-2", "case-3", "meeting"],
)
def test_an_entry_is_keyed_from_paper_and_saved(
    qtbot: QtBot,
    desk: Desk,
    settled: Callable[[], None],
    open_form: Callable[..., FormPage],
    look_and_language: Callable[..., None],
    form: str,
    answers: dict[str, Any],
) -> None:
    look_and_language("km")
    page = open_form(installed.load(form))
    assert page.view is not None
    assert page.entering is not None
    Clerk(page.view).key_in(answers)
    shoot(page.frame.window(), f"keyed-{form}")
    page.view.hand_in()
    assert holds(plain(page.entering.filled.answers()), plain(answers))
    with qtbot.waitSignal(page.entering.finished, timeout=10_000):
        press("Ctrl+S")
    settled()
    with desk.store.reading() as reader:
        (listed,) = list_entries(reader, form)
        kept = show(reader, listed.id)
    assert (listed.state, listed.has_draft) == ("final", False)
    assert holds(plain(kept.answers), plain(answers))
