"""Facts are told in whole words, however long the question is that each answers."""

from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.widgets.facts import Facts


def test_a_long_label_has_room_for_its_lines_before_it_is_first_seen(qtbot: QtBot) -> None:
    facts = Facts(labels=8.6)
    qtbot.addWidget(facts)
    facts.show_facts([("Date", "29/10/2026"), ("Did the meeting take place?", "It took place")])
    (short, _), (long, _), *_rest = facts.pairs
    assert long.minimumHeight() == long.heightForWidth(long.width()) == 2 * short.minimumHeight()
