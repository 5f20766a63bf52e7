"""Gives the catalogue what the help of the commands says: an extraction method of Babel, named in `pyproject.toml`."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

import click

from ctip_desktop.cli.helping import has_placeholder
from ctip_desktop.cli.usage import placeholder


def extract(module: BinaryIO, keywords: Any, comment_tags: Any, options: Any) -> Iterator[Any]:
    """Yield the marked sentences of a module of commands, and the texts its help shows."""
    from babel.messages.extract import extract_python

    yield from extract_python(module, keywords, comment_tags, options)
    found = import_module(f"ctip_desktop.cli.{Path(module.name).stem}")
    command = getattr(found, "command", getattr(found, "root", None))
    for text in filter(None, help_texts(command) if command else ()):
        yield 1, "_", text, []


def help_texts(command: click.Command) -> Iterator[str]:
    """Yield the English texts of a command and, if it is a noun, of its verbs."""
    yield command.help or ""
    for param in command.params:
        if isinstance(param, click.Option):
            yield param.help or ""
        if has_placeholder(param):
            yield placeholder(param)
    for verb in command.commands.values() if isinstance(command, click.Group) else ():
        yield from help_texts(verb)
