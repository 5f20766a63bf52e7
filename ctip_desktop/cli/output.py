"""How commands answer: one JSON value with `--json`, plain lines without."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def json_option(command: F) -> F:
    """Give a verb its `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON value.")(command)


def answer(value: object, lines: Iterable[str], as_json: bool) -> None:
    """Print `value` as JSON, or `lines` for people."""
    if as_json:
        import json

        click.echo(json.dumps(value, ensure_ascii=False, indent=2))
    else:
        for line in lines:
            click.echo(line)
