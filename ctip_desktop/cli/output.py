"""How commands answer: one JSON value with `--json`, plain lines without."""

import re
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click

# Signs that would command the terminal or turn a line around; names of files and answers of others may hold them.
_COMMANDING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]|\r(?!\n)")

F = TypeVar("F", bound=Callable[..., Any])


def json_option(command: F) -> F:
    """Give a verb its `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON value.")(command)


def answer(value: object, lines: Iterable[str], as_json: bool) -> None:
    """Print `value` as JSON, or `lines` for people."""
    if as_json:
        import json

        text = json.dumps(value, ensure_ascii=False, indent=2)
        click.echo(_COMMANDING.sub(lambda found: f"\\u{ord(found[0]):04x}", text))
    else:
        for line in lines:
            click.echo(harmless(line))


def harmless(text: str) -> str:
    """Return a text as it can be shown: without signs that command the terminal."""
    return _COMMANDING.sub("\ufffd", text)
