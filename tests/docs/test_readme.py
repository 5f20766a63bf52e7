"""What the README tells people to type exists."""

import re
from pathlib import Path

import click

from ctip_desktop.cli.main import NOUNS, root

README = (Path(__file__).resolve().parents[2] / "README.md").read_text("utf-8")


def verbs(noun: str) -> set[str]:
    with click.Context(root) as context:
        command = root.get_command(context, noun)
        assert command is not None
        return set(command.list_commands(context)) if isinstance(command, click.Group) else set()


def test_every_command_the_readme_names_exists() -> None:
    named = re.findall(r"ctip-desktop (?:--\w+ \S+ )*([a-z]+)(?: ([a-z]+))?", README)
    assert named
    for noun, verb in named:
        assert noun in NOUNS
        assert not verb or not verbs(noun) or verb in verbs(noun), f"{noun} {verb}"


def test_the_readme_names_every_command() -> None:
    for noun in NOUNS:
        assert f"`{noun}" in README or f"ctip-desktop {noun}" in README, noun
        for verb in verbs(noun):
            assert re.search(rf"\b{noun}\b[^\n]*\b{verb}\b", README), f"{noun} {verb}"
