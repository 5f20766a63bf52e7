"""A copy of a file lands where the person chooses, whatever another office named it by."""

import pytest

from ctip_desktop.desktop.form.attachments.panel import name_to_offer


@pytest.mark.parametrize(
    ("name", "offered"),
    [
        ("លិខិត.pdf", "លិខិត.pdf"),
        ("../../.bashrc", "bashrc"),
        ("C:\\Windows\\x.dll", "x.dll"),
        ("/etc/passwd", "passwd"),
        ("a\nb\u202egpj.exe", "a b gpj.exe"),
        ("..", "file"),
        ("x/", "file"),
    ],
)
def test_a_name_that_is_offered_leads_to_no_other_folder(name: str, offered: str) -> None:
    assert name_to_offer(name) == offered
